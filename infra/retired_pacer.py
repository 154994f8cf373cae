"""The function that executions of the former definition may still ask."""

from pathlib import Path

import pulumi

from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs
from infra.common.naming import Names


class RetiredPacer(pulumi.ComponentResource):
    """The function that told a refused delivery when to come back, before retries alone did.

    Executions run on by the definition that they were started with, and those of the former one may ask it
    until some 60 hours after the `up` that brings this: for a day they wait, then they are tried again. So it
    is kept for one release: it goes with the next one, with `workers/retired_pacer.py` and the state machine
    role's permission to invoke it. Type and names are the pacer's, so that it is updated in place.
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
