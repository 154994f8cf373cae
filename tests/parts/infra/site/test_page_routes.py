"""The CloudFront Function, run in Node: the page's own routes become index.html, files stay as they are."""

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
    """The request as the function passes it on, for a viewer who asked for `uri`."""
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
def test_a_page_route_is_answered_with_index_html_and_else_the_request_stays(uri: str) -> None:
    assert answered(uri) == {**REQUEST, "uri": "/index.html"}


@pytest.mark.parametrize("uri", ["/m/AbC_-9", "/m/", "/m/AbC/"])
def test_what_messages_link_to_is_the_page_of_links(uri: str) -> None:
    assert answered(uri) == {**REQUEST, "uri": "/message.html"}


@pytest.mark.parametrize(
    "uri", ["/index.html", "/message.html", "/favicon.svg", "/assets/index-B1c2D3.js", "/config.json"]
)
def test_a_file_is_answered_with_itself(uri: str) -> None:
    assert answered(uri) == {**REQUEST, "uri": uri}


def test_it_is_as_small_as_cloudfront_wants() -> None:
    assert len(SOURCE.read_bytes()) < 10 * 1024  # the longest code that a CloudFront Function may have
