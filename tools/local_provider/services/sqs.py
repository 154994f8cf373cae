"""SQS queues and their policies."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import delete_call, omit, overwrite, refuse_removal
from tools.local_provider.to_aws import UnmappedProperty

ATTRIBUTES = {
    "messageRetentionSeconds": "MessageRetentionPeriod",
    "redrivePolicy": "RedrivePolicy",
    "sqsManagedSseEnabled": "SqsManagedSseEnabled",
    "visibilityTimeoutSeconds": "VisibilityTimeout",
}
"""The queue attributes by their pulumi-aws names.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
"""


def create_queue(aws: Aws, inputs: Inputs) -> Created:
    """Creates a queue. Raises `UnmappedProperty`."""
    queue = {"queueName": inputs["name"], "attributes": _attributes(inputs)}
    tags = {"tags": inputs["tags"]} if "tags" in inputs else {}
    url = aws.call("sqs", "CreateQueue", queue | tags)["QueueUrl"]
    arn = f"arn:aws:sqs:{aws.region}:{aws.account_id}:{inputs['name']}"
    return Created(url, {"arn": arn, "url": url})


def update_queue(aws: Aws, change: Change) -> None:
    """Changes a queue's attributes. Raises `UnmappedProperty`."""
    refuse_removal(change)
    aws.client("sqs").set_queue_attributes(QueueUrl=change.state.id, Attributes=_attributes(change.new))


def create_policy(aws: Aws, inputs: Inputs) -> Created:
    """Sets a queue's policy, which says who may send to it."""
    _set_policy(aws, inputs["queueUrl"], inputs["policy"])
    return Created(inputs["queueUrl"])


def delete_policy(aws: Aws, state: State) -> None:
    """Removes a queue's policy."""
    _set_policy(aws, state.id, "")


def _set_policy(aws: Aws, queue_url: str, policy: str) -> None:
    aws.client("sqs").set_queue_attributes(QueueUrl=queue_url, Attributes={"Policy": policy})


def _attributes(inputs: Inputs) -> dict[str, str]:
    given = omit(inputs, "name", "tags")
    if unknown := given.keys() - ATTRIBUTES.keys():
        raise UnmappedProperty(f"SetQueueAttributes has no {', '.join(sorted(unknown))}")
    texts = {name: str(value).lower() if isinstance(value, bool) else value for name, value in given.items()}
    return {ATTRIBUTES[name]: _text(value) for name, value in texts.items()}


def _text(value: object) -> str:
    """Returns a value as text; the engine's numbers are floats."""
    return str(int(value)) if isinstance(value, float) else str(value)


RESOURCE_TYPES = {
    "aws:sqs/queue:Queue": ResourceType(
        create_queue, delete_call("sqs", "DeleteQueue", QueueUrl="id"), update_queue, immutable={"name"}
    ),
    "aws:sqs/queuePolicy:QueuePolicy": ResourceType(
        create_policy, delete_policy, overwrite(create_policy), immutable={"queueUrl"}
    ),
}
