"""Formats the samples as Markdown tables, each figure with its ratio to the first variant's."""

from collections.abc import Mapping, Sequence
from statistics import median

from tools.bench.sampling import Sample

FIGURES = {
    "first": ("start + first POST", 1000, "ms"),
    "first_cpu": ("the same in CPU time", 1000, "ms"),
    "warm": ("warm POST", 1000, "ms"),
    "warm_cpu": ("the same in CPU time", 1000, "ms"),
    "memory": ("peak memory", 1, "MiB"),
}


def tables(samples: Mapping[str, Sequence[Sample]]) -> str:
    """Returns a table for each figure: minimum, median and maximum, and the median's and minimum's ratios."""
    return "\n\n".join(_table(figure, samples) for figure in FIGURES)


def _table(figure: str, samples: Mapping[str, Sequence[Sample]]) -> str:
    title, factor, unit = FIGURES[figure]
    lines = [
        f"| {title} | min ({unit}) | median | max | ratio of medians | ratio of minima |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    base = _spread(next(iter(samples.values())), figure)
    for name, taken in samples.items():
        least, middle, most = _spread(taken, figure)
        cells = [f"{value * factor:.{1 if value * factor < 100 else 0}f}" for value in (least, middle, most)]
        lines.append(f"| {name} | {' | '.join(cells)} | {middle / base[1]:.2f} | {least / base[0]:.2f} |")
    return "\n".join(lines)


def _spread(samples: Sequence[Sample], figure: str) -> tuple[float, float, float]:
    values = [sample[figure] for sample in samples]
    return min(values), median(values), max(values)
