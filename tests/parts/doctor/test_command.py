"""Tests the command's output and exit codes."""

from collections.abc import Callable
from pathlib import Path

import boto3
import pytest
import yaml

from tests import ROOT
from tests.aws import REGION
from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.__main__ import main

CONFIG: dict[str, object] = {
    "aws:region": REGION,
    "task-reminder:senderEmail": "reminders@example.org",
    "task-reminder:smsCountries": ["AU"],
    "task-reminder:smsSpendLimit": 50,
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the project's schema and the config of a stack `dev`."""
    (tmp_path / "Pulumi.yaml").write_text((ROOT / "Pulumi.yaml").read_text())
    write(tmp_path, CONFIG)
    return tmp_path


@pytest.fixture
def examine(aws: AwsAccount, project: Path) -> Callable[[], int]:
    """Runs the command with the mocked account, and returns its exit code."""
    return lambda: main(["--stack", "dev"], project, lambda *_: aws.session)


def write(directory: Path, config: dict[str, object], stack: str = "dev") -> None:
    (directory / f"Pulumi.{stack}.yaml").write_text(yaml.safe_dump({"config": config}))


@pytest.mark.usefixtures("deployed")
def test_the_exit_code_is_0_if_everything_is_in_order(
    examine: Callable[[], int], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, CONFIG | {"aws:allowedAccountIds": ["1"], "other:key": 1})  # of other tools
    assert examine() == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Stack dev in account 123456789012, ap-southeast-2"
    assert {line[0] for line in printed[1:]} == {"✓"}


@pytest.mark.usefixtures("deployed")
def test_a_secret_may_be_encrypted_and_must_not_be_in_plain_text(
    examine: Callable[[], int], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    provider = {"task-reminder:oidcIssuer": "https://login.example.org", "task-reminder:oidcClientId": "1"}
    write(project, CONFIG | provider | {"task-reminder:oidcClientSecret": {"secure": f"v1:{'e' * 400}"}})
    assert examine() == 0
    write(project, CONFIG | provider | {"task-reminder:oidcClientSecret": "a1s2e3c4"})
    assert examine() == 2
    printed = capsys.readouterr()
    assert "oidcClientSecret must be set as a secret" in printed.err
    assert "a1s2e3c4" not in f"{printed.out}{printed.err}"


@pytest.mark.usefixtures("deployed")
def test_the_exit_code_is_1_if_something_is_to_do(
    aws: AwsAccount, examine: Callable[[], int], capsys: pytest.CaptureFixture[str]
) -> None:
    aws.returns("sns", "GetSMSSandboxAccountStatus", IsInSandbox=True)
    assert examine() == 1
    printed = capsys.readouterr().out.splitlines()
    (at,) = (index for index, line in enumerate(printed) if line.startswith("✗ SMS: sending"))
    assert printed[at + 1].startswith("    → ")


@pytest.mark.usefixtures("deployed")
def test_a_check_without_permission_is_not_in_order(aws: AwsAccount, examine: Callable[[], int]) -> None:
    aws.fails("sesv2", "GetAccount")
    assert examine() == 1


def test_missing_credentials_are_reported(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(project / "none"))
    assert main(["--stack", "dev"], project) == 2
    assert "Unable to locate credentials" in one_line(capsys)


@pytest.mark.parametrize("named_by", ["the environment", "the stack's config"])
def test_a_profile_that_does_not_exist_is_reported(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, named_by: str
) -> None:
    if named_by == "the environment":
        monkeypatch.setenv("AWS_PROFILE", "nobody")
    else:
        write(project, CONFIG | {"aws:profile": "nobody"})
    assert main(["--stack", "dev"], project) == 2
    assert "nobody" in one_line(capsys)


@pytest.mark.usefixtures("deployed")
def test_the_doctor_uses_the_profile_of_the_stacks_config(aws: AwsAccount, project: Path) -> None:
    write(project, CONFIG | {"aws:profile": "work", "task-reminder:messageLinks": "false"})
    opened: list[tuple[str, str | None]] = []

    def new_session(region: str, profile: str | None) -> boto3.Session:
        opened.append((region, profile))
        return aws.session

    assert main(["--stack", "dev"], project, new_session) == 0
    assert opened == [(REGION, "work")]


def test_expired_credentials_are_reported(
    aws: AwsAccount, examine: Callable[[], int], capsys: pytest.CaptureFixture[str]
) -> None:
    aws.fails("sts", "GetCallerIdentity", "ExpiredToken")
    assert examine() == 2
    assert "ExpiredToken" in one_line(capsys)


@pytest.mark.parametrize(
    ("stack", "change", "named"),
    [
        ("dev", {"task-reminder:senderEmail": "nobody"}, "task-reminder:senderEmail"),  # our own rule
        (
            "dev",
            {"task-reminder:throttleBurst": "many"},
            "task-reminder:throttleBurst",
        ),  # a rule of the schema
        ("prod", {}, "Pulumi.prod.yaml is missing"),
    ],
)
def test_wrong_or_missing_config_is_reported_before_any_call_to_aws(
    project: Path, capsys: pytest.CaptureFixture[str], stack: str, change: dict[str, object], named: str
) -> None:
    write(project, CONFIG | change)
    assert main(["--stack", stack], project, no_session) == 2
    assert named in capsys.readouterr().err


def no_session(region: str, _: str | None) -> boto3.Session:
    raise AssertionError(f"no account in {region} should be opened")


def test_a_stack_whose_name_is_too_long_is_rejected(
    aws: AwsAccount, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, CONFIG, stack="x" * 17)
    assert main(["--stack", "x" * 17], project, lambda *_: aws.session) == 2
    assert "the stack's name" in one_line(capsys)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    return line
