"""The email worker's function, its SES identity and configuration set."""

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs, deferred_text
from infra.common.naming import Names
from infra.common.policies import Statement
from infra.common.table_access import allow_reading_marks
from infra.table import ReminderTable
from workers.environment import EmailSettings


class EmailWorker(pulumi.ComponentResource):
    """The function that sends a reminder's email, the sender's SES identity and the configuration set."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        code: pulumi.Archive,
        table: ReminderTable,
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
        # `*`: while the account is in the SES sandbox, SES also checks the recipient's identity.
        # https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
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
                environment=EmailSettings(
                    sender_email=settings.sender_email,
                    sender_name=settings.sender_name,
                    configuration_set=deferred_text(configuration_set.configuration_set_name),
                    site_url=deferred_text(site_url),
                    table_name=deferred_text(table.name),
                    message_links="yes" if settings.message_links else "no",
                    reply_to=settings.reply_to or "",
                ),
                statements=[send, *allow_reading_marks(table.arn)],
                timeout_seconds=15,
                log_retention_days=settings.log_retention_days,
            ),
            child,
        )
        self.configuration_set = configuration_set.configuration_set_name
        self.register_outputs({"functionName": self.function.name})
