"""Tests certificates, records and domains in the emulator: created, changed and deleted."""

import uuid
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.parts.local_provider.conftest import World
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.provider import GET_ZONE, LocalProvider
from tools.local_provider.registry import RESOURCE_TYPES

CERTIFICATE = "aws:acm/certificate:Certificate"
ISSUED = "aws:acm/certificateValidation:CertificateValidation"
RECORD = "aws:route53/record:Record"
DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain"
IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity"
MAIL_FROM = "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes"


@pytest.fixture
def zone(world: World) -> str:
    """Creates a hosted zone; returns its id."""
    response = world.call(
        "route53", "create_hosted_zone", Name=f"{world.name}.example", CallerReference=str(uuid.uuid4())
    )
    return str(response["HostedZone"]["Id"].rpartition("/")[2])


def records(world: World, zone: str) -> dict[str, Any]:
    """Returns the records of a zone by type, without those of every zone."""
    found = world.call("route53", "list_resource_record_sets", HostedZoneId=zone)["ResourceRecordSets"]
    return {each["Type"]: each for each in found if each["Type"] not in ("NS", "SOA")}


def test_a_zone_is_found_by_its_name(world: World, zone: str, emulator_endpoint: Endpoint) -> None:
    found = LocalProvider(emulator_endpoint, "eu-west-1").invoke(GET_ZONE, {"zoneId": zone})
    assert (found["name"], found["privateZone"]) == (f"{world.name}.example", False)


def test_a_txt_record_is_quoted_changed_and_deleted(world: World, zone: str) -> None:
    named = {"zoneId": zone, "name": f"{world.name}.example", "type": "TXT"}
    record = world.create(RECORD, **named, ttl=300, records=["v=DMARC1; p=none"])
    assert records(world, zone)["TXT"]["ResourceRecords"] == [{"Value": '"v=DMARC1; p=none"'}]
    with pytest.raises(ClientError, match="already exists"):
        world.create(RECORD, **named, ttl=300, records=["another"])
    world.change(RECORD, record, records=["v=DMARC1; p=reject"])
    assert records(world, zone)["TXT"]["ResourceRecords"] == [{"Value": '"v=DMARC1; p=reject"'}]
    now = world.create(RECORD, **named | {"type": "MX"}, ttl=300, records=["10 mail.example"])
    RESOURCE_TYPES[RECORD].delete(world.aws, now)
    assert records(world, zone).keys() == {"TXT"}


def test_an_alias_record_points_to_a_distribution(world: World, zone: str) -> None:
    target = {"name": "d1.cloudfront.net", "zoneId": "Z2FDTNDATAQYW2", "evaluateTargetHealth": False}
    record = world.create(RECORD, zoneId=zone, name=f"{world.name}.example", type="A", aliases=[target])
    assert records(world, zone)["A"]["AliasTarget"]["DNSName"].rstrip(".") == "d1.cloudfront.net"
    RESOURCE_TYPES[RECORD].delete(world.aws, record)
    assert records(world, zone) == {}


def test_a_certificate_is_in_the_region_that_it_names(world: World) -> None:
    asked = {"domainName": f"{world.name}.example", "validationMethod": "DNS", "tags": {"stack": "any"}}
    certificate = world.create(CERTIFICATE, region="us-east-1", **asked)
    assert certificate.id.startswith("arn:aws:acm:us-east-1:")
    (proof,) = certificate.properties["domainValidationOptions"]
    assert proof["resourceRecordType"] == "CNAME"
    world.create(ISSUED, region="us-east-1", certificateArn=certificate.id)
    RESOURCE_TYPES[CERTIFICATE].delete(world.aws, certificate)
    with pytest.raises(ClientError, match="not found"):
        world.create(ISSUED, region="us-east-1", certificateArn=certificate.id)


def test_a_pool_has_cognitos_domain_and_a_custom_one(world: World) -> None:
    pool = world.create("aws:cognito/userPool:UserPool", name=world.name)
    world.create(DOMAIN, userPoolId=pool.id, domain=world.name)
    own = {"userPoolId": pool.id, "domain": f"sign-in.{world.name}.example", "managedLoginVersion": 1}
    arn = "arn:aws:acm:us-east-1:000000000000:certificate/0a1b2c3d-1111-2222-3333-444455556666"
    domain = world.create(DOMAIN, **own, certificateArn=arn)
    assert domain.properties["cloudfrontDistribution"].endswith(".cloudfront.net")
    world.change(DOMAIN, domain, certificateArn=arn.replace("0a1b", "9f9f"))
    found = world.call("cognito-idp", "describe_user_pool", UserPoolId=pool.id)["UserPool"]
    assert (found["Domain"], found["CustomDomain"]) == (world.name, own["domain"])
    RESOURCE_TYPES[DOMAIN].delete(world.aws, domain)
    found = world.call("cognito-idp", "describe_user_pool", UserPoolId=pool.id)["UserPool"]
    assert (found["Domain"], found.get("CustomDomain")) == (world.name, None)


def test_a_domain_identity_has_dkim_keys_and_mail_from(world: World) -> None:
    name = f"{world.name}.example"
    identity = world.create(IDENTITY, emailIdentity=name)
    assert len(identity.properties["dkimSigningAttributes"]["tokens"]) == 3
    bounces = world.create(MAIL_FROM, emailIdentity=name, mailFromDomain=f"bounces.{name}")
    found = world.call("sesv2", "get_email_identity", EmailIdentity=name)["MailFromAttributes"]
    assert found["MailFromDomain"] == f"bounces.{name}"
    world.change(MAIL_FROM, bounces, mailFromDomain=f"mail.{name}")
    RESOURCE_TYPES[MAIL_FROM].delete(world.aws, bounces)
    found = world.call("sesv2", "get_email_identity", EmailIdentity=name)["MailFromAttributes"]
    assert "MailFromDomain" not in found
    with pytest.raises(ClientError, match="not found"):
        world.create(MAIL_FROM, emailIdentity=f"no.{name}", mailFromDomain=f"bounces.no.{name}")
