"""Defines an alarm: its metric, or a value computed from metrics, and its threshold."""

from dataclasses import dataclass
from typing import Literal

from infra.monitoring.metrics import Metric

FIVE_MINUTES, A_QUARTER, AN_HOUR, A_DAY = 300, 900, 3600, 86_400
"""Periods in seconds."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """The metric divided by `of`, or, if `disjoint`, by the sum of both (`of` doesn't include it then).

    It is 0 in a period with fewer than `fewest` of the metric, because so few say nothing.
    """

    fewest: int
    of: Metric
    disjoint: bool = False


@dataclass(frozen=True, kw_only=True)
class Silence:
    """How many of the metric did not fail, in a period in which some `arrived` but nothing was `received`.

    Otherwise it is 0. In a period without the metric, or without arrivals, it has no value.
    """

    failed: Metric
    arrived: Metric
    received: Metric


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Goes off when its value is at least `threshold` in `of` of the last `periods` periods.

    The value is `metric`, or its `share` or `silence` if given. `name` is its role in physical names. `of`
    defaults to all periods. `missing` says how a period without a value counts. With `missing="missing"` the
    alarm also notifies when no period has a value (INSUFFICIENT_DATA).
    """

    name: str
    summary: str
    metric: Metric
    threshold: float = 1
    share: Share | None = None
    silence: Silence | None = None
    statistic: Literal["Sum", "Maximum", "Average"] = "Sum"
    period_seconds: int = FIVE_MINUTES
    periods: int = 1
    of: int | None = None
    missing: Literal["notBreaching", "ignore", "missing"] = "notBreaching"
