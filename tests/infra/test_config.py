"""Wrong config is refused before anything is registered, and the message names the key."""

from pathlib import Path

import pulumi
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from infra.config import LOG_RETENTIONS, Settings, config_key, parse
from local.config_schema import apply_schema
from tests.infra.conftest import ROOT, complete
from tests.infra.recording import refusal, run

WRONG: list[tuple[str, object, str]] = [
    ("senderEmail", None, "required"),
    ("smsCountries", None, "required"),
    ("aws:region", None, "required"),
    ("retentionDays", None, "required"),
    ("senderEmail", "", "email address"),
    ("senderEmail", "nobody", "email address"),
    ("senderEmail", "Nora <nora@example.org>", "email address"),
    ("senderEmail", "nora@example.org, tim@example.org", "email address"),
    ("senderEmail", "nora@example.org\r\nBcc: tim@example.org", "email address"),
    ("senderEmail", "nöra@example.org", "email address"),
    ("senderName", "", "1 to 64"),
    ("senderName", "x" * 65, "1 to 64"),
    ("senderName", "Nora\nBcc: tim@example.org", "one line"),
    ("senderName", "Nora\u202egro.elpmaxe", "printable"),
    ("senderName", "Nora\u2066", "printable"),
    ("createSenderIdentity", "perhaps", "boolean"),
    ("smsCountries", ["AU", "UK"], "AU"),
    ("smsCountries", ["au"], "capitals"),
    ("smsCountries", "AU", "JSON"),
    ("smsCountries", {"AU": True}, "tuple"),
    ("smsSenderId", "TWELVELETTER", "1 to 11"),
    ("smsSenderId", "12345", "letter"),
    ("smsSenderId", "two words", "letters and digits"),
    ("retentionDays", 0, "greater than or equal to 1"),
    ("retentionDays", 3654, "less than or equal to 3653"),
    ("retentionDays", "soon", "integer"),
    ("horizonDays", 0, "greater than or equal to 1"),
    ("horizonDays", 1.5, "integer"),
    ("corsOrigins", ["*"], "https://example.org"),
    ("corsOrigins", ["https://example.org/"], "https://example.org"),
    ("corsOrigins", ["example.org"], "https://example.org"),
    ("throttleRate", 0, "greater than or equal to 1"),
    ("throttleRate", 10_001, "less than or equal to 10000"),
    ("throttleBurst", 0, "greater than or equal to 1"),
    ("throttleBurst", 5_001, "less than or equal to 5000"),
    ("remindersPerDay", 0, "greater than or equal to 1"),
    ("remindersPerDay", 1_000_001, "less than or equal to 1000000"),
    ("remindersWaiting", 0, "greater than or equal to 1"),
    ("remindersWaiting", 10_001, "less than or equal to 10000"),
    ("allowedRecipients", ["nora@example.org"], "email domains, such as example.org"),
    ("allowedRecipients", ["*"], "email domains, such as example.org"),
    ("allowedRecipients", ["example.org,example.net"], "email domains, such as example.org"),
    ("allowedRecipients", ["example.org", "+"], "beginnings of phone numbers, such as +6149"),
    ("allowedRecipients", ["+061"], "beginnings of phone numbers, such as +6149"),
    ("allowedRecipients", ["+61 49"], "beginnings of phone numbers, such as +6149"),
    ("allowedRecipients", "example.org", "JSON"),
    ("logRetentionDays", 31, "one of 1, 3, 5"),
    ("siteUrl", "https://example.org/reminders", "https://example.org"),
    ("siteUrl", "remind.example.org", "https://example.org"),
    ("selfSignUp", "perhaps", "boolean"),
    ("firstUserEmail", "nobody", "email address"),
    ("programClient", "perhaps", "boolean"),
    ("signInUrl", "https://sign-in.example.org/login", "https://example.org"),
    ("alarmEmail", "nobody", "email address"),
    ("alarmEmail", "Nora <nora@example.org>", "email address"),
    ("smsSpendLimit", 0, "greater than or equal to 1"),
    ("smsSpendLimit", 100_001, "less than or equal to 100000"),
    ("setSmsSpendLimit", "perhaps", "boolean"),
    ("aws:region", "eu-west-9", "eu-west-1"),
    ("aws:region", "cn-north-1", "eu-west-1"),
    ("senderMail", "nora@example.org", "is it task-reminder:senderEmail?"),
    ("emailsPerSecond", "14", "not a known key: pulumi config rm task-reminder:emailsPerSecond"),
]


