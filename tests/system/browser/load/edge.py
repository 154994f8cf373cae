"""Starts the edge that stands for CloudFront, with a certificate that one browser takes for good."""

import base64
import datetime as dt
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

PROGRAM = Path(__file__).with_name("edge.mjs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Its address, and the option with which Chromium takes its certificate, also to cache by it."""

    url: str
    chromium_option: str


@contextmanager
def running_edge(site_url: str) -> Iterator[Edge]:
    """An edge in front of the site; it is stopped at the end."""
    node = shutil.which("node") or "node"
    with tempfile.TemporaryDirectory(prefix="task-reminder-edge-") as folder:
        key, certificate = Path(folder) / "key.pem", Path(folder) / "certificate.pem"
        fingerprint = _write_certificate(key, certificate)
        with subprocess.Popen([node, PROGRAM, site_url, key, certificate], stdout=subprocess.PIPE) as process:
            try:
                assert process.stdout is not None
                port = int(process.stdout.readline())
                yield Edge(
                    url=f"https://localhost:{port}",
                    chromium_option=f"--ignore-certificate-errors-spki-list={fingerprint}",
                )
            finally:
                process.terminate()


def _write_certificate(key_file: Path, certificate_file: Path) -> str:
    """Writes a key and its own certificate; returns the fingerprint of its public key, for Chromium."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    certificate_file.write_bytes(certificate.public_bytes(Encoding.PEM))
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(public).digest()).decode()
