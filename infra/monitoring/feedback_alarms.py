"""The alarms of the queues through which it is heard what became of emails."""

from collections.abc import Iterator

from infra.monitoring.alarm import Alarm
from infra.monitoring.metrics import FeedbackQueues, queue

AN_HOUR = 3600


def feedback_alarms(queues: FeedbackQueues) -> Iterator[Alarm]:
    """That something was set aside, and that nothing is taken for too long."""
    yield Alarm(
        name="feedback-dead-letters",
        means="What became of an email could not be noted, and was set aside in a queue.",
        metric=queue(queues.dead_letters, "ApproximateNumberOfMessagesVisible"),
        statistic="Maximum",
    )
    yield Alarm(
        name="feedback-late",
        means="What became of an email has waited for an hour to be noted: the feedback function is not run.",
        metric=queue(queues.queue, "ApproximateAgeOfOldestMessage"),
        statistic="Maximum",
        threshold=AN_HOUR,
    )
