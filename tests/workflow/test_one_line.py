"""A text as one line: nothing breaks it, and nothing in it is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.one_line import CONTROL, DECEPTIVE, LINE_BREAK, one_line


@given(st.text())
def test_whatever_it_was_it_is_one_line(text: str) -> None:
    line = one_line(text)
    for forbidden in (LINE_BREAK, CONTROL, DECEPTIVE):
        assert not forbidden.search(line)
    assert line == line.strip()
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Call the plumber", "Call the plumber"),
        ("Call\r\nBcc: all@example.org", "Call Bcc: all@example.org"),
        ("Call\x00\x1b\u2028 \tthe\u3000plumber", "Call the plumber"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u202e", ""),
    ],
)
def test_what_is_left(text: str, line: str) -> None:
    assert one_line(text) == line
