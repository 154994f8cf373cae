"""Audits the Python locks by pip-audit: each pinned version against the advisories of OSV."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from supply_chain.verdict import Verdict

NAME = "pip-audit"
NOT_ANSWERED = re.compile(r"\b(ConnectionError|ServiceError|\w*Timeout)\b")
"""How pip-audit ends when the service can't be reached, or doesn't answer as it should."""


def audit_python(locks: Sequence[Path], options: Sequence[str] = ()) -> Verdict:
    """The verdict on all `locks`; `options` go to pip-audit, such as `--ignore-vuln ID`."""
    given = [f"--requirement={lock}" for lock in locks]
    fixed = ["--format=json", "--vulnerability-service=osv", "--disable-pip", "--progress-spinner=off"]
    ended = subprocess.run(
        [sys.executable, "-m", "pip_audit", *fixed, *given, *options],
        capture_output=True,
        text=True,
        check=False,
    )
    if not ended.stdout:
        return _without_report(ended.stderr)
    found = list(_found(json.loads(ended.stdout)))
    return Verdict(NAME, "vulnerable" if found else "clean", found)


def _without_report(errors: str) -> Verdict:
    last = errors.strip().splitlines()[-1:]
    return Verdict(NAME, "skipped" if NOT_ANSWERED.search(errors) else "broken", last)


def _found(report: Any) -> Iterator[str]:  # noqa: ANN401  # JSON
    packages = {(each["name"], each["version"]): each["vulns"] for each in report["dependencies"]}
    for (name, version), vulnerabilities in sorted(packages.items()):
        for each in vulnerabilities:
            fixed_in = ", ".join(each["fix_versions"]) or "no version yet"
            yield f"{name} {version}: {each['id']}, fixed in {fixed_in}"
