"""Calls every path with every method: unsupported ones get `405` with the supported ones.

RFC 9110, section 15.5.6: https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
"""

from __future__ import annotations

import pytest

from tests.unit.api.client import JSON, Api
from tools.openapi.document import document

PATHS = {
    **{path: {method.upper() for method in calls} for path, calls in document()["paths"].items()},
    "/docs": {"GET", "HEAD"},
    "/openapi.json": {"GET", "HEAD"},
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "QUERY", "BREW")
ID = "01a209fa-dedc-77d1-934b-6e7a6391e52a"


def filled(path: str) -> str:
    return path.replace("{id}", ID).replace("{token}", "some-token")


@pytest.mark.parametrize("path", PATHS)
def test_an_unsupported_method_gets_the_supported_ones(shared: Api, path: str) -> None:
    """A `404` for a supported method is about an unknown id or token."""
    for method in METHODS:
        response = shared.call(method, filled(path), b"{}", JSON)
        if method in PATHS[path]:
            assert response.status != 405
        else:
            allowed = ", ".join(sorted(PATHS[path]))
            assert (response.status, response.headers["allow"]) == (405, allowed), method


@pytest.mark.parametrize("path", PATHS)
def test_options_lists_the_methods_of_a_path(shared: Api, path: str) -> None:
    response = shared.call("OPTIONS", filled(path))
    assert (response.status, response.headers["allow"]) == (204, ", ".join(sorted(PATHS[path])))
