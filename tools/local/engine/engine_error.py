"""The error of a failed deployment."""


class EngineError(Exception):
    """A deployment that failed; its message is for the person at the terminal."""
