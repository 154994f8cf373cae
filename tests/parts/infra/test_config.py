"""Tests that wrong config is rejected before any registration, with the name of the key."""

from pathlib import Path

import pulumi
import pytest
import yaml

from infra.common.config import Settings, config_key, parse
from infra.common.config_rules import NO_SNAP_START
from tests import ROOT
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import refusal
from tools.local.engine.config_schema import apply_schema

SITE = "http://localhost:4567"
WRONG: list[tuple[str, object, str]] = [
    ("senderEmail", None, "required"),
    ("smsCountries", None, "required"),
    ("aws:region", None, "required"),
    ("retentionDays", None, "required"),
    ("senderEmail", "nobody", "email address"),
    ("senderEmail", "Nora <nora@example.org>", "email address"),
    ("senderEmail", "nora@example.org\r\nBcc: tim@example.org", "email address"),
    ("senderName", "x" * 65, "1 to 64"),
    ("senderName", "Nora\nBcc: tim@example.org", "one line"),
    ("senderName", "Nora\u202egro.elpmaxe", "printable"),
    ("smsCountries", ["AU", "UK"], "AU"),
    ("smsCountries", "AU", "JSON"),
    ("smsCountries", {"AU": True}, "tuple"),
    ("smsSenderId", "TWELVELETTER", "1 to 11"),
    ("smsSenderId", "12345", "letter"),
    ("retentionDays", "soon", "integer"),
    ("retentionDays", 0, "greater than or equal to 1"),
    ("horizonDays", 1.5, "integer"),
    ("corsOrigins", ["*"], "https://example.org"),
    ("corsOrigins", ["https://example.org/"], "https://example.org"),
    ("allowedRecipients", ["nora@example.org"], "email domains, such as example.org"),
    ("allowedRecipients", ["+061"], "prefixes of phone numbers, such as +6149"),
    ("logRetentionDays", 31, "one of 1, 3, 5"),
    ("siteUrl", "https://example.org/reminders", "https://example.org"),
    ("siteUrl", "http://localhost.example.org", "must begin with https://"),
    ("oidcIssuer", "http://login.example.org", "https address without a trailing slash"),
    ("oidcIssuer", "https://login.example.org/", "https address without a trailing slash"),
    ("oidcIssuer", "https://login.example.org?tenant=1", "https address without a trailing slash"),
    ("oidcClientId", "two words", "without spaces"),
    ("oidcClientId", "1example2", "must be empty without oidcIssuer"),
    ("oidcClientSecret", "a1s2e3c4", "must be empty without oidcIssuer"),
    ("samlMetadataUrl", "http://login.example.org/metadata", "https address of a document"),
    ("samlMetadataUrl", "https://login.example.org", "https address of a document"),
    ("emailClaim", "", "the name of a claim"),
    ("emailVerifiedClaim", "email\nverified", "the name of a claim"),
    ("ownUsers", False, "must be true without oidcIssuer or samlMetadataUrl"),
    ("mfa", "on", "'off', 'optional' or 'required'"),
    ("mfa", False, "'off', 'optional' or 'required'"),  # YAML 1.1's value of off
    ("firstUserEmail", "nobody", "email address"),
    ("recipients", "everyone", "'anyone' or 'own'"),
    ("messageLinks", "sometimes", "valid boolean"),
    ("replyTo", "Desk <desk@example.org>", "email address"),
    ("programName", "Pay\nroll", "one line"),
    ("signInUrl", "https://sign-in.example.org/login", "https://example.org"),
    ("domainName", "https://remind.example.org", "only a domain name, such as remind.example.org"),
    ("signInDomainName", "sign-in", "only a domain name"),
    ("senderDomainName", "reminders@example.org", "only a domain name"),
    ("certificateArn", "arn:aws:acm:eu-west-1:000000000000:certificate/a-1", "in us-east-1"),
    ("hostedZoneId", "example.org", "the id of a Route 53 hosted zone"),
    ("alarmEmail", "nobody", "email address"),
    ("monthlyBudget", 20, "requires alarmEmail, which receives"),
    ("aws:region", "cn-north-1", "eu-west-1"),  # other partitions have different ARNs and principals
    ("senderMail", "nora@example.org", "is it task-reminder:senderEmail?"),
    ("emailsPerSecond", "14", "not a known key: pulumi config rm task-reminder:emailsPerSecond"),
]


