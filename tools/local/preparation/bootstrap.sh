#!/bin/sh
# Makes this checkout ready to run (`run`) or to test (`dev`), with the best Python of this machine.
cd "$(dirname "$0")/../../.." || exit 1
python=$(sh tools/local/preparation/find-python.sh) || exit 1
exec "$python" -m tools.local.preparation "${1:?run or dev}"
