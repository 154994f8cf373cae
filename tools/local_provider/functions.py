"""Provider functions (invokes) that the program may call."""

from collections.abc import Callable, Mapping
from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Inputs


def get_caller_identity(aws: Aws, _: Inputs) -> dict[str, Any]:
    """The account that everything is made in."""
    identity = aws.client("sts").get_caller_identity()
    account = identity["Account"]
    return {"id": account, "accountId": account, "arn": identity["Arn"], "userId": identity["UserId"]}


FUNCTIONS: Mapping[str, Callable[[Aws, Inputs], dict[str, Any]]] = {
    "aws:index/getCallerIdentity:getCallerIdentity": get_caller_identity,
}
