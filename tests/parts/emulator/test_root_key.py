"""Tests that only this run's key acts as the emulator's root user, with the access guard or without."""

import re
from contextlib import suppress
from typing import Any

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from tools.emulator.access_guard import KEY_HEADER
from tools.local.emulator import REGION
from tools.local_provider.endpoint import Endpoint

CALLS = {"sts": "get_caller_identity", "dynamodb": "list_tables", "s3": "list_buckets"}
"""A service with its own check of keys, and two that share one: by JSON and by path."""

KEYS = {
    "the emulator's own": "test",
    "an account's number": "000000000000",
    "another account's": "123456789012",
    "no key": None,
    "an unknown key": "AKIA0123456789ABCDEF",
}
UNKNOWN = "UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken"


def response(endpoint: Endpoint, service: str, key: str | None, headers: dict[str, str]) -> tuple[int, str]:
    """Returns the status and the body of the response to a call signed with `key`."""
    received: list[tuple[int, str]] = []

    def note(response_dict: dict[str, Any], **_: object) -> None:
        received.append((response_dict["status_code"], response_dict["body"].decode()))

    signed = {} if key else {"signature_version": UNSIGNED}
    config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, **signed)
    session: Any = boto3.Session(key or "none", "unchecked", region_name=REGION)
    client = session.client(service, endpoint_url=endpoint.url, config=config)
    client.meta.events.register("before-call", lambda params, **_: params["headers"].update(headers))
    client.meta.events.register("before-parse", note)
    with suppress(ClientError, ResponseParserError):  # the guard's response does not look like AWS's
        getattr(client, CALLS[service])()
    return received[0]


def test_the_guard_is_in_front_of_the_emulator(emulator_endpoint: Endpoint) -> None:
    refused = response(emulator_endpoint, "dynamodb", KEYS["the emulator's own"], {})
    assert refused == (403, "Refused: no key of this run\n")


@pytest.mark.parametrize("service", CALLS)
@pytest.mark.parametrize("name", KEYS)
def test_behind_the_guard_no_other_key_belongs_to_root(
    emulator_endpoint: Endpoint, service: str, name: str
) -> None:
    past_the_guard = {KEY_HEADER: emulator_endpoint.key}
    status, body = response(emulator_endpoint, service, KEYS[name], past_the_guard)
    assert status in (400, 403)
    assert re.search(UNKNOWN, body)


@pytest.mark.parametrize("service", CALLS)
def test_the_key_of_this_run_belongs_to_root(emulator_endpoint: Endpoint, service: str) -> None:
    assert response(emulator_endpoint, service, emulator_endpoint.key, {})[0] == 200
