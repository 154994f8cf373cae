"""A Lambda function with its own role and log group, and the settings that all functions share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
import pulumi_aws as aws

from infra.common.naming import Names
from infra.common.policies import Statement, document, trust
from workflow.environment import Environment


@dataclass(frozen=True, kw_only=True)
class LambdaFunctionArgs:
    """What differs between functions. `statements` is all that the code may do besides writing its log.

    With `snap_start`, callers invoke an alias of the version that was published last.
    """

    description: str
    names: Names
    code: pulumi.Archive
    handler: str
    environment: Environment | None
    statements: Sequence[Statement]
    timeout_seconds: int
    log_retention_days: int
    memory_megabytes: int = 256
    snap_start: bool = False


def deferred_text(text: pulumi.Input[str]) -> Any:  # noqa: ANN401  # an Output in the place of a text
    """Passes an output where a function's settings expect a text; Pulumi resolves it later."""
    return text


class LambdaFunction(pulumi.ComponentResource):
    """Role, its policy, log group and function. Callers invoke `arn` with `qualifier`."""

    qualifier: pulumi.Output[str] | None

    def __init__(self, name: str, args: LambdaFunctionArgs, opts: pulumi.ResourceOptions) -> None:
        super().__init__("task-reminder:infra:LambdaFunction", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        physical_name = args.names.of(name)
        log_group = aws.cloudwatch.LogGroup(
            f"{name}-logs",
            name=f"/aws/lambda/{physical_name}",
            retention_in_days=args.log_retention_days,
            opts=child,
        )
        role = aws.iam.Role(
            f"{name}-role",
            name=physical_name,
            description=f"What the function {physical_name} may do",
            assume_role_policy=trust("lambda.amazonaws.com"),
            opts=child,
        )
        # `*` stands for the log streams, which Lambda names at run time.
        write_log = Statement(
            actions=["logs:CreateLogStream", "logs:PutLogEvents"],
            resources=[pulumi.Output.format("{0}:*", log_group.arn)],
        )
        policy = aws.iam.RolePolicy(
            f"{name}-policy",
            name=physical_name,
            role=role.name,
            policy=document(write_log, *args.statements),
            opts=child,
        )
        function = aws.lambda_.Function(
            name,
            name=physical_name,
            description=args.description,
            role=role.arn,
            runtime="python3.13",
            architectures=["arm64"],
            code=args.code,
            handler=args.handler,
            memory_size=args.memory_megabytes,
            timeout=args.timeout_seconds,
            publish=True if args.snap_start else None,
            # For published versions only: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
            # Without this block it is off. `None` would change at each `up`: pulumi-aws reads it as absent.
            # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/function.go
            snap_start={"apply_on": "PublishedVersions"} if args.snap_start else None,
            # AWS drops an empty environment, so each `up` would set it again.
            environment={"variables": args.environment.variables()} if args.environment else None,
            logging_config={
                "log_format": "JSON",
                "log_group": log_group.name,
                "application_log_level": "INFO",
                "system_log_level": "INFO",
            },
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )
        self.name, self.log_group_name = function.name, log_group.name
        self.arn, self.qualifier = function.arn, None
        if args.snap_start:
            alias = aws.lambda_.Alias(
                f"{name}-live",
                name="live",
                description="The version that callers get",
                function_name=function.name,
                function_version=function.version,
                opts=child,
            )
            self.arn, self.qualifier = alias.arn, alias.name
        self.register_outputs({"name": self.name, "arn": self.arn, "logGroupName": self.log_group_name})
