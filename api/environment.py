"""The API's settings, read from its function's environment variables."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from workflow.environment import Variable, days, matching, number
from workflow.sending_environment import SendingSettings

MAX_REMINDERS_PER_DAY = 1_000_000
MAX_REMINDERS_WAITING = 10_000
MAX_CHANGES_PER_DAY = 1_000_000
MAX_SCHEDULES_ACTIVE = 10_000
MAX_OCCURRENCES_PER_DAY = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(SendingSettings):
    """The API's settings.

    `horizon`: how far ahead a reminder may be due. `issuer`: issues the tokens that identify callers.
    `reminders_per_day` and `changes_per_day` (UTC days), `reminders_waiting`, `schedules_active`: limits for
    each owner; `occurrences_per_day`: the most that the busiest days of an owner's schedules may have in sum.
    `program_name`: how recipients see the program that requested a reminder; may be empty. `message_links`:
    whether links in messages work.
    """

    horizon: Annotated[timedelta, days("HORIZON_DAYS")]
    issuer: Annotated[str, matching("ISSUER", "https://.*", "an https address")]
    reminders_per_day: Annotated[int, number("REMINDERS_PER_DAY", MAX_REMINDERS_PER_DAY)]
    reminders_waiting: Annotated[int, number("REMINDERS_WAITING", MAX_REMINDERS_WAITING)]
    changes_per_day: Annotated[int, number("CHANGES_PER_DAY", MAX_CHANGES_PER_DAY)]
    schedules_active: Annotated[int, number("SCHEDULES_ACTIVE", MAX_SCHEDULES_ACTIVE)]
    occurrences_per_day: Annotated[int, number("OCCURRENCES_PER_DAY", MAX_OCCURRENCES_PER_DAY)]
    federated_users: Annotated[str, matching("FEDERATED_USERS", "yes|no", "yes or no")]
    program_name: Annotated[str, Variable("PROGRAM_NAME", may_be_empty=True)]
    message_links: Annotated[str, matching("MESSAGE_LINKS", "yes|no", "yes or no")]

    @property
    def user_pool_id(self) -> str:
        """Returns the issuer's user pool: the last part of its address.

        https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
        """
        return self.issuer.rpartition("/")[2]
