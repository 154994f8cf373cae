"""Shortens a text without splitting what readers see as one character."""


def shortened(text: str, length: int) -> str:
    """Returns `text`, cut to at most `length` code points plus an ellipsis if it is longer.

    It is cut between grapheme clusters (https://www.unicode.org/reports/tr29/), so no flag, family emoji or
    letter with combining marks is split, even if only the ellipsis remains.
    """
    if len(text) <= length:
        return text
    import grapheme  # type: ignore[import-untyped]  # noqa: PLC0415  # rarely needed

    kept = ""
    for cluster in grapheme.graphemes(text):
        if len(kept) + len(cluster) > length:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
