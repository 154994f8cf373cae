"""`make costs`: updates the tables of docs/costs.md from the prices and the usage of AWS."""

import re

import yaml

from infra.common.config import Settings, parse
from tools import ROOT
from tools.costs.tables import tables
from tools.local.engine.config_schema import apply_schema

PAGE = ROOT / "docs" / "costs.md"
EXAMPLE = {"aws:region": "us-east-1", "task-reminder:senderEmail": "nora@example.org"}


def defaults() -> Settings:
    """Returns the settings of a stack with the default limits and SMS."""
    project = yaml.safe_load((ROOT / "Pulumi.yaml").read_text())
    return parse(apply_schema(project, EXAMPLE | {"task-reminder:smsCountries": ["US"]}))


def updated(page: str) -> str:
    """Returns the page with updated tables.

    Raises:
        ValueError: the page has no place for one of them.
    """
    for name, table in tables(defaults()).items():
        place = re.compile(rf"(<!-- {name}: make costs -->\n).*?(<!-- end -->)", re.DOTALL)
        if not place.search(page):
            raise ValueError(f"{PAGE.name} has no place for {name}")
        page = place.sub(rf"\g<1>\n{table}\n\n\g<2>", page)
    return page


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
