"""Lists properties that linters and reviewers expect and this stack omits, each with the reason."""

import pytest

from tests.parts.infra.recording import Graph
from tests.parts.infra.test_graph import properties

FUNCTION = "aws:lambda/function:Function"
DISTRIBUTION = "aws:cloudfront/distribution:Distribution"

OMITTED = {
    ("aws:iam/role:Role", "managedPolicyArns"): "AWS's managed policies allow more than any role needs",
    (FUNCTION, "reservedConcurrentExecutions"): (
        "AWS keeps 100 of an account's executions unreserved, and new accounts have only 10, so it would fail"
    ),
    (
        FUNCTION,
        "deadLetterConfig",
    ): "callers wait for the response, and the next sweep makes up for a missed one",
    (FUNCTION, "vpcConfig"): "they call only public AWS endpoints, which would need a NAT gateway in a VPC",
    (FUNCTION, "codeSigningConfigArn"): "those who may deploy the code could also sign it",
    (
        DISTRIBUTION,
        "webAclId",
    ): "a web ACL costs $5 a month even when idle; the API throttles and requires sign-in",
    (DISTRIBUTION, "loggingConfig"): "the API's stage logs the calls; readers of the page are not tracked",
    (DISTRIBUTION, "originGroups"): "a second origin would be a second stack in another region",
    ("aws:s3/bucket:Bucket", "logging"): "only CloudFront reads it; CloudTrail records changes",
    ("aws:s3/bucket:Bucket", "replicationConfiguration"): "a deployment recreates it in any region",
}
"""Omitted properties by type. For own KMS keys see test_encryption, for tracing docs/adr/0005."""


@pytest.mark.parametrize(("type_", "name"), OMITTED, ids=lambda part: part.rpartition(":")[2])
def test_the_property_is_not_set(graph: Graph, type_: str, name: str) -> None:
    resource = graph.of_type(type_)
    assert resource
    assert name in properties(resource[0])
    assert [resource.name for resource in resource if name in resource.inputs] == []


def test_people_of_every_country_may_read_the_page(graph: Graph) -> None:
    # Users travel; only the countries for SMS are limited.
    restrictions = graph.one(DISTRIBUTION)["restrictions"]
    assert restrictions == {"geoRestriction": {"restrictionType": "none"}}
    assert graph.one(DISTRIBUTION)["enabled"] is True
