"""Starting from a snapshot: off by default; where it is on, callers get the published version by an alias."""

from pathlib import Path

import pytest

from tests.parts.infra.conftest import complete
from tests.parts.infra.made import HERE
from tests.parts.infra.recording import Graph, run

ALIAS = "aws:lambda/alias:Alias"
FUNCTION = "aws:lambda/function:Function"
LIVE = f"arn:aws:lambda:{HERE}:function:task-reminder-local-api:live"


@pytest.fixture(scope="module")
def snapped(project: Path) -> Graph:
    return run(project, complete({"snapStart": True})).graph


def test_it_is_off_by_default(graph: Graph) -> None:
    assert graph.of_type(ALIAS) == []
    for function in graph.of_type(FUNCTION):
        assert function.inputs.keys().isdisjoint({"snapStart", "publish"})


def test_a_snapshot_is_taken_of_each_published_version_of_the_api_alone(snapped: Graph) -> None:
    # https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html
    api, *others = snapped.of_type(FUNCTION)
    assert api.inputs["publish"] is True
    assert api.inputs["snapStart"] == {"applyOn": "PublishedVersions"}
    # Nobody waits for these, so nobody pays for snapshots of them.
    assert [each.name for each in others if each.inputs.keys() & {"snapStart", "publish"}] == []
    alias = snapped.one(ALIAS)
    assert (alias["name"], alias["functionName"]) == ("live", "task-reminder-local-api")
    assert alias["functionVersion"] == "7"  # what the function said that it published


def test_callers_invoke_the_alias_and_may(snapped: Graph) -> None:
    # https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html: each alias has its own policy.
    assert snapped.one("aws:apigatewayv2/integration:Integration")["integrationUri"] == LIVE
    permission = snapped.one("aws:lambda/permission:Permission")
    assert (permission["function"], permission["qualifier"]) == ("task-reminder-local-api", "live")
