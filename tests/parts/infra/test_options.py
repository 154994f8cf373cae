"""Tests that setting and unsetting each config key on a running stack replaces no resource with data."""

from pathlib import Path

import pytest

from infra.common.config import Settings, config_key
from tests.parts.infra.aws_outputs import CERTIFICATE, ZONE
from tests.parts.infra.conftest import complete
from tests.parts.infra.names.test_protection import HOLDS, USER
from tests.parts.infra.recording import Graph, Resource, run
from tests.parts.infra.sign_in.company import OIDC, SAML
from tools.local_provider.registry import RESOURCE_TYPES

OPTIONS: dict[str, object] = {
    "senderName": "Nora",
    "createSenderIdentity": False,
    "smsCountries": [],
    "smsSenderId": "REMIND",
    "retentionDays": 30,
    "horizonDays": 30,
    "corsOrigins": ["https://example.org"],
    "throttleRate": 5,
    "throttleBurst": 5,
    "remindersPerDay": 5,
    "remindersWaiting": 5,
    "smsPartsPerDay": 5,
    "changesPerDay": 5,
    "remindersPerRecipientPerDay": 5,
    "schedulesActive": 5,
    "occurrencesPerDay": 5,
    "allowedRecipients": ["example.org"],
    "logRetentionDays": 7,
    "protectData": False,
    "snapStart": True,
    "siteUrl": "https://remind.example.org",
    "selfSignUp": True,
    "recipients": "own",
    **OIDC,
    **SAML,
    "emailClaim": "mail",
    "emailVerifiedClaim": "mail_verified",
    "ownUsers": False,
    "mfa": "required",
    "passwordLength": 14,
    "sessionHours": 8,
    "firstUserEmail": "nora@example.org",
    "programClient": True,
    "programName": "Payroll",
    "signInUrl": "https://sign-in.example.org",
    "domainName": "remind.example.org",
    "signInDomainName": "sign-in.example.org",
    "senderDomainName": "example.org",
    "certificateArn": CERTIFICATE,
    "hostedZoneId": ZONE,
    "alarmEmail": "operators@example.org",
    "monthlyBudget": 20,
    "smsSpendLimit": 50,
    "setSmsSpendLimit": True,
    "canary": True,
    "emailOutcomes": False,
    "messageLinks": False,
    "replyTo": "help@example.org",
}
"""Each key with a value other than the default and that of the tests."""
FIXED = {"region", "sender_email"}
"""Keys that create another stack, or another sender, which must be verified."""

OF_A_COMPANY = (*OIDC, "emailClaim", "emailVerifiedClaim", "ownUsers")
OF_NAMES = ("domainName", "signInDomainName", "senderDomainName", "certificateArn", "hostedZoneId")
REMOVING = (*SAML, "createSenderIdentity", "canary", "emailOutcomes")
GROUPS = (OF_A_COMPANY, OF_NAMES, REMOVING)
SWITCHES = (*GROUPS, tuple(OPTIONS.keys() - {key for group in GROUPS for key in group}))
"""Keys that are switched together: no two change the same property, or conflict with each other."""

GOES_ON_REQUEST = {OF_NAMES: {"sender-domain"}, REMOVING: {"email-sender", "canary-logs", "feedback-logs"}}
"""Resources that keys remove: the sender, and a function's own log."""


def test_every_key_has_a_switched_value() -> None:
    fields = Settings.model_fields.keys() - FIXED
    assert {f"task-reminder:{key}" for key in OPTIONS} == {config_key(field) for field in fields}


@pytest.mark.parametrize("keys", SWITCHES, ids=["a company's", "names", "removing", "all others"])
def test_switching_keys_on_and_off_replaces_no_resource_with_data(
    graph: Graph, project: Path, keys: tuple[str, ...]
) -> None:
    config = complete({key: OPTIONS[key] for key in keys})
    one, other = resources_with_data(graph), resources_with_data(run(project, config).graph)
    for before, after in ((one, other), (other, one)):
        gone = {resource.name for urn, resource in before.items() if urn not in after}
        assert gone <= {*GOES_ON_REQUEST.get(keys, ()), "users-first"}
        for urn in before.keys() & after.keys():
            assert replacing(before[urn], after[urn]) == []
    assert [each.name for each in other.values() if each.type == USER and not each.retained] == []


def resources_with_data(graph: Graph) -> dict[str, Resource]:
    """Returns the resources with data, by URN."""
    return {each.urn: each for each in graph.resources if each.type in {*HOLDS, USER}}


def replacing(before: Resource, after: Resource) -> list[str]:
    """Returns the changed properties that AWS can't change in place."""
    names = before.inputs.keys() | after.inputs.keys()
    differing = [name for name in names if before.inputs.get(name) != after.inputs.get(name)]
    return [name for name in differing if RESOURCE_TYPES[before.type].replaces(name)]
