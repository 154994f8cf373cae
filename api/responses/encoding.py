"""Content codings (RFC 9110, section 12.5.3): whether and how a response is compressed."""

import gzip
import re

WORTH_COMPRESSING = 2048
"""Bytes. Below this, compression costs more than it saves."""

_CODING = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*(?:;[ \t]*[qQ]=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?")
"""A coding with its weight: section 12.4.2.

Our own parser: Werkzeug's adds 250 KB and 60 ms to a cold start, WebOb needs a module that Python 3.13 lacks,
and Starlette's ignores weights.
"""


def compressed(content: bytes, accept_encoding: str) -> bytes | None:
    """Returns `content` in gzip if `accept_encoding` prefers it, otherwise None.

    Small content is compressed only if the client refuses `identity`. A client that refuses both gets it
    uncompressed: RFC 9110 also allows `406`, but that helps no client.
    """
    weights = _weights(accept_encoding)
    gzipped = max((weights[name] for name in ("gzip", "x-gzip") if name in weights), default=None)
    gzipped = weights.get("*", 0.0) if gzipped is None else gzipped
    identity = weights.get("identity", 0.0 if weights.get("*") == 0 else None)
    if gzipped == 0 or (identity is not None and identity > gzipped):
        return None
    if len(content) < WORTH_COMPRESSING and identity != 0:
        return None
    return gzip.compress(content, compresslevel=6, mtime=0)


def _weights(accept_encoding: str) -> dict[str, float]:
    """Returns each coding's weight from 0 to 1, without malformed ones."""
    found = (_CODING.fullmatch(each.strip(" \t")) for each in accept_encoding.split(","))
    return {each[1].lower(): float(each[2] or 1) for each in found if each}
