"""Runs a check and turns missing permissions into a finding."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from botocore.exceptions import BotoCoreError, ClientError

from tools.doctor.account import Account
from tools.doctor.finding import Finding, unknown

DENIED = {
    "AccessDenied",
    "AccessDeniedException",
    "AuthorizationError",
    "AuthorizationErrorException",
    "UnauthorizedOperation",
}
"""The error codes of AWS services for a missing permission."""


Inspect = Callable[[Account], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`inspect` returns the findings about `subject`; `actions` are the IAM actions that its calls need."""

    subject: str
    actions: tuple[str, ...]
    inspect: Inspect

    def run(self, account: Account) -> list[Finding]:
        """Returns the findings, or a single one that says why there are none."""
        try:
            found = list(self.inspect(account))
        except ClientError as error:
            found = [self._failed(error)]
        except BotoCoreError as error:
            found = [unknown(f"AWS did not respond: {error}", "run it again")]
        return [replace(each, subject=f"{self.subject} {each.subject}".rstrip()) for each in found]

    def _failed(self, error: ClientError) -> Finding:
        code = error.response.get("Error", {}).get("Code", "")
        operation = error.operation_name
        named = [each for each in self.actions if each.endswith(f":{operation}")]
        action = (named or [*self.actions, operation])[0]  # a differing name is a check's only one
        if code in DENIED:
            return unknown(f"these credentials may not call {action}", f"allow {action}")
        return unknown(f"{action} failed with {code}", "run it again")


def check(subject: str, *actions: str) -> Callable[[Inspect], Check]:
    """Returns a decorator that turns a function into a check of `subject` with these IAM actions."""
    return lambda inspect: Check(subject=subject, actions=actions, inspect=inspect)
