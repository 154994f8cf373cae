"""Tests the CloudFront Function in Node: page routes become index.html, files stay unchanged."""

import json
import shutil
import subprocess

import pytest

from tests import ROOT
from tests.patience import PATIENCE_SECONDS
from tests.requirements import skip_or_fail

SOURCE = ROOT / "frontend" / "page_routes.js"
CALLS = """
const vm = require("node:vm"), fs = require("node:fs");
const sandbox = {};
vm.runInNewContext(fs.readFileSync(process.argv[1], "utf8"), sandbox);
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((event) => sandbox.handler(event))));
"""

REQUEST = {"method": "GET", "querystring": {"a": {"value": "1"}}, "headers": {}}
ROUTES = ("/", "/reminders", "/reminders/0193a1b2-c3d4", "/new/", "/a.b/c", "/m", "/mm/x")
LINKS_IN_MESSAGES = ("/m/AbC_-9", "/m/", "/m/AbC/")
FILES = ("/index.html", "/message.html", "/favicon.svg", "/assets/index-B1c2D3.js", "/config.json")


@pytest.fixture(scope="module")
def forwarded() -> dict[str, object]:
    """The request that the function forwards for each of them."""
    node = shutil.which("node")
    if node is None:
        skip_or_fail("Node is not installed")
    uris = (*ROUTES, *LINKS_IN_MESSAGES, *FILES)
    usual = {"version": "1.0", "context": {"eventType": "viewer-request"}}
    events = [{**usual, "request": {**REQUEST, "uri": uri}} for uri in uris]
    command = [node, "-e", CALLS, str(SOURCE), json.dumps(events)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS)
    return dict(zip(uris, json.loads(done.stdout), strict=True))


def test_page_routes_and_links_return_a_page_and_files_keep_their_path(forwarded: dict[str, object]) -> None:
    for uris, page in ((ROUTES, "/index.html"), (LINKS_IN_MESSAGES, "/message.html"), (FILES, None)):
        for uri in uris:
            assert forwarded[uri] == {**REQUEST, "uri": page or uri}


def test_the_function_is_small_enough_for_cloudfront() -> None:
    assert len(SOURCE.read_bytes()) < 10 * 1024  # the maximum size of a CloudFront Function
