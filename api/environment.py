"""The API's settings, which its function has in its environment."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from workflow.environment import Environment, Variable, days, matching, number, several

MOST_REMINDERS_PER_DAY = 1_000_000
MOST_REMINDERS_WAITING = 10_000
MOST_SMS_PARTS_PER_DAY = MOST_CHANGES_PER_DAY = 1_000_000
MOST_PER_RECIPIENT = 5_000
"""So many ids fit in an item of 400 KB, the largest that DynamoDB takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Environment):
    """What the stack gives the API.

    `sms_countries` are ISO 3166 codes of two letters; none means that SMS is off. `horizon` is how far ahead
    a reminder may be due, `retention` how long its record is kept after that. `issuer` gives the tokens that
    callers are known by. Each owner may make `reminders_per_day` (of UTC) and have `reminders_waiting` wait,
    ask for `sms_parts_per_day`, make `changes_per_day` and have `reminders_per_recipient_per_day` due.
    `allowed_recipients` are email domains and beginnings of phone numbers; none means all.
    `recipients` is `anyone` or `own`: users may then write to their own address alone.
    `program_client_id` is the owner that is a program, `program_name` what recipients are told that it is;
    both may be empty. `message_links` is whether links in messages work.
    """

    table_name: Annotated[str, Variable("TABLE_NAME")]
    state_machine_arn: Annotated[str, Variable("STATE_MACHINE_ARN")]
    sms_countries: Annotated[
        tuple[str, ...], several("SMS_COUNTRIES", "[A-Z]{2}", "ISO 3166 codes of two letters")
    ]
    retention: Annotated[timedelta, days("RETENTION_DAYS")]
    horizon: Annotated[timedelta, days("HORIZON_DAYS")]
    issuer: Annotated[str, matching("ISSUER", "https://.*", "an https address")]
    reminders_per_day: Annotated[int, number("REMINDERS_PER_DAY", MOST_REMINDERS_PER_DAY)]
    reminders_waiting: Annotated[int, number("REMINDERS_WAITING", MOST_REMINDERS_WAITING)]
    sms_parts_per_day: Annotated[int, number("SMS_PARTS_PER_DAY", MOST_SMS_PARTS_PER_DAY)]
    changes_per_day: Annotated[int, number("CHANGES_PER_DAY", MOST_CHANGES_PER_DAY)]
    reminders_per_recipient_per_day: Annotated[
        int, number("REMINDERS_PER_RECIPIENT_PER_DAY", MOST_PER_RECIPIENT)
    ]
    allowed_recipients: Annotated[
        tuple[str, ...],
        several(
            "ALLOWED_RECIPIENTS",
            r"\+[0-9]+|[a-z0-9.-]+",
            "email domains and beginnings of phone numbers",
        ),
    ]
    recipients: Annotated[str, matching("RECIPIENTS", "anyone|own", "anyone or own")]
    federated_users: Annotated[str, matching("FEDERATED_USERS", "yes|no", "yes or no")]
    program_client_id: Annotated[str, Variable("PROGRAM_CLIENT_ID", may_be_empty=True)]
    program_name: Annotated[str, Variable("PROGRAM_NAME", may_be_empty=True)]
    message_links: Annotated[str, matching("MESSAGE_LINKS", "yes|no", "yes or no")]

    @property
    def user_pool_id(self) -> str:
        """The pool that the issuer is of: its address ends with it.

        https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
        """
        return self.issuer.rpartition("/")[2]
