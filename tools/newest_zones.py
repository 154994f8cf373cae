"""`make audit`: checks whether IANA has newer time zone rules than the locked package."""

import re
import sys
import urllib.request
from collections.abc import Callable

from tools import ROOT

NEWEST = "https://data.iana.org/time-zones/tzdb/version"
"""The name of the newest release, like 2026f (https://www.iana.org/time-zones)."""

LOCK = ROOT / "requirements" / "api.txt"


def _fetched() -> str:
    with urllib.request.urlopen(NEWEST, timeout=10) as response:
        text: str = response.read(20).decode("ascii")
    return text


def main(lock: str | None = None, newest: Callable[[], str] = _fetched) -> int:
    """Compares the rules in `lock` (the API's) with IANA's; returns 1 if those are newer or can't be read."""
    locked = _locked(LOCK.read_text(encoding="utf-8") if lock is None else lock)
    try:
        latest = _number(newest().strip())
    except (OSError, ValueError) as error:
        print(f"time zones: {NEWEST} can't be read: {error}", file=sys.stderr)
        return 1
    if latest > locked:
        upgrade = 'make lock UPGRADE="--upgrade-package tzdata"'
        print(f"time zones: tzdata {_text(latest)} is newer than {_text(locked)}: {upgrade}", file=sys.stderr)
        return 1
    print(f"time zones: tzdata {_text(locked)} is the newest")
    return 0


def _locked(lock: str) -> tuple[int, int]:
    found = re.search(r"^tzdata==([0-9]+)\.([0-9]+)", lock, re.MULTILINE)
    if found is None:
        raise ValueError("tzdata is not locked")
    return int(found[1]), int(found[2])


def _number(release: str) -> tuple[int, int]:
    """Returns the package version of a release: 2026.6 for 2026f. After z comes za.

    https://data.iana.org/time-zones/theory.html#naming
    """
    found = re.fullmatch(r"([0-9]{4})(z*)([a-z])", release)
    if found is None:
        raise ValueError("not the name of a release")
    return int(found[1]), 26 * len(found[2]) + ord(found[3]) - ord("a") + 1


def _text(number: tuple[int, int]) -> str:
    return f"{number[0]}.{number[1]}"


if __name__ == "__main__":
    sys.exit(main())
