"""Makes calls of AWS with the credentials that Lambda gives to the code of a function."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.exceptions import ClientError

from local.emulator import REGION
from local.provider.aws_clients import CONFIG
from tests.stack import Stack

DENIED = {"AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"}
"""How services name a refusal by IAM; SNS and EC2 have names of their own."""

ROLES = "arn:aws:iam::000000000000:role"


@dataclass(frozen=True)
class Call:
    """A call of AWS; `{name}` in a text of its parameters is that output of the stack."""

    service: str
    operation: str
    parameters: Mapping[str, Any]


class Role:
    """The calls of a function's code, by the name of its role."""

    def __init__(self, stack: Stack, role: str) -> None:
        session = {"RoleArn": f"{ROLES}/{role}", "RoleSessionName": "code"}
        given = stack.aws.client("sts").assume_role(**session)["Credentials"]
        self._session: Any = boto3.Session(
            given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"], region_name=REGION
        )
        self._outputs = stack.outputs | {"senderEmail": sender(stack)}
        self._endpoint_url = stack.aws.endpoint_url

    def answer(self, call: Call) -> str:
        """The name of the error that the call is answered with, or `done`."""
        client = self._session.client(call.service, endpoint_url=self._endpoint_url, config=CONFIG)
        try:
            getattr(client, call.operation)(**_filled(call.parameters, self._outputs))
        except ClientError as error:
            return str(error.response["Error"]["Code"])
        return "done"


def sender(stack: Stack) -> str:
    """The address that the stack sends from."""
    function = stack.aws.client("lambda").get_function_configuration(
        FunctionName=stack.outputs["emailFunctionName"]
    )
    return str(function["Environment"]["Variables"]["SENDER_EMAIL"])


def _filled(value: Any, outputs: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    match value:
        case str():
            for name, output in outputs.items():
                value = value.replace(f"{{{name}}}", str(output))
            return value
        case Mapping():
            return {name: _filled(part, outputs) for name, part in value.items()}
        case list():
            return [_filled(part, outputs) for part in value]
        case _:
            return value
