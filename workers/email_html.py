"""The HTML of a reminder's email: no image, nothing that is fetched, nothing that tells that it was opened.

Styles stand in their elements, since some mail programs drop the rest; what follows the reader's colour
scheme stands in a style sheet. A `div` has the page's styles beside `body`, which many programs replace.
Which programs take what:
https://www.caniemail.com/features/css-at-media-prefers-color-scheme/
https://www.caniemail.com/features/html-body/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_STYLE = """\
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #15181a !important; color: #eceae4 !important; }
  .button { background: #7fc9d6 !important; border-color: #7fc9d6 !important; color: #06272e !important; }
  .quiet { background: transparent !important; color: #7fc9d6 !important; }
  .foot { border-color: #33393c !important; color: #a9aeb0 !important; }
  .foot a { color: #a3dbe5 !important; }
}"""

_COLOURS = "background: #ffffff; color: #22262a"
_TEXT = (
    "padding: 24px 16px; font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;"
    " line-height: 1.5"
)
_WIDTH = "max-width: 40em; margin: 0 auto"
_AS_WRITTEN = (
    "margin: 0 0 16px; font-family: inherit; font-size: 1.25em; white-space: pre-wrap; word-wrap: break-word;"
    " overflow-wrap: anywhere; unicode-bidi: plaintext"
)
_BUTTON = (
    "display: inline-block; margin: 0 8px 8px 0; padding: 10px 20px; border: 1px solid #0b5c6b;"
    " border-radius: 8px; font-weight: 600; text-decoration: none"
)
_FULL, _QUIET = "background: #0b5c6b; color: #ffffff", "background: #ffffff; color: #0b5c6b"
_FOOT = (
    "margin: 24px 0 0; padding: 16px 0 0; border-top: 1px solid #dedad0; color: #5a5f63; font-size: 0.875em;"
    " overflow-wrap: anywhere; word-wrap: break-word"
)


@dataclass(frozen=True, slots=True)
class Button:
    """A link that looks like a button."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence below the message, perhaps with a link after it; `who` begins it."""

    words: str
    link: str = ""
    url: str = ""
    who: str = ""

    @property
    def plain(self) -> str:
        """The sentence as text."""
        return " ".join(
            each for each in (self.who, self.words, self.link and f"{self.link}: {self.url}") if each
        )

    @property
    def html(self) -> str:
        """The sentence as HTML."""
        who = f"{escape(self.who)} " if self.who else ""
        link = f' <a href="{escape(self.url)}" style="color: #0b5c6b">{self.link}</a>' if self.link else ""
        return f"{who}{escape(self.words)}{link}"


def html_of(message: str, due: str, buttons: Sequence[Button], foot: Sequence[Sentence]) -> str:
    """The message first, then when it is due, the buttons, the sentences.

    The message stands in a `pre`, so that mail programs that drop styles keep its blanks and lines, too; each
    of its lines goes by its own script. A `pre` loses a line break that it begins with, which is therefore
    ours. https://html.spec.whatwg.org/multipage/grouping-content.html#the-pre-element
    """
    lines = "\n".join(escape(line) for line in message.splitlines())
    actions = "".join(_button(each, is_first=each is buttons[0]) for each in buttons)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="supported-color-schemes" content="light dark">\n'
        f"<title>Reminder</title>\n<style>\n{_STYLE}\n</style></head>\n"
        f'<body class="page" style="margin: 0; {_COLOURS}">\n'
        f'<div class="page" style="{_COLOURS}; {_TEXT}">\n<div style="{_WIDTH}">\n'
        f'<pre dir="auto" style="{_AS_WRITTEN}">\n{lines}</pre>\n'
        f'<p style="margin: 0 0 16px">{escape(due)}</p>\n'
        + (f'<p style="margin: 0">{actions}</p>\n' if actions else "")
        + f'<div class="foot" style="{_FOOT}">\n'
        + "".join(f'<p style="margin: 0 0 8px">{each.html}</p>\n' for each in foot)
        + "</div>\n</div>\n</div>\n</body></html>\n"
    )


def _button(button: Button, *, is_first: bool) -> str:
    kind, style = ("button", _FULL) if is_first else ("button quiet", _QUIET)
    return f'<a class="{kind}" href="{escape(button.url)}" style="{_BUTTON}; {style}">{button.text}</a>\n'
