"""The signed token in a message's links; it names the reminder and the recipient and can't be forged.

It is base64url (RFC 4648, section 5, without padding) of: version, key id, owner, reminder id, day, keyed
hash of the recipient's address, MAC. No address can be recovered from it.
"""

import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from workflow.storage.recipients.stack_key import StackKey

VERSION = 1
MAC_BYTES = 16
"""128 bits: guessing one takes 2^127 attempts on average."""

HASH_BYTES = sha256().digest_size
MOST_KEY_ID, MOST_OWNER = 16, 128
"""Characters. The owner's limit is that of `api.requests.dependencies`."""

_ID_BYTES, _DAY_BYTES = 16, 4
_FIXED_BYTES = 1 + 1 + 1 + _ID_BYTES + _DAY_BYTES + HASH_BYTES + MAC_BYTES
LONGEST = -(-(_FIXED_BYTES + MOST_KEY_ID + MOST_OWNER) * 4 // 3)
"""Characters of the longest token; a longer text is invalid."""

_FORM = re.compile(f"[A-Za-z0-9_-]{{1,{LONGEST}}}")
_NAME = re.compile(rb"[A-Za-z0-9_-]+")
_PURPOSE = b"message link\0"
"""Prefix of the signed bytes: an address hash made with the same key can't pass for a MAC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The content of a token: the `owner`'s reminder `reminder_id`, due on `day` (UTC).

    `recipient` is the keyed hash of the address that it was sent to; `key_id` names the key of hash and MAC.
    """

    key_id: str
    owner: str
    reminder_id: str
    day: date
    recipient: bytes


def token_of(link: Link, key: StackKey) -> str:
    """Returns the token for `link`, signed with `key`, whose id is in the link."""
    signed = b"".join(
        (
            bytes([VERSION]),
            _with_length(link.key_id),
            _with_length(link.owner),
            UUID(link.reminder_id).bytes,
            link.day.toordinal().to_bytes(_DAY_BYTES),
            link.recipient,
        )
    )
    return urlsafe_b64encode(signed + _mac(signed, key)).rstrip(b"=").decode()


def read_token(text: str, key_of: Callable[[str], StackKey | None]) -> Link | None:
    """Returns the content of a token; None if it is malformed or its signature is wrong.

    `key_of` finds a key by its id.
    """
    content = _decoded(text)
    link = _parsed(content[:-MAC_BYTES])
    if link is None:
        return None
    key = key_of(link.key_id)
    if key is None or not hmac.compare_digest(_mac(content[:-MAC_BYTES], key), content[-MAC_BYTES:]):
        return None
    return link


def _decoded(text: str) -> bytes:
    """Returns the bytes of a canonical base64url text; empty for any other text."""
    if not _FORM.fullmatch(text) or len(text) % 4 == 1:
        return b""
    content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return content if urlsafe_b64encode(content).rstrip(b"=").decode() == text else b""


def _parsed(signed: bytes) -> Link | None:
    version, rest = signed[:1], signed[1:]
    key_id, rest = _length_prefixed(rest, MOST_KEY_ID)
    owner, rest = _length_prefixed(rest, MOST_OWNER)
    if version != bytes([VERSION]) or not key_id or not owner:
        return None
    if len(rest) != _ID_BYTES + _DAY_BYTES + HASH_BYTES:
        return None
    ordinal = int.from_bytes(rest[_ID_BYTES : _ID_BYTES + _DAY_BYTES])
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return None
    return Link(
        key_id=key_id,
        owner=owner,
        reminder_id=str(UUID(bytes=rest[:_ID_BYTES])),
        day=date.fromordinal(ordinal),
        recipient=rest[-HASH_BYTES:],
    )


def _with_length(text: str) -> bytes:
    return bytes([len(text)]) + text.encode("ascii")


def _length_prefixed(content: bytes, most: int) -> tuple[str, bytes]:
    """Splits a length-prefixed text from the rest of `content`; the text is empty if it is malformed."""
    length = content[0] if content else 0
    name, rest = content[1 : 1 + length], content[1 + length :]
    return (name.decode() if length <= most and _NAME.fullmatch(name) else ""), rest


def _mac(signed: bytes, key: StackKey) -> bytes:
    return hmac.digest(key.secret, _PURPOSE + signed, sha256)[:MAC_BYTES]
