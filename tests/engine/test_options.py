"""Tests that options of a running stack can be switched on, off and on again, unnoticed by users."""

import pytest

from tests.emulator import Emulator
from tests.engine.canary import canaries, run_canary, wait_for_canaries
from tests.engine.outcome import Outcome
from tests.engine.site import Site
from tests.engine.stacks import CONFIG, Stacks

pytestmark = pytest.mark.slow

SECRET = "a1s2e3c4r5e6t7"
OIDC = {"oidcIssuer": "https://login.example.org", "oidcClientId": "1example23456789"}
SAML = {"samlMetadataUrl": "https://login.example.org/metadata", "ownUsers": False}

ON: dict[str, object] = {
    "allowedRecipients": ["simulator.amazonses.com"],
    "canary": True,
    "corsOrigins": ["https://example.org"],
    "emailOutcomes": False,
    "messageLinks": False,
    "passwordLength": 14,
    "sessionHours": 8,
    "recipients": "anyone",
    "replyTo": "nobody@example.org",
    "signInUrl": "https://sign-in.example.org",
    "siteUrl": "https://remind.example.org",
    "smsSenderId": "REMIND",
    "snapStart": True,
}
OF_OWN_USERS: dict[str, object] = {"mfa": "optional", "selfSignUp": True}
OFF: dict[str, object] = {"alarmEmail": "", "smsCountries": []}
"""The options of the tests' stack, by `CONFIG`."""

# The first user is kept when the key is emptied, and the same address can't be invited again.
LATER: dict[str, object] = {"firstUserEmail": ""}
BETWEEN: dict[str, object] = {"monthlyBudget": 20}  # which requires the alarms' address
SWITCHES = (ON | OFF | OF_OWN_USERS | OIDC, BETWEEN, ON | OFF | SAML)

HELD = ("dynamodb/table", "cognito/userPool:", "s3/bucket:", "cloudwatch/logGroup", "sesv2/emailIdentity")
COME_AND_GO = {f"cloudwatch/logGroup:LogGroup {of}-logs" for of in ("canary", "feedback")}
PROVIDER = "cognito/identityProvider:IdentityProvider users-oidc"


def test_every_option_can_be_switched_on_off_and_on_again_and_owners_keep_their_subjects(
    stacks: Stacks, emulator: Emulator
) -> None:
    stacks.deploy("dev")
    before = stacks.outputs("dev")
    people = subjects(emulator, before["userPoolId"])
    site = Site.of(emulator, before)
    reminder = site.create("Created before the switches", 3600)

    for changes, oidc in zip(SWITCHES, ({"create"}, {"delete"}, None), strict=True):
        touched = switch(stacks, emulator, changes | LATER, before["userPoolId"]).touched
        held = {
            name: how for name, how in touched.items() if name.startswith(HELD) and name not in COME_AND_GO
        }
        assert [name for name, how in held.items() if how != {"update"}] == []
        assert touched.get(PROVIDER) == oidc
        email, _ = site.delivered(site.create("After a switch"))
        assert ("/m/" in email.text) is ("messageLinks" not in changes)
        now = stacks.outputs("dev")
        assert SECRET not in str(now)
        assert ("canaryFunctionName" in now) is ("canary" in changes)
        assert ("feedbackFunctionName" in now) is ("emailOutcomes" not in changes)
        for _ in range(2 if "canary" in changes else 0):
            assert run_canary(emulator, now) == 0
        assert site.get(f"/v1/reminders/{reminder['id']}").json()["status"] == "scheduled"
    assert stacks.run("dev", "up").touched == {}
    kept = ("tableName", "userPoolId", "programClientId", "bucketName", "distributionDomain")
    assert {name: now[name] for name in kept} == {name: before[name] for name in kept}
    assert len(canaries(emulator, now)) in {1, 2}, "one for each quarter of an hour"
    wait_for_canaries(emulator, now)
    assert subjects(emulator, before["userPoolId"]) == people != set()
    users = emulator.client("cognito-idp").list_users(UserPoolId=before["userPoolId"])["Users"]
    addresses = [each["Value"] for user in users for each in user["Attributes"] if each["Name"] == "email"]
    assert CONFIG["task-reminder:firstUserEmail"] in addresses


def switch(stacks: Stacks, emulator: Emulator, changes: dict[str, object], pool: str) -> Outcome:
    """Deploys with these changes; checks that a company's secret reaches only its provider, encrypted."""
    stacks.configure("dev", **changes)
    if "oidcIssuer" not in changes:
        return stacks.run("dev", "up")
    stacks.cli("config", "set", "--secret", "oidcClientSecret", SECRET, "--stack", "dev")
    done = stacks.run("dev", "up")
    asked = {"UserPoolId": pool, "ProviderName": "company-oidc"}
    found = emulator.client("cognito-idp").describe_identity_provider(**asked)["IdentityProvider"]
    assert found["ProviderDetails"]["client_secret"] == SECRET
    written = stacks.cli("stack", "export", "--stack", "dev")
    assert "users-oidc" in written
    assert SECRET not in f"{written}{done.printed}{done.steps}"
    return done


def subjects(emulator: Emulator, pool: str) -> set[str]:
    """Returns the subjects of the pool's users."""
    users = emulator.client("cognito-idp").list_users(UserPoolId=pool)["Users"]
    return {each["Value"] for user in users for each in user["Attributes"] if each["Name"] == "sub"}
