"""Cells and words that the printed tables share."""

from __future__ import annotations

from xfdesk.outputs.document import LABEL, VALUE, Cell, Row, Type
from xfdesk.records.form import FormData


def text_row(title: str, text: str, type_: Type = VALUE, **more: object) -> Row:
    return Row((label_cell(0, 22, title), Cell(22, 170, text, type_)), splits=True, **more)  # type: ignore[arg-type]


def label_cell(left: float, right: float, text: str, type_: Type = LABEL) -> Cell:
    return Cell(left, right, text, type_, "centre")


def with_stop(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in "。！？；" else text + "。"


def called(data: FormData) -> str:
    visitor = data.entry.visitor
    return f"匿名（{visitor.anonymous_reason}）" if visitor.anonymous else visitor.name or "匿名"
