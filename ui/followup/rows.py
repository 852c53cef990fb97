"""A row of the list as it is painted: what to do, for whom, by when; colour on the date alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.followup import wording
from ui.followup.columns import Needs, Span, needs, spans
from ui.followup.model import BoardModel, Head
from ui.followup.painting import Brush
from ui.icons import paint_icon
from ui.theme import Theme
from xfdesk.records.followup import BoardItem

ROW, HEAD = 36, 30
EDGE = 10
"""From the page's edge to the ground of the selected row."""


class Rows:
    """`row` and `head` paint one line each into its place."""

    high, head_high = ROW, HEAD

    def __init__(self, theme: Theme, model: BoardModel, view: QWidget) -> None:
        self.theme, self.model = theme, model
        self.brush = Brush(theme, view)
        self._measured: tuple[BoardItem, ...] | None = None
        self._needs: Needs | None = None
        self._spans: tuple[tuple[int, bool], dict[str, Span]] = ((-1, False), {})

    def refresh(self) -> None:
        """Other matters, or another scheme."""
        self.brush.refresh()
        self.brush.typed = self.model.typed

    def spans(self, width: int) -> dict[str, Span]:
        model, about = self.model, (width, self.model.of_one_day)
        if self._needs is None or self._measured is not model.everything:
            self._measured, self._needs = model.everything, needs(self.theme, model.everything, model.today)
            self._spans = (-1, False), {}
        if self._spans[0] != about:
            self._spans = about, spans(self.theme, self._needs, width, of_one_day=model.of_one_day)
        return self._spans[1]

    def head(self, painter: QPainter, place: QRect, head: Head) -> None:
        px, brush = self.theme.px, self.brush
        tone = wording.TONES.get(head.group, "ink")
        words = QRectF(place).adjusted(px(24), px(2), 0, 0)
        brush.text(painter, words, head.group, role="bold", tone=tone)
        beside = brush.metrics("bold").horizontalAdvance(head.group) + px(10)
        brush.text(painter, words.adjusted(beside, 0, 0, 0), str(head.many), tone="ink2")

    def row(self, painter: QPainter, place: QRect, one: BoardItem, selected: bool) -> None:
        found = self.spans(place.width())
        if selected:
            self._ground(painter, place)
        else:
            self._line(painter, place, found)
        if one.sealed:
            self._sealed(painter, place, one, found)
        else:
            self._open(painter, place, one, found)
        self._date(painter, place, one, found, selected)

    def _ground(self, painter: QPainter, place: QRect) -> None:
        theme, px = self.theme, self.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        box = QRectF(place).adjusted(px(EDGE), 1, 0, -2)
        painter.drawRoundedRect(box, px(6), px(6))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(px(EDGE), box.center().y() - px(9), px(3), px(18)), 1.5, 1.5)

    def _line(self, painter: QPainter, place: QRect, found: dict[str, Span]) -> None:
        painter.setPen(QPen(self.theme.color("line"), 0))
        y = place.bottom()
        painter.drawLine(QPointF(found["duty"].left, y), QPointF(found["left"].right, y))

    def _at(self, place: QRect, span: Span) -> QRectF:
        return QRectF(span.left, place.top(), span.width, place.height())

    def _open(self, painter: QPainter, place: QRect, one: BoardItem, found: dict[str, Span]) -> None:
        what, detail = wording.duty(one)
        unit, person, lacks = wording.owner(one)
        pieces = (
            ("duty", what, "bold", "ink", False),
            ("detail", detail, "body", "ink2", False),
            ("name", wording.name(one), "medium", "ink", True),
            ("summary", one.summary, "body", "ink", False),
            ("unit", unit, "medium" if lacks else "body", lacks or "ink", False),
            ("person", person, "body", "ink2", True),
        )
        for key, text, role, tone, named in pieces:
            if key in found and text:
                at = self._at(place, found[key])
                self.brush.text(painter, at, text, role=role, tone=tone, named=named, searched=True)

    def _sealed(self, painter: QPainter, place: QRect, one: BoardItem, found: dict[str, Span]) -> None:
        """The sealed words and how many came; whose and what it is stays closed (art. 30)."""
        px = self.theme.px
        words = QRectF(
            found["duty"].left, place.top(), found["summary"].right - found["duty"].left, place.height()
        )
        lock = QRectF(words.left(), words.center().y() - px(8), px(16), px(16))
        paint_icon(painter, self.theme, "lock", lock, "pend")
        people = f"   {one.people} 人" if one.people else ""
        self.brush.text(
            painter, words.adjusted(px(22), 0, 0, 0), one.summary + people, tone="ink2", searched=True
        )

    def _date(
        self, painter: QPainter, place: QRect, one: BoardItem, found: dict[str, Span], selected: bool
    ) -> None:
        brush = self.brush
        if "verdict" in found and not wording.is_dispute(one):
            brush.verdict(painter, found["verdict"].left, place.center().y() + 0.5, one, selected)
        if "number" in found:
            brush.text(painter, self._at(place, found["number"]), one.matter, tone="ink2", searched=True)
        today = self.model.today
        if "when" in found and one.safe:
            brush.text(painter, self._at(place, found["when"]), wording.when(one, today), right=True)
        if text := wording.left(one, today):
            tone = wording.TONES.get(one.group, "")
            brush.pill(painter, self._at(place, found["left"]), text, tone, selected)
