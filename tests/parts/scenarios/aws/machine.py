"""Reads the deployed state machine's definition once for all scenarios."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.parts.scenarios.aws.interpreter import check
from workflow.machine.definition import definition


@cache
def deployed_machine(table_name: str) -> Mapping[str, Any]:
    """Returns the definition, which uses only features that the interpreter supports."""
    machine: Mapping[str, Any] = json.loads(definition(table=table_name, worker="worker", sms_sender_id=None))
    check(machine)
    return machine
