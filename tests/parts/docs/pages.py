"""Reads sections, lists and blocks of code out of the documentation's pages."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests import ROOT


def section(page: str, heading: str) -> str:
    """The text below a heading of `docs/{page}`, up to the next one of its level or above.

    Raises AssertionError where the page has no such heading.
    """
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert start, f"docs/{page} has no heading {heading!r}"
    return re.split(rf"^#{{1,{len(start[1])}}} ", text[start.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def entries(page: str, heading: str) -> dict[str, str]:
    """The items `- term: description` below a heading, by their terms; code marks are taken away."""
    items = re.findall(r"^- ((?:.|\n(?=  ))*)", section(page, heading), re.MULTILINE)
    assert items, f"docs/{page} has no list below {heading!r}"
    plain = (re.sub(r"\s+", " ", item).replace("`", "") for item in items)
    return {term: description for term, _, description in (item.partition(": ") for item in plain)}


def blocks(page: Path, *languages: str) -> Iterator[tuple[int, str, str]]:
    """The blocks of code of a page that are in one of the `languages`: line number, language and code."""
    text = page.read_text(encoding="utf-8")
    for block in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        if block[1] in languages:
            yield text.count("\n", 0, block.start()) + 1, block[1], block[2]
