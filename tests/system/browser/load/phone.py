"""Opens an address as a slow phone does, and measures what is painted when, and what moves."""

import json
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page

from tests.stack import Stack
from tests.system.browser.load.trips import Trips
from tests.system.browser.load.views import View
from tests.system.browser.signed_in import sign_in

# What https://github.com/GoogleChrome/lighthouse/blob/main/core/config/constants.js has for a phone.
SCREEN = {"width": 412, "height": 823}
SCALE = 1.75
BYTES_A_SECOND = 1_600_000 // 8
LATENCY_MILLISECONDS = 150
SLOWER = 4
PATIENCE_MILLISECONDS = 60_000
QUIET_MILLISECONDS = 700
"""For how long nothing is loaded, and what comes late may still move."""

OBSERVE = """(text => {
    window.measured = {fcp: 0, lcp: 0, lcpText: '', shown: 0, cls: 0, moved: []};
    const observe = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note))
        .observe({type, buffered: true});
    observe('paint', e => { if (e.name === 'first-contentful-paint') measured.fcp = e.startTime });
    observe('largest-contentful-paint', e => {
        measured.lcp = e.startTime; measured.lcpText = (e.element?.textContent ?? e.url).trim().slice(0, 40);
    });
    observe('layout-shift', e => {
        if (e.hadRecentInput) return;
        measured.cls += e.value;
        measured.moved.push(...e.sources.map(s => `${s.node?.nodeName}.${s.node?.className} `
            + `${Math.round(s.previousRect.y)} to ${Math.round(s.currentRect.y)}`));
    });
    const look = () => {
        if (measured.shown || !document.body?.textContent.includes(text)) return;
        measured.shown = performance.now();
    };
    new MutationObserver(look).observe(document, {subtree: true, childList: true});
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One load: milliseconds from its start, shifts as CLS counts them, and trips one after another."""

    fcp: float
    lcp: float
    lcp_text: str
    shown: float
    cls: float
    moved: list[str]
    trips: int
    kilobytes: float


def measure(browser: Browser, site_url: str, stack: Stack, view: View) -> Load:
    """Opens the view until its text is shown and nothing is loaded, in a browser that has cached nothing."""
    context = browser.new_context(
        viewport={"width": SCREEN["width"], "height": SCREEN["height"]},
        device_scale_factor=SCALE,
        is_mobile=True,
        has_touch=True,
        locale="en-GB",
        reduced_motion="reduce",
    )
    if view.signed_in:
        sign_in(context, stack)
    context.add_init_script(f"{OBSERVE}({json.dumps(view.text)})")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    if view.again:
        _open(page, site_url, view)
        page.goto("about:blank")
    session = context.new_cdp_session(page)
    trips = Trips(session)
    _slow_down(session)
    _open(page, site_url, view)
    found = page.evaluate("measured")
    context.close()
    return Load(
        fcp=found["fcp"],
        lcp=found["lcp"],
        lcp_text=found["lcpText"],
        shown=found["shown"],
        cls=found["cls"],
        moved=found["moved"],
        trips=trips.before("/v1/"),
        kilobytes=trips.received / 1000,
    )


def _open(page: Page, site_url: str, view: View) -> None:
    page.goto(site_url + view.path)
    page.locator(f"body:has-text({json.dumps(view.text)})").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET_MILLISECONDS)


def _slow_down(session: CDPSession) -> None:
    session.send("Network.enable")
    network = {
        "offline": False,
        "latency": LATENCY_MILLISECONDS,
        "downloadThroughput": BYTES_A_SECOND,
        "uploadThroughput": BYTES_A_SECOND,
    }
    session.send("Network.emulateNetworkConditions", network)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
