"""Matches log lines with filter patterns like CloudWatch Logs, as far as the stack's patterns need.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
"""

import json
import re
from collections.abc import Mapping
from typing import Any

TOKEN = re.compile(r'\s*(?:(\(|\)|&&|\|\|)|\$\.([\w.]+) (!?=) "([^"]*)")')
LONGEST = 1024
"""https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html"""


def matches(pattern: str, line: str) -> bool:
    """Returns whether the line matches the pattern; a line that is not JSON matches none."""
    assert len(pattern) <= LONGEST
    assert pattern[:2] + pattern[-2:] == "{  }"
    try:
        event = json.loads(line)
    except json.JSONDecodeError:
        return False
    return bool(eval(_as_python(pattern[2:-2], event)))


def _as_python(pattern: str, event: Mapping[str, Any]) -> str:
    words, position = [], 0
    while position < len(pattern):
        token = TOKEN.match(pattern, position)
        assert token, pattern[position:]
        position = token.end()
        if token[1]:
            words.append({"&&": "and", "||": "or"}.get(token[1], token[1]))
        else:
            words.append(str(_holds(_member(event, token[2]), token[3], token[4])))
    return " ".join(words)


def _member(event: Mapping[str, Any], path: str) -> object:
    found: object = event
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _holds(found: object, operator: str, text: str) -> bool:
    """Evaluates a comparison: a missing member matches nothing; an asterisk stands for any characters."""
    if not isinstance(found, str):
        return False
    equal = re.fullmatch(re.escape(text).replace(r"\*", ".*"), found, re.DOTALL) is not None
    return equal if operator == "=" else not equal
