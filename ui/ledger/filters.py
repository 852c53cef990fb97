"""What the filters of the ledger are called, the popup of spans, and how a query takes what was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import pressed
from ui.ledger import spans
from ui.matter.parts import label
from ui.theme import Theme
from xfdesk.records.ledger import LedgerQuery
from xfdesk.rules.span import BadSpan, Span

WORDS = {
    "states": "状态",
    "verdicts": "判断",
    "categories": "类别",
    "villages": "村/社区",
    "leaders": "领导",
    "channels": "来源",
}


class SpanPopup(QFrame):
    """The usual spans, and a field for any other."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, today: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.theme, self.today = theme, today
        self.spans: tuple[tuple[str, Span | None], ...] = (*spans.usual(today), ("不限", None))
        self.list = QListWidget()
        self.list.setAccessibleName("期间")
        for word, span in self.spans:
            text = f"{word}   {spans.words(span.since, span.until)}" if span else word
            item = QListWidgetItem(text)
            item.setSizeHint(QSize(0, theme.px(28)))
            self.list.addItem(item)
        self.list.setFixedHeight(theme.px(28) * len(self.spans) + theme.px(6))
        self.list.itemClicked.connect(self._on_clicked)
        self.list.setCurrentRow(0)
        self.field = QLineEdit()
        self.field.setPlaceholderText(spans.HINT)
        self.field.setAccessibleName("别的期间")
        self.field.setFixedHeight(theme.px(32))
        self.wrong = label("", "red", "small", wrap=True)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(6),) * 4)
        for widget in (self.list, self.field, self.wrong):
            column.addWidget(widget)
        self.setFixedWidth(theme.px(290))

    def open_below(self, widget: QWidget) -> None:
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + self.theme.px(4))))
        self.show()
        self.list.setFocus()

    def _on_clicked(self, _: QListWidgetItem) -> None:
        self.chosen.emit(self.spans[self.list.currentRow()][1])
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed(event, "done"):
            super().keyPressEvent(event)
        elif self.field.text().strip():
            self._read()
        else:
            self._on_clicked(self.list.currentItem())

    def _read(self) -> None:
        try:
            span = spans.read(self.field.text(), self.today)
        except BadSpan as wrong:
            self.wrong.setText(wrong.sentence)
            self.wrong.show()
            self.adjustSize()
            return
        self.chosen.emit(span)
        self.close()


def without(query: LedgerQuery, field: str) -> LedgerQuery:
    if field == "span":
        return replace(query, since=None, until=None)
    if field == "counts":
        return replace(query, without_owner=False, without_answer=False)
    return with_values(query, field, ())


def with_values(query: LedgerQuery, field: str, chosen: tuple[str, ...]) -> LedgerQuery:
    return replace(query, **{field: chosen})  # type: ignore[arg-type]


def value(query: LedgerQuery, field: str) -> str:
    """What a chip says of the query; "" when the filter is not set."""
    if field == "span":
        return spans.words(query.since, query.until)
    if field == "counts":
        words = (("无着落", query.without_owner), ("无回音", query.without_answer))
        return "、".join(word for word, on in words if on)
    chosen = getattr(query, field)
    return "、".join(chosen) if len(chosen) <= 2 else f"{chosen[0]} 等 {len(chosen)} 项"
