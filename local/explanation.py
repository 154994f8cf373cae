"""Says in one line why a resource couldn't be made, changed, read or taken away."""

from botocore.exceptions import BotoCoreError, ClientError


def explanation(error: Exception) -> str:
    """AWS's own words, or those of a rule that was broken; a defect here has its type before them."""
    text = " ".join(str(error).split())
    expected = isinstance(error, BotoCoreError | ClientError | OSError | ValueError)
    return text if expected else f"{type(error).__name__}: {text}"
