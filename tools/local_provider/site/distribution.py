"""CloudFront distributions, with origins that can be reached on this machine."""

import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import left_out
from tools.local_provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

SERVICE = "cloudfront"
RENAMES = {
    "distributionConfig.orderedCacheBehaviors": "CacheBehaviors",
    "distributionConfig.origins.originId": "Id",
    "distributionConfig.restrictions.geoRestriction.locations": "Items",
}


class UnreachableOrigin(ValueError):
    """An origin that isn't in the emulator: it would be dialled on the internet."""


def create_distribution(aws: Aws, inputs: Inputs) -> Created:
    """Make a distribution, then tag it. Raises `UnreachableOrigin`."""
    config = {**_config(aws, inputs), "callerReference": str(uuid.uuid4())}
    made = aws.call(SERVICE, "CreateDistribution", {"distributionConfig": config}, RENAMES)["Distribution"]
    aws.call(SERVICE, "TagResource", {"resource": made["ARN"], "tags": inputs.get("tags", {})})
    return Created(made["Id"], {"arn": made["ARN"], "domainName": made["DomainName"]})


def update_distribution(aws: Aws, change: Change) -> None:
    """Change a distribution over the version that is there. Raises `UnreachableOrigin`."""
    id_ = change.recorded.id
    there = aws.client(SERVICE).get_distribution_config(Id=id_)
    reference = there["DistributionConfig"]["CallerReference"]
    config = {**_config(aws, change.new), "callerReference": reference}
    request = {"id": id_, "ifMatch": there["ETag"], "distributionConfig": config}
    aws.call(SERVICE, "UpdateDistribution", request, RENAMES)


def delete_distribution(aws: Aws, recorded: Recorded) -> None:
    """Switch a distribution off, as CloudFront asks for first, and take it away."""
    client = aws.client(SERVICE)
    there = client.get_distribution_config(Id=recorded.id)
    off = {**there["DistributionConfig"], "Enabled": False}
    answer = client.update_distribution(Id=recorded.id, IfMatch=there["ETag"], DistributionConfig=off)
    client.delete_distribution(Id=recorded.id, IfMatch=answer["ETag"])


def _config(aws: Aws, inputs: Inputs) -> dict[str, Any]:
    config = left_out(inputs, "tags")
    config["origins"] = [_local_origin(aws, origin) for origin in inputs.get("origins", [])]
    config["defaultCacheBehavior"] = _local_behavior(inputs["defaultCacheBehavior"])
    config["orderedCacheBehaviors"] = [_local_behavior(b) for b in inputs.get("orderedCacheBehaviors", [])]
    return config


def _local_origin(aws: Aws, origin: Mapping[str, Any]) -> dict[str, Any]:
    """An origin as the emulator reaches it: its buckets by name, its APIs by the path that serves them."""
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
    """A behaviour in AWS's nesting of methods, open to http: there is no https on this machine."""
    local = {**behavior, "viewerProtocolPolicy": "allow-all"}
    allowed, cached = local.pop("allowedMethods", []), local.pop("cachedMethods", [])
    return {**local, "allowedMethods": {"items": allowed, "cachedMethods": cached}}


RESOURCE_TYPES = {
    "aws:cloudfront/distribution:Distribution": ResourceType(
        create_distribution, delete_distribution, update_distribution
    )
}
