"""The views of the page that are loaded, each with the text by which it is known that it is shown."""

import re
from dataclasses import dataclass

from tests.stack import EMAIL, Stack

FIRST = "Reminder 0 of the load"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A path with its text; `again` with what is cached of a first time."""

    path: str
    text: str
    signed_in: bool = True
    again: bool = False


BARE = View(path="/bare", text="at the time you choose", signed_in=False)
"""The page without the app, which only the edge has."""


def views_of(stack: Stack, count: int) -> dict[str, View]:
    """Each view by its name, with `count` reminders that wait; they are made."""
    made = [
        stack.create(
            message=f"Reminder {n} of the load", preference="email", email=EMAIL, waitSeconds=90_000 + n
        )
        for n in range(count)
    ]
    return {
        "home, signed out": View(path="/", text="Sign in to see your reminders", signed_in=False),
        "home": View(path="/", text=FIRST),
        "home, again": View(path="/", text=FIRST, again=True),
        "a reminder": View(path=f"/reminders/{made[0]['id']}", text=FIRST),
        "/new": View(path="/new", text="Set reminder"),
        "/settings": View(path="/settings", text="New reminders begin with these"),
        "/m/": View(path=_link(stack), text="Open the door", signed_in=False),
    }


def _link(stack: Stack) -> str:
    """The path of the link in a message."""
    created = stack.create(message="Open the door", preference="email", email=EMAIL, waitSeconds=0)
    stack.wait_until_final(created["id"])
    found = re.search(r"/m/[\w-]+", stack.delivered("Open the door")[0].text)
    assert found is not None
    return found[0]
