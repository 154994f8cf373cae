"""Makes moto's DynamoDB faster: the same responses with less copying, measuring and parsing.

For each write of a transaction moto copies the whole table; for each attribute of an item it measures the
whole item; at each node of an expression it builds the list of the searched nodes again.
"""

import copy
import pickle
from collections import deque
from collections.abc import Iterator
from functools import cache, wraps
from types import SimpleNamespace
from typing import Any, cast

from moto.dynamodb import models
from moto.dynamodb.comparisons import ConditionExpressionParser
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DDBType, DynamoType, Item, LimitedSizeDict
from moto.dynamodb.models.table import Table
from moto.dynamodb.parsing import ast_nodes, expressions, validators

CHANGED_IN_PLACE = {
    DDBType.LIST,
    DDBType.MAP,
    DDBType.STRING_SET,
    DDBType.NUMBER_SET,
    DDBType.BINARY_SET,
}
"""The types of values that moto changes in place; it replaces others."""
LARGEST_ITEM = 405_000
"""moto's own limit, in bytes."""


def install() -> None:
    """Installs faster implementations for moto's tables, items, values and expressions."""
    _transactions()
    _values()
    _items()
    _expressions()


def _transactions() -> None:
    write = DynamoDBBackend.transact_write_items

    @wraps(write)
    def write_or_undo(self: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> None:
        before = [
            (ranges, key, copy.deepcopy(ranges.get(key))) for ranges, key in _written(self, transact_items)
        ]
        try:
            write(self, transact_items)
        except Exception:
            for ranges, key, item in before:
                ranges.pop(key, None)
                if item is not None:
                    ranges[key] = item
            raise

    def deepcopy(value: Any) -> Any:  # noqa: ANN401
        """Returns the table itself: the rollback is done above."""
        return value if isinstance(value, Table) else copy.deepcopy(value)

    vars(models)["copy"] = SimpleNamespace(deepcopy=deepcopy)
    DynamoDBBackend.transact_write_items = write_or_undo  # type: ignore[method-assign]


def _written(
    backend: DynamoDBBackend, transact_items: list[dict[str, Any]]
) -> Iterator[tuple[dict[Any, Any], DynamoType]]:
    """Returns the location of each item in a transaction: the hash key's items, and the range key."""
    for operation in (operation for item in transact_items for operation in item.values()):
        table = backend.tables.get(operation.get("TableName"))
        keys = operation.get("Key") or operation.get("Item") or {}
        if table and table.range_key_attr and {table.hash_key_attr, table.range_key_attr} <= keys.keys():
            hash_key, range_key = backend.get_keys_value(table, keys)
            assert range_key is not None
            yield table.items[hash_key], range_key


def _values() -> None:
    cast_value = DynamoType.cast_value.fget  # type: ignore[attr-defined]
    size, deepcopy = DynamoType.size, DynamoType.__deepcopy__

    def quick_value(self: DynamoType) -> Any:  # noqa: ANN401
        return self.value if self.type == DDBType.STRING else cast_value(self)

    def quick_size(self: DynamoType) -> int:
        return len(self.value.encode()) if self.type == DDBType.STRING else size(self)

    def quick_copy(self: DynamoType, memo: dict[int, Any]) -> DynamoType:
        return deepcopy(self, memo) if self.type in CHANGED_IN_PLACE else self

    changed: Any = DynamoType
    changed.cast_value, changed.size, changed.__deepcopy__ = property(quick_value), quick_size, quick_copy


def _items() -> None:
    set_attribute = LimitedSizeDict.__setitem__

    def set_unless_large(self: Any, name: str, value: Any) -> None:  # noqa: ANN401
        """Measures all attributes again only if the total of those ever set could be too large."""
        added = len(name.encode()) + value.size()
        if not hasattr(self, "at_most"):
            self.at_most = sum(len(each.encode()) + kept.size() for each, kept in self.items())
        self.at_most += added
        if self.at_most > LARGEST_ITEM:
            set_attribute(self, name, value)
        else:
            dict.__setitem__(self, name, value)

    def quick_copy(self: Any, memo: dict[int, Any]) -> Any:  # noqa: ANN401
        copied: Any = Item.__new__(Item)
        copied.hash_key, copied.range_key = self.hash_key, self.range_key
        copied.attrs = LimitedSizeDict(
            {name: copy.deepcopy(value, memo) for name, value in self.attrs.items()}
        )
        return copied

    def all_items(self: Table) -> list[Item]:
        items = [item for ranges in self.items.values() for item in ranges.values()]
        return sorted(items, key=lambda item: (item.hash_key.cast_value, item.range_key.cast_value))

    every_item = Table.all_items

    def sorted_items(self: Any, hash_keys: list[str], range_keys: list[str | None], items: list[Item]) -> Any:  # noqa: ANN401
        names = self._generate_attr_to_sort_by(hash_keys, range_keys)
        return sorted(items, key=lambda item: [item.attrs[name].cast_value for name in names])

    changed: Any = LimitedSizeDict
    changed.__setitem__ = set_unless_large
    changed = Item
    changed.__deepcopy__ = quick_copy
    changed = Table
    changed.all_items = lambda self: (all_items if self.range_key_attr else every_item)(self)
    changed.sorted_items = sorted_items


def _expressions() -> None:
    lex = ConditionExpressionParser._lex_condition_expression

    @cache
    def lexed(condition: str) -> tuple[Any, ...]:
        return tuple(lex(ConditionExpressionParser(condition, None, None)))

    nodes, parser = cast("Any", ast_nodes), cast("Any", expressions).UpdateExpressionParser  # without types
    is_any: Any = cache(issubclass)

    def traverse(self: Any, node: Any, child_id: int = -1) -> Any:  # noqa: ANN401
        """Replaces moto's traversal; builds the list of searched nodes once."""
        if not is_any(type(node), (nodes.Node,)):
            return node
        if not hasattr(self, "kinds"):
            self.kinds = self.nodes_to_be_processed()
        parent = node.parent
        for number, child in enumerate(node.children or ()):
            self.pre_processing_of_child(node, number)
            traverse(self, child, number)
        if is_any(type(node), self.kinds):
            node = self.process(node)
            node.parent = parent
            if parent:
                parent.children[child_id] = node
        return node

    def find_clauses(self: Any, kinds: list[type]) -> list[Any]:  # noqa: ANN401
        found: list[Any] = []
        for child in self.children or ():
            if type(child) in kinds:
                found.append(child)
            elif is_any(type(child), (nodes.Expression, nodes.UpdateExpressionFunction)):
                found.extend(find_clauses(child, kinds))
        return found

    nodes.DepthFirstTraverser.traverse_node_recursively = traverse
    nodes.Node.find_clauses = find_clauses
    vars(validators)["deepcopy"] = lambda value: pickle.loads(pickle.dumps(value))
    changed: Any = ConditionExpressionParser
    changed._lex_condition_expression = lambda self: deque(lexed(self.condition_expression))
    parser.make = cache(parser.make)  # its tree is copied before it is used
