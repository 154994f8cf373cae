"""Tests the keys for a second factor, passwords and sessions, and that owners keep their subjects."""

from itertools import permutations, product
from pathlib import Path

import pytest

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run
from tests.parts.infra.test_options import replacing

USERS = "aws:cognito/userPool:UserPool"
CLIENT = "aws:cognito/userPoolClient:UserPoolClient"
MFA = ["off", "optional", "required"]


@pytest.mark.parametrize(("mfa", "called"), [("optional", "OPTIONAL"), ("required", "ON")])
def test_the_second_factor_is_only_an_authenticator_app(project: Path, mfa: str, called: str) -> None:
    pool = run(project, complete({"mfa": mfa})).graph.one(USERS)
    assert pool["mfaConfiguration"] == called
    assert pool["softwareTokenMfaConfiguration"] == {"enabled": True}
    assert pool.keys().isdisjoint({"smsConfiguration", "emailMfaConfiguration"})


def test_without_a_second_factor_the_pool_is_unchanged(graph: Graph) -> None:
    assert graph.one(USERS).keys().isdisjoint({"mfaConfiguration", "softwareTokenMfaConfiguration"})


def test_a_change_of_the_second_factor_replaces_neither_users_nor_client(project: Path) -> None:
    graphs = [run(project, complete({"mfa": mfa})).graph for mfa in MFA]
    for (before, after), type_ in product(permutations(graphs, 2), (USERS, CLIENT)):
        (one,), (other,) = before.of_type(type_), after.of_type(type_)
        assert one.urn == other.urn
        assert replacing(one, other) == []


def test_the_config_sets_the_password_length(graph: Graph, project: Path) -> None:
    longer = run(project, complete({"passwordLength": 20})).graph.one(USERS)["passwordPolicy"]
    assert longer == graph.one(USERS)["passwordPolicy"] | {"minimumLength": 20}


@pytest.mark.parametrize("hours", [1, 87_600])
def test_the_config_sets_the_session_length(graph: Graph, project: Path, hours: int) -> None:
    client = run(project, complete({"sessionHours": hours})).graph.one(CLIENT)
    assert client == {**graph.one(CLIENT), "refreshTokenValidity": hours}
    assert client["tokenValidityUnits"]["refreshToken"] == "hours"
    assert client["accessTokenValidity"] <= hours, "Cognito refuses an access token that outlives its session"
