"""Computes the cost of an idle stack and of a thousand reminders."""

from tools.costs import prices, usage


def calls(number: float, seconds: float, gigabytes: float, log_kilobytes: float) -> float:
    """Returns USD for a number of function calls of this duration, with their logs."""
    running = prices.INVOCATION.each + seconds * gigabytes * prices.GB_SECOND.each
    return number * (running + log_kilobytes / usage.KB_IN_GB * prices.LOG_GB.each)


def idle() -> dict[str, float]:
    """Returns USD per 30 days of an idle stack without options, by item."""
    sweeps = usage.SWEEPS
    sweep_cost = calls(sweeps, usage.SWEEP_SECONDS, usage.SWEEP_GB, usage.SWEEP_LOG_KB)
    read = sweeps * usage.SWEEP_SHARDS * 0.5 * prices.READ.each
    return {
        "a dashboard": prices.DASHBOARD.each,
        "alarms": usage.ALARM_METRICS * prices.ALARM_METRIC.each,
        "custom metrics": usage.CUSTOM_METRICS * prices.CUSTOM_METRIC.each,
        "the sweep": sweep_cost + read + sweeps * prices.SCHEDULE.each,
        "the queue of outcomes": usage.FEEDBACK_POLLS * prices.QUEUE_CALL.each,
    }


def email_outcomes() -> float:
    """Returns USD per 30 days of an idle stack's queue for outcomes and the alarms for it."""
    return idle()["the queue of outcomes"] + usage.OUTCOME_ALARM_METRICS * prices.ALARM_METRIC.each


def writes(preference: str) -> int:
    """Returns the write units of one reminder of up to 1 KB, from its creation to its end."""
    recipients = 2 if preference == "both" else 1
    record_writes = usage.CREATED + usage.STARTED + usage.CLAIMED + usage.RECORDED
    return usage.DAY_COUNT + recipients * usage.RECIPIENT_COUNT + record_writes


def thousand(preference: str) -> dict[str, float]:
    """Returns USD for 1,000 reminders due within a day, by item, without the SMS themselves."""
    emails = 0 if preference == "sms" else 1000
    api_calls = calls(1000, usage.API_SECONDS, usage.API_GB, usage.CALL_LOG_KB) + 1000 * prices.GATEWAY.each
    sent = calls(emails, usage.WORKER_SECONDS, usage.WORKER_GB, 0)
    logged = 1000 * usage.DELIVERY_LOG_KB / usage.KB_IN_GB * prices.LOG_GB.each
    return {
        "state transitions": 1000 * usage.TRANSITIONS[preference] * prices.TRANSITION.each,
        "emails": emails * prices.EMAIL.each,
        "DynamoDB": 1000 * writes(preference) * prices.WRITE.each
        + emails * usage.MARK_READS * prices.READ.each,
        "calls, Lambda and logs": api_calls + sent + logged,
        "outcomes": outcomes(emails),
    }


def outcomes(emails: int) -> float:
    """Returns USD for processing SES's events, one for each email."""
    publishing = prices.PUBLISH.each + usage.QUEUE_CALLS * prices.QUEUE_CALL.each
    processing = calls(emails, usage.FEEDBACK_SECONDS, usage.FEEDBACK_GB, usage.FEEDBACK_LOG_KB)
    return emails * (publishing + usage.OUTCOME * prices.WRITE.each) + processing


def due_in_a_year() -> float:
    """Returns the additional USD for 1,000 reminders due in a year: sweep time and a year's storage."""
    sweep_cost = 1000 / usage.SWEEP_STARTS * usage.SWEEP_GB * prices.GB_SECOND.each
    storage = prices.TABLE_GB.each * 2 + prices.RECOVERY_GB.each
    return sweep_cost + 1000 * usage.RECORD_GB * storage * 12


def canary() -> dict[str, float]:
    """Returns USD per 30 days for the canary's 2,880 reminders, by item."""
    reminders = usage.CANARY_REMINDERS
    table = 18 * prices.WRITE.each + 5 * prices.READ.each  # with a key, and read again
    runs = calls(reminders * 2, 0, 0, 5) + reminders * (0.7 * 0.25 * prices.GB_SECOND.each)
    return {
        "state transitions": reminders * usage.TRANSITIONS["email"] * prices.TRANSITION.each,
        "emails": reminders * prices.EMAIL.each,
        "DynamoDB": reminders * table,
        "runs and logs": runs + reminders * prices.SCHEDULE.each,
        "alarm and metric": prices.ALARM_METRIC.each + prices.CUSTOM_METRIC.each,
    }


def snap_start() -> float:
    """Returns USD per 30 days for one snapshot of the API function."""
    return usage.API_GB * usage.MONTH_SECONDS * prices.SNAPSHOT_GB_SECOND.each
