"""Audits the page's lock by npm audit."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from supply_chain.verdict import Verdict

NAME = "npm audit"
ONLINE = "--no-offline"
"""An offline npm would call every lock clean, unasked."""


def audit_page(folder: Path) -> Verdict:
    """The verdict on the `package-lock.json` in `folder`."""
    ended = subprocess.run(
        ["npm", "audit", "--json", "--package-lock-only", ONLINE],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    answer = json.loads(ended.stdout)
    if "auditReportVersion" in answer:
        found = list(_found(answer))
        return Verdict(NAME, "vulnerable" if found else "clean", found)
    if "message" in answer:  # of the request that failed
        return Verdict(NAME, "skipped", [answer["message"]])
    return Verdict(NAME, "broken", [answer["error"]["summary"]])


def _found(report: Any) -> Iterator[str]:  # noqa: ANN401  # JSON
    for name, each in sorted(report["vulnerabilities"].items()):
        causes = [
            cause if isinstance(cause, str) else f"{cause['title']} {cause['url']}" for cause in each["via"]
        ]
        yield f"{name} {each['range']}: {each['severity']}, by {', '.join(causes)}"
