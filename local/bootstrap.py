"""Makes this checkout ready: `python3 -m local.bootstrap run` (or `dev`, with what the tests need)."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - older ones can read this file, but not what it imports
    sys.exit("Python 3.11 or newer is needed, and " + sys.executable + " is older: install Python 3.13.")

from local.preparation import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
