"""A check: what it looks at, and what it says where it isn't allowed to look."""

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
"""How AWS's services name a call that the caller may not make."""


Look = Callable[[Account], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`look` answers the findings about `subject`; `actions` are the IAM actions that its calls need."""

    subject: str
    actions: tuple[str, ...]
    look: Look

    def run(self, account: Account) -> list[Finding]:
        """The findings, or the one that says why there are none."""
        try:
            found = list(self.look(account))
        except ClientError as error:
            found = [self._refused(error)]
        except BotoCoreError as error:
            found = [unknown(f"AWS did not answer: {error}", "run it again")]
        return [replace(each, subject=f"{self.subject} {each.subject}".rstrip()) for each in found]

    def _refused(self, error: ClientError) -> Finding:
        code = error.response.get("Error", {}).get("Code", "")
        operation = error.operation_name
        action = next((each for each in self.actions if each.endswith(f":{operation}")), operation)
        if code in DENIED:
            return unknown(f"these credentials may not call {action}", f"allow {action}")
        return unknown(f"{action} was answered with {code}", "run it again")


def check(subject: str, *actions: str) -> Callable[[Look], Check]:
    """Makes a function a check of `subject`, whose calls need these IAM actions."""
    return lambda look: Check(subject=subject, actions=actions, look=look)
