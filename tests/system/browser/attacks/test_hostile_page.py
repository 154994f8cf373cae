"""A hostile page in the same browser creates, runs and reads nothing of the system on this machine."""

import base64
import io
import json
import uuid
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.stack import Stack
from tests.system.browser.attacks.sending import FETCH, header, query, send_form
from tests.system.browser.chromium import HOSTILE

FUNCTIONS = "/2015-03-31/functions"
ROLE = "arn:aws:iam::000000000000:role/task-reminder-local-api"
Attack = Callable[[Page, str, str], None]


def simple_fetch(page: Page, url: str, body: str) -> None:
    """No preflight: the browser sends it to any address."""
    page.evaluate(FETCH, [url + query("lambda"), {"method": "POST", "mode": "no-cors", "body": body}])


def preflighted_fetch(page: Page, url: str, body: str) -> None:
    """With the emulator's own key and a signature that nobody made."""
    headers = {"Authorization": header("lambda"), "Content-Type": "application/json"}
    page.evaluate(FETCH, [url, {"method": "POST", "headers": headers, "body": body}])


def form(page: Page, url: str, body: str) -> None:
    """A top-level navigation with `name=value` as its body, which JSON with one `=` in it can be."""
    name, value = body.split("=", 1)
    send_form(page, url + query("lambda"), "text/plain", {name: value})


def rebound_fetch(page: Page, url: str, body: str) -> None:
    """The page's own name leads to this machine by now: the browser takes the emulator for its origin."""
    port = urlsplit(url).port
    page.goto(f"http://{HOSTILE}:{port}/_ministack/health")
    preflighted_fetch(page, url.replace("127.0.0.1", HOSTILE), body)


ATTACKS: Mapping[str, Attack] = {
    "simple fetch": simple_fetch,
    "preflighted fetch": preflighted_fetch,
    "form": form,
    "rebinding": rebound_fetch,
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_page_neither_creates_nor_runs_a_function(
    stack: Stack, hostile: Page, tmp_path: Path, name: str
) -> None:
    ran, function = tmp_path / "ran", f"hostile-{uuid.uuid4()}"
    created = {
        "FunctionName": function,
        "Runtime": "python3.13",
        "Role": ROLE,
        "Handler": "index.handler",
        "Description": "=",
        "Code": {"ZipFile": _package(f"def handler(*_):\n    open({str(ran)!r}, 'w').close()\n")},
    }
    functions = stack.outputs["endpointUrl"] + FUNCTIONS
    ATTACKS[name](hostile, functions, json.dumps(created))
    ATTACKS[name](hostile, f"{functions}/{function}/invocations", '{"x": "="}')
    pages = stack.aws.client("lambda").get_paginator("list_functions").paginate()
    assert function not in {one["FunctionName"] for page in pages for one in page["Functions"]}
    assert not ran.exists()


def test_a_page_reads_nothing_of_the_sign_in_pages(stack: Stack, hostile: Page) -> None:
    assert "Failed to fetch" in hostile.evaluate(FETCH, [f"{stack.outputs['endpointUrl']}/oauth2/token", {}])


def _package(code: str) -> str:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("index.py", code)
    return base64.b64encode(content.getvalue()).decode()
