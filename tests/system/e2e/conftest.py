"""Each file has a user of its own: it finds nothing in a list that another file put there."""

from tests.stack import stack_of_one_file

__all__ = ["stack_of_one_file"]
