"""Makes this checkout ready: `python3 -m local.bootstrap run` (or `dev`, with what the tests need)."""

import sys

if sys.version_info < (3, 11):  # before any import that an older Python can't read
    sys.exit(
        "Python 3.11 or newer is needed; %s is %s. Install Python 3.13."
        % (sys.executable, sys.version.split()[0])
    )  # noqa: UP031

from local.preparation import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
