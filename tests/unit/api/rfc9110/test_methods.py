"""Every path of the document, called by every method: what it doesn't have is `405` with those that it has.

RFC 9110, section 15.5.6: https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
"""

from __future__ import annotations

import pytest

from tests.unit.api.client import JSON, Api
from tools.openapi.document import document

PATHS = {path: {method.upper() for method in calls} for path, calls in document()["paths"].items()}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "QUERY", "BREW")
ID = "01a209fa-dedc-77d1-934b-6e7a6391e52a"


def filled(path: str) -> str:
    return path.replace("{id}", ID).replace("{token}", "some-token")


@pytest.mark.parametrize("path", PATHS)
def test_what_a_path_does_not_have_is_refused_with_what_it_has(shared: Api, path: str) -> None:
    """A `404` at the call's own methods is of an unknown id or token."""
    for method in METHODS:
        answer = shared.call(method, filled(path), b"{}", JSON)
        if method in PATHS[path]:
            assert answer.status != 405
        else:
            allowed = ", ".join(sorted(PATHS[path]))
            assert (answer.status, answer.headers["allow"]) == (405, allowed), method


@pytest.mark.parametrize("path", PATHS)
def test_options_says_what_a_path_has(shared: Api, path: str) -> None:
    answer = shared.call("OPTIONS", filled(path))
    assert (answer.status, answer.headers["allow"]) == (204, ", ".join(sorted(PATHS[path])))
