"""The error of a deployment that can't go on."""


class EngineError(Exception):
    """A deployment that failed; its message is for the person at the terminal."""
