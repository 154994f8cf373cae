"""Reads the tables and the commands out of the documentation's pages."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def section(page: str, heading: str) -> str:
    """The text below a heading of `docs/{page}`, up to the next one of its level or above.

    Raises AssertionError where the page has no such heading.
    """
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    starts = [index for index, line in enumerate(lines) if line.lstrip("#").strip() == heading]
    assert starts, f"docs/{page} has no heading {heading!r}"
    level = len(lines[starts[0]]) - len(lines[starts[0]].lstrip("#"))
    body = []
    for line in lines[starts[0] + 1 :]:
        marks = re.match(r"#+ ", line)
        if marks and len(marks[0]) - 1 <= level:
            break
        body.append(line)
    return "\n".join(body)


def table(page: str, heading: str) -> list[tuple[str, ...]]:
    """The rows of the first table below a heading, without its head; code marks are taken away."""
    rows = list(_rows(section(page, heading)))
    assert rows, f"docs/{page} has no table below {heading!r}"
    return rows


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    in_table = False
    for line in text.splitlines():
        if re.fullmatch(r"\|( ?:?-+:? ?\|)+", line):
            in_table = True
        elif in_table and line.startswith("|"):
            yield tuple(cell.strip().replace("`", "") for cell in line[1:-1].split("|"))
        elif in_table:
            return


def commands(page: str, heading: str) -> list[str]:
    """The lines of the first block of commands below a heading, without their comments."""
    block = re.search(r"```(?:sh)?\n(.*?)```", section(page, heading), re.DOTALL)
    assert block, f"docs/{page} has no commands below {heading!r}"
    lines = (line.partition("  #")[0].strip() for line in block[1].splitlines())
    return [line for line in lines if line]


def blocks(page: Path, *languages: str) -> Iterator[tuple[int, str, str]]:
    """The blocks of code of a page that are in one of the `languages`: line number, language and code."""
    text = page.read_text(encoding="utf-8")
    for block in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        if block[1] in languages:
            yield text.count("\n", 0, block.start()) + 1, block[1], block[2]
