"""EventBridge Scheduler: schedules and their groups."""

from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, reading, retag
from local.provider.resource_type import Change, Created, Inputs, ResourceType


def create_schedule_group(aws: Aws, inputs: Inputs) -> Created:
    """Make a group of schedules."""
    group = aws.call("scheduler", "CreateScheduleGroup", inputs)
    return Created(inputs["name"], {"arn": group["ScheduleGroupArn"]})


def update_schedule_group(aws: Aws, change: Change) -> None:
    """Change a group's tags: it has nothing else."""
    retag(aws, "scheduler", {"resourceArn": change.recorded.properties["arn"]}, change)


def create_schedule(aws: Aws, inputs: Inputs) -> Created:
    """Make a schedule; its id is that of pulumi-aws, group and name."""
    aws.call("scheduler", "CreateSchedule", inputs)
    return Created(f"{inputs.get('groupName', 'default')}/{inputs['name']}")


def update_schedule(aws: Aws, change: Change) -> None:
    """Write a schedule anew: what the call leaves out goes back to its default."""
    aws.call("scheduler", "UpdateSchedule", change.new)


RESOURCE_TYPES = {
    "aws:scheduler/scheduleGroup:ScheduleGroup": ResourceType(
        create_schedule_group,
        deleting("scheduler", "DeleteScheduleGroup", Name="id"),
        reading("scheduler", "GetScheduleGroup", None, Name="id"),
        update_schedule_group,
    ),
    "aws:scheduler/schedule:Schedule": ResourceType(
        create_schedule,
        deleting("scheduler", "DeleteSchedule", GroupName="groupName", Name="name"),
        reading("scheduler", "GetSchedule", None, GroupName="groupName", Name="name"),
        update_schedule,
    ),
}
