"""Tests the sender's domain: its identity, and the DNS records that authenticate its email."""

from pathlib import Path

from tests.parts.infra.aws_outputs import ZONE
from tests.parts.infra.conftest import complete
from tests.parts.infra.domain.test_site_name import RECORD
from tests.parts.infra.recording import Graph, run

IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity"
MAIL_FROM = "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes"
EXPECTED = {
    **{("CNAME", f"t{n}._domainkey.example.org"): f"t{n}.dkim.amazonses.com" for n in (1, 2, 3)},
    ("MX", "bounces.example.org"): "10 feedback-smtp.ap-southeast-2.amazonses.com",
    ("TXT", "bounces.example.org"): "v=spf1 include:amazonses.com ~all",
    ("TXT", "_dmarc.example.org"): "v=DMARC1; p=none",
}
"""https://docs.aws.amazon.com/ses/latest/dg/ send-email-authentication-dkim-easy.html, mail-from.html and
send-email-authentication-dmarc.html"""


def records(graph: Graph) -> dict[tuple[str, str], str]:
    """Returns the values of the sender's records, by type and name."""
    created = [each.inputs for each in graph.of_type(RECORD) if each.name.startswith("sender-domain-")]
    assert {each["zoneId"] for each in created} == {ZONE}
    return {(each["type"], each["name"]): each["records"][0] for each in created}


def test_the_records_are_created_in_the_zone(in_zone: Graph) -> None:
    assert records(in_zone) == EXPECTED


def test_without_a_zone_the_records_are_outputs(by_hand: Graph) -> None:
    said = dict[tuple[str, str], str]()
    for line in by_hand.outputs["dnsRecords"]:
        name, type_, value = line.split(" ", 2)
        assert value.startswith('"') is (type_ == "TXT")
        said[type_, name] = value.strip('"')
    assert said.items() >= EXPECTED.items()
    assert by_hand.of_type(RECORD) == []


def test_the_domain_is_an_identity_with_a_subdomain_for_bounces(in_zone: Graph) -> None:
    assert in_zone.one(IDENTITY, "sender-domain")["emailIdentity"] == "example.org"
    assert in_zone.one(MAIL_FROM) == {
        "emailIdentity": "example.org",
        "mailFromDomain": "bounces.example.org",
        "behaviorOnMxFailure": "USE_DEFAULT_VALUE",
    }


def test_the_identity_of_a_verified_address_stays(graph: Graph, in_zone: Graph) -> None:
    assert in_zone.one(IDENTITY, "email-sender") == graph.one(IDENTITY, "email-sender")


ELSEWHERE = {
    "aws:region": "eu-central-2",
    "senderDomainName": "example.org",
    "hostedZoneId": ZONE,
    "createSenderIdentity": False,
}


def test_an_address_that_exists_already_is_not_created_beside_the_domain(project: Path) -> None:
    graph = run(project, complete(ELSEWHERE)).graph
    assert [each.name for each in graph.of_type(IDENTITY)] == ["sender-domain"]
    worker = graph.one("aws:lambda/function:Function", "email")
    assert worker["environment"]["variables"]["SENDER_EMAIL"] == "reminders@example.org"


def test_bounces_and_signatures_use_the_stacks_region(project: Path) -> None:
    # https://docs.aws.amazon.com/general/latest/gr/ses.html#ses_dkim_domains
    found = records(run(project, complete(ELSEWHERE)).graph)
    assert found["MX", "bounces.example.org"] == "10 feedback-smtp.eu-central-2.amazonses.com"
    assert found["CNAME", "t1._domainkey.example.org"] == "t1.dkim.eu-central-2.amazonses.com"
