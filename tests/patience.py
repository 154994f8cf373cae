"""The time-out of tests for slow operations: long enough for a busy machine, but a hang fails."""

PATIENCE_SECONDS = 900.0
