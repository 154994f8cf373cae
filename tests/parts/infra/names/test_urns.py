"""Every URN is one of `urns.txt`: a new one for what runs already would replace it, with all that it holds.

A line goes or comes with the resource itself. What is only renamed or moved keeps its old URN by an alias.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.parts.infra.conftest import PAGE, complete
from tests.parts.infra.made import ZONE
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
    """Each URN without stack and project, but for the page's files, whose names come with each build."""
    for provider in (OIDC, SAML):  # a stack has one of them
        for resource in run(project, complete(EVERY_OPTION | provider)).graph.resources:
            if resource.name not in PAGE:
                yield "::".join(resource.urn.split("::")[2:])


def test_every_urn_stays(project: Path) -> None:
    assert sorted(set(urns(project))) == KNOWN
