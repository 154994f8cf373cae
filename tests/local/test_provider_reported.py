"""What AWS answers about a resource is found again under the program's names."""

from local.provider.reported import reported

RENAMES = {"name": "FunctionName", "timeoutMilliseconds": "TimeoutInMillis"}


def test_plain_values_and_those_in_structures_are_taken() -> None:
    properties = {"name": "a", "memorySize": 128, "environment": {"variables": {"KEY": "old", "OWN": "x"}}}
    answer = {
        "FunctionName": "a",
        "MemorySize": 256,
        "Environment": {"Variables": {"KEY": "new"}},
        "Else": True,
    }
    assert reported(answer, properties, RENAMES) == {
        "name": "a",
        "memorySize": 256,
        "environment": {"variables": {"KEY": "new", "OWN": "x"}},
    }


def test_a_document_that_says_the_same_is_no_difference() -> None:
    properties = {"policy": '{"a": 1, "b": 2}'}
    assert reported({"Policy": {"b": 2, "a": 1}}, properties) == properties
    assert reported({"Policy": '{"b":2,"a":1}'}, properties) == properties
    assert reported({"Policy": {"a": 2}}, properties) == {"policy": '{"a": 2}'}


def test_lists_and_what_is_left_out_stay_as_recorded() -> None:
    properties = {"rules": [{"id": "a"}], "hash": {"hash": "1"}, "retentionInDays": 7}
    assert reported({"Rules": []}, properties) == properties
