"""Each key of the config is set, unset and set again over a running stack: nothing with data is lost."""

from pathlib import Path

import pytest

from infra.common.config import Settings, config_key
from tests.parts.infra.conftest import complete
from tests.parts.infra.made import CERTIFICATE, ZONE
from tests.parts.infra.names.test_protection import HOLDS, IDENTITY, USER
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
"""Each key with another value than the default, or than that of the tests."""
FIXED = {"region", "sender_email"}
"""What makes another stack, or another sender, whose verification has to be asked for."""

GOES_WITH: dict[str, dict[str, object]] = {
    "selfSignUp": {"recipients": "anyone"},
    "domainName": {"hostedZoneId": ZONE},
    "signInDomainName": {"hostedZoneId": ZONE},
    "certificateArn": {"domainName": "remind.example.org"},
    "hostedZoneId": {"domainName": "remind.example.org"},
    **dict.fromkeys([*OIDC, "ownUsers", "emailClaim", "emailVerifiedClaim"], OIDC),
    "monthlyBudget": {"alarmEmail": "operators@example.org"},
}
"""What else must be set for a key."""

ALONE = {
    *GOES_WITH,
    *SAML,  # not beside OIDC
    *(
        "createSenderIdentity",
        "senderDomainName",
        "protectData",
        "canary",
        "emailOutcomes",
    ),  # what is there, or how it is held
    *("smsCountries", "recipients", "siteUrl", "signInUrl"),  # other keys ask for another value of these
}
"""The keys that are switched one by one."""

SWITCHES = [(key,) for key in OPTIONS if key in ALONE] + [tuple(key for key in OPTIONS if key not in ALONE)]
"""The others are switched together: each resource's differences are those of any of them."""

GOES_ON_REQUEST = {
    "createSenderIdentity": IDENTITY,
    "senderDomainName": IDENTITY,
    **dict.fromkeys(["canary", "emailOutcomes"], "aws:cloudwatch/logGroup:LogGroup"),
}
"""What a key is there to take away: of a function its own log."""


def test_every_key_is_tried() -> None:
    fields = Settings.model_fields.keys() - FIXED
    assert {f"task-reminder:{key}" for key in OPTIONS} == {config_key(field) for field in fields}


@pytest.mark.parametrize("keys", SWITCHES, ids=lambda keys: keys[0] if len(keys) == 1 else "all others")
def test_a_switch_and_its_return_touch_nothing_that_holds_data(
    graph: Graph, project: Path, keys: tuple[str, ...]
) -> None:
    config = {key: OPTIONS[key] for key in keys} | GOES_WITH.get(keys[0], {})
    one, other = held(graph), held(run(project, complete(config)).graph)
    for before, after in ((one, other), (other, one)):
        gone = {resource.type for urn, resource in before.items() if urn not in after}
        assert gone <= {GOES_ON_REQUEST.get(keys[0]), USER}
        for urn in before.keys() & after.keys():
            assert replacing(before[urn], after[urn]) == []
    assert [each.name for each in other.values() if each.type == USER and not each.retained] == []


def held(graph: Graph) -> dict[str, Resource]:
    """What holds data, by its URN."""
    return {each.urn: each for each in graph.resources if each.type in {*HOLDS, USER}}


def replacing(before: Resource, after: Resource) -> list[str]:
    """The properties that differ and that AWS changes in no resource that is there."""
    names = before.inputs.keys() | after.inputs.keys()
    differing = [name for name in names if before.inputs.get(name) != after.inputs.get(name)]
    return [name for name in differing if RESOURCE_TYPES[before.type].replaces(name)]
