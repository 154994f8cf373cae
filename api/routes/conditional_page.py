"""Responds to a conditional read of any list."""

from collections.abc import Mapping

from fastapi import Response

from api.requests.conditions import Conditions
from api.responses.problems import ProblemError
from api.responses.reminder import not_modified, page_response


def conditional_page(page: Mapping[str, object], accept_encoding: str, conditions: Conditions) -> Response:
    """Returns a page of a list, or `304` if the client already has it.

    Raises:
        ProblemError: `stale_version`: the page has changed since the client read it (`conditions`).
    """
    response = page_response(page, accept_encoding)
    outcome = conditions.outcome(response.headers["etag"], reads=True)
    if outcome == "failed":
        raise ProblemError("stale_version", "The list has changed since you read it.")
    return not_modified(response) if outcome == "not modified" else response
