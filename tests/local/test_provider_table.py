"""The table's tokens are those of pulumi-aws."""

import json
import re
from pathlib import Path

import pulumi_aws
import pytest

from local.provider.functions import FUNCTIONS
from local.provider.table import RESOURCE_TYPES

SDK = Path(pulumi_aws.__file__).parent


@pytest.fixture(scope="module")
def known_types() -> set[str]:
    registry = re.search(r'resource_modules="""\n(.*?)\n"""', (SDK / "__init__.py").read_text(), re.DOTALL)
    assert registry is not None
    return {token for module in json.loads(registry[1]) for token in module["classes"]}


@pytest.mark.parametrize("token", RESOURCE_TYPES)
def test_a_resource_type_exists(token: str, known_types: set[str]) -> None:
    assert token in known_types


@pytest.mark.parametrize("token", FUNCTIONS)
def test_a_function_exists(token: str) -> None:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", token.rpartition(":")[2]).lower()
    assert f"'{token}'" in (SDK / f"{name}.py").read_text()
