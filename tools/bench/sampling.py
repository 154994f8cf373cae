"""Takes samples in new interpreters, alternating the variants so that load slows all equally."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from lambda_build.targets import EMULATOR_PYTHON
from tools.bench.events import ISSUER, event
from tools.bench.variants import Variant

MEASURE = Path(__file__).with_name("measure.py")
Sample = dict[str, float]
"""`first` (import and first response) and `warm` (one response) in seconds; `memory` (peak) in MiB.

`…_cpu` is the process's CPU time, independent of the machine's load.
"""

ENVIRONMENT = {
    "ALLOWED_RECIPIENTS": "",
    "AWS_ACCESS_KEY_ID": "measurement",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_REGION": "eu-central-1",
    "AWS_SECRET_ACCESS_KEY": "measurement",
    "FEDERATED_USERS": "no",
    "HORIZON_DAYS": "1826",
    "ISSUER": ISSUER,
    "OWNER": "owner",
    "PROGRAM_CLIENT_ID": "",
    "PROGRAM_NAME": "",
    "MESSAGE_LINKS": "yes",
    "CHANGES_PER_DAY": "1000",
    "SMS_PARTS_PER_DAY": "100",
    "SCHEDULES_ACTIVE": "100",
    "OCCURRENCES_PER_DAY": "100",
    "REMINDERS_PER_RECIPIENT_PER_DAY": "20",
    "RECIPIENTS": "anyone",
    "REMINDERS_PER_DAY": "100",
    "REMINDERS_WAITING": "1000",
    "RETENTION_DAYS": "90",
    "SMS_COUNTRIES": "AU,DE",
    "STATE_MACHINE_ARN": "arn:aws:states:eu-central-1:123456789012:stateMachine:reminder",
    "TABLE_NAME": "reminders",
}
"""The environment of the API's Lambda function, the same for all variants."""


class HandlerFailed(Exception):
    """A handler did not respond as expected; the message has its output."""


def take(
    variants: Sequence[Variant], *, rounds: int, requests: int, endpoint: str
) -> dict[str, list[Sample]]:
    """Takes `rounds` samples of each variant, each with `requests` warm requests; returns them by name.

    Prints each round to the standard error.

    Raises HandlerFailed.
    """
    samples: dict[str, list[Sample]] = {variant.name: [] for variant in variants}
    for done in range(rounds + 1):
        for variant in variants:
            sample = _sample(variant, requests, endpoint)
            if done:  # the first round only loads the files into memory
                samples[variant.name].append(sample)
        print(f"round {done} of {rounds}", file=sys.stderr)
    return samples


def _sample(variant: Variant, requests: int, endpoint: str) -> Sample:
    job = {
        "package": str(variant.package),
        "module": variant.module,
        "event": event(),
        "requests": requests,
    }
    return measured(variant.name, MEASURE, json.dumps(job), endpoint)


def measured(name: str, script: Path, job: str, endpoint: str) -> Sample:
    """Runs `script` with `job` in a new interpreter and returns its output.

    Raises HandlerFailed.
    """
    result = subprocess.run(
        [EMULATOR_PYTHON, "-I", "-S", "-B", script, job],
        env={**ENVIRONMENT, "AWS_ENDPOINT_URL": endpoint},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise HandlerFailed(f"{name}: {result.stderr.strip()}")
    sample: Sample = json.loads(result.stdout.splitlines()[-1])
    return sample
