"""Manages a stack's custom names: their config, and the resources that they add."""

from typing import Any

from tests.emulator import Emulator

NAMES: dict[str, object] = {
    "domainName": "remind.example.org",
    "signInDomainName": "sign-in.remind.example.org",
    "senderDomainName": "example.org",
}
UPDATED = {
    "cloudfront/distribution:Distribution site",
    "cloudfront/responseHeadersPolicy:ResponseHeadersPolicy site-headers",
    "cognito/userPoolClient:UserPoolClient page",
    "lambda/function:Function email",
    "s3/bucketObjectv2:BucketObjectv2 config.json",
}
NEW_RECORDS = {
    *("site-a", "site-aaaa", "site-certificate-proof"),
    *("sign-in-domain-a", "sign-in-domain-certificate-proof"),
    *(f"sender-domain-{purpose}" for purpose in ("dkim-1", "dkim-2", "dkim-3", "mx", "spf", "dmarc")),
}
NEW = {
    "cognito/userPoolDomain:UserPoolDomain sign-in-domain",
    "sesv2/emailIdentity:EmailIdentity sender-domain",
    "sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes sender-domain-mail-from",
    *(f"route53/record:Record {name}" for name in NEW_RECORDS),
    *(
        f"acm/{kind} {name}-certificate{suffix}"
        for name in ("site", "sign-in-domain")
        for kind, suffix in (
            ("certificate:Certificate", ""),
            ("certificateValidation:CertificateValidation", "-issued"),
        )
    ),
}


def make_zone(emulator: Emulator, name: str) -> str:
    """Creates a hosted zone; returns its id."""
    zone = emulator.client("route53").create_hosted_zone(Name=name, CallerReference="any")
    return str(zone["HostedZone"]["Id"].rpartition("/")[2])


def records(emulator: Emulator, zone_id: str) -> list[dict[str, Any]]:
    """Returns the records of a zone, without those of every zone."""
    listed = emulator.client("route53").list_resource_record_sets(HostedZoneId=zone_id)["ResourceRecordSets"]
    return [each for each in listed if each["Type"] not in ("NS", "SOA")]
