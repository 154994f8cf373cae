"""Tests that the number of suppressed addresses is shown, but none of the addresses."""

from collections.abc import Callable
from datetime import UTC, datetime

from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.email import suppressed
from tools.doctor.finding import Finding, Mark

Run = Callable[..., Finding]


def listed(aws: AwsAccount, *reasons: str, more: bool = False) -> None:
    """Creates a list with an entry for each of the reasons, a day apart; with `more` it never ends."""
    entries = [
        {
            "EmailAddress": f"nora{number}@example.org",
            "Reason": reason,
            "LastUpdateTime": datetime(2026, 11, 1 + number, 23, 59, tzinfo=UTC),
        }
        for number, reason in enumerate(reasons)
    ]
    following = {"NextToken": "more"} if more else {}
    aws.returns("sesv2", "ListSuppressedDestinations", SuppressedDestinationSummaries=entries, **following)


def test_addresses_are_counted_by_reason_and_not_shown(aws: AwsAccount, finding: Run) -> None:
    listed(aws, "BOUNCE", "COMPLAINT", "BOUNCE")
    found = finding(suppressed.inspect)
    counted = "3 of the whole account (2 by bounce, 1 by complaint), the newest of 2026-11-03"
    expected = f"{counted}: make recipients ADDRESS=… shows and lifts one"
    assert (found.mark, found.detail) == (Mark.FINE, expected)
    assert "@" not in found.detail


def test_a_long_list_is_not_read_to_its_end(aws: AwsAccount, finding: Run) -> None:
    listed(aws, "BOUNCE", more=True)
    assert finding(suppressed.inspect).detail.startswith(f"at least {suppressed.MOST_PAGES} of the whole")
