"""A function reads back the environment written for it, and invalid values are not written."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated, Any

import pytest

from workflow.environment import MOST_DAYS, Environment, Variable, comma_separated, days, matching, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Environment):
    """Has one field of each kind."""

    name: Annotated[str, Variable("NAME")]
    issuer: Annotated[str, matching("ISSUER", "https://.*", "an https address")]
    most: Annotated[int, number("MOST", 1_000)]
    kept: Annotated[timedelta, days("KEPT_DAYS")]
    countries: Annotated[tuple[str, ...], comma_separated("COUNTRIES", "[A-Z]{2}", "codes of two letters")]


GIVEN = Settings(
    name="reminders",
    issuer="https://issuer.example.org",
    most=1_000,
    kept=timedelta(days=MOST_DAYS),
    countries=("AU", "NZ"),
)
WRITTEN = {
    "NAME": "reminders",
    "ISSUER": "https://issuer.example.org",
    "MOST": "1000",
    "KEPT_DAYS": "3653",
    "COUNTRIES": "AU,NZ",
}


@pytest.mark.parametrize("settings", [GIVEN, replace(GIVEN, most=1, kept=timedelta(days=1), countries=())])
def test_written_settings_are_read_back(settings: Settings) -> None:
    assert Settings.read(settings.variables()) == settings


def test_settings_are_written_as_text_except_values_known_only_after_deployment() -> None:
    later: Any = object()
    assert GIVEN.variables() == WRITTEN
    assert replace(GIVEN, name=later).variables() == WRITTEN | {"NAME": later}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ""}, "NAME is not set"),
        ({"issuer": "http://issuer.example.org"}, "ISSUER must be an https address"),
        ({"most": 0}, "MOST must be a whole number, 1 to 1000"),
        ({"most": 1_001}, "MOST must be a whole number, 1 to 1000"),
        ({"kept": timedelta(days=MOST_DAYS + 1)}, f"KEPT_DAYS must be a whole number, 1 to {MOST_DAYS}"),
        ({"countries": ("AU,NZ", "gb")}, "COUNTRIES must be codes of two letters, with commas between them"),
    ],
)
def test_values_that_the_function_would_reject_are_not_written(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        replace(GIVEN, **change).variables()


@pytest.mark.parametrize("text", ["-1", "1.5", "ninety"])
def test_a_number_of_days_is_read_only_from_digits(text: str) -> None:
    with pytest.raises(ValueError, match=r"^KEPT_DAYS must be a whole number, 1 to 3653$"):
        Settings.read(WRITTEN | {"KEPT_DAYS": text})
