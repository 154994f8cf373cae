"""EventBridge Scheduler: schedules and their groups."""

from local.provider.aws_clients import Aws
from local.provider.resource_type import Created, Inputs, ResourceType


def create_schedule_group(aws: Aws, inputs: Inputs) -> Created:
    """Make a group of schedules."""
    group = aws.call("scheduler", "CreateScheduleGroup", inputs)
    return Created(inputs["name"], {"arn": group["ScheduleGroupArn"]})


def create_schedule(aws: Aws, inputs: Inputs) -> Created:
    """Make a schedule."""
    aws.call("scheduler", "CreateSchedule", inputs)
    return Created(f"{inputs.get('groupName', 'default')}/{inputs['name']}")


RESOURCE_TYPES = {
    "aws:scheduler/scheduleGroup:ScheduleGroup": ResourceType(create_schedule_group),
    "aws:scheduler/schedule:Schedule": ResourceType(create_schedule),
}
