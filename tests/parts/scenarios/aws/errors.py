"""Creates errors of AWS as botocore raises them."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError


def client_error(code: str, operation: str, status: int = 400, **more: object) -> ClientError:
    """Returns AWS's error response to `operation`; `more` adds members, such as `Item`."""
    response: Any = {
        "Error": {"Code": code, "Message": "simulated"},
        "ResponseMetadata": {"HTTPStatusCode": status},
    }
    return ClientError(response | more, operation)
