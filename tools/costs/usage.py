"""Quantities of AWS usage: verified by tests where the code determines them, else assumed."""

MONTH_SECONDS = 30 * 24 * 3600

# An idle stack; tests count these in its resources.
ALARM_METRICS = 44
OUTCOME_ALARM_METRICS = 6  # of these, what `emailOutcomes` adds
CUSTOM_METRICS = 6
LOG_METRICS = 10
SWEEP_SHARDS = 32
SWEEPS = MONTH_SECONDS // 300
FEEDBACK_POLLS = 5 * MONTH_SECONDS // 20
"""Lambda polls an empty queue with long polls of up to 20 seconds; five concurrent pollers are assumed:
https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"""
CANARY_REMINDERS = MONTH_SECONDS // 900

TRANSITIONS = {"email": 5, "sms": 6, "both": 10}
"""State transitions of a successful execution, by preference."""

# Write units of a record of up to 1 KB, the indexes included: https://docs.aws.amazon.com/amazondynamodb/
# latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
DAY_COUNT = 1
RECIPIENT_COUNT = 1
CREATED = 3
STARTED = 4
CLAIMED = 3
RECORDED = 4
WITH_KEY = 3
WITH_REFERENCE = 4
"""One more for each of the four writes of a record, for the index by reference."""
OUTCOME = 2
"""The record and its owner's list, with unchanged keys in both."""
MARK_READS = 2
"""For an address that is not suppressed: at the request, and before sending."""
WITH_SCHEDULE = 4
"""The same for the index by schedule, for a reminder of a schedule."""
IN_TRANSACTION = 1
"""One more for a write in a transaction: https://aws.amazon.com/dynamodb/pricing/on-demand/"""
STEPPED = 4
"""The schedule's record, in a transaction, with a changed key in one index."""
MOVED = 5
"""The record, with changed keys in two indexes."""

QUEUE_CALLS = 3
"""A message is sent, received and deleted."""

# Assumed, seconds and GB.
FEEDBACK_SECONDS, FEEDBACK_GB, FEEDBACK_LOG_KB = 0.1, 0.25, 1
API_SECONDS, API_GB = 0.1, 1.0
WORKER_SECONDS, WORKER_GB = 0.2, 0.25
SWEEP_SECONDS, SWEEP_GB = 0.2, 1769 / 1024
SWEEP_STARTS = 130
"""Timers that a sweep starts per second."""
CALL_LOG_KB, DELIVERY_LOG_KB, SWEEP_LOG_KB = 2, 2, 1
RECORD_GB = 1e-6
KB_IN_GB = 1e6

# The worst case of one owner.
MOST_RECORD_KB = 17
"""A request of 16 KiB, and the other attributes."""
EXAMINED_READS, READ_PAGE_KB = 10, 1024
"""Queries of a filtered page, each of at most 1 MB: .../APIReference/API_Query.html"""
READ_UNIT_KB = 4
"""KB per read unit, strongly consistent, as in the full list; other lists take half a unit:
.../developerguide/read-write-operations.html"""
MOST_PAGE_RECORDS = 100
LONG_CALL_SECONDS = 2.0
METERED_KB = 512
