"""No subject, message or sender name adds a header to an email; tested on the raw request to SES."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_string
from email.header import decode_header, make_header
from email.utils import parseaddr
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.aws import REGION
from tests.unit.workers.conftest import EMAIL_ENVIRONMENT, NOW, SETTINGS, claimed_reminder
from workers.email_delivery import EmailDelivery
from workers.environment import EmailSettings
from workflow.reminders.invisible import without_invisible
from workflow.reminders.one_line import CONTROL, LINE_BREAK

INJECTIONS = [
    "Call\r\nBcc: all@example.org",
    "Call\nSubject: another",
    "Call\rTo: all@example.org",
    "Call\r\n\r\n<h1>a body</h1>",
    "Call\u2028Bcc: all@example.org",
    "=?utf-8?q?Call=0D=0ABcc=3A_all=40example=2Eorg?=",
    "Call\x00\x0b\x0c\x1c\x85Bcc: all@example.org",
]
texts = (st.text(min_size=1) | st.sampled_from(INJECTIONS)).filter(str.strip)


class Ses:
    """A fake SES that accepts emails and keeps the body of each HTTP request."""

    def __init__(self) -> None:
        self.client = boto3.client(
            "sesv2", region_name=REGION, aws_access_key_id="none", aws_secret_access_key="none"
        )
        self.bodies: list[dict[str, Any]] = []
        self.client.meta.events.register("before-send.sesv2.SendEmail", self._take)

    def _take(self, request: Any, **_: object) -> Any:  # noqa: ANN401  # botocore's own types
        self.bodies.append(json.loads(request.body))
        content = b'{"MessageId": "1"}'
        return SimpleNamespace(status_code=200, headers={}, content=content, raw=None, text=content.decode())

    def sent(self, settings: EmailSettings = SETTINGS, **fields: object) -> dict[str, Any]:
        """Returns the body of the request for a reminder with these fields."""
        EmailDelivery(self.client, settings, lambda: NOW).deliver(claimed_reminder(**fields))
        return self.bodies[-1]


@pytest.fixture(scope="module")
def ses() -> Iterator[Ses]:
    created = Ses()
    yield created
    created.client.close()


def check_headers(body: dict[str, Any]) -> None:
    """Checks the headers as they would be if SES only concatenated the parts of the request."""
    [recipient] = body["Destination"]["ToAddresses"]
    assert body["Destination"].keys() == {"ToAddresses"}
    headers = {
        "From": body["FromEmailAddress"],
        "To": recipient,
        "Subject": body["Content"]["Simple"]["Subject"]["Data"],
    }
    raw = "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\nThe text.\r\n"
    email = message_from_string(raw)
    assert email.keys() == list(headers)
    assert email.get_payload() == "The text.\r\n"
    for value in headers.values():
        assert not LINE_BREAK.search(value)
        assert not CONTROL.search(value)
        assert without_invisible(value) == value


@given(message=texts, subject=st.none() | texts)
def test_no_text_of_a_reminder_adds_a_header(ses: Ses, message: str, subject: str | None) -> None:
    body = ses.sent(message=message, subject=subject)
    check_headers(body)
    assert body["FromEmailAddress"] == f"{SETTINGS.sender_name} <{SETTINGS.sender_email}>"
    assert body["Destination"]["ToAddresses"] == ["nora@example.org"]
    assert body["Content"]["Simple"].keys() == {"Subject", "Body", "Headers"}


@pytest.mark.parametrize(
    "given",
    [
        "=?utf-8?q?Call=0D=0ABcc=3A_a=40b=2Eexample?=",
        "a =?utf-8?b?4oCu?= b",
        "=?utf-8?b?4oCu?= \u05e9\u05dc\u05d5\u05dd",
        "=?utf-8?b?4oCu?= and much longer" * 5,
    ],
    ids=["a header", "within text", "another script", "long"],
)
def test_text_that_looks_encoded_is_decoded_as_it_was_written(ses: Ses, given: str) -> None:
    body = ses.sent(subject=given)
    check_headers(body)
    subject = body["Content"]["Simple"]["Subject"]["Data"]
    assert str(make_header(decode_header(subject))) == given
    assert max(map(len, subject.split())) <= 75  # RFC 2047, section 2


@example("提醒" * 32)
@example("Zoë Äpfel " * 6 + "Z")
@example("\U0001f600" * 64)
@example("x" * 63 + "é")
@example('Müller, "Kim" (x) ' * 3)
@example("=?utf-8?q?x?=")
@given(texts)
def test_a_senders_name_is_rejected_or_stays_a_name(ses: Ses, name: str) -> None:
    try:
        settings = EmailSettings.read(EMAIL_ENVIRONMENT | {"SENDER_NAME": name})
    except ValueError:
        assert not name.isprintable()
        return
    body = ses.sent(settings)
    check_headers(body)
    shown, address = parseaddr(body["FromEmailAddress"])
    assert address == SETTINGS.sender_email
    assert str(make_header(decode_header(shown))).split() == name.split()  # blanks at both ends mean nothing
    for word in shown.split():
        if word.startswith("=?"):
            assert len(word) <= 75  # RFC 2047, section 2
            decode_header(word)[0][0].decode()  # each word has whole characters: section 5
