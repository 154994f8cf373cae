"""Lists properties that linters and reviewers expect and this stack omits, each with the reason."""

import pytest

from tests.parts.infra.recording import Graph
from tests.parts.infra.test_graph import properties

FUNCTION = "aws:lambda/function:Function"
DISTRIBUTION = "aws:cloudfront/distribution:Distribution"

DONE_WITHOUT = {
    ("aws:iam/role:Role", "managedPolicyArns"): "AWS's own policies allow more than any role here needs",
    (FUNCTION, "reservedConcurrentExecutions"): (
        "AWS keeps 100 of an account's executions unreserved, and new accounts have 10: it would refuse"
    ),
    (FUNCTION, "deadLetterConfig"): "their callers wait for them, and the next sweep does what one missed",
    (FUNCTION, "vpcConfig"): "they call public AWS endpoints only; a VPC would need a NAT gateway for that",
    (FUNCTION, "codeSigningConfigArn"): "the one who may sign the code is the one who may deploy it",
    (DISTRIBUTION, "webAclId"): "a web ACL costs $5 a month while idle; the API throttles, and needs sign-in",
    (DISTRIBUTION, "loggingConfig"): "the API's stage logs the calls; who reads the page isn't followed",
    (DISTRIBUTION, "originGroups"): "a second origin would be a second stack in another region",
    ("aws:s3/bucket:Bucket", "logging"): "CloudFront alone reads it; who changes it is in CloudTrail",
    ("aws:s3/bucket:Bucket", "replicationConfiguration"): "a deployment makes it again in any region",
}
"""Omitted properties by type. For own KMS keys see test_encryption, for tracing docs/adr/0005."""


@pytest.mark.parametrize(("type_", "name"), DONE_WITHOUT, ids=lambda part: part.rpartition(":")[2])
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
