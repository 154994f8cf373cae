"""Reads sections, lists and code blocks from the documentation."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests import ROOT


def section(page: str, heading: str) -> str:
    """Returns the text below a heading of `docs/{page}`, up to the next one of its level or above.

    Raises AssertionError if the page has no such heading.
    """
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert start, f"docs/{page} has no heading {heading!r}"
    return re.split(rf"^#{{1,{len(start[1])}}} ", text[start.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def entries(page: str, heading: str) -> dict[str, str]:
    """Returns the items `- term: description` below a heading, by their terms, without code marks."""
    items = re.findall(r"^- ((?:.|\n(?=  ))*)", section(page, heading), re.MULTILINE)
    assert items, f"docs/{page} has no list below {heading!r}"
    plain = (re.sub(r"\s+", " ", item).replace("`", "") for item in items)
    return {term: description for term, _, description in (item.partition(": ") for item in plain)}


def blocks(page: Path, *languages: str) -> Iterator[tuple[int, str, str]]:
    """Returns the code blocks in one of the `languages`: line number, language and code."""
    text = page.read_text(encoding="utf-8")
    for block in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        if block[1] in languages:
            yield text.count("\n", 0, block.start()) + 1, block[1], block[2]
