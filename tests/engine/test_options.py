"""What the config switches on over a running stack can be switched off and on again; users notice nothing."""

import pytest

from tests.emulator import Emulator
from tests.engine.canary import canaries, run_canary, wait_for_canaries
from tests.engine.site import Site
from tests.engine.stacks import CONFIG, Stacks

pytestmark = pytest.mark.slow

SECRET = "a1s2e3c4r5e6t7"
OIDC = {"oidcIssuer": "https://login.example.org", "oidcClientId": "1example23456789"}
SAML = {"samlMetadataUrl": "https://login.example.org/metadata", "ownUsers": False, "firstUserEmail": ""}

ON: dict[str, object] = {
    "allowedRecipients": ["simulator.amazonses.com"],
    "canary": True,
    "corsOrigins": ["https://example.org"],
    "emailOutcomes": False,
    "messageLinks": False,
    "mfa": "optional",
    "passwordLength": 14,
    "samlMetadataUrl": "https://login.example.org/metadata",
    "sessionHours": 8,
    "selfSignUp": True,
    "recipients": "anyone",
    "replyTo": "nobody@example.org",
    "signInUrl": "https://sign-in.example.org",
    "siteUrl": "https://remind.example.org",
    "smsSenderId": "REMIND",
    "snapStart": True,
}
OFF: dict[str, object] = {"alarmEmail": "", "smsCountries": [], "firstUserEmail": ""}
"""What the stack of the tests has, by `CONFIG`."""

HELD = ("dynamodb/table", "cognito/userPool:", "s3/bucket:", "cloudwatch/logGroup", "sesv2/emailIdentity")
COME_AND_GO = {f"cloudwatch/logGroup:LogGroup {of}-logs" for of in ("canary", "feedback")}


def test_every_option_is_switched_on_off_and_on_again(stacks: Stacks, emulator: Emulator) -> None:
    stacks.deploy("dev")
    before = stacks.outputs("dev")
    site = Site.of(emulator, stacks, "dev")
    reminder = site.create("Created before the switches", 3600)
    # The first user stays where the key is emptied, and the same address can't be invited again.
    later = {key: value for key, value in OFF.items() if key != "firstUserEmail"}
    between = {"firstUserEmail": "", "monthlyBudget": 20}  # which needs the alarms' address
    for changes in ({**ON, **OFF}, between, {**ON, **later, "firstUserEmail": ""}):
        stacks.configure("dev", **changes)
        touched = stacks.run("dev", "up").touched
        assert touched
        held = {
            name: how for name, how in touched.items() if name.startswith(HELD) and name not in COME_AND_GO
        }
        assert [name for name, how in held.items() if how != {"update"}] == []
        email, _ = site.delivered(site.create("After a switch"))
        assert ("/m/" in email.text) is ("messageLinks" not in changes)
        now = stacks.outputs("dev")
        assert ("canaryFunctionName" in now) is ("canary" in changes)
        assert ("feedbackFunctionName" in now) is ("emailOutcomes" not in changes)
        for _ in range(2 if "canary" in changes else 0):
            assert run_canary(emulator, now) == 0
        assert site.get(f"/v1/reminders/{reminder['id']}").json()["status"] == "scheduled"
    assert stacks.run("dev", "up").touched == {}
    kept = ("tableName", "userPoolId", "programClientId", "bucketName", "distributionDomain")
    after = stacks.outputs("dev")
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert len(canaries(emulator, after)) in {1, 2}, "one for each quarter of an hour"
    wait_for_canaries(emulator, after)
    users = emulator.client("cognito-idp").list_users(UserPoolId=before["userPoolId"])["Users"]
    addresses = [each["Value"] for user in users for each in user["Attributes"] if each["Name"] == "email"]
    assert CONFIG["task-reminder:firstUserEmail"] in addresses


def test_a_companys_sign_in_changes_no_owner_and_its_secret_is_nowhere_in_plain_text(
    stacks: Stacks, emulator: Emulator
) -> None:
    stacks.deploy("dev")
    pool = stacks.outputs("dev")["userPoolId"]
    before = subjects(emulator, pool)
    stacks.configure("dev", **OIDC, mfa="required", sessionHours=8)
    stacks.cli("config", "set", "--secret", "oidcClientSecret", SECRET, "--stack", "dev")
    done = stacks.run("dev", "up")
    assert done.touched["cognito/userPool:UserPool users"] == {"update"}
    assert done.touched["cognito/identityProvider:IdentityProvider users-oidc"] == {"create"}
    assert {op for name, ops in done.touched.items() for op in ops if "users-oidc" not in name} == {"update"}
    asked = {"UserPoolId": pool, "ProviderName": "company-oidc"}
    found = emulator.client("cognito-idp").describe_identity_provider(**asked)["IdentityProvider"]
    assert found["ProviderDetails"]["client_secret"] == SECRET
    written = stacks.cli("stack", "export", "--stack", "dev")
    assert "users-oidc" in written
    assert SECRET not in f"{written}{done.printed}{done.steps}{stacks.outputs('dev')}"
    assert stacks.run("dev", "up").touched == {}
    stacks.configure("dev", **SAML)
    switched = stacks.run("dev", "up").touched
    assert switched["cognito/identityProvider:IdentityProvider users-oidc"] == {"delete"}
    assert switched["cognito/userPool:UserPool users"] == {"update"}
    stacks.configure("dev", firstUserEmail="")
    assert stacks.run("dev", "up").succeeded
    assert subjects(emulator, pool) == before != set()


def subjects(emulator: Emulator, pool: str) -> set[str]:
    """Who the pool's users are to the API."""
    users = emulator.client("cognito-idp").list_users(UserPoolId=pool)["Users"]
    return {each["Value"] for user in users for each in user["Attributes"] if each["Name"] == "sub"}
