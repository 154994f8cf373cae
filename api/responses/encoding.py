"""Content codings (RFC 9110, section 12.5.3): whether a response is compressed, and how."""

import gzip
import re

WORTH_COMPRESSING = 2048
"""Bytes: below, compression saves less than it costs."""

_CODING = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*(?:;[ \t]*[qQ]=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?")
"""A coding with its weight: section 12.4.2.

Our own: Werkzeug's parser adds 250 KB and 60 ms to a start, WebOb needs a module that Python 3.13 lacks, and
Starlette reads no weights.
"""


def compressed(content: bytes, accept_encoding: str) -> bytes | None:
    """`content` in gzip, for a client that sent `accept_encoding` and prefers that; None where it doesn't.

    What is small is compressed only for who refuses it as it is. Who refuses both gets it as it is: RFC 9110
    has `406` as an option, and no client is helped by it.
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
    """Each coding's weight from 0 to 1; what is no coding with a weight is left out, as is an unknown one."""
    found = (_CODING.fullmatch(each.strip(" \t")) for each in accept_encoding.split(","))
    return {each[1].lower(): float(each[2] or 1) for each in found if each}
