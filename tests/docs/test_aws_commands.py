"""Every `aws` command that the pages for operators show is one that AWS's API has."""

import re

import pytest

from tests.docs.aws_cli import check
from tests.docs.pages import ROOT

PAGES = "\n".join((ROOT / "docs" / page).read_text() for page in ("deploy.md", "operate.md"))
OF_THE_CLI_ITSELF = {"configure", "sso"}
COMMANDS = sorted(
    command
    for command in set(re.findall(r"^aws .*$", PAGES, re.MULTILINE) + re.findall(r"`(aws [^`]+)`", PAGES))
    if command.split()[1] not in OF_THE_CLI_ITSELF
)


def test_there_are_commands_of_each_service() -> None:
    services = {
        *("apigatewayv2", "cloudfront", "cloudwatch", "cognito-idp", "dynamodb", "lambda", "logs"),
        *("scheduler", "service-quotas", "sesv2", "sns", "stepfunctions"),
    }
    assert {command.split()[1] for command in COMMANDS} == services


@pytest.mark.parametrize("command", COMMANDS)
def test_it_exists(command: str) -> None:
    check(command)


@pytest.mark.parametrize(
    "command",
    [
        "aws dynamodb delete-table --name x",
        "aws dynamodb delete-table --region x",
        "aws dynamodb wait table-gone --table-name x",
        "aws sesv2 put-account-details --production-access-enabled",
    ],
)
def test_what_does_not_exist_is_noticed(command: str) -> None:
    with pytest.raises(AssertionError):
        check(command)
