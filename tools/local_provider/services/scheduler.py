"""EventBridge Scheduler: schedules and their groups."""

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Created, Inputs, ResourceType
from tools.local_provider.single_calls import delete_call, update_call

SERVICE = "scheduler"


def create_schedule_group(aws: Aws, inputs: Inputs) -> Created:
    """Creates a group of schedules."""
    group = aws.call(SERVICE, "CreateScheduleGroup", inputs)
    return Created(inputs["name"], {"arn": group["ScheduleGroupArn"]})


def create_schedule(aws: Aws, inputs: Inputs) -> Created:
    """Creates a schedule; its id is group and name, as in pulumi-aws."""
    aws.call(SERVICE, "CreateSchedule", inputs)
    return Created(f"{inputs.get('groupName', 'default')}/{inputs['name']}")


RESOURCE_TYPES = {
    "aws:scheduler/scheduleGroup:ScheduleGroup": ResourceType(
        create_schedule_group,
        delete_call(SERVICE, "DeleteScheduleGroup", Name="id"),
    ),
    "aws:scheduler/schedule:Schedule": ResourceType(
        create_schedule,
        delete_call(SERVICE, "DeleteSchedule", GroupName="groupName", Name="name"),
        update_call(SERVICE, "UpdateSchedule"),
        immutable={"groupName", "name"},
    ),
}
