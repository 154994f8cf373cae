"""The environment variables of every function that creates reminders: the API and the sweep."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from workflow.environment import Environment, Variable, comma_separated, days, matching, number

MOST_SMS_PARTS_PER_DAY = 1_000_000
MOST_PER_RECIPIENT = 5_000
"""The ids that fit in an item of 400 KB, DynamoDB's maximum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSettings(Environment):
    """The table, the state machine, the allowed recipients and the sending limits.

    `sms_countries` are two-letter ISO 3166 codes; if empty, SMS is off. `retention` is how long a record
    is kept after its due time. `sms_parts_per_day` and `reminders_per_recipient_per_day` limit each owner
    per UTC day. `allowed_recipients` are email domains and prefixes of phone numbers; if empty, all are
    allowed. `recipients` is `anyone` or `own`: with `own`, users may write to their own address only.
    `program_client_id` is the owner id of the program; it may be empty.
    """

    table_name: Annotated[str, Variable("TABLE_NAME")]
    state_machine_arn: Annotated[str, Variable("STATE_MACHINE_ARN")]
    retention: Annotated[timedelta, days("RETENTION_DAYS")]
    sms_countries: Annotated[
        tuple[str, ...], comma_separated("SMS_COUNTRIES", "[A-Z]{2}", "ISO 3166 codes of two letters")
    ]
    allowed_recipients: Annotated[
        tuple[str, ...],
        comma_separated(
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
