"""Finds the modules that a handler may import: ours, and those of its dependencies."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from lambda_build.import_exceptions import BY_NAME, NEVER


def imported_files(root: Path, module: str) -> list[Path]:
    """The files below `root` that importing `module` may load, relative to `root`, sorted.

    What isn't a file below `root` is somebody else's package. Raises FileNotFoundError when `module` itself
    is none of ours.
    """
    return sorted(file.relative_to(root) for file in imported_modules((root,), module).values())


def imported_modules(places: tuple[Path, ...], *modules: str) -> dict[str, Path]:
    """The modules in `places` that importing `modules` may load, each with its file.

    Follows every import statement, those inside functions too, and so finds more than any one run would; what
    no statement tells is in `import_exceptions`. A module imports from its own place and from those after it.
    Raises FileNotFoundError for one of `modules` that is in no place.
    """
    found: dict[str, Path] = {}
    waiting = [(name, places) for name in modules]
    looked_for: set[tuple[str, tuple[Path, ...]]] = set()
    while waiting:
        name, reachable = waiting.pop()
        if name in found or (name, reachable) in looked_for or _never(name):
            continue
        looked_for.add((name, reachable))
        waiting.extend((named, places) for named in _by_name(name, places))
        located = _locate(name, reachable)
        if located is None:
            continue
        found[name], reachable = located
        waiting.extend((parent, reachable) for parent in _packages_of(name))
        waiting.extend((imported, reachable) for imported in _imports(found[name], name))
    missing = sorted(set(modules) - found.keys())
    if missing:
        raise FileNotFoundError(f"no module {', '.join(missing)} in {', '.join(map(str, places))}")
    return found


def _never(name: str) -> bool:
    return any(name == never or name.startswith(f"{never}.") for never in NEVER)


def _by_name(name: str, places: tuple[Path, ...]) -> Iterator[str]:
    """The modules in `places` that the module `name` imports by names that it makes."""
    for pattern in BY_NAME.get(name, ()):
        for place in places:
            for file in place.glob(f"{pattern.split('.')[0]}/**/*.py"):
                parts = file.relative_to(place).with_suffix("").parts
                module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
                if fnmatch(module, pattern):
                    yield module


def _locate(module: str, places: tuple[Path, ...]) -> tuple[Path, tuple[Path, ...]] | None:
    for index, place in enumerate(places):
        path = place.joinpath(*module.split("."))
        source = (path / "__init__.py", path.with_suffix(".py"))
        for file in (*source, *path.parent.glob(f"{path.name}.*.so"), *path.parent.glob(f"{path.name}.so")):
            if file.is_file():
                return file, places[index:]
    return None


def _packages_of(module: str) -> Iterator[str]:
    parts = module.split(".")
    for length in range(1, len(parts)):
        yield ".".join(parts[:length])


def _imports(file: Path, module: str) -> tuple[str, ...]:
    if file.suffix != ".py":
        return ()
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    return _imported_by(file.read_bytes(), package, str(file))


@cache
def _imported_by(source: bytes, package: str, file: str) -> tuple[str, ...]:
    return tuple(_named(_executed(ast.parse(source, filename=file)), package))


def _named(nodes: Iterator[ast.AST], package: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def _executed(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node but those that only a type checker sees.

    Where a module answers for names that it lacks, those are what it imports on demand, and count.
    """
    on_demand = any(isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body)
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if not on_demand and isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting.extend(node.orelse)
        else:
            waiting.extend(ast.iter_child_nodes(node))
