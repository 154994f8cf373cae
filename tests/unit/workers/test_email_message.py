"""Tests what the recipient of an email reads."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.workers.conftest import SETTINGS, claimed_reminder
from workers.email_message import EmailMessage, render

OUR_TAGS = {"html", "head", "meta", "title", "style", "body", "div", "pre", "p", "a"}
HEBREW = "\u05e9\u05dc\u05d5\u05dd"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

CLUSTERS = [
    "\U0001f1e6\U0001f1fa",
    FAMILY,
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "\U0001f44b\U0001f3fd",
    "1\ufe0f\u20e3",
    "e\u0301\u0323",
    "\u0915\u094d\u0937\u093f",
    "\u1112\u1161\u11ab",
    "\u0e01\u0e33",
]
"""Single characters for a reader: flags, combined emoji, letters with marks, syllables."""

messages = st.text(min_size=1).filter(str.strip)


def rendered(**fields: object) -> EmailMessage:
    return render(claimed_reminder(**fields), SETTINGS.site_url, None)


class Page(HTMLParser):
    """Parses an email's HTML as a browser would: its tags, its links, its text, and the message in `pre`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.styles: list[tuple[str, set[str]]] = []
        self.text = ""
        self.message = ""
        self._in_message = False
        self.feed(html)
        self.close()
        # https://html.spec.whatwg.org/multipage/grouping-content.html#the-pre-element
        self.message = self.message.removeprefix("\n")

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._in_message = tag == "pre"
        self.links += [value for name, value in attributes if name == "href"]
        self.styles += [
            (tag, set((value or "").split("; "))) for name, value in attributes if name == "style"
        ]
        assert not [name for name, _ in attributes if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self._in_message = self._in_message and tag != "pre"

    def handle_data(self, text: str) -> None:
        self.text += text
        self.message += text if self._in_message else ""


def test_it_has_the_message_the_time_and_a_link() -> None:
    reminder = claimed_reminder()
    email = render(reminder, SETTINGS.site_url, links=None)
    link = f"https://reminders.example.com/reminders/{reminder.id}"
    due = "Due: Tuesday, 24 November 2026 at 09:00 (Australia/Sydney, UTC+11:00)"
    footer = "You asked for this on Friday, 20 November 2026 at 16:30 (Australia/Sydney, UTC+11:00)."
    assert email.subject == "Reminder: Call the plumber"
    assert email.text == f"Call the plumber\n\n{due}\n\n-- \n{footer} See it: {link}\n"
    page = Page(email.html)
    assert page.links == [link]
    for part in ("Call the plumber", due, f"{footer} See it"):
        assert part in page.text


@pytest.mark.parametrize(
    ("asked_by", "who"),
    [
        ("nora@example.org", "You asked for this on"),
        ("Nora@Example.org", "You asked for this on"),
        ("tim@example.org", "tim@example.org asked for this to be sent to you on"),
        ("nora@example.org.example.com", "nora@example.org.example.com asked for this to be sent to you on"),
        ("Payroll", "Payroll asked for this to be sent to you on"),
        ("<b>Payroll</b> & Co", "<b>Payroll</b> & Co asked for this to be sent to you on"),
        (None, "A user of reminders.example.com asked for this to be sent to you on"),
    ],
)
def test_it_names_the_creator_and_says_you_only_to_them(asked_by: str | None, who: str) -> None:
    email = rendered(asked_by=asked_by)
    page = Page(email.html)
    assert page.tags <= OUR_TAGS
    for text in (email.text, page.text):
        assert f"{who} Friday, 20 November 2026" in text
        assert ("You asked" in text) == who.startswith("You")


@pytest.mark.parametrize(
    ("timezone", "named"),
    [
        ("America/New_York", "Monday, 23 November 2026 at 17:00 (America/New_York, UTC-05:00)"),
        ("Europe/London", "Monday, 23 November 2026 at 22:00 (Europe/London, UTC+00:00)"),
        ("+05:30", "Tuesday, 24 November 2026 at 03:30 (UTC+05:30)"),
        ("Etc/GMT-11", "Tuesday, 24 November 2026 at 09:00 (UTC+11:00)"),
        ("UTC", "Monday, 23 November 2026 at 22:00 (UTC)"),
        ("Nowhere/At_All", "Monday, 23 November 2026 at 22:00 (UTC)"),
    ],
)
def test_a_time_has_its_offset_and_its_place_if_the_zone_names_one(timezone: str, named: str) -> None:
    assert named in rendered(timezone=timezone).text


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("Call the plumber\nbefore noon", "Reminder: Call the plumber"),
        ("\n  Call\tthe plumber", "Reminder: Call the plumber"),
        ("x" * 60, "Reminder: " + "x" * 60),
        ("x" * 61, "Reminder: " + "x" * 60 + "…"),
        ("x" * 59 + " yz", "Reminder: " + "x" * 59 + "…"),
        (f"{HEBREW} \U0001f44b", f"Reminder: {HEBREW} \U0001f44b"),
        ("Call\x00\x1b \tthe\u3000plumber", "Reminder: Call the plumber"),
        ("\u200b\n\u3164\nCall", "Reminder: Call"),
        ("in\u00advoice\u202efdp.exe", "Reminder: invoicefdp.exe"),
        ("\u2800", "Reminder:"),
    ],
)
def test_without_a_subject_the_first_line_is_used(message: str, subject: str) -> None:
    assert rendered(message=message).subject == subject


