"""The function that executions of the former definition may still call."""

from pathlib import Path

import pulumi

from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs
from infra.common.naming import Names


class RetiredPacer(pulumi.ComponentResource):
    """The function that scheduled the retries of throttled deliveries, replaced by retries with backoff.

    Executions keep the definition that they were started with. Those of the former one may call it until
    about 60 hours after the `up` to this version: they wait for up to a day, then retry. So it is kept for
    one release; the next one removes it, `workers/retired_pacer.py` and the state machine role's permission
    to invoke it. Type and names are the pacer's, so that it is updated in place.
    """

    def __init__(self, name: str, *, names: Names, settings: Settings) -> None:
        super().__init__("task-reminder:workers:Pacer", name)
        handler = Path(__file__).parents[1] / "workers" / "retired_pacer.py"
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Answers executions of the former definition, until they have ended",
                names=names,
                code=pulumi.AssetArchive({handler.name: pulumi.FileAsset(str(handler))}),
                handler=f"{handler.stem}.handler",
                environment=None,
                statements=[],
                timeout_seconds=10,
                log_retention_days=settings.log_retention_days,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({})
