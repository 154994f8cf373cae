"""Measures the sweep's CPU time per reminder, per its two calls alone, and per schedule.

Run by file name with the Lambda's Python; argument and output are JSON (see `tools.bench.sweep`). CPU time
is of all threads of this process, independent of the machine's load; the stub is another process.
"""

import json
import sys
import time
from importlib import import_module

job = json.loads(sys.argv[1])
sys.path.insert(0, job["package"])
worker = import_module("workers.sweep")
settings = worker.SweepSettings.read(worker.os.environ)
reminders, schedules = worker.make_sweeps(settings, pace=lambda: None)


def sweep() -> float:
    """Returns the seconds per reminder of a sweep without a rate limit."""
    run = reminders.run
    run()  # opens the connections
    worked = time.process_time()
    result = run()
    seconds = time.process_time() - worked
    if result.failures or result.rearmed != job["reminders"]:
        sys.exit(f"the sweep returned {result}")
    return float(seconds / result.rearmed)


def steps() -> float:
    """Returns the seconds per step of a schedule that creates one reminder."""
    schedules.run()
    worked = time.process_time()
    result = schedules.run()
    seconds = time.process_time() - worked
    if result.failures or result.made != job["schedules"]:
        sys.exit(f"the sweep of schedules returned {result}")
    return float(seconds / result.made)


def calls() -> float:
    """Returns the seconds per reminder for its two calls alone, in one thread."""
    dynamodb, stepfunctions = worker.clients.dynamodb(), worker.clients.stepfunctions()

    def both() -> None:
        stepfunctions.start_execution(stateMachineArn=settings.state_machine_arn, name="one", input="{}")
        dynamodb.update_item(
            TableName=settings.table_name,
            Key={"owner": {"S": "one"}, "id": {"S": "one"}},
            UpdateExpression="SET #checkAt = :checkAt",
            ConditionExpression="#generation = :seen",
            ExpressionAttributeNames={"#checkAt": "checkAt", "#generation": "generation"},
            ExpressionAttributeValues={":checkAt": {"S": "2026"}, ":seen": {"N": "1"}},
        )

    both()
    worked = time.process_time()
    for _ in range(job["reminders"]):
        both()
    return float((time.process_time() - worked) / job["reminders"])


print(json.dumps({"sweep": sweep(), "calls": calls(), "step": steps()}))
