#!/bin/sh
# Prints the Python interpreter to use: $PYTHON if set, else 3.13 (the Lambda's) where one really runs, else any from 3.11 on.

# Prints the interpreter behind $1 (outside any virtual environment) if it runs and its version fits $2.
interpreter() {
    "$1" -c "import sys; sys.version_info[:2] $2 or sys.exit(1); print(getattr(sys, '_base_executable', sys.executable))" 2>/dev/null
}

if [ -n "$PYTHON" ]; then
    interpreter "$PYTHON" ">= (3, 11)" && exit 0
    echo "Python 3.11 or newer is needed, and PYTHON=$PYTHON is not: set it to one that is, or unset it." >&2
    exit 1
fi
for candidate in python3.13 "$(pyenv prefix 3.13 2>/dev/null)/bin/python3.13" "$HOME"/.pyenv/versions/3.13*/bin/python3.13; do
    interpreter "$candidate" "== (3, 13)" && exit 0
done
for candidate in python3 python3.14 python3.12 python3.11; do
    interpreter "$candidate" ">= (3, 11)" && exit 0
done
echo "Python 3.11 or newer is needed and none was found: install Python 3.13, then run this again." >&2
exit 1