@pytest.mark.parametrize(("key", "value", "rule"), WRONG)
def test_wrong_config_is_rejected_before_any_registration(
    project: Path, key: str, value: object, rule: str
) -> None:
    message = refusal(project, complete({key: value}))
    assert (key if ":" in key else f"task-reminder:{key}") in message
    assert rule in message


def test_all_wrong_keys_are_reported_at_once(project: Path) -> None:
    message = refusal(project, complete({"senderEmail": "nobody", "throttleRate": 0, "aws:region": None}))
    assert len(message.splitlines()) == 4
    for key in ("task-reminder:senderEmail", "task-reminder:throttleRate", "aws:region"):
        assert key in message


def test_open_sign_up_requires_allowed_recipients(project: Path) -> None:
    anybody = {"selfSignUp": True}
    assert "task-reminder:recipients must be set with selfSignUp" in refusal(project, complete(anybody))
    for recipients in ("anyone", "own"):
        assert parse(complete(anybody | {"recipients": recipients})).recipients == recipients
    assert parse(complete()).recipients is None


def test_a_region_without_sms_requires_email_only(project: Path) -> None:
    region = {"aws:region": "ap-southeast-7"}
    assert "smsCountries must be empty in ap-southeast-7" in refusal(project, complete(region))
    assert parse(complete(region | {"smsCountries": []})).sms_countries == ()


@pytest.mark.parametrize("region", sorted(NO_SNAP_START))
def test_snap_start_is_rejected_in_a_region_without_it(region: str) -> None:
    here = complete({"aws:region": region, "smsCountries": []})
    assert parse(here).snap_start is False
    with pytest.raises(pulumi.RunError, match=f"snapStart must be false in {region}"):
        parse(here | {"task-reminder:snapStart": "true"})


@pytest.mark.parametrize("key", ["siteUrl", "signInUrl"])
def test_a_local_site_may_use_plain_http(key: str) -> None:
    assert f"'{SITE}'" in repr(parse(complete({key: SITE})))


@pytest.mark.parametrize(
    ("stack", "carrier"),
    [
        *((name, "a bucket's name") for name in ("Dev", "a_b", "-dev", "dev.one", "x" * 17)),
        *((f"my-{word}", "the sign-in pages' address") for word in ("aws", "amazon", "cognito")),
    ],
)
def test_a_stack_name_that_resources_cannot_contain_is_rejected(
    project: Path, stack: str, carrier: str
) -> None:
    message = refusal(project, complete(), stack=stack)
    assert "the stack's name" in message
    assert carrier in message


def test_the_schema_and_the_settings_have_the_same_keys() -> None:
    assert set(complete()) == {config_key(field) for field in Settings.model_fields}


def test_the_schema_describes_every_key_and_requires_those_without_default() -> None:
    schema = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())["config"]
    assert [key for key, declared in schema.items() if not {"type", "description"} <= declared.keys()] == []
    assert {key for key, declared in schema.items() if "default" not in declared} == {
        "senderEmail",
        "smsCountries",
    }


def test_the_example_stacks_config_is_valid() -> None:
    project = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())
    example = yaml.safe_load((ROOT / "Pulumi.dev.yaml").read_text())["config"]
    settings = parse(apply_schema(project, example))
    assert settings.sms_countries == ("AU", "GB", "NZ", "US")


def test_a_sender_domain_in_another_script_is_converted_to_ascii() -> None:
    settings = parse(complete({"senderEmail": "nora@bücher.example.org"}))
    assert settings.sender_email == "nora@xn--bcher-kva.example.org"


def test_allowed_recipients_are_converted_like_stored_addresses() -> None:
    given = ["Example.ORG", "bücher.example.org", "+61", "+61491570156"]
    assert parse(complete({"allowedRecipients": given})).allowed_recipients == (
        "example.org",
        "xn--bcher-kva.example.org",
        "+61",
        "+61491570156",
    )