@pytest.mark.parametrize(
    ("given", "subject"),
    [
        (f"Plumber {FAMILY}", f"Plumber {FAMILY}"),
        ("Call\r\nBcc: all@example.org", "Call Bcc: all@example.org"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u202e", "Reminder: Call the plumber"),
        ("\u2800", "Reminder: Call the plumber"),
        ("\u3164\u200b", "Reminder: Call the plumber"),
    ],
)
def test_a_given_subject_is_kept_except_invisible_characters(given: str, subject: str) -> None:
    assert rendered(subject=given).subject == subject


@pytest.mark.parametrize(
    "message",
    [
        f"{HEBREW}\n{FAMILY} \U0001f44b",
        'Zoë\'s < list > & "more"',
        "\n\none\n\ntwo",
        "Buy:\n  - milk\n\t- two   eggs",
        "{link} %s ${site_url}",
    ],
    ids=["scripts", "markup", "line breaks", "blanks and tabs", "templates"],
)
def test_a_message_arrives_as_it_was_written(message: str) -> None:
    email = rendered(message=message)
    assert email.text.startswith(f"{message}\n\n")
    assert Page(email.html).message == message
    assert "white-space: pre-wrap" in email.html


@example("<script>alert(1)</script>")
@example("</p></body><img src=x onerror=alert(1)>")
@example('"><a href="https://evil.example">click</a>')
@example("&lt;b&gt; <b>")
@given(messages)
def test_no_message_adds_markup(message: str) -> None:
    page = Page(rendered(message=message).html)
    assert page.tags <= OUR_TAGS
    assert len(page.links) == 1
    for line in message.splitlines():
        assert line in page.text


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize("place", [58, 59])
def test_a_subject_is_not_cut_within_a_character(cluster: str, place: int) -> None:
    before = "x" * place
    subject = rendered(message=f"{before}{cluster} and more").subject
    assert subject == f"Reminder: {before}{cluster if place + len(cluster) <= 60 else ''}…"


def test_mail_programs_that_replace_the_body_element_keep_the_layout() -> None:
    (first, of_body), (second, of_page) = Page(rendered().html).styles[:2]
    assert (first, second) == ("body", "div")
    assert of_body - {"margin: 0"} <= of_page
    assert any(style.startswith("color:") for style in of_page)
