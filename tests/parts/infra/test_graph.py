"""Tests the whole graph: parents, tags, outputs."""

import inspect
import sys
from pathlib import Path

import pulumi_aws as aws
import pytest
from pydantic.alias_generators import to_camel

from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, Resource, run

FUNCTION = "aws:lambda/function:Function"
PROXY = "https://remind.example.org"
RETIRED = "task-reminder-local-pacer"
"""Retired: operators need neither it nor its log."""


def resources(graph: Graph) -> list[Resource]:
    return [resource for resource in graph.resources if resource.custom]


def test_every_resource_belongs_to_a_component(graph: Graph) -> None:
    components = {resource.name for resource in graph.resources if not resource.custom}
    assert [r.name for r in resources(graph) if r.parent not in components] == []


def test_every_resource_with_tags_has_the_default_tags(graph: Graph) -> None:
    default = {"project": "task-reminder", "stack": "local", "managed-by": "pulumi"}
    tagged = {resource.type for resource in resources(graph) if resource.inputs.get("tags") == default}
    assert tagged == {resource.type for resource in resources(graph) if "tags" in properties(resource)}


def properties(resource: Resource) -> set[str]:
    """Returns the input properties of the resource's type in pulumi-aws, as sent to the engine."""
    module, _, rest = resource.type.removeprefix("aws:").partition("/")
    kind = getattr(getattr(aws, {"lambda": "lambda_"}.get(module, module)), rest.partition(":")[2])
    declaring = sys.modules[kind.__module__]
    # Its Args, or InitArgs if a nested type has that name.
    args = getattr(declaring, f"{kind.__name__}InitArgs", None) or getattr(declaring, f"{kind.__name__}Args")
    declared = inspect.signature(args.__init__).parameters
    return {to_camel(name) for name in declared if name != "__self__"}


def test_every_log_group_has_a_retention_and_functions_write_to_no_other(graph: Graph) -> None:
    groups = graph.of_type("aws:cloudwatch/logGroup:LogGroup")
    assert {group.inputs["retentionInDays"] for group in groups} == {30}
    assert {group.inputs["name"] for group in groups} == {
        *graph.outputs["logGroupNames"],
        f"/aws/lambda/{RETIRED}",
    }
    for function in graph.of_type(FUNCTION):
        assert function.inputs["loggingConfig"]["logFormat"] == "JSON"
        assert function.inputs["loggingConfig"]["logGroup"] == f"/aws/lambda/{function.inputs['name']}"


@pytest.mark.parametrize(
    ("changes", "site"),
    [({}, "https://d111111abcdef8.cloudfront.net"), ({"siteUrl": PROXY}, PROXY)],
    ids=["CloudFront's address", "a proxy's address"],
)
def test_outputs_and_links_have_the_sites_address(
    project: Path, changes: dict[str, object], site: str
) -> None:
    graph = run(project, complete(changes)).graph
    assert graph.outputs["siteUrl"] == site
    assert graph.outputs["apiUrl"] == f"{site}/v1"
    assert graph.outputs["docsUrl"] == f"{site}/docs"
    assert graph.one(FUNCTION, "email")["environment"]["variables"]["SITE_URL"] == site


def test_the_outputs_name_the_resources_that_an_operator_needs(graph: Graph) -> None:
    looked_into = [*graph.of_type(FUNCTION), *graph.of_type("aws:dynamodb/table:Table")]
    named = {resource.inputs["name"] for resource in looked_into} - {RETIRED}
    assert named <= {value for value in graph.outputs.values() if isinstance(value, str)}
    assert graph.outputs["stateMachineArn"].endswith(graph.one("aws:sfn/stateMachine:StateMachine")["name"])
    assert graph.outputs["alarmTopicArn"].endswith(graph.one("aws:sns/topic:Topic", "alarms")["name"])
    dashboard = graph.one("aws:cloudwatch/dashboard:Dashboard")["dashboardName"]
    assert graph.outputs["dashboardUrl"].endswith(f"#dashboards/dashboard/{dashboard}")
