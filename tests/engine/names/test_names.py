"""Names of one's own are put over a running stack and taken away again; nothing that was there is lost."""

from typing import Any

import pytest

from tests.emulator import Emulator
from tests.engine.site import Site
from tests.engine.stacks import Stacks

pytestmark = pytest.mark.slow

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


def test_names_come_over_a_running_stack_and_go_again(stacks: Stacks, emulator: Emulator) -> None:
    zone = emulator.client("route53").create_hosted_zone(Name="example.org", CallerReference="any")
    zone_id = zone["HostedZone"]["Id"].rpartition("/")[2]
    stacks.deploy("dev")
    before = stacks.outputs("dev")
    site = Site.of(emulator, stacks, "dev")
    reminder = site.create("Created before the names", 3600)

    stacks.configure("dev", **NAMES, hostedZoneId=zone_id)
    touched = stacks.run("dev", "up").touched
    assert touched == {name: {"update"} for name in UPDATED} | {name: {"create"} for name in NEW}
    named = stacks.outputs("dev")
    assert named["siteUrl"] == "https://remind.example.org"
    assert named["tokenUrl"] == "https://sign-in.remind.example.org/oauth2/token"
    assert "dnsRecords" not in named
    assert len(records(emulator, zone_id)) == len(NEW_RECORDS)
    site.delivered(site.create("Sent with the names"))
    assert stacks.run("dev", "up").touched == {}

    stacks.configure("dev")
    touched = stacks.run("dev", "up").touched
    assert touched == {name: {"update"} for name in UPDATED} | {name: {"delete"} for name in NEW}
    assert records(emulator, zone_id) == []
    assert stacks.outputs("dev") == before
    assert site.get(f"/v1/reminders/{reminder['id']}").json()["status"] == "scheduled"


def test_a_name_outside_of_the_zone_is_refused_before_anything_is_made(
    stacks: Stacks, emulator: Emulator
) -> None:
    zone = emulator.client("route53").create_hosted_zone(Name="example.net", CallerReference="any")
    stacks.configure("dev", **NAMES, hostedZoneId=zone["HostedZone"]["Id"].rpartition("/")[2])
    outcome = stacks.attempt("dev", "up")
    assert not outcome.succeeded
    assert "domainName is remind.example.org, which is not in the zone example.net" in outcome.one_line
    assert outcome.touched == {}


def records(emulator: Emulator, zone_id: str) -> list[dict[str, Any]]:
    """The records of a zone, without those that every zone has."""
    listed = emulator.client("route53").list_resource_record_sets(HostedZoneId=zone_id)["ResourceRecordSets"]
    return [each for each in listed if each["Type"] not in ("NS", "SOA")]
