"""Gives each file its own user, who sees no reminders of other files."""

from tests.stack import stack_of_one_file

__all__ = ["stack_of_one_file"]
