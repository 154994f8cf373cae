"""Tests that every URN is in `urns.txt`: a new URN would replace a running resource and its data.

A line is added or removed only with its resource. A renamed or moved one needs
ResourceOptions(aliases=[Alias(name=…, parent=…)]) with its old values, and a deployment, before its line
changes: without them the engine deletes it and creates an empty one.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.parts.infra.aws_outputs import ZONE
from tests.parts.infra.conftest import PAGE, complete
from tests.parts.infra.recording import run
from tests.parts.infra.sign_in.company import OIDC, SAML

KNOWN = Path(__file__).with_name("urns.txt").read_text(encoding="utf-8").splitlines()
EVERY_OPTION = {
    "canary": True,
    "alarmEmail": "operators@example.org",
    "firstUserEmail": "nora@example.org",
    "monthlyBudget": 20,
    "programClient": True,
    "setSmsSpendLimit": True,
    "snapStart": True,
    "domainName": "remind.example.org",
    "signInDomainName": "sign-in.example.org",
    "senderDomainName": "example.org",
    "hostedZoneId": ZONE,
}


def urns(project: Path) -> Iterator[str]:
    """Returns each URN without stack and project, except those of page files, which each build changes."""
    for provider in (OIDC, SAML):  # a stack has one of these
        for resource in run(project, complete(EVERY_OPTION | provider)).graph.resources:
            if resource.name not in PAGE:
                yield "::".join(resource.urn.split("::")[2:])


def test_every_urn_is_unchanged(project: Path) -> None:
    assert sorted(set(urns(project))) == KNOWN
