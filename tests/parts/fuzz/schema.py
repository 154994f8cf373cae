"""Loads the OpenAPI document for schemathesis, and selects the checks that hold for this API."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig

from tests.parts.fuzz.gateway import Gateway
from tests.parts.fuzz.good_requests import BODIES, KEYS, Body
from tools.openapi.document import document

Case = schemathesis.Case[Any]
REFUSED = ["400", "401", "404", "409", "412", "413", "415", "422"]
CONFIG = SchemathesisConfig.from_dict(
    {
        "base-url": "http://localhost",
        "generation": {"with-security-parameters": False},
        "checks": {
            # A schema can't express every rule: which cursors exist, or that one of two members is required.
            "positive_data_acceptance": {"expected-statuses": ["2xx", "304", *REFUSED]},
            "negative_data_rejection": {"expected-statuses": [*REFUSED, "405"]},
            # The check expects that DELETE removes the path, but a cancelled reminder stays readable.
            "use_after_free": {"enabled": False},
            # The gateway checks tokens before it calls the API: tests/system/e2e/test_sign_in.py.
            "ignored_auth": {"enabled": False},
            "missing_required_header": {"enabled": False},
        },
        "operations": [
            {
                # With another method it is the path of a schedule called preview, which does not exist: 404.
                "include-operation-id": "previewSchedule",
                "checks": {
                    "unsupported_method": {"enabled": False},
                    "allow_header_conformance": {"enabled": False},
                },
            },
            {
                # Erasing something that can't exist succeeds.
                "include-operation-id": ["cancelReminder", "endSchedule"],
                "checks": {"negative_data_rejection": {"expected-statuses": ["204", *REFUSED, "405"]}},
            },
        ],
    }
)

KEYED = {"createReminder", "snoozeReminder", "createSchedule"}
"""The calls that take an `Idempotency-Key`."""

GATEWAY = Gateway()
SCHEMA = schemathesis.openapi.from_dict(deepcopy(document()), config=CONFIG)
SCHEMA.app = GATEWAY


@SCHEMA.hook
def flatmap_case(context: schemathesis.HookContext, case: Case) -> st.SearchStrategy[Case]:
    """Gives half of the valid cases an accepted body, and some of these an idempotency key."""
    operation = None if context.operation is None else context.operation.definition.raw["operationId"]
    if operation not in BODIES or case.meta is None or not case.meta.generation.mode.is_positive:
        return st.just(case)

    def fill(body: Body, key: str | None) -> Case:
        case.body = body
        if operation in KEYED and key is not None:
            case.headers["Idempotency-Key"] = key
        return case

    return st.just(case) | st.builds(fill, BODIES[operation], st.none() | KEYS)
