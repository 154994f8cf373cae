"""`make load`: loads each view as a slow phone does, several times in turns, and prints the medians."""

import argparse
import sys
from collections.abc import Sequence

from tests.stack import Stack, running_stack
from tests.system.browser.chromium import headless, program
from tests.system.browser.load.edge import running_edge
from tests.system.browser.load.phone import Load, measure
from tests.system.browser.load.report import faults, table
from tests.system.browser.load.views import BARE, View, views_of

LISTED = 60


def main(arguments: Sequence[str]) -> int:
    """Measures and prints; returns 1 where a goal is missed, which it says, or Chromium is missing."""
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each view is loaded")
    parser.add_argument("--moved", action="store_true", help="print what moved and what was painted last")
    options = parser.parse_args(arguments)
    found = program()
    if found is None:
        print("There is no Chromium: install it, or set CHROMIUM to its program.", file=sys.stderr)
        return 1
    with running_stack() as stack:
        loads = _take(found, stack, options.runs)
    print(table(loads))
    if options.moved:
        for name, (load, *_) in loads.items():
            print(f"{name}: {load.lcp_text!r} is painted last; moved: {load.moved}")
    missed = faults(loads)
    print("\n".join(missed), file=sys.stderr)
    return 1 if missed else 0


def _take(executable: str, stack: Stack, runs: int) -> dict[str, list[Load]]:
    views = {"bare": BARE} | views_of(stack, LISTED)
    loads: dict[str, list[Load]] = {name: [] for name in views}
    with running_edge(stack.site_url) as edge, headless(executable, edge.chromium_option) as browser:

        def load(view: View) -> Load:
            return measure(browser, edge.url, stack, view)

        for view in views.values():
            load(view)  # the edge has it from now on
        for _ in range(runs):
            for name, view in views.items():
                loads[name].append(load(view))
    return loads


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
