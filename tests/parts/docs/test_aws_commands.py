"""Tests that every documented `aws` command exists in AWS's API."""

import re

import pytest

from tests import ROOT
from tests.parts.docs.aws_cli import check

DOCS = ("deploy.md", "first-deployment.md", "operate.md")
PAGES = "\n".join((ROOT / "docs" / page).read_text() for page in DOCS)
ON_ONE_LINE = re.sub(r" (?:\\|(\|))\n\s*", r" \1 ", PAGES).replace("  ", " ")
OF_THE_CLI_ITSELF = {"configure", "sso"}
COMMANDS = sorted(
    command
    for command in {
        *re.findall(r"^ *(aws .*)$", ON_ONE_LINE, re.MULTILINE),
        *re.findall(r"`(aws [^`]+)`", PAGES),
    }
    if command.split()[1] not in OF_THE_CLI_ITSELF
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_documented_command_exists(command: str) -> None:
    check(command)


@pytest.mark.parametrize("command", ["delete-table --name x", "delete-table --region x"])
def test_a_command_that_does_not_exist_is_found(command: str) -> None:
    with pytest.raises(AssertionError):
        check(f"aws dynamodb {command}")
