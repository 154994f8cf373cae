"""Before an email is sent its recipient's marks are read: a marked one gets none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from tests.captured_logs import captured_logs
from tests.unit.workers.conftest import NOW, claimed_reminder
from workers.email_delivery import EmailMayHaveLeft, EmailWorkerDefect, MailServiceUnavailable
from workers.recipient_check import RecipientCheck
from workflow.reminders.delivery_errors import error_code
from workflow.storage.errors import StoreUnavailable
from workflow.storage.marks import SITE, Mark, Reason

UNTIL = NOW + timedelta(days=1)


class Marked:
    """Marks of which each look finds this one, or fails with it."""

    def __init__(self, found: Mark | Exception | None) -> None:
        self.found = found

    def of(self, address: str, owner: str) -> Mark | None:
        assert (address, owner) == ("nora@example.org", "nora")
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def check(found: Mark | Exception | None) -> RecipientCheck:
    return RecipientCheck(Marked(found), lambda: NOW)


@pytest.mark.parametrize("may_have_left", [False, True])
def test_one_without_a_mark_may_be_written_to(may_have_left: bool) -> None:
    assert check(None).refusal(claimed_reminder(), may_have_left=may_have_left) is None


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("stopped", "RecipientStopped"),
        ("bounced", "RecipientUnavailable"),
        ("complained", "RecipientUnavailable"),
    ],
)
@pytest.mark.parametrize("scope", [SITE, "nora"])
def test_a_marked_one_gets_nothing(reason: Reason, error: str, scope: str) -> None:
    delivery = check(Mark(reason, scope, UNTIL)).refusal(claimed_reminder())
    assert delivery is not None
    assert (delivery.status, delivery.at, delivery.error) == ("failed", NOW, error)
    assert error_code(error) == "recipient_unavailable"


def test_what_may_have_left_before_the_mark_is_not_called_failed_and_not_sent_again() -> None:
    with pytest.raises(EmailMayHaveLeft, match=r"^RecipientStopped$"):
        check(Mark("stopped", SITE, UNTIL)).refusal(claimed_reminder(), may_have_left=True)


def denied() -> ClientError:
    answer = {"Error": {"Code": "AccessDeniedException", "Message": "nora@example.org"}}
    return ClientError(answer, "Query")  # type: ignore[arg-type]  # a part of AWS's answer


@pytest.mark.parametrize("error", [StoreUnavailable("ThrottlingException"), denied()])
def test_where_the_marks_can_t_be_read_it_is_tried_again(error: Exception) -> None:
    with captured_logs() as lines, pytest.raises(MailServiceUnavailable) as caught:
        check(error).refusal(claimed_reminder())
    assert "nora@" not in "".join([*lines, str(caught.value)])
    assert str(caught.value) in {"ThrottlingException", "AccessDeniedException"}


def test_what_nobody_foresaw_is_a_defect() -> None:
    with captured_logs(), pytest.raises(EmailWorkerDefect, match=r"^KeyError$"):
        check(KeyError("nora@example.org")).refusal(claimed_reminder())
