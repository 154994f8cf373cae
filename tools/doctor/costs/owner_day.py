"""Reports what one owner can cost in a day under the limits in the stack's config."""

from collections.abc import Iterable

from tools.costs.owner_day import owner_day
from tools.costs.prices import SMS_PARTS
from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine


@check("cost of an owner's day")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding, always fine: the operator decides whether it is too much (docs/costs.md)."""
    day = owner_day(account.settings)
    parts = ""
    if day.parts:
        lowest, highest = (day.parts * price for price in SMS_PARTS)
        parts = f", {day.parts} parts of SMS {lowest:.2f} to {highest:.2f}"
    yield fine(
        f"at most, in USD: reminders {day.reminders:.2f}, occurrences {day.occurrences:.2f},"
        f" changes {day.changes:.2f}, or of schedules {day.schedule_changes:.2f}{parts};"
        f" reads at throttleRate all day {day.small_reads:.2f},"
        f" the most expensive lists {day.costliest_reads:.2f}"
    )
