"""Counts the parts of SMS, by the table that also tests the page's count."""

import json

import pytest

from tests import ROOT
from workflow.reminders.sms_parts import sms_parts

ROWS = json.loads((ROOT / "tests" / "sms_parts.json").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize(("pieces", "parts"), [row[1::2] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_text_is_split_into_parts(pieces: list[tuple[str, int]], parts: int) -> None:
    assert sms_parts("".join(text * times for text, times in pieces)) == parts
