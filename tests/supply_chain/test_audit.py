"""An audit finds what is known, says when it could not ask, and never takes either for the other."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.ports import free_port
from supply_chain import audit
from supply_chain.page_audit import audit_page
from supply_chain.python_audit import audit_python
from supply_chain.verdict import Outcome, Verdict
from tests.requirements import skip_or_fail
from tests.supply_chain.advisories import URL, advisories

HASH = f"--hash=sha256:{'0' * 64}"


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with advisories() as address:
        yield address


@pytest.fixture
def nobody() -> str:
    """An address where nothing answers."""
    return f"http://127.0.0.1:{free_port()}"


def python_lock(folder: Path, *pinned: str) -> Path:
    lock = folder / "lock.txt"
    lock.write_text("".join(f"{each} {HASH}\n" for each in pinned))
    return lock


@pytest.fixture
def page_lock(tmp_path: Path) -> Path:
    """The folder of a page that depends on `left-pad` 1.0.0."""
    if shutil.which("npm") is None:
        skip_or_fail("no npm: install Node")
    root = {"name": "page", "version": "0.1.0", "dependencies": {"left-pad": "^1.0.0"}}
    packages = {"": root, "node_modules/left-pad": {"version": "1.0.0", "integrity": "sha512-AA=="}}
    lock = {"name": "page", "version": "0.1.0", "lockfileVersion": 3, "requires": True, "packages": packages}
    (tmp_path / "package.json").write_text(json.dumps(root))
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    return tmp_path


def test_a_vulnerable_python_package_is_named(tmp_path: Path, service: str) -> None:
    lock = python_lock(tmp_path, "mangum==0.19.0", "tzdata==2026.1")
    verdict = audit_python([lock], [f"--osv-url={service}"])
    assert verdict.outcome == "vulnerable"
    assert verdict.lines == ["mangum 0.19.0: PYSEC-2026-1, fixed in 99.0.0"]


def test_python_packages_without_advisories_are_clean(tmp_path: Path, service: str) -> None:
    verdict = audit_python([python_lock(tmp_path, "tzdata==2026.1")], [f"--osv-url={service}"])
    assert (verdict.outcome, list(verdict.lines)) == ("clean", [])


def test_a_vulnerability_that_was_judged_can_be_left_out(tmp_path: Path, service: str) -> None:
    options = [f"--osv-url={service}", "--ignore-vuln=PYSEC-2026-1"]
    assert audit_python([python_lock(tmp_path, "mangum==0.19.0")], options).outcome == "clean"


def test_python_packages_are_skipped_offline(tmp_path: Path, nobody: str) -> None:
    verdict = audit_python([python_lock(tmp_path, "mangum==0.19.0")], [f"--osv-url={nobody}"])
    assert verdict.outcome == "skipped"
    assert "SKIPPED" in str(verdict)
    assert "ConnectionError" in str(verdict)


def test_a_lock_without_hashes_is_no_skipped_audit(tmp_path: Path, nobody: str) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("mangum\n")
    verdict = audit_python([lock], [f"--osv-url={nobody}"])
    assert verdict.outcome == "broken"
    assert verdict.lines


def test_a_vulnerable_package_of_the_page_is_named(
    page_lock: Path, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", service)
    monkeypatch.setenv("npm_config_offline", "true")  # is asked all the same
    verdict = audit_page(page_lock)
    assert verdict.outcome == "vulnerable"
    assert verdict.lines == [f"left-pad *: high, by Trusts what it is told {URL}"]


def test_the_page_is_skipped_offline(page_lock: Path, nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_registry", nobody)
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    verdict = audit_page(page_lock)
    assert verdict.outcome == "skipped"
    assert "ECONNREFUSED" in str(verdict)


def test_a_page_without_a_lock_is_no_skipped_audit(page_lock: Path) -> None:
    (page_lock / "package-lock.json").unlink()
    verdict = audit_page(page_lock)
    assert verdict.outcome == "broken"
    assert all(verdict.lines)


@pytest.mark.parametrize(
    ("outcome", "usual", "nothing_skipped"),
    [("clean", 0, 0), ("skipped", 0, 1), ("vulnerable", 1, 1), ("broken", 1, 1)],
)
def test_the_exit_code(outcome: Outcome, usual: int, nothing_skipped: int) -> None:
    verdicts = [Verdict("one", "clean"), Verdict("another", outcome, ["why"])]
    assert audit.exit_code(verdicts, nothing_skipped=False) == usual
    assert audit.exit_code(verdicts, nothing_skipped=True) == nothing_skipped


def test_the_command_asks_about_every_lock_and_says_that_it_could_not(
    nobody: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("npm_config_registry", nobody)
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    assert audit.main([f"--osv-url={nobody}"]) == 0
    assert [line.partition(",")[0] for line in capsys.readouterr().out.splitlines()] == [
        "pip-audit: SKIPPED",
        "npm audit: SKIPPED",
    ]
