"""Tests the CloudFront Function in Node: page routes become index.html, files stay unchanged."""

import json
import shutil
import subprocess

import pytest

from tests import ROOT
from tests.patience import PATIENCE_SECONDS
from tests.requirements import skip_or_fail

SOURCE = ROOT / "frontend" / "page_routes.js"
CALL = """
const vm = require("node:vm"), fs = require("node:fs");
const sandbox = {};
vm.runInNewContext(fs.readFileSync(process.argv[1], "utf8"), sandbox);
const event = JSON.parse(process.argv[2]);
console.log(JSON.stringify(sandbox.handler(event)));
"""

REQUEST = {"method": "GET", "querystring": {"a": {"value": "1"}}, "headers": {}}


def answered(uri: str) -> dict[str, object]:
    """Returns the request that the function forwards for `uri`."""
    node = shutil.which("node")
    if node is None:
        skip_or_fail("Node is not installed")
    context = {"eventType": "viewer-request"}
    event = {"version": "1.0", "context": context, "request": {**REQUEST, "uri": uri}}
    command = [node, "-e", CALL, str(SOURCE), json.dumps(event)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS)
    request: dict[str, object] = json.loads(done.stdout)
    return request


@pytest.mark.parametrize(
    "uri", ["/", "/reminders", "/reminders/0193a1b2-c3d4", "/new/", "/a.b/c", "/m", "/mm/x"]
)
def test_a_page_route_returns_index_html_and_the_rest_of_the_request_is_unchanged(uri: str) -> None:
    assert answered(uri) == {**REQUEST, "uri": "/index.html"}


@pytest.mark.parametrize("uri", ["/m/AbC_-9", "/m/", "/m/AbC/"])
def test_links_in_messages_return_the_page_of_links(uri: str) -> None:
    assert answered(uri) == {**REQUEST, "uri": "/message.html"}


@pytest.mark.parametrize(
    "uri", ["/index.html", "/message.html", "/favicon.svg", "/assets/index-B1c2D3.js", "/config.json"]
)
def test_a_files_path_is_unchanged(uri: str) -> None:
    assert answered(uri) == {**REQUEST, "uri": uri}


def test_the_function_is_small_enough_for_cloudfront() -> None:
    assert len(SOURCE.read_bytes()) < 10 * 1024  # the maximum size of a CloudFront Function
