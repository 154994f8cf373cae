"""Counts the parts of a text message, which determine its price."""

from collections.abc import Callable, Sequence

from workflow.reminders.reminder import CHANNELS, Draft

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), without its escape."""

EXTENDED = frozenset("\f^{}\\[~]|€")
"""Its extension table (6.2.1.1): each character is preceded by an escape."""

GSM, UCS_2 = (160, 153), (70, 67)
"""Units in a part: alone, and as one of several with headers (3GPP TS 23.040, 9.2.3.24)."""


def sms_parts(text: str) -> int:
    """Returns the number of parts of `text`; 0 if empty. A two-unit character is never split.

    The page has its own implementation: `tests/sms_parts.json` has the cases for both.
    """
    if all(character in BASIC or character in EXTENDED for character in text):
        return _parts(text, _gsm_units, *GSM)
    return _parts(text, _utf_16_units, *UCS_2)


def sms_parts_needed(draft: Draft) -> int:
    """Returns how many SMS parts `draft` needs."""
    return sms_parts(draft.message) if "sms" in CHANNELS[draft.preference] else 0


def _parts(text: str, units_of: Callable[[str], int], alone: int, each: int) -> int:
    units = [units_of(character) for character in text]
    return min(len(units), 1) if sum(units) <= alone else _filled(units, each)


def _filled(units: Sequence[int], capacity: int) -> int:
    count, used = 1, 0
    for taken in units:
        if used + taken > capacity:
            count, used = count + 1, 0
        used += taken
    return count


def _gsm_units(character: str) -> int:
    return 2 if character in EXTENDED else 1


def _utf_16_units(character: str) -> int:
    return 2 if ord(character) > 0xFFFF else 1
