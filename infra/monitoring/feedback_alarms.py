"""The alarms of the queues through which it is heard what became of emails."""

from collections.abc import Iterator

from infra.monitoring.alarm import Alarm, Silence
from infra.monitoring.metrics import FeedbackQueues, Watched, email, queue

AN_HOUR = 3600


def feedback_alarms(watched: Watched, queues: FeedbackQueues) -> Iterator[Alarm]:
    """That something was set aside, that nothing is taken for too long, and that nothing comes at all."""
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
    yield Alarm(
        name="feedback-silent",
        means="In three of four times three hours email left and some arrived, and no outcome was heard.",
        metric=watched.counted("EmailEnded"),
        silence=Silence(
            failed=watched.counted("EmailFailed"),
            # Beside what SES took: of some addresses nothing is heard for hours, or ever. They are the whole
            # account's, so they say nothing without the stack's own.
            arrived=email("Delivery"),
            # Not what waits there, which is nothing either where the function takes each at once.
            heard=queue(queues.queue, "NumberOfMessagesSent"),
        ),
        # A period may end before what left in it is heard of; the next one then hears it. So no two in a row
        # are silent while mail servers take email within three hours, and of three in four two would be.
        period_seconds=3 * AN_HOUR,
        periods=4,
        of=3,
    )
