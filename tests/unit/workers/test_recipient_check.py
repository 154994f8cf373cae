"""A recipient's marks are read before an email is sent: a marked one gets no email."""

from __future__ import annotations

from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from tests.captured_logs import captured_logs
from tests.unit.workers.conftest import NOW, claimed_reminder
from workers.email_delivery import EmailWorkerDefect, MailServiceUnavailable
from workers.recipient_check import RecipientCheck
from workflow.reminders.delivery_errors import error_code
from workflow.storage.errors import StoreUnavailable
from workflow.storage.recipients.marks import SITE, Mark, Reason


class Marked:
    """A store of marks that always finds this one, or fails with this error."""

    def __init__(self, found: Mark | Exception) -> None:
        self.found = found

    def of(self, address: str, owner: str) -> Mark | None:
        assert (address, owner) == ("nora@example.org", "nora")
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def check(found: Mark | Exception) -> RecipientCheck:
    return RecipientCheck(Marked(found), lambda: NOW)


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("stopped", "RecipientStopped"),
        ("bounced", "RecipientUnavailable"),
        ("complained", "RecipientUnavailable"),
    ],
)
def test_the_error_for_a_marked_recipient_tells_a_stop_from_an_unavailable_address(
    reason: Reason, error: str
) -> None:
    delivery = check(Mark(reason, SITE, NOW + timedelta(days=1))).refusal(claimed_reminder())
    assert delivery is not None
    assert (delivery.status, delivery.at, delivery.error) == ("failed", NOW, error)
    assert error_code(error) == "recipient_unavailable"


def denied() -> ClientError:
    response = {"Error": {"Code": "AccessDeniedException", "Message": "nora@example.org"}}
    return ClientError(response, "Query")  # type: ignore[arg-type]  # a part of AWS's answer


@pytest.mark.parametrize("error", [StoreUnavailable("ThrottlingException"), denied()])
def test_if_the_marks_cannot_be_read_the_email_is_retried(error: Exception) -> None:
    with captured_logs() as lines, pytest.raises(MailServiceUnavailable) as caught:
        check(error).refusal(claimed_reminder())
    assert "nora@" not in "".join([*lines, str(caught.value)])
    assert str(caught.value) in {"ThrottlingException", "AccessDeniedException"}


def test_an_unexpected_error_is_a_defect() -> None:
    with captured_logs(), pytest.raises(EmailWorkerDefect, match=r"^KeyError$"):
        check(KeyError("nora@example.org")).refusal(claimed_reminder())
