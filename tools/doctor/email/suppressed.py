"""Counts the addresses that SES suppresses in the whole account; `make recipients` says why.

https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import SuppressedDestinationSummaryTypeDef

MOST_PAGES = 10
"""Limits the count, since a whole account's list may be long."""

ONE_OF_THEM = "make recipients ADDRESS=… shows and lifts one"


@check("email: suppressed", "ses:ListSuppressedDestinations")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding: the number by reason, and since when, without the addresses.

    https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListSuppressedDestinations.html
    """
    listed, is_whole = _listed(account.session.client("sesv2"))
    if not listed:
        yield fine("SES suppresses no address of the account")
        return
    reasons = Counter(each["Reason"].lower() for each in listed)
    by_reason = ", ".join(f"{number} by {reason}" for reason, number in sorted(reasons.items()))
    newest = max(each["LastUpdateTime"] for each in listed)
    many = "" if is_whole else "at least "
    counted = f"{many}{len(listed)} of the whole account ({by_reason}), the newest of {newest:%Y-%m-%d}"
    yield fine(f"{counted}: {ONE_OF_THEM}")


def _listed(client: SESV2Client) -> tuple[list[SuppressedDestinationSummaryTypeDef], bool]:
    """Returns the entries of the first pages, and whether these are all."""
    found: list[SuppressedDestinationSummaryTypeDef] = []
    page = client.list_suppressed_destinations()
    for _ in range(MOST_PAGES):
        found += page["SuppressedDestinationSummaries"]
        if "NextToken" not in page:
            return found, True
        page = client.list_suppressed_destinations(NextToken=page["NextToken"])
    return found, False
