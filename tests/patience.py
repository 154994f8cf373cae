"""How long a test waits for what may only be slow: a hang fails by it, a busy machine does not."""

PATIENCE_SECONDS = 900.0
