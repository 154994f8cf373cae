"""EventBridge Scheduler: schedules and their groups."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import deleting, updating
from tools.local_provider.resource_type import Created, Inputs, ResourceType

SERVICE = "scheduler"


def create_schedule_group(aws: Aws, inputs: Inputs) -> Created:
    """Make a group of schedules."""
    group = aws.call(SERVICE, "CreateScheduleGroup", inputs)
    return Created(inputs["name"], {"arn": group["ScheduleGroupArn"]})


def create_schedule(aws: Aws, inputs: Inputs) -> Created:
    """Make a schedule; its id is that of pulumi-aws, group and name."""
    aws.call(SERVICE, "CreateSchedule", inputs)
    return Created(f"{inputs.get('groupName', 'default')}/{inputs['name']}")


RESOURCE_TYPES = {
    "aws:scheduler/scheduleGroup:ScheduleGroup": ResourceType(
        create_schedule_group,
        deleting(SERVICE, "DeleteScheduleGroup", Name="id"),
    ),
    "aws:scheduler/schedule:Schedule": ResourceType(
        create_schedule,
        deleting(SERVICE, "DeleteSchedule", GroupName="groupName", Name="name"),
        updating(SERVICE, "UpdateSchedule"),
        fixed={"groupName", "name"},
    ),
}
