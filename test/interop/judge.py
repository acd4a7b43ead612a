"""What python3-cryptography says of certificates, each fetched thing verified by hand: it validates no paths itself.

python3 judge.py crl|ocsp issuing.pem certificate.pem ... prints one line for each: its file name and the verdict.
python3 judge.py request request.pem says whether a certificate request is signed by the key in it.
"""

import os
import sys
import urllib.request
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, ExtensionOID


def load(file):
    with open(file, "rb") as stream:
        return x509.load_pem_x509_certificate(stream.read())


def extension(certificate, oid):
    return certificate.extensions.get_extension_for_oid(oid).value


def fetch(url, data=None):
    headers = {} if data is None else {"Content-Type": "application/ocsp-request"}
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10) as answer:
        return answer.read()


def verify(key, signature, signed, digest):
    """Throws InvalidSignature."""
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, signed, padding.PKCS1v15(), digest)
    else:
        key.verify(signature, signed, ec.ECDSA(digest))


def verify_certificate(certificate, issuer):
    assert certificate.issuer == issuer.subject
    verify(
        issuer.public_key(),
        certificate.signature,
        certificate.tbs_certificate_bytes,
        certificate.signature_hash_algorithm,
    )


def by_crl(certificate, issuer):
    [point] = extension(certificate, ExtensionOID.CRL_DISTRIBUTION_POINTS)
    crl = x509.load_der_x509_crl(fetch(point.full_name[0].value))
    assert crl.issuer == issuer.subject and crl.is_signature_valid(issuer.public_key())
    assert crl.last_update <= datetime.utcnow() < crl.next_update
    entry = crl.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if entry is None:
        return "not listed"
    return "listed, " + extension(entry, x509.CRLReason.oid).reason.value


def by_ocsp(certificate, issuer):
    request = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA256()).build()
    [url] = [
        one.access_location.value
        for one in extension(certificate, ExtensionOID.AUTHORITY_INFORMATION_ACCESS)
        if one.access_method == AuthorityInformationAccessOID.OCSP
    ]
    answer = ocsp.load_der_ocsp_response(fetch(url, request.public_bytes(Encoding.DER)))
    if answer.response_status != ocsp.OCSPResponseStatus.SUCCESSFUL:
        return answer.response_status.name
    [signer] = answer.certificates
    verify_certificate(signer, issuer)
    assert ExtendedKeyUsageOID.OCSP_SIGNING in extension(signer, ExtensionOID.EXTENDED_KEY_USAGE)
    assert extension(signer, ExtensionOID.OCSP_NO_CHECK) is not None
    verify(signer.public_key(), answer.signature, answer.tbs_response_bytes, answer.signature_hash_algorithm)
    assert answer.serial_number == certificate.serial_number
    assert answer.this_update <= datetime.utcnow() < answer.next_update
    reason = "" if answer.revocation_reason is None else ", " + answer.revocation_reason.value
    return answer.certificate_status.name + reason


def judge_request(file):
    with open(file, "rb") as stream:
        request = x509.load_pem_x509_csr(stream.read())
    print(f"{request.subject.rfc4514_string()}: {'' if request.is_signature_valid else 'not '}signed by its own key")


def judge_certificates(judge, issuing, *files):
    issuer = load(issuing)
    for file in files:
        certificate = load(file)
        verify_certificate(certificate, issuer)
        ended = certificate.not_valid_after < datetime.utcnow()
        print(f"{os.path.basename(file)}: {judge(certificate, issuer)}{'; ended' if ended else ''}")


by, *arguments = sys.argv[1:]
if by == "request":
    judge_request(*arguments)
else:
    judge_certificates({"crl": by_crl, "ocsp": by_ocsp}[by], *arguments)
