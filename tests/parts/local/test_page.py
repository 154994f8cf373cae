"""Tests that the page is installed and built only when its lock or its sources changed."""

from pathlib import Path

import pytest

from tools.local.preparation import page
from tools.local.preparation.commands import CommandFailed

NPM = """
echo "$1" >> ../calls
[ "$1" = ci ] && /bin/rm -rf node_modules && /bin/mkdir node_modules
[ "$1" = run ] && /bin/mkdir -p dist && echo page > dist/index.html
exit 0
"""


class Checkout:
    """A folder with a page, and an npm that records its calls."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.page = root / "frontend"
        (self.page / "src").mkdir(parents=True)
        for name in ("package.json", "package-lock.json", "vite.config.ts", "src/main.ts"):
            (self.page / name).write_text("{}")

    def prepare(self) -> list[str]:
        """Returns the calls of npm."""
        calls = self.root / "calls"
        calls.write_text("")
        page.prepare(self.root)
        return calls.read_text().split()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    (tmp_path / "bin").mkdir()
    npm = tmp_path / "bin" / "npm"
    npm.write_text(f"#!/bin/sh\n{NPM}\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return Checkout(tmp_path)


def test_a_second_preparation_does_nothing(checkout: Checkout) -> None:
    assert checkout.prepare() == ["ci", "run"]
    assert checkout.prepare() == []


@pytest.mark.parametrize(
    ("changed", "calls"),
    [
        ("package-lock.json", ["ci", "run"]),
        ("src/main.ts", ["run"]),
        ("vite.config.ts", ["run"]),
        ("src/new.css", ["run"]),
        ("dist/extra.js", []),
    ],
)
def test_a_change_repeats_only_the_steps_that_depend_on_it(
    checkout: Checkout, changed: str, calls: list[str]
) -> None:
    checkout.prepare()
    (checkout.page / changed).write_text("changed")
    assert checkout.prepare() == calls


def test_a_deleted_page_is_built_again(checkout: Checkout) -> None:
    checkout.prepare()
    (checkout.page / "dist" / "index.html").unlink()
    assert checkout.prepare() == ["run"]


def test_a_failed_step_is_repeated(checkout: Checkout) -> None:
    npm = checkout.root / "bin" / "npm"
    working = npm.read_text()
    npm.write_text(working.replace('[ "$1" = run ]', '[ "$1" = run ] && echo broken && exit 3'))
    with pytest.raises(CommandFailed, match=r"npm run build exited with code 3:\nbroken"):
        checkout.prepare()
    npm.write_text(working)
    assert checkout.prepare() == ["run"]
