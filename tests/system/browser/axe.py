"""What axe finds wrong with a page as it is now: against WCAG 2.2 A and AA, and its best practices."""

from typing import Any

from playwright.sync_api import Page

from tests import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RUN = (
    "options => axe.run(document, {...options, resultTypes: ['violations']}).then(found => found.violations)"
)
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose results another theme can change."""


def violations(page: Page, *rules: str) -> list[str]:
    """A line for each rule that is broken, with where; of all rules, or of these.

    axe's documentation has the rules by their names.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))  # the site's policy would forbid a script element
    found: list[dict[str, Any]] = page.evaluate(RUN, {"runOnly": list(rules)} if rules else {})
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]
