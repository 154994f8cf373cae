"""Creates resources in the emulator, and calls provider functions."""

from collections.abc import Mapping
from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.registry import RESOURCE_TYPES
from tools.local_provider.resource_type import Created, Inputs
from tools.local_provider.services import route53

GET_CALLER_IDENTITY = "aws:index/getCallerIdentity:getCallerIdentity"
GET_ZONE = "aws:route53/getZone:getZone"


class LocalProvider:
    """Replaces pulumi-aws for the emulator at `endpoint`. Threads may share one."""

    def __init__(self, endpoint: Endpoint, region: str) -> None:
        self.aws = Aws(endpoint, region)

    def create(self, token: str, inputs: Inputs) -> Created:
        """Creates a resource of the type `token`. Raises like its `create`, and `ValueError` if unknown."""
        if token not in RESOURCE_TYPES:
            raise ValueError("the local provider doesn't know this type")
        return RESOURCE_TYPES[token].create(self.aws, inputs)

    def invoke(self, token: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Calls a provider function. Raises `ValueError` for an unknown one, and botocore's errors."""
        if token == GET_ZONE:
            return route53.get_zone(self.aws, arguments["zoneId"])
        if token != GET_CALLER_IDENTITY:
            raise ValueError("the local provider doesn't know this function")
        identity = self.aws.client("sts").get_caller_identity()
        account = identity["Account"]
        return {"id": account, "accountId": account, "arn": identity["Arn"], "userId": identity["UserId"]}
