"""What axe finds wrong with a page as it is now: against WCAG 2.2 A and AA, and its best practices."""

from typing import Any

from playwright.sync_api import Page

from tests import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RUN = "axe.run(document, {resultTypes: ['violations'], ...%s}).then(found => found.violations)"
ALL, OF_COLOURS = "{}", "{runOnly: ['color-contrast', 'link-in-text-block']}"


def violations(page: Page, rules: str = ALL) -> list[str]:
    """A line for each of the `rules` that is broken, with where; axe's documentation has them by their names.

    OF_COLOURS are for a page of which another theme was looked at already: no other rule knows of themes.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # the site's policy would forbid a script element
    found: list[dict[str, Any]] = page.evaluate(RUN % rules)
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]
