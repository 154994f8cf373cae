"""What is asked of AWS: counted by tests where code decides it, assumed where only AWS can show it."""

MONTH_SECONDS = 30 * 24 * 3600

# Of a stack that nobody uses, as tests count them in its graph.
ALARM_METRICS = 39
OUTCOME_ALARM_METRICS = 6  # of these, what `emailOutcomes` adds
CUSTOM_METRICS = 6
LOG_METRICS = 9
SWEEP_SHARDS = 32
SWEEPS = MONTH_SECONDS // 300
FEEDBACK_POLLS = 5 * MONTH_SECONDS // 20
"""Lambda asks an empty queue with long calls of up to 20 seconds; that five at once do is assumed:
https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"""
CANARY_REMINDERS = MONTH_SECONDS // 900

TRANSITIONS = {"email": 5, "sms": 6, "both": 10}
"""State transitions of an execution, by preference, where everything goes well."""

# Write units of a record of up to 1 KB, the indexes included: https://docs.aws.amazon.com/amazondynamodb/
# latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
DAY_COUNT = 1
RECIPIENT_COUNT = 1
MADE = 3
STARTED = 4
CLAIMED = 3
RECORDED = 4
WITH_KEY = 3
WITH_REFERENCE = 4
"""One more for each of the four writes of a record: those of the index by reference."""
OUTCOME = 2
"""The record, and its owner's list, in neither of which it changes its place."""
MARK_READS = 2
"""Of an address without marks: when it is asked for, and before it is sent to."""
WITH_SCHEDULE = 4
"""The same of the index by schedule, for a reminder that a schedule made."""
IN_TRANSACTION = 1
"""One more for what is written in a transaction: https://aws.amazon.com/dynamodb/pricing/on-demand/"""
STEPPED = 4
"""Of the schedule that makes it: the record in a transaction, which changes its place in one index."""
MOVED = 5
"""The record itself, which changes its place in two indexes."""

QUEUE_CALLS = 3
"""A message is sent, received and deleted."""

# Assumed, seconds and GB.
FEEDBACK_SECONDS, FEEDBACK_GB, FEEDBACK_LOG_KB = 0.1, 0.25, 1
API_SECONDS, API_GB = 0.1, 1.0
WORKER_SECONDS, WORKER_GB = 0.2, 0.25
SWEEP_SECONDS, SWEEP_GB = 0.2, 1769 / 1024
SWEEP_STARTS = 130
"""Timers that a sweep starts in a second."""
CALL_LOG_KB, DELIVERY_LOG_KB, SWEEP_LOG_KB = 2, 2, 1
RECORD_GB = 1e-6
KB_IN_GB = 1e6

# Of an owner who wants to cost as much as possible.
MOST_RECORD_KB = 17
"""A request of 16 KiB, and what is kept beside it."""
EXAMINED_READS, READ_PAGE_KB = 10, 1024
"""A filtered page reads so often, DynamoDB at most 1 MB each: .../APIReference/API_Query.html"""
READ_UNIT_KB = 4
"""What one unit reads, strongly consistent as the list of all is; the other lists take half a unit:
.../developerguide/read-write-operations.html"""
MOST_PAGE_RECORDS = 100
LONG_CALL_SECONDS = 2.0
METERED_KB = 512
