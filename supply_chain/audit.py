"""`make audit`: asks whether any locked package is known to be vulnerable; says so where it can't ask."""

import os
import sys
from collections.abc import Sequence

from supply_chain.locks import PAGE, python_locks
from supply_chain.page_audit import audit_page
from supply_chain.python_audit import audit_python
from supply_chain.verdict import Verdict


def main(options: Sequence[str]) -> int:
    """Prints a verdict on each lock and answers the exit code; `options` go to pip-audit."""
    verdicts = [audit_python(python_locks(), options), audit_page(PAGE)]
    print(*verdicts, sep="\n")
    return exit_code(verdicts, nothing_skipped=os.environ.get("REQUIRE_ALL") == "1")


def exit_code(verdicts: Sequence[Verdict], *, nothing_skipped: bool) -> int:
    """0 where nothing is known against a package; a skipped audit fails only where nothing may be skipped."""
    failures = {"vulnerable", "broken"} | ({"skipped"} if nothing_skipped else set())
    return int(any(verdict.outcome in failures for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
