"""The program is right in every region that its config allows: nothing in it is bound to one."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from infra.config_rules import aws_region
from tests.infra.conftest import complete
from tests.infra.made import REGION
from tests.infra.recording import Graph, run

SESSION = boto3.session.Session()
PRINCIPALS = {"apigateway", "cloudfront", "cloudwatch", "lambda", "scheduler", "states"}
"""Global names in every region: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"""

MANAGED = {
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    "658327ea-f89d-4fab-a63d-7e88639e58f6",
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
    "b689b0a8-53d0-40ab-baf2-68738e2966ac",
}
"""CloudFront is one service for all regions: its managed policies have one id."""


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


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


def test_service_principals_are_the_ones_of_all_regions(graph: Graph) -> None:
    everything = " ".join(text for resource in graph.resources for text in texts(dict(resource.inputs)))
    used = set(re.findall(r'"Service": "(.*?)\.amazonaws\.com"', everything))
    caller = graph.one("aws:lambda/permission:Permission")["principal"]
    assert used | {caller.removesuffix(".amazonaws.com")} == PRINCIPALS


def test_the_only_managed_ids_are_cloudfronts(graph: Graph) -> None:
    everything = " ".join(text for resource in graph.resources for text in texts(dict(resource.inputs)))
    uuid = r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"
    assert set(re.findall(uuid, everything)) == MANAGED


def test_cloudfront_has_its_own_certificate_whose_tls_policy_is_awss(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html
    # With the default certificate AWS sets TLSv1, and ignores a minimum. One's own must be in us-east-1.
    certificate: dict[str, Any] = graph.one("aws:cloudfront/distribution:Distribution")["viewerCertificate"]
    assert certificate == {"cloudfrontDefaultCertificate": True}
    assert graph.of_type("aws:acm/certificate:Certificate") == []


@pytest.mark.parametrize("region", ["cn-north-1", "us-gov-west-1", "eu-isoe-west-1"])
def test_other_partitions_whose_arns_and_principals_differ_are_refused(region: str) -> None:
    with pytest.raises(ValueError, match="must be a region that has"):
        aws_region(region)
