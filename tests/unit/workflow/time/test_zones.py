"""Zone rules come from the package, not from the machine, and any stored zone name can be shown."""

from __future__ import annotations

import os
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.time.local_time import local_text, moment, offsets
from workflow.time.offsets import fixed, is_offset, offset_text
from workflow.time.zones import is_known, names, place

ZONE = "Australia/Sydney"
NOON = datetime(2027, 1, 15, 12)  # noqa: DTZ001  # local
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: offset_text(timedelta(minutes=minutes)))


@pytest.fixture
def other_rules(tmp_path: Path) -> Iterator[None]:
    """A machine whose zone files give Sydney the clocks of Tokyo."""
    path = tmp_path / ZONE
    path.parent.mkdir()
    path.write_bytes((files("tzdata") / "zoneinfo" / "Asia" / "Tokyo").read_bytes())
    former = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([tmp_path])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath(former)
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.usefixtures("other_rules")
def test_the_machines_zone_files_are_not_read() -> None:
    assert NOON.replace(tzinfo=zoneinfo.ZoneInfo(ZONE)).utcoffset() == timedelta(hours=9)
    assert moment(NOON, ZONE) == datetime(2027, 1, 15, 1, tzinfo=UTC)
    assert offsets(NOON, ZONE) == ["+11:00"]
    assert local_text(datetime(2027, 1, 15, 1, tzinfo=UTC), ZONE) == "2027-01-15T12:00:00+11:00"


@pytest.mark.usefixtures("other_rules")
def test_a_process_that_starts_with_other_files_does_not_read_them_either(tmp_path: Path) -> None:
    program = (
        "from datetime import datetime; from workflow.time.local_time import moment;"
        f"print(moment(datetime(2027, 1, 15, 12), '{ZONE}'))"
    )
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONTZPATH": str(tmp_path), "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", program]
    asked = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    assert asked.stdout.strip() == "2027-01-15 01:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "local", "expected"),
    [
        # https://data.iana.org/time-zones/tzdb/northamerica: British Columbia keeps its summer time for good.
        ("America/Vancouver", "2027-01-15T09:00:00", "2027-01-15T16:00:00Z"),
        ("America/Vancouver", "2026-11-01T01:30:00", "2026-11-01T08:30:00Z"),
        ("Canada/Pacific", "2027-03-14T02:30:00", "2027-03-14T09:30:00Z"),
    ],
)
def test_rules_are_newer_than_those_of_most_machines(name: str, local: str, expected: str) -> None:
    assert moment(datetime.fromisoformat(local), name) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "name",
    [
        *("Factory", "localtime", "posixrules", "Etc/Unknown", "posix/UTC", "", "tzdata.zi", "UTC+5", "\0"),
        *("../zones", "/etc/passwd", "Europe", "europe/kyiv", "+5:30", "+24:00"),
    ],
)
def test_a_name_that_is_no_zone_is_unknown_and_shown_in_utc(name: str) -> None:
    assert not is_known(name)
    assert place(name) is None
    assert local_text(datetime(2027, 1, 15, 1, tzinfo=UTC), name) == "2027-01-15T01:00:00+00:00"


def test_every_listed_name_has_rules() -> None:
    assert {"UTC", "Etc/GMT+5", "EST5EDT", "US/Pacific", "Europe/Kyiv", "Europe/Kiev"} <= names()
    for name in names():
        assert offsets(NOON, name)


@given(OFFSETS)
def test_an_offset_is_a_zone_with_that_fixed_offset(offset: str) -> None:
    assert is_offset(offset)
    assert is_known(offset)
    assert offsets(NOON, offset) == [offset]
    assert offset_text(fixed(offset).utcoffset(None)) == offset
    assert place(offset) is None


@pytest.mark.parametrize("text", ["", "Z", "+0530", "5:30", "+05:60", "UTC"])
def test_an_invalid_offset_is_rejected(text: str) -> None:
    assert not is_offset(text)
    with pytest.raises(ValueError, match="not an offset"):
        fixed(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (ZONE, ZONE),
        ("US/Pacific", "US/Pacific"),
        ("EST5EDT", "EST5EDT"),
        ("UTC", None),
        ("Etc/UTC", None),
        ("Etc/GMT+5", None),
        ("+05:30", None),
    ],
)
def test_only_place_names_are_shown(name: str, shown: str | None) -> None:
    assert place(name) == shown
