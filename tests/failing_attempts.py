"""Makes attempts of calls fail so that a client retries them, and counts the attempts of each call."""

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
"""An endpoint without a server, and without a mock."""


@contextmanager
def failing_attempts(operation: str, matches: Callable[[bytes], bool]) -> Iterator[Counter[str]]:
    """Makes every attempt of DynamoDB's `operation` time out if `matches` selects its body.

    Yields the number of attempts by call. Affects only the product's clients created meanwhile.
    """
    attempts: Counter[str] = Counter()

    def leave(params: dict[str, Any], **_: object) -> None:
        if matches(params["body"]):
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


def decrements_a_count(body: bytes) -> bool:
    """Returns whether an update decrements a number unconditionally, which is not idempotent."""
    return b"ConditionExpression" not in body and re.search(rb'"N": ?"-\d', body) is not None
