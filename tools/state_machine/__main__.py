"""`make state-machine`: prints the whole definition, or draws it for `docs/state-machine.md`."""

import argparse
import json

from tools.state_machine.drawing import drawing
from workflow.machine.definition import parsed

parser = argparse.ArgumentParser(prog="python -m tools.state_machine", description=__doc__)
parser.add_argument("--drawing", action="store_true", help="a Mermaid state diagram instead of JSON")
machine = parsed()
print(drawing(machine) if parser.parse_args().drawing else json.dumps(machine, indent=2))