@pytest.mark.parametrize(("key", "value", "rule"), WRONG)
def test_wrong_config_is_refused_before_anything_is_registered(
    project: Path, key: str, value: object, rule: str
) -> None:
    message = refusal(project, complete({key: value}))
    assert (key if ":" in key else f"task-reminder:{key}") in message
    assert rule in message


def test_all_that_is_wrong_is_said_at_once(project: Path) -> None:
    message = refusal(project, complete({"senderEmail": "nobody", "throttleRate": 0, "aws:region": None}))
    assert len(message.splitlines()) == 4
    for key in ("task-reminder:senderEmail", "task-reminder:throttleRate", "aws:region"):
        assert key in message


def test_a_region_that_sends_no_sms_is_for_email_only(project: Path) -> None:
    region = {"aws:region": "ap-southeast-7"}
    assert "smsCountries must be empty in ap-southeast-7" in refusal(project, complete(region))
    graph = run(project, complete(region | {"smsCountries": []})).graph
    assert graph.resources


@pytest.mark.parametrize("stack", ["Dev", "a_b", "-dev", "dev.one", "x" * 17])
def test_a_stack_whose_name_no_bucket_can_carry_is_refused(project: Path, stack: str) -> None:
    assert "the stack's name" in refusal(project, complete(), stack=stack)


@pytest.mark.parametrize("word", ["aws", "amazon", "cognito"])
def test_a_stack_whose_name_no_sign_in_address_can_carry_is_refused(project: Path, word: str) -> None:
    assert "sign-in pages' address" in refusal(project, complete(), stack=f"my-{word}")


def test_the_schema_and_the_settings_have_the_same_keys() -> None:
    assert set(complete()) == {config_key(field) for field in Settings.model_fields}


def test_the_schema_describes_every_key_and_requires_what_nobody_can_guess() -> None:
    schema = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())["config"]
    assert [key for key, declared in schema.items() if not {"type", "description"} <= declared.keys()] == []
    assert {key for key, declared in schema.items() if "default" not in declared} == {
        "senderEmail",
        "smsCountries",
    }


def test_the_example_stacks_config_is_right() -> None:
    project = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())
    example = yaml.safe_load((ROOT / "Pulumi.dev.yaml").read_text())["config"]
    settings = parse(apply_schema(project, example))
    assert settings.sms_countries == ("AU", "GB", "NZ", "US")


@given(days=st.integers(min_value=-1, max_value=4000).filter(lambda days: days not in LOG_RETENTIONS))
def test_logs_are_kept_only_for_a_period_that_cloudwatch_offers(days: int) -> None:
    with pytest.raises(pulumi.RunError, match="task-reminder:logRetentionDays"):
        parse(complete({"logRetentionDays": days}))


@pytest.mark.parametrize("days", LOG_RETENTIONS)
def test_logs_are_kept_for_any_period_that_cloudwatch_offers(days: int) -> None:
    assert parse(complete({"logRetentionDays": days})).log_retention_days == days


def test_a_domain_in_another_script_is_sent_from_in_its_ascii_form(project: Path) -> None:
    graph = run(project, complete({"senderEmail": "nora@bücher.example.org"})).graph
    identity = graph.one("aws:sesv2/emailIdentity:EmailIdentity")
    assert identity["emailIdentity"] == "nora@xn--bcher-kva.example.org"


def test_recipients_are_allowed_by_what_their_addresses_are_kept_with() -> None:
    given = ["Example.ORG", "bücher.example.org", "+61", "+61491570156"]
    assert parse(complete({"allowedRecipients": given})).allowed_recipients == (
        "example.org",
        "xn--bcher-kva.example.org",
        "+61",
        "+61491570156",
    )


def test_everyone_may_be_written_to_unless_the_stack_says_whom() -> None:
    assert parse(complete()).allowed_recipients == ()
