"""Which characters make a text more, or other, than the one line that is seen; and how to leave them out."""

import re

LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

DECEPTIVE = re.compile(r"[\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Not seen themselves, these change how what stands beside them is shown, or hide text in it.

Embeddings, overrides and isolates of the writing direction, invisible operators, deprecated format
characters, the byte order mark, annotations (Unicode 16, chapter 23). What natural writing and emoji are made
with is none of them: joiners, non-joiners, direction marks, variation selectors, tags.
"""


def one_line(text: str) -> str:
    """`text` as one line: each run of white space and control characters is one space, nothing deceives."""
    return " ".join(DECEPTIVE.sub("", CONTROL.sub(" ", text)).split())
