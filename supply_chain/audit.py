"""`make audit`: asks OSV whether any locked package is known to be vulnerable; says so where it can't ask.

https://google.github.io/osv.dev/api/
"""

import argparse
import json
import os
import sys
import urllib.request
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from supply_chain.locks import PAGE, Pinned, pinned_by_page, pinned_by_python, python_locks

OSV = "https://api.osv.dev"
AT_ONCE = 1000
"""How many packages one call may ask about."""


def main(arguments: Sequence[str]) -> int:
    """Prints what is known against the locked packages, and answers the exit code.

    An audit that couldn't ask fails where REQUIRE_ALL is 1, and nowhere else.
    """
    parser = argparse.ArgumentParser(prog="python -m supply_chain.audit", description=__doc__)
    parser.add_argument(
        "--ignore", metavar="ID", action="append", default=[], help="an advisory judged already"
    )
    parser.add_argument("--service", metavar="URL", default=OSV, help="who is asked instead of OSV")
    options = parser.parse_args(arguments)
    try:
        packages = {each for lock in python_locks() for each in pinned_by_python(lock)}
        packages |= set(pinned_by_page(PAGE))
    except (FileNotFoundError, ValueError) as error:
        print(f"audit: failed, a lock can't be read: {error}")
        return 1
    try:
        found = list(vulnerabilities(sorted(packages), options.service, options.ignore))
    except (OSError, json.JSONDecodeError) as error:  # no connection, or a gateway that answers for OSV
        print(f"audit: SKIPPED, {options.service} can't be asked from here: {error}")
        return int(os.environ.get("REQUIRE_ALL") == "1")
    print("\n  ".join(["audit: known vulnerabilities", *found]) if found else "audit: no known vulnerability")
    return int(bool(found))


def vulnerabilities(packages: Sequence[Pinned], service: str, ignored: Collection[str] = ()) -> Iterator[str]:
    """A line for each advisory on one of `packages`, but for those whose name or alias is one of `ignored`.

    Raises OSError when the service can't be reached or refuses, JSONDecodeError for an answer of another's.
    """
    for package, name in _advisories(packages, service):
        advisory = _call(f"{service}/v1/vulns/{name}")
        if not {name, *advisory.get("aliases", [])}.intersection(ignored):
            fixed_in = ", ".join(_fixed_in(advisory, package)) or "no version yet"
            summary = advisory.get("summary", "")
            yield f"{package.name} {package.version}: {name}, fixed in {fixed_in}. {summary}".strip()


def _advisories(packages: Sequence[Pinned], service: str) -> Iterator[tuple[Pinned, str]]:
    waiting: list[tuple[Pinned, dict[str, Any]]] = [
        (each, {"package": {"ecosystem": each.ecosystem, "name": each.name}, "version": each.version})
        for each in packages
    ]
    while waiting:
        asked, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        answer = _call(f"{service}/v1/querybatch", {"queries": [query for _, query in asked]})
        for (package, query), result in zip(asked, answer["results"], strict=True):
            yield from ((package, advisory["id"]) for advisory in result.get("vulns", []))
            if token := result.get("next_page_token"):
                waiting.append((package, query | {"page_token": token}))


def _fixed_in(advisory: Any, package: Pinned) -> list[str]:  # noqa: ANN401  # JSON
    affected = [each for each in advisory["affected"] if each["package"]["name"] == package.name]
    ranges = [each for entry in affected for each in entry.get("ranges", []) if each["type"] != "GIT"]
    return sorted({event["fixed"] for each in ranges for event in each["events"] if "fixed" in event})


def _call(url: str, question: object = None) -> Any:  # noqa: ANN401  # JSON
    content = None if question is None else json.dumps(question).encode()
    # The address is OSV's, or one that was given on the command line.
    request = urllib.request.Request(url, content, {"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
