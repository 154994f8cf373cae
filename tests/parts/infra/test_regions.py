"""The program is right in every region that its config allows: nothing in it is bound to one."""

import re
from pathlib import Path

import boto3
import pytest

from tests.parts.infra.access.test_wildcards import texts
from tests.parts.infra.conftest import complete
from tests.parts.infra.made import REGION
from tests.parts.infra.recording import Graph, run

SESSION = boto3.session.Session()


def declared(graph: Graph) -> dict[str, list[str]]:
    """Every text of every resource, by its URN."""
    return {resource.urn: sorted(texts(dict(resource.inputs))) for resource in graph.resources}


# The first region, whose bucket has no location; one that must be opted into; one of the newest.
@pytest.mark.parametrize("region", ["us-east-1", "me-central-1", "ap-southeast-6"])
def test_a_stack_is_the_same_in_another_region_but_for_its_name(
    graph: Graph, project: Path, region: str
) -> None:
    elsewhere = run(project, complete({"aws:region": region})).graph
    renamed = {
        urn: sorted(text.replace(region, REGION) for text in found)
        for urn, found in declared(elsewhere).items()
    }
    assert renamed == declared(graph)


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
