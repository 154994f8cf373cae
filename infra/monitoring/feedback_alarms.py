"""The alarms for email feedback: messages in the dead-letter queue, late messages, no messages."""

from collections.abc import Iterator

from infra.monitoring.alarm import AN_HOUR, Alarm, Silence
from infra.monitoring.metrics import FeedbackQueues, MonitoredResources, email, queue


def feedback_alarms(monitored: MonitoredResources, queues: FeedbackQueues) -> Iterator[Alarm]:
    """Yields alarms for messages in the dead-letter queue, for a backlog, and for missing events."""
    yield Alarm(
        name="feedback-dead-letters",
        summary="An email's outcome could not be recorded and is in the dead-letter queue.",
        metric=queue(queues.dead_letters, "ApproximateNumberOfMessagesVisible"),
        statistic="Maximum",
    )
    yield Alarm(
        name="feedback-late",
        summary="An email's outcome has waited an hour to be recorded: the feedback function does not run.",
        metric=queue(queues.queue, "ApproximateAgeOfOldestMessage"),
        statistic="Maximum",
        threshold=AN_HOUR,
    )
    yield Alarm(
        name="feedback-silent",
        summary="In three of four 3-hour periods emails were sent and some arrived, but no outcome came.",
        metric=monitored.log_metric("EmailEnded"),
        silence=Silence(
            failed=monitored.log_metric("EmailFailed"),
            # Besides what SES accepted: some addresses give no event for hours, or ever. This metric covers
            # the whole account, so it needs the stack's own metrics beside it.
            arrived=email("Delivery"),
            # Not the number of waiting messages: that is 0, too, while the function processes each at once.
            received=queue(queues.queue, "NumberOfMessagesSent"),
        ),
        # A period may end before its last emails give an event; then the next period gets it. So two silent
        # periods in a row can't happen while mail servers accept email within three hours, and three of four
        # would contain two in a row.
        period_seconds=3 * AN_HOUR,
        periods=4,
        of=3,
    )
