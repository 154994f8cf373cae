"""Tests that the program works in every allowed region: nothing is bound to one."""

import re
from pathlib import Path

import boto3

from tests.parts.infra.access.test_wildcards import texts
from tests.parts.infra.aws_outputs import REGION
from tests.parts.infra.conftest import complete
from tests.parts.infra.monitoring.test_dashboard import graphs
from tests.parts.infra.recording import Graph, run

ELSEWHERE = "us-east-1"
"""The region whose name most texts could have by mistake."""

SESSION = boto3.session.Session()


def declared(graph: Graph) -> dict[str, list[str]]:
    """Returns every text of every resource, by URN."""
    return {resource.urn: sorted(texts(dict(resource.inputs))) for resource in graph.resources}


def test_a_stack_differs_between_regions_only_in_the_region(graph: Graph, project: Path) -> None:
    elsewhere = run(project, complete({"aws:region": ELSEWHERE})).graph
    renamed = {
        urn: sorted(text.replace(ELSEWHERE, REGION) for text in found)
        for urn, found in declared(elsewhere).items()
    }
    assert renamed == declared(graph)
    assert {widget["properties"]["region"] for widget in graphs(elsewhere)} == {ELSEWHERE}


def test_no_other_region_is_named(graph: Graph) -> None:
    others = {name for service in ("lambda", "acm") for name in SESSION.get_available_regions(service)} - {
        REGION
    }
    found = {
        (resource.name, text)
        for resource in graph.resources
        for text in texts(dict(resource.inputs))
        if any(re.search(rf"\b{other}\b", text) for other in others)
    }
    assert found == set()
