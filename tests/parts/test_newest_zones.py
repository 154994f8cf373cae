"""Tests that outdated zone rules in a lock are reported."""

import pytest

from tools.newest_zones import LOCK, main


@pytest.mark.parametrize(
    ("ours", "newest", "code", "said"),
    [
        ("2026.6", "2026f\n", 0, "tzdata 2026.6 is the newest"),
        ("2026.6", "2026e", 0, "tzdata 2026.6 is the newest"),
        ("2026.6", "2026g\n", 1, "tzdata 2026.7 is newer than 2026.6"),
        ("2026.26", "2026za", 1, "tzdata 2026.27 is newer"),
        ("2026.27", "2026z", 0, "is the newest"),
        ("2026.6", "2027a", 1, "--upgrade-package tzdata"),
        ("2026.6", "<html>", 1, "can't be read"),
    ],
)
def test_the_locked_zone_rules_are_compared_with_the_newest(
    capsys: pytest.CaptureFixture[str], ours: str, newest: str, code: int, said: str
) -> None:
    assert main(f"six==1.0\ntzdata=={ours} \\\n", lambda: newest) == code
    printed = capsys.readouterr()
    assert said in printed.out + printed.err


def test_an_unreachable_package_index_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    def unreachable() -> str:
        raise TimeoutError("timed out")

    assert main(newest=unreachable) == 1
    assert "can't be read: timed out" in capsys.readouterr().err


def test_every_lock_has_the_same_rules() -> None:
    locks = [path.read_text(encoding="utf-8") for path in LOCK.parent.glob("*.txt")]
    lines = {line for lock in locks for line in lock.splitlines() if line.startswith("tzdata==")}
    assert len(lines) == 1


def test_a_lock_without_zone_rules_is_rejected() -> None:
    with pytest.raises(ValueError, match="not locked"):
        main("six==1.0\n", lambda: "2026f")
