"""Finds which of our own modules a handler imports, directly or through others."""

import ast
from collections.abc import Iterator
from pathlib import Path


def imported_files(root: Path, module: str) -> list[Path]:
    """The files below `root` that importing `module` may load, relative to `root`, sorted.

    Follows every import statement, those inside functions too; what isn't a file below `root` is somebody
    else's package. Raises FileNotFoundError when `module` itself is none of ours.
    """
    first = _file_of(root, module)
    if first is None:
        raise FileNotFoundError(f"no module {module} in {root}")
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        file = _file_of(root, name)
        if file is None or file in found:
            continue
        found.add(file)
        waiting.extend(_packages_of(name))
        waiting.extend(_imports(file, name))
    return sorted(file.relative_to(root) for file in found)


def _file_of(root: Path, module: str) -> Path | None:
    path = root.joinpath(*module.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in candidates if file.is_file()), None)


def _packages_of(module: str) -> Iterator[str]:
    parts = module.split(".")
    for length in range(1, len(parts)):
        yield ".".join(parts[:length])


def _imports(file: Path, module: str) -> Iterator[str]:
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), filename=str(file))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)
