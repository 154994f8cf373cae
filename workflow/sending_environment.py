"""The variables that every function has that makes reminders: the API's, and the sweep's for schedules."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from workflow.environment import Environment, Variable, days, matching, number, several

MOST_SMS_PARTS_PER_DAY = 1_000_000
MOST_PER_RECIPIENT = 5_000
"""So many ids fit in an item of 400 KB, the largest that DynamoDB takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSettings(Environment):
    """The table, the state machine, to whom the stack sends, and how much of it.

    `sms_countries` are ISO 3166 codes of two letters; none means that SMS is off. `retention` is how long a
    reminder's record is kept after its due time. Each owner may ask for `sms_parts_per_day` (of UTC), and
    have `reminders_per_recipient_per_day` due. `allowed_recipients` are email domains and beginnings of phone
    numbers; none means all. `recipients` is `anyone` or `own`: users may then write to their own address
    alone. `program_client_id` is the owner that is a program; it may be empty.
    """

    table_name: Annotated[str, Variable("TABLE_NAME")]
    state_machine_arn: Annotated[str, Variable("STATE_MACHINE_ARN")]
    retention: Annotated[timedelta, days("RETENTION_DAYS")]
    sms_countries: Annotated[
        tuple[str, ...], several("SMS_COUNTRIES", "[A-Z]{2}", "ISO 3166 codes of two letters")
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
    sms_parts_per_day: Annotated[int, number("SMS_PARTS_PER_DAY", MOST_SMS_PARTS_PER_DAY)]
    reminders_per_recipient_per_day: Annotated[
        int, number("REMINDERS_PER_RECIPIENT_PER_DAY", MOST_PER_RECIPIENT)
    ]
    program_client_id: Annotated[str, Variable("PROGRAM_CLIENT_ID", may_be_empty=True)]
