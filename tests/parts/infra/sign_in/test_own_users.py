"""Tests the keys for a second factor, passwords and sessions."""

from pathlib import Path

import pytest

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

USERS = "aws:cognito/userPool:UserPool"
CHANGED: dict[str, object] = {"mfa": "required", "passwordLength": 20, "sessionHours": 1}
CLIENT = "aws:cognito/userPoolClient:UserPoolClient"


@pytest.mark.parametrize(("mfa", "called"), [("optional", "OPTIONAL"), ("required", "ON")])
def test_the_second_factor_is_only_an_authenticator_app(project: Path, mfa: str, called: str) -> None:
    pool = run(project, complete(CHANGED | {"mfa": mfa})).graph.one(USERS)
    assert pool["mfaConfiguration"] == called
    assert pool["softwareTokenMfaConfiguration"] == {"enabled": True}
    assert pool.keys().isdisjoint({"smsConfiguration", "emailMfaConfiguration"})


def test_without_a_second_factor_the_pool_is_unchanged(graph: Graph) -> None:
    assert graph.one(USERS).keys().isdisjoint({"mfaConfiguration", "softwareTokenMfaConfiguration"})


def test_the_config_sets_the_password_length(graph: Graph, project: Path) -> None:
    longer = run(project, complete(CHANGED)).graph.one(USERS)["passwordPolicy"]
    assert longer == graph.one(USERS)["passwordPolicy"] | {"minimumLength": 20}


def test_the_config_sets_the_session_length(graph: Graph, project: Path) -> None:
    client = run(project, complete(CHANGED)).graph.one(CLIENT)
    assert client == {**graph.one(CLIENT), "refreshTokenValidity": 1}
    assert client["tokenValidityUnits"]["refreshToken"] == "hours"
    assert client["accessTokenValidity"] <= 1, "Cognito refuses an access token that outlives its session"
