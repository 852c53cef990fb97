"""How each stretch of a Word file looks: properties followed through its styles, as far as this program draws them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from xfdesk.outputs.document import FAMILIES
from xfdesk.outputs.papers.tags import W

POINT = 25.4 / 72
MM = POINT / 20
"""Millimetres in a twip."""
SIZE = 10.5
_HINTS = (
    ("标宋", "title"),
    ("仿宋", "body"),
    ("楷", "kai"),
    ("黑", "label"),
    ("Hei", "label"),
    ("Fang", "body"),
    ("Kai", "kai"),
)


@lru_cache(maxsize=64)
def role(face: str) -> str:
    """The family of the paper page that a font of the file belongs to; an unknown one is set like 宋体."""
    for name, faces in FAMILIES.items():
        if face in faces:
            return name
    return next((name for hint, name in _HINTS if hint in face), "value")


class Styles:
    """The styles of a file, each with those that it stands on."""

    def __init__(self, docx: Any) -> None:
        self.element = docx.styles.element
        self.by_id = {style.get(f"{W}styleId"): style for style in self.element.iter(f"{W}style")}
        self.default = next(
            (
                s
                for s in self.by_id.values()
                if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")
            ),
            None,
        )

    def chain(self, style_id: str | None, default: bool = True) -> list[Any]:
        """The style and all below it, the nearest first."""
        found: list[Any] = []
        style = self.by_id.get(style_id) if style_id else (self.default if default else None)
        while style is not None and style not in found:
            found.append(style)
            based = style.find(f"{W}basedOn")
            style = self.by_id.get(based.get(f"{W}val")) if based is not None else None
        return found

    def name(self, style_id: str | None) -> str:
        style = self.by_id.get(style_id) if style_id else self.default
        named = style.find(f"{W}name") if style is not None else None
        return str(named.get(f"{W}val")) if named is not None else ""

    def defaults(self, kind: str) -> Any:
        """Of all the file: `rPr` or `pPr`."""
        return self.element.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")


class Look:
    """Properties asked one after another, the nearest first: those of the thing itself, then of its styles."""

    def __init__(self, *layers: Any) -> None:
        self.layers = [layer for layer in layers if layer is not None]

    def attribute(self, tag: str, *names: str) -> str | None:
        """The first of the names that is said anywhere; a nearer layer speaks for all of them."""
        for layer in self.layers:
            element = layer.find(f"{W}{tag}")
            if element is not None:
                for name in names:
                    value = element.get(f"{W}{name}")
                    if value is not None:
                        return str(value)
        return None

    def number(self, tag: str, *names: str) -> float:
        return as_number(self.attribute(tag, *names))

    def flag(self, tag: str, default: bool = False) -> bool:
        for layer in self.layers:
            element = layer.find(f"{W}{tag}")
            if element is not None:
                return element.get(f"{W}val") not in ("0", "false", "off", "none")
        return default


def as_number(value: str | None) -> float:
    try:
        return float(value or 0)
    except ValueError:
        return 0.0


def layers(styles: Styles, own: Any, style_id: str | None, kind: str) -> Iterator[Any]:
    """`own` properties, then those of the paragraph's styles, then the file's."""
    yield own
    for style in styles.chain(style_id):
        yield style.find(f"{W}{kind}")
    yield styles.defaults(kind)
