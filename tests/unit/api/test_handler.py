"""The Lambda's handler module: configured by its environment, quick to load, with text responses."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from typing import Any

import pytest

from tests.unit.api.client import JSON, authorizer, email_reminder, event
from tests.unit.api.test_settings import GOOD
from tests.unit.api.world import World

SLOW = ("phonenumbers", "tzdata")
"""What only some calls need."""


@pytest.fixture
def handler(world: World, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401  # a Lambda handler
    """Imports the handler as Lambda does."""
    stack = {"TABLE_NAME": world.table, "STATE_MACHINE_ARN": world.state_machine_arn}
    for name, text in (GOOD | stack).items():
        monkeypatch.setenv(name, text)
    monkeypatch.delitem(sys.modules, "api.handler", raising=False)
    return importlib.import_module("api.handler").handler


def test_responses_are_text(handler: Any) -> None:  # noqa: ANN401
    gateway_event = event("POST", "/v1/reminders", json.dumps(email_reminder()).encode(), JSON, "")
    refused = handler(gateway_event, None)
    assert (refused["statusCode"], refused["isBase64Encoded"]) == (401, False)
    assert refused["headers"]["content-type"] == "application/problem+json"
    gateway_event["requestContext"]["authorizer"] = authorizer(GOOD["PROGRAM_CLIENT_ID"])
    created = handler(gateway_event, None)
    assert (created["statusCode"], created["isBase64Encoded"]) == (201, False)


def test_a_lambda_without_its_settings_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in GOOD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delitem(sys.modules, "api.handler", raising=False)
    with pytest.raises(ValueError, match="TABLE_NAME is not set"):
        importlib.import_module("api.handler")


def test_modules_that_only_some_calls_need_are_not_loaded_at_start() -> None:
    environment = GOOD | {"AWS_DEFAULT_REGION": "ap-southeast-2"}
    program = f"import sys, api.handler; print([name for name in {SLOW} if name in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, env=environment
    )
    assert loaded.stdout.strip() == "[]"
