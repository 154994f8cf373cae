"""Which tests take branches: examples alone, as measuring a property would double what it costs."""

import pytest
from hypothesis import is_hypothesis_test


def pytest_itemcollected(item: pytest.Item) -> None:
    """Measures no property. Before Python 3.14 a measured test traces every line, of the mocks too."""
    if is_hypothesis_test(getattr(item, "obj", None)):
        item.add_marker("no_cover")
