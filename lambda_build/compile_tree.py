"""Run by the interpreter that the byte code is for: compiles each module of a folder to a `.pyc` beside it.

`python -I -X no_debug_ranges compile_tree.py FOLDER ROOT`, with ROOT as the folder's later name. Docstrings
are emptied, and no columns are kept: without sources nothing shows either, and they are a third of all.
"""

import ast
import importlib.util
import marshal
import sys
from pathlib import Path

NEVER_CHECKED = (1).to_bytes(4, "little")
"""The flags of byte code that is not compared with its source (PEP 552)."""

DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def compile_tree(folder: Path, root: str) -> None:
    """Writes the byte code of every `.py` in `folder`, as if it lay in `root`. Raises SyntaxError."""
    for source in sorted(folder.rglob("*.py")):
        content = source.read_bytes()
        tree = ast.parse(content)
        for node in ast.walk(tree):
            _empty_docstring(node)
        code = compile(tree, f"{root}/{source.relative_to(folder).as_posix()}", "exec", dont_inherit=True)
        head = importlib.util.MAGIC_NUMBER + NEVER_CHECKED + importlib.util.source_hash(content)
        source.with_suffix(".pyc").write_bytes(head + marshal.dumps(code))


def _empty_docstring(node: ast.AST) -> None:
    if not isinstance(node, DOCUMENTED) or not node.body or not isinstance(node.body[0], ast.Expr):
        return
    text = node.body[0].value
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        text.value = "."  # not nothing: a dataclass without a docstring makes one of its signature


if __name__ == "__main__":
    compile_tree(Path(sys.argv[1]), sys.argv[2])
