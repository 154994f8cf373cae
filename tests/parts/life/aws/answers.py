"""The errors of AWS, in the shape in which botocore raises them."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError


def client_error(code: str, operation: str, status: int = 400, **more: object) -> ClientError:
    """AWS's refusal of `operation`; `more` stands beside the error, as the `Item` of a failed condition."""
    answer: Any = {
        "Error": {"Code": code, "Message": "simulated"},
        "ResponseMetadata": {"HTTPStatusCode": status},
    }
    return ClientError(answer | more, operation)
