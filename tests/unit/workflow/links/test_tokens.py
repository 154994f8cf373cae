"""Tokens of links can be read only with the key that made them, and only unchanged."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import date
from string import ascii_letters, digits
from typing import Any
from unittest.mock import Mock
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.links import tokens
from workflow.links.tokens import LONGEST, Link, read_token, token_of
from workflow.storage.recipients.marks import hash_of
from workflow.storage.recipients.stack_key import StackKey

KEY = StackKey("1", bytes(range(32)))
CHARACTERS = set(ascii_letters + digits + "-_")

names = st.text("ABCxyz019_-", min_size=1)
links = st.builds(
    Link,
    key_id=names.filter(lambda name: len(name) <= tokens.MOST_KEY_ID),
    owner=st.text("ABCxyz019_-", min_size=1, max_size=tokens.MOST_OWNER),
    reminder_id=st.uuids().map(str),
    day=st.dates(),
    recipient=st.binary(min_size=32, max_size=32),
)


LINK = Link(
    key_id="1",
    owner="nora",
    reminder_id="01900000-0000-7000-8000-000000000000",
    day=date(2026, 11, 23),
    recipient=hash_of("nora@example.org", KEY),
)


def make_token(link: Link) -> tuple[str, StackKey]:
    key = StackKey(link.key_id, KEY.secret)
    return token_of(link, key), key


def only(key: StackKey) -> Any:  # noqa: ANN401  # a key lookup
    return {key.id: key}.get


def under_any_name(key_id: str) -> StackKey:
    """Finds the key of all tokens here under any id, also a forged one."""
    return StackKey(key_id, KEY.secret)


def bytes_of(token: str) -> bytes:
    return urlsafe_b64decode(token + "=" * (-len(token) % 4))


def text_of(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


@given(links)
def test_a_token_is_read_as_the_link_it_was_made_from(link: Link) -> None:
    token, key = make_token(link)
    assert read_token(token, only(key)) == link
    assert len(token) <= LONGEST
    assert set(token) <= CHARACTERS


def test_a_token_with_any_bit_or_character_changed_lost_or_added_is_rejected() -> None:
    token = token_of(LINK, KEY)
    content = bytes_of(token)
    assert len(content) % 3, "its last character has bits without a meaning"
    whole = int.from_bytes(content)
    changed = {text_of((whole ^ 1 << bit).to_bytes(len(content))) for bit in range(8 * len(content))}
    for at in range(len(token)):
        changed |= {token[:at] + other + token[at + 1 :] for other in CHARACTERS - {token[at]}}
        changed |= {token[:at] + token[at + 1 :], token[:at] + "A" + token[at:]}
    changed |= {f"{token}A", f"{token}=", f" {token}", f"{token}\n", f"{token[:-1]}\u0661", token.lower()}
    assert [each for each in changed if read_token(each, under_any_name) is not None] == []


@given(links)
def test_another_key_rejects_the_token(link: Link) -> None:
    token, key = make_token(link)
    assert read_token(token, only(StackKey(key.id, secrets.token_bytes(32)))) is None
    assert read_token(token, lambda _: None) is None


@given(
    st.text()
    | st.text("AQ_-", max_size=LONGEST + 2)
    | st.binary().map(lambda b: urlsafe_b64encode(b).decode())
)
def test_random_text_is_no_token(text: str) -> None:
    assert read_token(text, under_any_name) is None


def test_a_too_long_text_is_no_token() -> None:
    asked: list[str] = []
    assert read_token("A" * (LONGEST + 1), asked.append) is None
    assert asked == []


def test_a_date_that_does_not_exist_is_rejected() -> None:
    content, day = bytes_of(token_of(LINK, KEY)), LINK.day.toordinal().to_bytes(4)
    for other in (0, date.max.toordinal() + 1, 2**32 - 1):
        signed = content[:-16].replace(day, other.to_bytes(4))
        assert read_token(text_of(signed + tokens._mac(signed, KEY)), only(KEY)) is None


def test_macs_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compare = Mock(return_value=False)
    monkeypatch.setattr("hmac.compare_digest", compare)
    assert read_token(token_of(LINK, KEY), only(KEY)) is None
    compare.assert_called_once()
    one, other = compare.call_args.args
    assert (len(one), one) == (16, other)


def test_the_hash_of_an_address_is_never_a_mac() -> None:
    like_an_address = replace(
        LINK, reminder_id=str(UUID(bytes=b"a" * 16)), day=date.fromordinal(0x0B6161), recipient=b"a" * 32
    )
    content = bytes_of(token_of(like_an_address, KEY))
    address = content[:-16].decode()
    assert address == address.lower()
    assert content[-16:] != hash_of(address, KEY)[:16]


def test_a_token_does_not_hold_the_recipients_address() -> None:
    assert b"nora@" not in bytes_of(token_of(LINK, KEY))
