"""Installs and builds the page: `npm ci` when its lock changed, `npm run build` when its sources did."""

from collections.abc import Iterator
from pathlib import Path

from tools.local.preparation.commands import run
from tools.local.preparation.fingerprints import fingerprint, read
from tools.local.steps import step

NOT_SOURCES = {"node_modules", "dist", "dist-checked", "coverage", "test-results"}


def prepare(root: Path) -> None:
    """Brings `frontend/node_modules` and `frontend/dist` up to date. Raises CommandFailed when npm fails."""
    page = root / "frontend"
    modules, built = page / "node_modules" / ".installed", page / "node_modules" / ".built"
    lock = fingerprint(page, [page / "package.json", page / "package-lock.json"])
    if read(modules) != lock:
        with step("Install the page's packages (npm ci)"):
            run(["npm", "ci", "--no-audit", "--no-fund"], cwd=page)
            modules.write_text(lock)
    sources = fingerprint(page, _sources(page))
    if read(built) != sources or not (page / "dist" / "index.html").is_file():
        with step("Build the page (npm run build)"):
            built.unlink(missing_ok=True)
            run(["npm", "run", "build"], cwd=page)
            built.write_text(sources)


def _sources(page: Path) -> Iterator[Path]:
    for entry in page.iterdir():
        if entry.is_file():
            yield entry
        elif entry.is_dir() and entry.name not in NOT_SOURCES and not entry.name.startswith((".", "__")):
            yield from (file for file in entry.rglob("*") if file.is_file())
