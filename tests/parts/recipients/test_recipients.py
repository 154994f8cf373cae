"""Tests that operators can see and lift an address's suppressions, in SES's own list too."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from moto import mock_aws

from tests.aws import TABLE, create_table
from tests.parts.doctor.aws_account import AwsAccount
from tools.recipients.__main__ import DONE, FAILED, NOT_RUNNING, StackLocation, main
from workflow.storage.recipients.marks import SITE, Mark, Marks
from workflow.storage.recipients.stack_key import StackKeys

ADDRESS = "Nora@example.org"
LATER = datetime.now(UTC) + timedelta(days=3)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[AwsAccount]:
    """An account with the table, in which SES suppresses no address."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        account = AwsAccount()
        create_table(account.session.client("dynamodb"))
        account.fails("sesv2", "GetSuppressedDestination", "NotFoundException")
        account.returns("sesv2", "DeleteSuppressedDestination")
        yield account


@pytest.fixture
def marks(aws: AwsAccount) -> Marks:
    client = aws.session.client("dynamodb")
    return Marks(client, TABLE, StackKeys(client, TABLE))


def run(aws: AwsAccount, *arguments: str, address: str = ADDRESS) -> int:
    def opened(stack: str, _root: Path) -> StackLocation:
        assert stack == "dev"
        return StackLocation(session=aws.session, endpoint_url=None, table=TABLE)

    return main(["--stack", "dev", *arguments, address], open_=opened)


def suppressed(aws: AwsAccount) -> None:
    aws.returns(
        "sesv2",
        "GetSuppressedDestination",
        SuppressedDestination={"EmailAddress": ADDRESS, "Reason": "BOUNCE", "LastUpdateTime": LATER},
    )


def test_an_address_without_suppressions_has_nothing_to_lift(
    aws: AwsAccount, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(aws) == run(aws, "--lift", "yes") == DONE
    assert capsys.readouterr().out.splitlines() == [
        "Not suppressed: this address gets email.",
        "Not suppressed: nothing to lift.",
    ]
    assert ("sesv2", "DeleteSuppressedDestination") not in aws.calls


def test_all_suppressions_are_shown_and_lifted(
    aws: AwsAccount, marks: Marks, capsys: pytest.CaptureFixture[str]
) -> None:
    marks.put("nora@example.org", Mark("bounced", SITE, LATER), LATER)
    marks.put("nora@example.org", Mark("complained", SITE, None), LATER)
    marks.put("nora@example.org", Mark("stopped", "an-owner", LATER), LATER)
    suppressed(aws)
    assert run(aws) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"bounced: everybody's reminders, until {LATER:%Y-%m-%d %H:%M} UTC",
        "complained: everybody's reminders, until it is lifted",
        f"stopped: reminders of an-owner, until {LATER:%Y-%m-%d %H:%M} UTC",
        "in the SES suppression list of the whole account: bounce",
    ]
    assert len(marks.all_of(ADDRESS)) == 3
    assert run(aws, "--lift", "yes") == DONE
    assert capsys.readouterr().out.splitlines() == [f"lifted: {line}" for line in lines]
    assert marks.all_of(ADDRESS) == []
    assert ("sesv2", "DeleteSuppressedDestination") in aws.calls


def test_an_address_is_normalized_like_in_records(
    aws: AwsAccount, marks: Marks, capsys: pytest.CaptureFixture[str]
) -> None:
    known, asked = "nora@xn--bcher-kva.example", set()
    aws.session.events.register(
        "provide-client-params.sesv2.*", lambda params, **_: asked.add(params["EmailAddress"])
    )
    marks.put(known, Mark("complained", SITE, None), LATER)
    suppressed(aws)
    assert run(aws, "--lift", "yes", address="nora@Bücher.example") == DONE
    assert "complained" in capsys.readouterr().out
    assert marks.all_of(known) == []
    assert asked == {known}


def test_an_invalid_address_is_reported(aws: AwsAccount, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(aws, address="nora")
    assert ended.value.code == FAILED
    assert "'nora' is no email address: Must be an address like" in capsys.readouterr().err


def test_an_error_of_aws_is_reported(aws: AwsAccount, capsys: pytest.CaptureFixture[str]) -> None:
    aws.fails("sesv2", "GetSuppressedDestination", "AccessDeniedException")
    assert run(aws) == FAILED
    assert "AccessDeniedException" in capsys.readouterr().err


def test_a_missing_stack_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: task-reminder\n")
    assert main(["--stack", "absent", ADDRESS], tmp_path) == FAILED
    assert "Pulumi.absent.yaml is missing" in capsys.readouterr().err


def test_a_local_system_that_does_not_run_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--stack", "local", ADDRESS], tmp_path) == NOT_RUNNING
    assert capsys.readouterr().err == "The system is not running: start it with `make local`.\n"
