"""The files of the built page, each with its content type and cache control."""

from dataclasses import dataclass
from pathlib import Path

import pulumi

BUILD_COMMAND = "npm --prefix frontend ci && npm --prefix frontend run build"

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}

IMMUTABLE = "public, max-age=31536000, immutable"
"""For names that contain a hash of the content: a year, the longest that RFC 9111 caches honour."""

AN_HOUR = "public, max-age=3600"
NO_CACHE = "no-cache"
"""Caches must revalidate these files: they name the other files of the same build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """One file of the page; `key` is its path on the site."""

    key: str
    path: Path
    content_type: str
    cache_control: str


def page_files(dist: Path) -> list[PageFile]:
    """Returns every file of the built page, sorted by key.

    Raises:
        RunError: the page is not built, or contains a file type without a known content type.
    """
    if not (dist / "index.html").is_file():
        raise pulumi.RunError(f"frontend/dist/index.html is missing: run `{BUILD_COMMAND}` first")
    keys = {path.relative_to(dist).as_posix(): path for path in dist.rglob("*") if path.is_file()}
    return [
        PageFile(key=key, path=keys[key], content_type=_content_type(key), cache_control=_cache_control(key))
        for key in sorted(keys)
    ]


def _content_type(key: str) -> str:
    try:
        return CONTENT_TYPES[Path(key).suffix]
    except KeyError:
        raise pulumi.RunError(
            f"frontend/dist/{key}: unknown content type; add it to infra/site/page_files.py"
        ) from None


def _cache_control(key: str) -> str:
    if key.startswith("assets/"):
        return IMMUTABLE
    return NO_CACHE if key.endswith(".html") else AN_HOUR
