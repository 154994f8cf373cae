"""Lets attempts of calls fail so that a client would repeat them, and counts the attempts of each call."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from botocore.awsrequest import AWSPreparedRequest
from botocore.exceptions import ReadTimeoutError

from workflow.storage import clients

NOWHERE = "https://nowhere.invalid/"
"""Where nothing answers, the mocks neither."""


@contextmanager
def failing_attempts(operation: str, is_meant: Callable[[bytes], bool]) -> Iterator[Counter[str]]:
    """Lets no attempt of DynamoDB's `operation` return whose body is meant, by the product's own clients.

    Yields the number of attempts by call. Only clients that are made meanwhile are concerned.
    """
    attempts: Counter[str] = Counter()

    def leave(params: dict[str, Any], **_: object) -> None:
        if is_meant(params["body"]):
            params["url"] = NOWHERE

    def time_out(request: AWSPreparedRequest, **_: object) -> None:
        if request.url == NOWHERE:
            attempts[str(request.headers["amz-sdk-invocation-id"])] += 1
            raise ReadTimeoutError(endpoint_url=request.url)

    events = clients.session().get_component("event_emitter")
    call, send = (f"before-{moment}.dynamodb.{operation}" for moment in ("call", "send"))
    events.register_first(call, leave)
    events.register_first(send, time_out)
    try:
        yield attempts
    finally:
        events.unregister(call, leave)
        events.unregister(send, time_out)


def takes_from_a_count(body: bytes) -> bool:
    """Whether an update takes something from a number on no condition: repeated, it would take it twice."""
    return b"ConditionExpression" not in body and re.search(rb'"N": ?"-\d', body) is not None
