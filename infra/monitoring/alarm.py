"""What an alarm is: the metric, or its share of another, and from where on it rings."""

from dataclasses import dataclass
from typing import Literal

from infra.monitoring.metrics import Metric

FIVE_MINUTES = 300


@dataclass(frozen=True, kw_only=True)
class Share:
    """The metric's part of `of`, which counts it too, or does not where it is `beside`.

    It is 0 where a period has fewer than `fewest` of the metric: too few for a share to say anything.
    """

    fewest: int
    of: Metric
    beside: bool = False


@dataclass(frozen=True, kw_only=True)
class Silence:
    """How many of the metric did not fail, in a period in which some `arrived` and nothing was `heard`.

    Else it is 0; where a period has none of the metric, or none that arrived, it has no value.
    """

    failed: Metric
    arrived: Metric
    heard: Metric


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Rings when its value is at least `threshold` in `of` of the last `periods` periods.

    The value is `metric`, or its `share` or `silence` where one is given. `name` is its role in physical
    names, `of` all of them unless given, `missing` what a period without a value counts as. With `missing`
    for it the alarm tells of its own state once no period has one.
    """

    name: str
    means: str
    metric: Metric
    threshold: float = 1
    share: Share | None = None
    silence: Silence | None = None
    statistic: Literal["Sum", "Maximum", "Average"] = "Sum"
    period_seconds: int = FIVE_MINUTES
    periods: int = 1
    of: int | None = None
    missing: Literal["notBreaching", "ignore", "missing"] = "notBreaching"
