"""Generates the tables of docs/costs.md."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from infra.common.config import Settings
from tools.costs import prices, stack, usage
from tools.costs.owner_day import owner_day

NOTHING = "—"


def tables(settings: Settings) -> dict[str, str]:
    """Returns each table by its name in the page; `settings` are the defaults."""
    return {
        "idle": _idle(),
        "thousand": _thousand(),
        "options": _options(),
        "owner": _owner(settings),
        "prices": _prices(),
    }


def _idle() -> str:
    counted = f"({usage.ALARM_METRICS} metrics)"
    labels = {"alarms": f"alarms {counted}", "custom metrics": f"{usage.CUSTOM_METRICS} custom metrics"}
    costs = stack.idle()
    rows = [(labels.get(what, what), f"{usd:.2f}") for what, usd in costs.items()]
    return _table(("idle, 30 days", "USD"), [*rows, ("**together**", f"**{sum(costs.values()):.2f}**")])


def _thousand() -> str:
    columns = [stack.thousand(preference) for preference in usage.TRANSITIONS]
    rows = [(what, *(f"{costs[what]:.3f}" for costs in columns)) for what in columns[0]]
    together = [f"**{sum(costs.values()):.2f}**" for costs in columns]
    return _table(("1,000 reminders, USD", "email", "SMS", "both"), [*rows, ("**together**", *together)])


def _options() -> str:
    unit = 1000 * prices.WRITE.each
    step_units = usage.WITH_SCHEDULE + usage.IN_TRANSACTION + usage.STEPPED - usage.DAY_COUNT
    return _table(
        ("option", "idle, 30 days", "more for 1,000 reminders"),
        [
            ("`canary`", f"{sum(stack.canary().values()):.2f}", NOTHING),
            ("`snapStart`, for each kept version", f"{stack.snap_start():.2f}", NOTHING),
            (
                "`programClient`",
                f"{prices.PROGRAM_CLIENT.each:.2f}",
                f"{prices.TOKEN.usd:.2f} for 1,000 tokens",
            ),
            ("`monthlyBudget`", "0.00", NOTHING),
            (
                "`emailOutcomes`, in the tables above",
                f"{stack.email_outcomes():.2f}",
                f"{stack.outcomes(1000):.4f}",
            ),
            (
                "log metrics, for each hour with events",
                f"up to {usage.LOG_METRICS * prices.CUSTOM_METRIC.each:.2f}",
                NOTHING,
            ),
            ("due in a year rather than within a day", NOTHING, f"{stack.due_in_a_year():.4f}"),
            ("an `Idempotency-Key`", NOTHING, f"{usage.WITH_KEY * unit:.4f}"),
            ("a `reference`", NOTHING, f"{usage.WITH_REFERENCE * unit:.4f}"),
            (
                "created by a schedule, one step each",
                NOTHING,
                f"{step_units * unit:.4f}",
            ),
            ("`recipients: own`", NOTHING, f"{1000 * prices.READ.each:.4f}"),
            (
                "`remindersPerRecipientPerDay`, in the table above, for each recipient",
                NOTHING,
                f"{usage.RECIPIENT_COUNT * unit:.4f}",
            ),
        ],
    )


def _owner(settings: Settings) -> str:
    day = owner_day(settings)
    lowest, highest = (f"{day.parts * price:.2f}" for price in prices.SMS_PARTS)
    return _table(
        ("one owner's day, at most", "limit", "USD"),
        [
            ("reminders", f"`remindersPerDay` {settings.reminders_per_day}", f"{day.reminders:.2f}"),
            (
                "occurrences of schedules",
                f"`occurrencesPerDay` {settings.occurrences_per_day}",
                f"{day.occurrences:.2f}",
            ),
            ("changes", f"`changesPerDay` {settings.changes_per_day}", f"{day.changes:.2f}"),
            (
                "or alternately resuming and pausing a schedule",
                f"`changesPerDay` {settings.changes_per_day}",
                f"{day.schedule_changes:.2f}",
            ),
            (
                f"SMS at {prices.SMS_PARTS[0]:.2f} to {prices.SMS_PARTS[1]:.2f} a part",
                f"`smsPartsPerDay` {day.parts}",
                f"{lowest} to {highest}",
            ),
            (
                "reads of one reminder of 1 KB, all day",
                f"`throttleRate` {settings.throttle_rate}",
                f"{day.small_reads:.2f}",
            ),
            (
                "the most expensive lists, all day",
                f"`throttleRate` {settings.throttle_rate}",
                f"{day.costliest_reads:.2f}",
            ),
        ],
    )


def _prices() -> str:
    rows = []
    for service, group in groupby(prices.PRICES, lambda price: price.service):
        listed = list(group)
        (source,) = {price.source for price in listed}
        rows += [
            (
                f"[{service}]({source})" if price is listed[0] else "",
                f"{price.per:,} {price.what}",
                f"{price.usd:g}",
            )
            for price in listed
        ]
    return _table(("service", "what", "USD"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
