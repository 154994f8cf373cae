"""The variables by which the emulator's process is told what only its parent knows."""

KEY = "EMULATOR_KEY"
"""The key of this run."""

SITE = "EMULATOR_SITE"
"""The origin of the site, whose page calls the sign-in pages' addresses."""

LEFT_BEHIND = "LEFT_BEHIND"
"""Files and folders, separated as in PATH, that go when the parent has ended without removing them."""

RETRY_SCALE = "RETRY_SCALE"
"""The share of a wait between tries that is really waited; 1 if absent."""
