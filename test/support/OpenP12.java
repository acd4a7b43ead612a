import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Base64;

/**
 * What a signing program in Java does with a .p12: `java OpenP12 file passphrase document signed` prints the alias of the one key and
 * the chain that the keystore built for it, and writes the document's signature with SHA-256.
 */
final class OpenP12 {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    char[] passphrase = args[1].toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = new FileInputStream(args[0])) {
      store.load(file, passphrase);
    }
    String alias = store.aliases().nextElement();
    if (!store.isKeyEntry(alias)) throw new IllegalStateException("The first entry is no private key");
    out.println("alias: " + alias);
    for (Certificate certificate : store.getCertificateChain(alias)) {
      out.println("-----BEGIN CERTIFICATE-----");
      out.println(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
      out.println("-----END CERTIFICATE-----");
    }
    PrivateKey key = (PrivateKey) store.getKey(alias, passphrase);
    Signature signature = Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    signature.update(Files.readAllBytes(Path.of(args[2])));
    Files.write(Path.of(args[3]), signature.sign());
  }
}
