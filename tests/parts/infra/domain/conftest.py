"""Provides a stack with all custom names, with and without a hosted zone."""

from pathlib import Path

import pytest

from tests.parts.infra.aws_outputs import CERTIFICATE, ZONE
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

NAMES = {
    "domainName": "remind.example.org",
    "signInDomainName": "sign-in.remind.example.org",
    "senderDomainName": "example.org",
}


@pytest.fixture(scope="package")
def in_zone(project: Path) -> Graph:
    """The stack creates certificates and records."""
    return run(project, complete({**NAMES, "hostedZoneId": ZONE, "programClient": True})).graph


@pytest.fixture(scope="package")
def by_hand(project: Path) -> Graph:
    """The operator provides a certificate and sets the records."""
    return run(project, complete({**NAMES, "certificateArn": CERTIFICATE})).graph
