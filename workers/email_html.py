"""Renders the HTML of a reminder's email: no images, nothing loaded, no open tracking.

Styles are inline, since some mail programs drop style sheets. Only the rules for the reader's colour scheme
need a style sheet. A `div` repeats the styles of `body`, which many mail programs replace. Support:
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
    """A sentence below the message, with an optional link at its end; `who` is its beginning."""

    words: str
    link: str = ""
    url: str = ""
    who: str = ""

    @property
    def plain(self) -> str:
        """Returns the sentence as text."""
        return " ".join(
            each for each in (self.who, self.words, self.link and f"{self.link}: {self.url}") if each
        )

    @property
    def html(self) -> str:
        """Returns the sentence as HTML."""
        who = f"{escape(self.who)} " if self.who else ""
        link = f' <a href="{escape(self.url)}" style="color: #0b5c6b">{self.link}</a>' if self.link else ""
        return f"{who}{escape(self.words)}{link}"


def html_of(message: str, due: str, buttons: Sequence[Button], foot: Sequence[Sentence]) -> str:
    """Renders the message, then its due time, the buttons and the sentences.

    The message is in a `pre` element, so that mail programs that drop styles keep its spaces and lines. Each
    line has its own text direction. HTML drops a line break at the start of a `pre`, so we add one.
    https://html.spec.whatwg.org/multipage/grouping-content.html#the-pre-element
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
