"""Runs a Lambda function on an EventBridge schedule, with a group and a role of its own."""

import pulumi
import pulumi_aws as aws

from infra.common.lambda_function import LambdaFunction
from infra.common.naming import Names
from infra.common.policies import Statement, document, on_behalf_of, trust


def schedule(
    name: str,
    *,
    names: Names,
    function: LambdaFunction,
    description: str,
    expression: str,
    max_age_seconds: int,
    parent: pulumi.Resource,
) -> None:
    """Has EventBridge Scheduler invoke `function` as `expression` says.

    `description` says what runs. An event that could not be delivered is dropped after
    `max_age_seconds`.
    """
    child = pulumi.ResourceOptions(parent=parent)
    group = aws.scheduler.ScheduleGroup(f"{name}-schedules", name=names.of(name), opts=child)
    role = aws.iam.Role(
        f"{name}-schedule-role",
        name=names.of(f"{name}-schedule"),
        description=f"Lets the schedule invoke {description}",
        # The role can be restricted to the schedule's group, but not to the schedule:
        # https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        assume_role_policy=trust("scheduler.amazonaws.com", on_behalf_of(names.account_id, group.arn)),
        opts=child,
    )
    policy = aws.iam.RolePolicy(
        f"{name}-schedule-policy",
        name=names.of(f"{name}-schedule"),
        role=role.name,
        policy=document(Statement(actions=["lambda:InvokeFunction"], resources=[function.arn])),
        opts=child,
    )
    aws.scheduler.Schedule(
        f"{name}-schedule",
        name=names.of(name),
        group_name=group.name,
        description=f"Runs {description}",
        schedule_expression=expression,
        flexible_time_window={"mode": "OFF"},
        target={
            "arn": function.arn,
            "role_arn": role.arn,
            # Applies to delivering the event to Lambda, which queues it and has its own retries:
            # https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html
            "retry_policy": {
                "maximum_event_age_in_seconds": max_age_seconds,
                "maximum_retry_attempts": 2,
            },
        },
        opts=pulumi.ResourceOptions(parent=parent, depends_on=[policy]),
    )
