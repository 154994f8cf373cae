"""Tests the sender's domain: its identity, and the DNS records that authenticate its email."""

from pathlib import Path

import botocore.session
import pytest

from infra.domain.sender_domain import dkim_domain
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


def test_without_a_zone_the_records_are_outputs(project: Path) -> None:
    graph = run(project, complete({"senderDomainName": "example.org"})).graph
    said = dict[tuple[str, str], str]()
    for line in graph.outputs["dnsRecords"]:
        name, type_, value = line.split(" ", 2)
        assert value.startswith('"') is (type_ == "TXT")
        said[type_, name] = value.strip('"')
    assert said == EXPECTED
    assert graph.of_type(RECORD) == []


def test_the_domain_is_an_identity_with_a_subdomain_for_bounces(in_zone: Graph) -> None:
    assert in_zone.one(IDENTITY, "sender-domain")["emailIdentity"] == "example.org"
    assert in_zone.one(MAIL_FROM) == {
        "emailIdentity": "example.org",
        "mailFromDomain": "bounces.example.org",
        "behaviorOnMxFailure": "USE_DEFAULT_VALUE",
    }
    given = {name[0].upper() + name[1:] for name in in_zone.one(MAIL_FROM)} - {"BehaviorOnMxFailure"}
    model = botocore.session.get_session().get_service_model("sesv2")
    shape = model.operation_model("PutEmailIdentityMailFromAttributes").input_shape
    assert shape is not None
    assert given <= shape.members.keys()


def test_the_identity_of_a_verified_address_stays(graph: Graph, in_zone: Graph) -> None:
    assert in_zone.one(IDENTITY, "email-sender") == graph.one(IDENTITY, "email-sender")


def test_without_the_address_only_the_domain_becomes_an_identity(project: Path) -> None:
    config = {"senderDomainName": "example.org", "createSenderIdentity": False}
    graph = run(project, complete(config)).graph
    assert [each.name for each in graph.of_type(IDENTITY)] == ["sender-domain"]


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("eu-west-1", "dkim.amazonses.com"),
        ("us-east-1", "dkim.amazonses.com"),
        ("af-south-1", "dkim.af-south-1.amazonses.com"),
        ("eu-central-2", "dkim.eu-central-2.amazonses.com"),
        ("il-central-1", "dkim.il-central-1.amazonses.com"),
    ],
)
def test_the_dkim_domain_depends_on_the_region(region: str, expected: str) -> None:
    # https://docs.aws.amazon.com/general/latest/gr/ses.html#ses_dkim_domains
    assert dkim_domain(region) == expected


def test_bounces_go_to_the_stacks_region(project: Path) -> None:
    config = {"aws:region": "eu-central-2", "senderDomainName": "example.org", "hostedZoneId": ZONE}
    found = records(run(project, complete(config)).graph)
    assert found["MX", "bounces.example.org"] == "10 feedback-smtp.eu-central-2.amazonses.com"
    assert found["CNAME", "t1._domainkey.example.org"] == "t1.dkim.eu-central-2.amazonses.com"
