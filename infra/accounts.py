"""Which account a stack is made in: one of AWS's, or the emulator's on a developer's machine."""

from typing import Literal

EMULATOR = "000000000000"
"""The emulator's account id, which no AWS account can have."""


def build_target(account_id: str) -> Literal["aws", "local"]:
    """Which build of the Lambda packages runs in an account."""
    return "local" if account_id == EMULATOR else "aws"
