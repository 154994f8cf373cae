"""The environment variables that the parent passes to the emulator's process."""

KEY = "EMULATOR_KEY"
"""This run's access key."""

SITE = "EMULATOR_SITE"
"""The origin of the site, whose page calls the sign-in pages."""

CLEANUP_PATHS = "LEFT_BEHIND"
"""Files and folders, separated as in PATH, to delete if the parent ended without deleting them."""

RETRY_SCALE = "RETRY_SCALE"
"""The factor for delays between retries; 1 if absent."""
