"""Makes docs/law.md: each rule of the regulation that the program keeps, its article, its function, its tests.

    python -m scripts.make_law_page

The rules are read from the source: every refusal, finding or missing field that names an article, and every public
function of the engine whose docstring cites one (`art. 23`). The tests are those marked `@pytest.mark.law("rule")`; what
they claim is watched while they run (tests/law.py). Nothing is written by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "law.md"
ROOMS = ("rules", "desk", "store", "intake")
SAYING = {
    "Refused": (0, 1, -1),
    "Finding": (3, 2, 4),
    "Missing": (2, 1, 3),
    "_line": (0, 1, 2),
    "_right": (0, 1, 2),
    "_goal": (1, 2, 3),
}
"""What speaks with an article: where its rule (a duty's key), its words and its article stand among the arguments."""
FIGURES = "零一二三四五六七八九"
_CITED = re.compile(r"\barts?\. ([\d(), and]+)")
_WRITTEN = re.compile(r"第([一二三四五六七八九十]+)条")
HEAD = """# The law, line by line

Made by `python -m scripts.make_law_page` from the source and the tests; do not edit. Articles are those of the
《信访工作条例》 in force since 2022-05-01. A rule is what the engine refuses, doubts or asks with an article, by the name
that its answer carries, or a function that reckons by one. Every test named here is watched while it runs: it fails
when the rule it names did not speak, or its function was not called.
"""


@dataclass(frozen=True)
class Rule:
    """`key` is the name in a refusal (`unit_of_others`) or the function (`clock.duties`); `called` what must run."""

    key: str
    articles: tuple[int, ...]
    what: str
    where: str
    called: str = ""


@cache
def rules(root: Path = ROOT) -> dict[str, Rule]:
    """Every rule of the engine by its key, those of one key joined."""
    found: dict[str, Rule] = {}
    for room in ROOMS:
        for path in sorted((root / "xfdesk" / room).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            for rule in _of_module(path, root):
                known = found.get(rule.key)
                found[rule.key] = _joined(known, rule) if known else rule
    return found


def _joined(one: Rule, other: Rule) -> Rule:
    articles = tuple(sorted({*one.articles, *other.articles}))
    where = one.where if other.where in one.where else f"{one.where}, {other.where}"
    return Rule(one.key, articles, one.what or other.what, where, one.called)


def _of_module(path: Path, root: Path) -> Iterator[Rule]:
    tree = ast.parse(path.read_text("utf-8"))
    module = ".".join(path.relative_to(root).with_suffix("").parts)
    named = _names(tree, path, root)
    for function, name in _functions(tree):
        where = f"`{module.removeprefix('xfdesk.')}.{name}`"
        doc = ast.get_docstring(function) or ""
        if not function.name.startswith("_") and (cited := _articles(doc)):
            short = f"{path.stem}.{name}"
            yield Rule(short, cited, _first_sentence(doc), where, f"{module}:{name}")
        for call in _own_calls(function):
            yield from _of_call(call, function, named, where)


def _functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node, node.name
        elif isinstance(node, ast.ClassDef):
            yield from (
                (one, f"{node.name}.{one.name}") for one in node.body if isinstance(one, ast.FunctionDef)
            )


def _own_calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            yield node


def _names(tree: ast.Module, path: Path, root: Path) -> dict[str, str]:
    """Constants of texts in a module and in those it imports from (ARTICLE_23 = "第二十三条")."""
    found = _constants(tree)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("xfdesk"):
            base = root.joinpath(*str(node.module).split("."))
            for alias in node.names:
                if base.with_suffix(".py").is_file():
                    there = _constants(ast.parse(base.with_suffix(".py").read_text("utf-8")))
                    found |= {alias.name: there[alias.name]} if alias.name in there else {}
                if (base / f"{alias.name}.py").is_file():
                    there = _constants(ast.parse((base / f"{alias.name}.py").read_text("utf-8")))
                    found |= {f"{alias.name}.{name}": value for name, value in there.items()}
    return found


def _constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _of_call(call: ast.Call, function: ast.FunctionDef, named: dict[str, str], where: str) -> Iterator[Rule]:
    """A refusal, finding, missing field or duty that names an article."""
    kind = call.func.id  # type: ignore[attr-defined]
    key, words, article = (_argument(call, place) for place in SAYING[kind])
    article = next((k.value for k in call.keywords if k.arg == "article"), None) or article
    cited = tuple(sorted({_figure(one) for one in _WRITTEN.findall(_text(article, function, named))}))
    what = _text(words, function, named).strip("…") and _text(words, function, named)
    what = what or _first_sentence(ast.get_docstring(function) or "")
    for name in _keys(key, function) if cited else ():
        yield Rule(name, cited, f"还差：{what}" if kind == "Missing" else what, where)


def _argument(call: ast.Call, place: int) -> ast.expr | None:
    return call.args[place] if 0 <= place < len(call.args) else None


def _keys(node: ast.expr | None, function: ast.FunctionDef) -> Iterator[str]:
    """A rule's own name, or both names between which a function chooses."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body, function)
        yield from _keys(node.orelse, function)
    elif isinstance(node, ast.Name):
        for value in _values(node, function)[-1:]:
            yield from _keys(value, function)


def _text(node: ast.expr | None, function: ast.FunctionDef, named: dict[str, str]) -> str:
    """A literal, a constant, or what a variable of the function was last given; … for what is filled in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, function, named) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return (
            _text(node.value, function, named) if isinstance(node.value, (ast.Name, ast.Attribute)) else "…"
        )
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return named.get(f"{node.value.id}.{node.attr}", "…")
    if isinstance(node, ast.Name):
        return named.get(node.id) or _given(node, function, named)
    return ""


def _given(name: ast.Name, function: ast.FunctionDef, named: dict[str, str]) -> str:
    """The last text that a variable was given before; … where only running tells."""
    texts = [text for value in _values(name, function) if (text := _text(value, function, named))]
    return texts[-1] if texts else "…"


def _values(name: ast.Name, function: ast.FunctionDef) -> list[ast.expr]:
    return [
        node.value
        for node in sorted(ast.walk(function), key=lambda node: getattr(node, "lineno", 0))
        if isinstance(node, ast.Assign)
        and node.lineno < name.lineno
        and any(isinstance(target, ast.Name) and target.id == name.id for target in node.targets)
    ]


def _articles(doc: str) -> tuple[int, ...]:
    figures = [part for cited in _CITED.findall(doc) for part in re.findall(r"\d+(?:\(\d\))?", cited)]
    return tuple(sorted({int(part.partition("(")[0]) for part in figures}))


def _figure(written: str) -> int:
    tens, _, ones = written.rpartition("十")
    return (FIGURES.index(tens) if tens else int("十" in written)) * 10 + (FIGURES.index(ones) if ones else 0)


def _first_sentence(doc: str) -> str:
    return re.split(r"(?<!art\.)(?<!arts\.)(?<=\.)\s", " ".join(doc.split("\n\n")[0].split()))[0]


def tests(root: Path = ROOT) -> dict[str, list[str]]:
    """Rule → the tests that are marked with it, as `tests/rules/test_clock.py::test_…`."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for key in _marked(node):
                    found.setdefault(key, []).append(f"{path.relative_to(root).as_posix()}::{node.name}")
    return found


def _marked(function: ast.FunctionDef) -> Iterator[str]:
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.law":
            yield from (ast.literal_eval(argument) for argument in mark.args)


def page(root: Path = ROOT) -> str:
    known, marked = rules(root), tests(root)
    parts = [HEAD]
    for article in sorted({article for rule in known.values() for article in rule.articles}):
        parts.append(f"\n## 第{_written(article)}条 (art. {article})\n")
        parts.append("| Rule | What it says or does | Where | Tests |\n| --- | --- | --- | --- |")
        for rule in sorted(known.values(), key=lambda rule: rule.key):
            if article in rule.articles:
                named = (
                    "<br>".join(f"`{test.rpartition('::')[2]}`" for test in marked.get(rule.key, ()))
                    or "**none**"
                )
                what = rule.what.replace("|", "\\|").replace("\n", " ")
                parts.append(f"| `{rule.key}` | {what} | {rule.where} | {named} |")
    return "\n".join(parts) + "\n"


def _written(article: int) -> str:
    tens, ones = divmod(article, 10)
    return ("" if tens == 1 else FIGURES[tens]) + "十" + (FIGURES[ones] if ones else "")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
