"""Measures one handler in a new interpreter: its start, its first response, later ones, its memory.

Run by file name with the Lambda's Python; argument and output are JSON (see `tools.bench.sampling`).
The imports before the measurement are those of Lambda's runtime before it loads a handler.
"""

import importlib
import json
import sys
import time
from statistics import median

job = json.loads(sys.argv[1])
sys.path.insert(0, job["package"])


def call() -> tuple[float, float]:
    """Returns the seconds for one request: elapsed, and CPU time of this process."""
    began, worked = time.perf_counter(), time.process_time()
    response = handler(job["event"], None)
    took = time.perf_counter() - began, time.process_time() - worked
    if response["statusCode"] != 201:
        sys.exit(f"{job['module']} returned {response}")
    return took


began, worked = time.perf_counter(), time.process_time()
handler = importlib.import_module(job["module"]).handler
init, init_cpu = time.perf_counter() - began, time.process_time() - worked
first, first_cpu = call()
warm = [call() for _ in range(job["requests"])][job["requests"] // 5 :]
with open("/proc/self/status") as status:  # noqa: PTH123  # pathlib would count for every handler
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
figures = {
    "first": init + first,
    "first_cpu": init_cpu + first_cpu,
    "warm": median(clock for clock, _ in warm),
    "warm_cpu": median(cpu for _, cpu in warm),
    "memory": peak / 1024,
}
print(json.dumps(figures))
