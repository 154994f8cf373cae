"""Tests SnapStart: off by default; if on, callers invoke the published version by an alias."""

from pathlib import Path

import pytest

from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

ALIAS = "aws:lambda/alias:Alias"
FUNCTION = "aws:lambda/function:Function"
LIVE = f"arn:aws:lambda:{HERE}:function:task-reminder-local-api:live"


@pytest.fixture(scope="module")
def with_snap_start(project: Path) -> Graph:
    return run(project, complete({"snapStart": True})).graph


def test_snap_start_is_off_by_default(graph: Graph) -> None:
    assert graph.of_type(ALIAS) == []
    for function in graph.of_type(FUNCTION):
        assert function.inputs.keys().isdisjoint({"snapStart", "publish"})


def test_only_the_api_has_snapshots_of_published_versions(with_snap_start: Graph) -> None:
    # https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html
    api, *others = with_snap_start.of_type(FUNCTION)
    assert api.inputs["publish"] is True
    assert api.inputs["snapStart"] == {"applyOn": "PublishedVersions"}
    # Callers don't wait for these, so snapshots of them aren't worth their cost.
    assert [each.name for each in others if each.inputs.keys() & {"snapStart", "publish"}] == []
    alias = with_snap_start.one(ALIAS)
    assert (alias["name"], alias["functionName"]) == ("live", "task-reminder-local-api")
    assert alias["functionVersion"] == "7"  # the version that the function published


def test_callers_invoke_the_alias_and_have_permission(with_snap_start: Graph) -> None:
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html: each alias has its own policy.
    assert with_snap_start.one("aws:apigatewayv2/integration:Integration")["integrationUri"] == LIVE
    permission = with_snap_start.one("aws:lambda/permission:Permission")
    assert (permission["function"], permission["qualifier"]) == ("task-reminder-local-api", "live")
