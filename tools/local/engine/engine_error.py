"""The error of a failed deployment."""


class EngineError(Exception):
    """A deployment failed; the message is for the user at the terminal."""
