"""Formats the loads as a Markdown table of medians, and says which goal is missed."""

from collections.abc import Mapping, Sequence
from statistics import median

from tests.system.browser.load.phone import Load

LARGEST_RATIO = 1.5
LARGEST_SHIFT = 0.05
MOST_TRIPS = 2
BARE = "bare"


def table(loads: Mapping[str, Sequence[Load]]) -> str:
    """A row for each view."""
    lines = [
        "| view | FCP (ms) | LCP (ms) | LCP beside bare | content (ms) | CLS | trips before a call | kB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, taken in loads.items():
        fcp, lcp, shown = (
            median(getattr(load, figure) for load in taken) for figure in ("fcp", "lcp", "shown")
        )
        trips, size = median(load.trips for load in taken), median(load.kilobytes for load in taken)
        ratio = _ratio(loads, taken)
        lines.append(
            f"| {name} | {fcp:.0f} | {lcp:.0f} | {ratio:.2f} | {shown:.0f} | {_shift(taken):.3f} "
            f"| {trips:.0f} | {size:.0f} |"
        )
    return "\n".join(lines)


def faults(loads: Mapping[str, Sequence[Load]]) -> list[str]:
    """A line for each goal that a view misses."""
    missed = []
    for name, taken in loads.items():
        if (ratio := _ratio(loads, taken)) > LARGEST_RATIO:
            missed.append(f"{name}: LCP is {ratio:.2f} of the bare page's; the goal is {LARGEST_RATIO}")
        if (shift := _shift(taken)) > LARGEST_SHIFT:
            missed.append(f"{name}: CLS is {shift:.3f}; the goal is {LARGEST_SHIFT}")
        if (trips := median(load.trips for load in taken)) > MOST_TRIPS:
            missed.append(f"{name}: {trips:.0f} trips before the first call; the goal is {MOST_TRIPS}")
    return missed


def _ratio(loads: Mapping[str, Sequence[Load]], taken: Sequence[Load]) -> float:
    return median(load.lcp for load in taken) / median(load.lcp for load in loads[BARE])


def _shift(taken: Sequence[Load]) -> float:
    return max(load.cls for load in taken)
