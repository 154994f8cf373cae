"""Passes mocked calls of DynamoDB and Step Functions to moto without an HTTP request in between.

A request would be signed, matched with the URLs of all services, and parsed again: most of the time of such
a call. The checks of the parameters, moto's handling and the parsing of its response stay the same. A test
that hooks into requests themselves needs a client of another service.
"""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from botocore import handlers, parsers
from botocore.awsrequest import AWSResponse, HeadersDict
from botocore.handlers import REGISTER_LAST
from botocore.model import OperationModel
from moto.core.models import DEFAULT_ACCOUNT_ID, botocore_stubber
from moto.core.responses import BaseResponse
from moto.dynamodb.responses import DynamoHandler
from moto.stepfunctions.responses import StepFunctionResponse

HANDLERS: dict[str, type[BaseResponse]] = {"dynamodb": DynamoHandler, "stepfunctions": StepFunctionResponse}
"""moto's handlers by service name."""
PARSER: Any = parsers.create_parser("json")


def install() -> None:
    """Adds this to each later botocore session, after all other hooks of a call."""
    handlers.BUILTIN_HANDLERS.append(("before-call", _respond, REGISTER_LAST))


def _respond(model: OperationModel, params: dict[str, Any], **_: object) -> Any:  # noqa: ANN401
    """Returns the response and botocore's parsed form; None if the call must use HTTP."""
    request, kind = params, HANDLERS.get(model.service_model.service_name)
    address = urlsplit(request["url"])
    host = (address.hostname or "").split(".")
    if kind is None or not botocore_stubber.enabled or host[-2:] != ["amazonaws", "com"]:
        return None
    status, headers, body = _handle(kind, request, region=host[1])
    content = body if isinstance(body, bytes) else body.encode()
    response: dict[str, Any] = {
        "headers": HeadersDict(headers),
        "status_code": status,
        "body": content,
        "context": {"operation_name": model.name},
    }
    parsed = PARSER.parse(response, model.output_shape)
    if status >= 300 and (error := model.service_model.shape_for_error_code(parsed["Error"]["Code"])):
        parsed.update(PARSER.parse(response, error))
    parsed["ResponseMetadata"]["RetryAttempts"] = 0
    return AWSResponse(request["url"], status, response["headers"], None), parsed


def _handle(kind: type[BaseResponse], request: dict[str, Any], region: str) -> tuple[int, Any, Any]:
    """Returns the response of moto's handler for the service."""
    handler: Any = kind()
    vars(handler).update(
        headers=request["headers"],
        body=request["body"].decode(),
        querystring={},
        uri_match={},
        response_headers={},
        region=region,
        current_account=DEFAULT_ACCOUNT_ID,
    )
    handler.parse_parameters(
        SimpleNamespace(
            method=request["method"],
            headers=request["headers"],
            content_type=request["headers"]["Content-Type"],
            values={},
            data=request["body"],
            path="/",
        )
    )
    status, headers, body = handler.call_action()
    return int(status), headers, body
