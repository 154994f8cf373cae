"""Shortens a text without cutting what readers take for one character."""


def shortened(text: str, length: int) -> str:
    """`text`, or its first `length` code points at most, with an ellipsis after them.

    It is cut between grapheme clusters (https://www.unicode.org/reports/tr29/): no flag, family or letter
    with its marks is cut in two, even where nothing is left but the ellipsis.
    """
    if len(text) <= length:
        return text
    import grapheme  # type: ignore[import-untyped]  # noqa: PLC0415  # few texts are that long

    kept = ""
    for cluster in grapheme.graphemes(text):
        if len(kept) + len(cluster) > length:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
