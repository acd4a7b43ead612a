import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What Java's own PKIX says of certificates, revocation on, soft-fail off, everything fetched from the addresses they carry.
 *
 * <p>{@code java Judge.java crl|ocsp root.pem issuing.pem certificate.pem …} prints one line for each: its file name and the verdict.
 */
final class Judge {
  public static void main(String[] args) throws Exception {
    System.setProperty("com.sun.security.enableCRLDP", "true");
    X509Certificate root = read(args[1]);
    X509Certificate issuing = read(args[2]);
    for (String file : Arrays.asList(args).subList(3, args.length))
      System.out.println(Path.of(file).getFileName() + ": " + verdict(args[0], root, issuing, read(file)));
  }

  static String verdict(String by, X509Certificate root, X509Certificate issuing, X509Certificate certificate)
      throws Exception {
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(
        by.equals("crl")
            ? EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK)
            // A CA's own status stands in its root's list alone.
            : EnumSet.of(Option.NO_FALLBACK, Option.ONLY_END_ENTITY));
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.addCertPathChecker(checker);
    try {
      validator.validate(
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate, issuing)), parameters);
      return "VALID";
    } catch (CertPathValidatorException refusal) {
      return refusal.getReason() + " (" + refusal.getMessage() + ")";
    }
  }

  static X509Certificate read(String file) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(file))));
  }
}
