"""The email worker with what it sends through, and the sweep with its schedule."""

from pathlib import Path

import pulumi
import pulumi_aws as aws

from infra.config import Settings
from infra.lambda_function import LambdaFunction, LambdaFunctionArgs
from infra.naming import Names
from infra.policies import Statement, document, on_behalf_of, trust
from workflow.infra import ReminderStateMachine, ReminderTable
from workflow.watching import INDEX as WATCHED

SWEEP_EVERY_SECONDS = 300


class EmailWorker(pulumi.ComponentResource):
    """The function that sends one reminder's email, the sender's SES identity and the configuration set."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        code: pulumi.Archive,
        site_url: pulumi.Input[str],
    ) -> None:
        super().__init__("task-reminder:workers:EmailWorker", name)
        child = pulumi.ResourceOptions(parent=self)
        if settings.create_sender_identity:
            aws.sesv2.EmailIdentity(f"{name}-sender", email_identity=settings.sender_email, opts=child)
        configuration_set = aws.sesv2.ConfigurationSet(
            f"{name}-configuration-set",
            configuration_set_name=names.of(name),
            reputation_options={"reputation_metrics_enabled": True},
            suppression_options={"suppressed_reasons": ["BOUNCE", "COMPLAINT"]},
            opts=child,
        )
        # SES also checks the recipient's identity while the account is in its sandbox: hence every resource.
        send = Statement(
            actions=["ses:SendEmail"],
            resources=["*"],
            conditions={"StringEquals": {"ses:FromAddress": settings.sender_email}},
        )
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Sends the email of a reminder",
                names=names,
                code=code,
                handler="workers.email.handler",
                environment={
                    "SENDER_EMAIL": settings.sender_email,
                    "SENDER_NAME": settings.sender_name,
                    "CONFIGURATION_SET": configuration_set.configuration_set_name,
                    "SITE_URL": site_url,
                },
                statements=[send],
                timeout_seconds=15,
                log_retention_days=settings.log_retention_days,
            ),
            child,
        )
        self.register_outputs({"functionName": self.function.name})


class RetiredPacer(pulumi.ComponentResource):
    """The function that told a refused delivery when to come back, before retries alone did.

    Executions run on by the definition that they were started with, and those of the former one may ask it
    until some 60 hours after the `up` that brings this: for a day they wait, then they are tried again. So it
    is kept for one release: it goes with the next one, with `workers/retired_pacer.py` and the state machine
    role's permission to invoke it. Type and names are the pacer's, so that it is updated in place.
    """

    def __init__(self, name: str, *, names: Names, settings: Settings) -> None:
        super().__init__("task-reminder:workers:Pacer", name)
        handler = Path(__file__).with_name("retired_pacer.py")
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Answers executions of the former definition, until they have ended",
                names=names,
                code=pulumi.AssetArchive({handler.name: pulumi.FileAsset(str(handler))}),
                handler=f"{handler.stem}.handler",
                environment={},
                statements=[],
                timeout_seconds=10,
                log_retention_days=settings.log_retention_days,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({})


class Sweep(pulumi.ComponentResource):
    """The function that makes good what was missed, and the schedule that runs it every five minutes."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        code: pulumi.Archive,
        table: ReminderTable,
        state_machine: ReminderStateMachine,
    ) -> None:
        super().__init__("task-reminder:workers:Sweep", name)
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Starts the timers that are missing and closes the reminders that are stuck",
                names=names,
                code=code,
                handler="workers.sweep.handler",
                environment={
                    "TABLE_NAME": table.name,
                    "STATE_MACHINE_ARN": state_machine.arn,
                    "RETENTION_DAYS": str(settings.retention_days),
                },
                statements=[
                    Statement(actions=["dynamodb:Query"], resources=[table.index_arn(WATCHED)]),
                    Statement(actions=["dynamodb:GetItem", "dynamodb:UpdateItem"], resources=[table.arn]),
                    Statement(actions=["states:StartExecution"], resources=[state_machine.arn]),
                ],
                timeout_seconds=SWEEP_EVERY_SECONDS - 60,  # one sweep ends before the next begins
                log_retention_days=settings.log_retention_days,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        self._schedule(name, names)
        self.register_outputs({"functionName": self.function.name})

    def _schedule(self, name: str, names: Names) -> None:
        child = pulumi.ResourceOptions(parent=self)
        group = aws.scheduler.ScheduleGroup(f"{name}-schedules", name=names.of(name), opts=child)
        role = aws.iam.Role(
            f"{name}-schedule-role",
            name=names.of(f"{name}-schedule"),
            description="Lets the schedule invoke the sweep",
            # A schedule's role can be narrowed to its group, not to the schedule:
            # https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
            assume_role_policy=trust("scheduler.amazonaws.com", on_behalf_of(names.account_id, group.arn)),
            opts=child,
        )
        policy = aws.iam.RolePolicy(
            f"{name}-schedule-policy",
            name=names.of(f"{name}-schedule"),
            role=role.name,
            policy=document(Statement(actions=["lambda:InvokeFunction"], resources=[self.function.arn])),
            opts=child,
        )
        aws.scheduler.Schedule(
            f"{name}-schedule",
            name=names.of(name),
            group_name=group.name,
            description="Runs the sweep",
            schedule_expression="rate(5 minutes)",
            flexible_time_window={"mode": "OFF"},
            target={
                "arn": self.function.arn,
                "role_arn": role.arn,
                "retry_policy": {
                    "maximum_event_age_in_seconds": SWEEP_EVERY_SECONDS,
                    "maximum_retry_attempts": 2,
                },
            },
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )
