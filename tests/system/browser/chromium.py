"""The Chromium of the browser tests: found on this machine, started without a window of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

SEARCH_POPUPS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""Pages of the address bar, which headless Chromium loads too: half of the work of opening a page."""

PLAYWRIGHTS_OWN = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
"""What Playwright 1.65 turns off by the same switch, of which Chromium heeds the last alone."""


HOSTILE = "hostile.example"
"""A name of this machine that only this browser knows: what an attacker's DNS server would tell it."""


def program() -> str | None:
    """The program at CHROMIUM, or the machine's own Chromium, or None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def headless(executable: str, *options: str) -> Iterator[Browser]:
    """A running browser with additional `options`, which is closed at the end."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", shutil.which("node") or "node")  # .venv has no second one
    off = ",".join((*PLAYWRIGHTS_OWN, *SEARCH_POPUPS))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=[
                "--no-sandbox",
                f"--disable-features={off}",
                f"--host-resolver-rules=MAP {HOSTILE} 127.0.0.1",
                *options,
            ],
        )
        yield browser
        browser.close()
