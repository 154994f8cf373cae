"""The errors of AWS, as botocore raises them."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError


def client_error(code: str, operation: str, status: int = 400, **more: object) -> ClientError:
    """AWS's error response to `operation`; `more` are other members, as the `Item` of a failed condition."""
    response: Any = {
        "Error": {"Code": code, "Message": "simulated"},
        "ResponseMetadata": {"HTTPStatusCode": status},
    }
    return ClientError(response | more, operation)
