"""Checks that the certificate in certificateArn is issued and covers the names that use it."""

from collections.abc import Iterable

from botocore.exceptions import ClientError

from infra.domain.custom_domain import CERTIFICATES_REGION
from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong


@check("certificate", "acm:DescribeCertificate")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about the certificate, which is always in us-east-1."""
    settings = account.settings
    client = account.session.client("acm", region_name=CERTIFICATES_REGION)
    try:
        found = client.describe_certificate(CertificateArn=str(settings.certificate_arn))["Certificate"]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        yield wrong("certificateArn names none of this account", "take one of: " + _list())
        return
    covered = [found.get("DomainName", ""), *found.get("SubjectAlternativeNames", [])]
    names = [name for name in (settings.domain_name, settings.sign_in_domain_name) if name is not None]
    missing = [name for name in names if not any(_covers(each, name) for each in covered)]
    if found.get("Status") != "ISSUED":
        yield wrong(
            f"it is {found.get('Status')}, not ISSUED",
            "set the records in DNS that ACM asks for: "
            f"aws acm describe-certificate --region {CERTIFICATES_REGION}"
            f" --certificate-arn {settings.certificate_arn}",
        )
    elif missing:
        yield wrong(f"it is not for {', '.join(missing)}", "take one that is, of: " + _list())
    else:
        yield fine(f"issued, for {', '.join(names)}")


def _covers(pattern: str, name: str) -> bool:
    """Matches a name; an asterisk is one label. https://www.rfc-editor.org/rfc/rfc9525.html#section-6.3"""
    if pattern.startswith("*."):
        return name.partition(".")[2] == pattern[2:].lower()
    return name == pattern.lower()


def _list() -> str:
    return f"aws acm list-certificates --region {CERTIFICATES_REGION}"
