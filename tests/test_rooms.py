"""The rooms of the program: no file imports one that imports it, and nobody reaches into another file's private names."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOREIGN = {
    "_meta",
    "_fonts",
    "_named_styles",
    "_cells",
    "_style",
    "_exit",
}  # peewee's, openpyxl's and os's own names


def modules() -> dict[str, Path]:
    files = [file for top in ("ui", "xfdesk") for file in sorted((ROOT / top).rglob("*.py"))]
    dotted = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}
    return {name.removesuffix(".__init__"): file for name, file in dotted.items()}


def imported_by(tree: ast.AST, known: dict[str, Path]) -> set[str]:
    """Modules of ours that a file names, wherever in it and for types alone too."""
    named = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            named |= (whole & known.keys()) or {node.module}
    return named & known.keys()


def reached_into(tree: ast.AST) -> list[str]:
    """Private names asked of something else that this file does not define itself."""
    nodes = list(ast.walk(tree))
    own = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    mine = [n for n in nodes if isinstance(n, ast.Attribute) and ast.unparse(n.value) in ("self", "cls")]
    own |= {node.attr for node in mine} | FOREIGN
    asked = [n for n in nodes if isinstance(n, ast.Attribute) and n not in mine]
    found = [
        ast.unparse(n)
        for n in asked
        if n.attr.startswith("_") and not n.attr.startswith("__") and n.attr not in own
    ]
    brought = [a.name for n in nodes if isinstance(n, ast.ImportFrom) and (n.module or "").split(".")[0] in ("ui", "xfdesk") for a in n.names]  # fmt: skip
    return found + [name for name in brought if name.startswith("_") and not name.startswith("__")]


def test_no_file_imports_one_that_imports_it() -> None:
    known = modules()
    graph = {
        name: imported_by(ast.parse(file.read_text("utf-8")), known) - {name} for name, file in known.items()
    }
    assert len(graph) > 150
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_nobody_reaches_into_another_files_private_names() -> None:
    found = {
        str(file.relative_to(ROOT)): reached_into(ast.parse(file.read_text("utf-8")))
        for file in modules().values()
    }
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize("source", ["page._act(x)", "from ui.form import _hidden", "a.b._c = 1"])
def test_the_search_sees_each_way_of_reaching_in(source: str) -> None:
    assert reached_into(ast.parse(source))


def test_no_window_is_asked_for_its_screen() -> None:
    """PySide6 6.11 deletes a screen asked of a widget with the widget; the program ended at some later paint."""
    asked = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in modules().values()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "screen"
        and not node.args
    ]
    assert asked == []
