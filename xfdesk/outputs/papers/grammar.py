"""What a template may say: words of its kind, loops over its lists, and conditions on both. Anything else is code."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from xfdesk.outputs.papers.words import Allowed

LOOP = frozenset(("first", "last", "index"))
_STILL = (
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """`what` is unknown (a word; `near` the nearest known one), code, or broken; `text` is what stands there."""

    what: str
    text: str
    near: str = ""


def environment(**more: Any) -> SandboxedEnvironment:
    """Escapes what it prints, knows no filter, test or function, and stops at a word that it does not know."""
    made = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, **more)
    for table in (made.globals, made.filters, made.tests):
        table.clear()
    return made


def faults(source: str, allowed: Allowed) -> Iterator[Fault]:
    """Everything in one part of a template that may not stand there."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        yield Fault("broken", _line(source, error.lineno))
        return
    yield from _Reading(allowed).walk(tree, {})


def words(source: str, allowed: Allowed) -> set[str]:
    """The known words that a sound part names."""
    tree = environment().parse(source)
    return {
        node.name
        for node in tree.find_all(nodes.Name)
        if node.name in allowed.plain or node.name in allowed.lists
    }


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like it, or ""."""
    found = difflib.get_close_matches(word, list(known), 1, 0.4)
    return found[0] if found else ""


class _Reading:
    def __init__(self, allowed: Allowed) -> None:
        self.allowed = allowed

    def walk(self, node: nodes.Node, loops: dict[str, str]) -> Iterator[Fault]:
        """`loops` are the names of the loops around, each with the list it runs over."""
        if isinstance(node, nodes.For):
            yield from self._loop(node, loops)
        elif isinstance(node, nodes.Name):
            yield from self._name(node.name, loops)
        elif isinstance(node, nodes.Getattr):
            yield from self._of_item(node, loops)
        elif isinstance(node, nodes.If):
            yield from self._condition(node, loops)
        elif isinstance(
            node,
            nodes.Template | nodes.Output | nodes.Not | nodes.And | nodes.Or | nodes.Compare | nodes.Operand,
        ):
            for child in node.iter_child_nodes():
                yield from self.walk(child, loops)
        elif not isinstance(node, _STILL):
            yield Fault("code", type(node).__name__)

    def _loop(self, node: nodes.For, loops: dict[str, str]) -> Iterator[Fault]:
        target, over = node.target, node.iter
        if not isinstance(target, nodes.Name) or not isinstance(over, nodes.Name):
            yield Fault("code", "for")
            return
        if node.test is not None or node.recursive or node.else_:
            yield Fault("code", "for")
            return
        name, listed = target.name, over.name
        if listed not in self.allowed.lists:
            yield self._unknown(listed, self.allowed.lists)
            return
        if name in self.allowed.all or name in loops:
            yield Fault("code", f"for {name}")
            return
        for child in node.body:
            yield from self.walk(child, {**loops, name: listed})

    def _name(self, name: str, loops: dict[str, str]) -> Iterator[Fault]:
        if name in self.allowed.plain:
            return
        if name in loops:
            yield Fault("unknown", name, f"{name}.{sorted(self.allowed.lists[loops[name]])[0]}")
        elif name in self.allowed.lists:
            yield Fault("list", name)
        else:
            yield self._unknown(name, self.allowed.all)

    def _of_item(self, node: nodes.Getattr, loops: dict[str, str]) -> Iterator[Fault]:
        if not isinstance(node.node, nodes.Name):
            yield Fault("code", node.attr)
            return
        name = node.node.name
        if name == "loop" and loops:
            if node.attr not in LOOP:
                yield Fault("code", f"loop.{node.attr}")
        elif name not in loops:
            yield (
                Fault("code", f"{name}.{node.attr}")
                if name in self.allowed.all
                else self._unknown(name, loops)
            )
        elif node.attr not in self.allowed.lists[loops[name]]:
            near = nearest(node.attr, self.allowed.lists[loops[name]])
            yield Fault("unknown", f"{name}.{node.attr}", f"{name}.{near}" if near else "")

    def _condition(self, node: nodes.If, loops: dict[str, str]) -> Iterator[Fault]:
        yield from self._test(node.test, loops)
        for child in (*node.body, *node.elif_, *node.else_):
            yield from self.walk(child, loops)

    def _test(self, node: nodes.Node, loops: dict[str, str]) -> Iterator[Fault]:
        """A list may be asked whether it is empty."""
        if isinstance(node, nodes.Name) and node.name in self.allowed.lists:
            return
        if isinstance(node, nodes.Not | nodes.And | nodes.Or):
            for child in node.iter_child_nodes():
                yield from self._test(child, loops)
            return
        yield from self.walk(node, loops)

    def _unknown(self, name: str, known: Iterable[str]) -> Fault:
        return Fault("unknown", name, nearest(name, known))


def _line(source: str, number: int) -> str:
    """The words of a line, without the tags round them."""
    import re

    lines = source.splitlines()
    line = lines[min(number, len(lines)) - 1] if lines else ""
    words = re.sub(r"<[^>]*>", "", line).strip()
    at = max(words.find("{{"), words.find("{%"), 0)
    return words[at : at + 30]
