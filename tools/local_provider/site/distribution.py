"""CloudFront distributions, with origins that are reachable on this machine."""

import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import omit

SERVICE = "cloudfront"
RENAMES = {
    "distributionConfig.orderedCacheBehaviors": "CacheBehaviors",
    "distributionConfig.origins.originId": "Id",
    "distributionConfig.restrictions.geoRestriction.locations": "Items",
}

HOSTED_ZONE_ID = "Z2FDTNDATAQYW2"
"""The same for every distribution: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html"""


class UnreachableOrigin(ValueError):
    """An origin outside the emulator, which would be reached over the internet."""


def create_distribution(aws: Aws, inputs: Inputs) -> Created:
    """Creates a distribution, then tags it. Raises `UnreachableOrigin`."""
    config = {**_config(aws, inputs), "callerReference": str(uuid.uuid4())}
    made = aws.call(SERVICE, "CreateDistribution", {"distributionConfig": config}, RENAMES)["Distribution"]
    aws.call(SERVICE, "TagResource", {"resource": made["ARN"], "tags": inputs.get("tags", {})})
    outputs = {"arn": made["ARN"], "domainName": made["DomainName"], "hostedZoneId": HOSTED_ZONE_ID}
    return Created(made["Id"], outputs)


def update_distribution(aws: Aws, change: Change) -> None:
    """Changes a distribution's current version. Raises `UnreachableOrigin`."""
    id_ = change.state.id
    current = aws.client(SERVICE).get_distribution_config(Id=id_)
    reference = current["DistributionConfig"]["CallerReference"]
    config = {**_config(aws, change.new), "callerReference": reference}
    request = {"id": id_, "ifMatch": current["ETag"], "distributionConfig": config}
    aws.call(SERVICE, "UpdateDistribution", request, RENAMES)


def delete_distribution(aws: Aws, state: State) -> None:
    """Disables a distribution, as CloudFront requires first, and deletes it."""
    client = aws.client(SERVICE)
    current = client.get_distribution_config(Id=state.id)
    off = {**current["DistributionConfig"], "Enabled": False}
    response = client.update_distribution(Id=state.id, IfMatch=current["ETag"], DistributionConfig=off)
    client.delete_distribution(Id=state.id, IfMatch=response["ETag"])


def _config(aws: Aws, inputs: Inputs) -> dict[str, Any]:
    config = omit(inputs, "tags")
    config["origins"] = [_local_origin(aws, origin) for origin in inputs.get("origins", [])]
    config["defaultCacheBehavior"] = _local_behavior(inputs["defaultCacheBehavior"])
    config["orderedCacheBehaviors"] = [_local_behavior(b) for b in inputs.get("orderedCacheBehaviors", [])]
    return config


def _local_origin(aws: Aws, origin: Mapping[str, Any]) -> dict[str, Any]:
    """Returns an origin in the emulator's form: a bucket by its name, an API by its path."""
    if "customOriginConfig" not in origin:
        return {"s3OriginConfig": {"originAccessIdentity": ""}, **origin}
    api_id, _, rest = origin["domainName"].partition(".execute-api.")
    if not rest:
        raise UnreachableOrigin(
            f"origin '{origin['domainName']}' is neither a bucket nor an HTTP API of the emulator"
        )
    emulator = urlsplit(aws.endpoint_url)
    custom = {**origin["customOriginConfig"], "httpPort": emulator.port, "originProtocolPolicy": "http-only"}
    path = f"/_aws/execute-api/{api_id}/$default{origin.get('originPath', '')}"
    return {**origin, "domainName": emulator.hostname, "originPath": path, "customOriginConfig": custom}


def _local_behavior(behavior: Mapping[str, Any]) -> dict[str, Any]:
    """Returns a behaviour with methods nested as in AWS, and plain HTTP, as this machine has no HTTPS."""
    local = {**behavior, "viewerProtocolPolicy": "allow-all"}
    allowed, cached = local.pop("allowedMethods", []), local.pop("cachedMethods", [])
    return {**local, "allowedMethods": {"items": allowed, "cachedMethods": cached}}


RESOURCE_TYPES = {
    "aws:cloudfront/distribution:Distribution": ResourceType(
        create_distribution, delete_distribution, update_distribution
    )
}
