"""An audit finds what is known, says when it could not ask, and never takes either for the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local.ports import free_port
from supply_chain import audit
from supply_chain.audit import vulnerabilities
from supply_chain.locks import Pinned
from tests.supply_chain.advisories import advisories

MANGUM = Pinned("PyPI", "mangum", "0.19.0", ())
LEFT_PAD = Pinned("npm", "left-pad", "1.0.0", ())
CLEAN = Pinned("PyPI", "left-pad", "1.0.0", ())
HASH = f"--hash=sha256:{'0' * 64}"


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with advisories() as address:
        yield address


@pytest.fixture
def nobody() -> str:
    """An address where nothing answers."""
    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only lock of Python packages, beside the page's."""
    file = tmp_path / "lock.txt"
    monkeypatch.setattr(audit, "python_locks", lambda: [file])
    return file


@pytest.mark.parametrize("at_once", [1, 1000])
def test_every_advisory_is_found_whatever_the_calls_are_cut_into(
    service: str, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(audit, "AT_ONCE", at_once)
    assert sorted(vulnerabilities([MANGUM, CLEAN, LEFT_PAD], service)) == [
        "left-pad 1.0.0: GHSA-3, fixed in no version yet.",
        "mangum 0.19.0: GHSA-2, fixed in no version yet.",
        "mangum 0.19.0: PYSEC-1, fixed in 99.0.0. Trusts what it is told.",
    ]


def test_a_vulnerability_that_was_judged_can_be_left_out_by_any_of_its_names(service: str) -> None:
    assert list(vulnerabilities([MANGUM], service, ["CVE-1", "GHSA-2"])) == []


def test_a_vulnerable_package_of_a_lock_fails(
    lock: Path, service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lock.write_text(f"mangum==0.19.0 \\\n    {HASH}\n")
    assert audit.main([f"--service={service}"]) == 1
    assert "mangum 0.19.0: PYSEC-1, fixed in 99.0.0" in capsys.readouterr().out


def test_packages_without_advisories_pass(
    lock: Path, service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lock.write_text(f"tzdata==2026.1 {HASH}\n")
    assert audit.main([f"--service={service}"]) == 0
    assert capsys.readouterr().out == "audit: no known vulnerability\n"


@pytest.mark.parametrize(("require_all", "code"), [("", 0), ("1", 1)])
def test_an_audit_that_could_not_ask_says_so_and_fails_where_nothing_may_be_skipped(
    nobody: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    require_all: str,
    code: int,
) -> None:
    monkeypatch.setenv("REQUIRE_ALL", require_all)
    assert audit.main([f"--service={nobody}"]) == code
    assert "SKIPPED" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["mangum", "mangum==0.19.0", f"mangum {HASH}"])
def test_a_lock_that_pins_nothing_is_no_skipped_audit(
    lock: Path, nobody: str, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    lock.write_text(line)
    assert audit.main([f"--service={nobody}"]) == 1
    assert "lock.txt: not pinned with a hash: mangum" in capsys.readouterr().out


@pytest.mark.parametrize("text", [None, '{"packages": {"node_modules/left-pad": {"version": "1.0.0"}}}'])
def test_a_page_without_a_lock_is_no_skipped_audit(
    tmp_path: Path, nobody: str, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    monkeypatch.setattr(audit, "PAGE", tmp_path)
    if text is not None:
        (tmp_path / "package-lock.json").write_text(text)
    assert audit.main([f"--service={nobody}"]) == 1
