"""What the table paints: its cells, straight from the lines, and its header's sections."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.icons import paint_icon
from ui.ledger.model import LedgerModel
from ui.ledger.widths import FIGURES, edges_of, least, second_level, whole
from ui.ledger.wording import days_tone, hits
from ui.matter.parts import paint_pill_at
from ui.theme import Theme
from ui.widgets.marks import chip_width, paint_verdict_chip
from xfdesk.rules.columns import COLUMNS
from xfdesk.rules.words import Verdict

ROW, HEAD = 36, 34
Shown = tuple[str, float]
"""A cell's words as fitted, and their width."""
QUIET = frozenset({"received_on", "queue_number", "id_number", "phone"})


@dataclass(frozen=True, slots=True)
class Span:
    """A column as it stands in the view: its key, and where its words may be."""

    key: str
    left: int
    width: int


class Cells:
    """Paints whole lines, straight from the records.

    The view asks for a line, not for cells: with an index and an option object a cell a frame would take twice as long.
    One line under each row, hits on amber.
    """

    def __init__(self, theme: Theme, model: LedgerModel, view: QWidget) -> None:
        self.theme, self.model, self.view, self.typed = theme, model, view, ""
        self.refresh()

    def refresh(self) -> None:
        self._chips: dict[tuple[str, bool, bool, float, bool], QPixmap] = {}
        self._shown: dict[tuple[str, str, int], Shown] = {}
        self.body, self.medium = self.theme.font(), self.theme.font("medium")
        self.chip = chip_width(self.theme)
        self.least, self.whole = least(self.theme), whole(self.theme)
        self.metrics, self.wide = QFontMetricsF(self.body), QFontMetricsF(self.medium)
        self.ink, self.quiet = QPen(self.theme.color("ink")), QPen(self.theme.color("ink2"))
        self.baseline = self.theme.px(ROW) / 2 + self.theme.rise()
        self.line = QPen(self.theme.color("line"), 0)

    def row(self, painter: QPainter, row: int, place: QRect, spans: list[Span], selected: bool) -> None:
        theme = self.theme
        if selected:
            painter.fillRect(place, theme.color("accent_soft"))
            painter.fillRect(
                QRect(place.left(), place.top(), theme.px(3), place.height()), theme.color("accent")
            )
        painter.setPen(self.line)
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        line = self.model.line(row)
        if line is None:
            return
        for span in spans:
            key = span.key
            if key == "verdict":
                inner = QRect(span.left, place.top(), span.width, place.height())
                self._chip(painter, inner, line.verdict, line.sealed, selected)
            elif key == "days_left" and (tone := days_tone(line)):
                words, middle = self.model.text(row, key), place.center().y() + 0.5
                paint_pill_at(painter, span.left + span.width, middle, words, tone, theme, selected)
            elif text := self.model.text(row, key):
                self._text(painter, span, place.top(), text)

    def _chip(self, painter: QPainter, rect: QRect, word: str, sealed: bool, selected: bool) -> None:
        """Drawn once for each word and state, then only put down: a page of them costs as much as one."""
        ratio = self.view.devicePixelRatioF()
        key = (word, sealed, selected, ratio, self.theme.dark)
        high = self.theme.px(22)
        picture = self._chips.get(key)
        if picture is None:
            picture = self._chips[key] = QPixmap(round(self.chip * ratio), round(high * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            verdict = Verdict(word) if word else None
            paint_verdict_chip(
                inside, QRectF(0, 0, self.chip, high), verdict, self.theme, selected, sealed=sealed
            )
            inside.end()
        painter.drawPixmap(rect.left(), rect.center().y() - high // 2 + 1, picture)

    def fitted(self, key: str, text: str, width: int) -> Shown:
        """The text as far as the cell holds it; measured once."""
        shown = self._shown.get((key, text, width))
        if shown is None:
            metrics = self.wide if key == "name" else self.metrics
            words = text
            if metrics.horizontalAdvance(text) > width:
                words = self._shortened(metrics, key, text, width)
            shown = words, metrics.horizontalAdvance(words)
            if len(self._shown) > 4_000:
                self._shown.clear()
            self._shown[key, text, width] = shown
        return shown

    def _shortened(self, metrics: QFontMetricsF, key: str, text: str, width: int) -> str:
        """A category to its second level; of a name with others how many there were stays."""
        right = Qt.TextElideMode.ElideRight
        if key == "category":
            return metrics.elidedText(second_level(text), right, width)
        name, blank, others = text.rpartition(" 等") if key == "name" else ("", "", "")
        if name:
            tail = blank + others
            return metrics.elidedText(name, right, width - metrics.horizontalAdvance(tail)) + tail
        return metrics.elidedText(text, right, width)

    def _text(self, painter: QPainter, span: Span, top: int, text: str) -> None:
        name = span.key == "name"
        words, wide = self.fitted(span.key, text, span.width)
        left = span.left + (span.width - wide if span.key in FIGURES else 0)
        if self.typed:
            self._hits(painter, top, left, words, span.key, self.wide if name else self.metrics)
        painter.setFont(self.medium if name else self.body)
        painter.setPen(self.quiet if span.key in QUIET else self.ink)
        # By its baseline: an aligned box costs half as much again.
        painter.drawText(QPointF(left, top + self.baseline), words)

    def _hits(
        self, painter: QPainter, top: int, begin: float, words: str, key: str, metrics: QFontMetricsF
    ) -> None:
        middle = top + self.theme.px(ROW) / 2
        for start, length in hits(words, self.typed, key):
            left = begin + metrics.horizontalAdvance(words[:start])
            wide = metrics.horizontalAdvance(words[start : start + length])
            high = metrics.height() + 2
            box = QRectF(left - 1, middle - high / 2, wide + 2, high)
            painter.fillRect(box, self.theme.color("amber_bg"))


class Head(QHeaderView):
    """Paints its own sections: the sorted column in ink with an arrow."""

    sort_wanted = Signal(str)

    def __init__(self, theme: Theme, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme, self.model_ = theme, model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(20))
        self.sectionClicked.connect(self._on_clicked)
        self.setAccessibleName("台账的列，点列名排序")

    def sizeHint(self) -> QSize:
        return QSize(0, self.theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, column = self.theme, COLUMNS[self.model_.keys[section]]
        sort = self.model_.query.sort == column.key
        painter.save()
        painter.fillRect(rect, theme.color("bg"))
        painter.setPen(QPen(theme.color("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("small_medium"))
        painter.setPen(theme.color("ink" if sort else "ink2"))
        inner = inner_of(theme, rect, section, self.model_.keys)
        right = column.kind == "number"
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if sort:
            wide = QFontMetricsF(painter.font()).horizontalAdvance(column.title)
            size = theme.px(12)
            left = inner.right() - size + 4 if right else inner.left() + wide + 1
            arrow = QRectF(left, inner.center().y() - size / 2 + 1, size, size)
            paint_icon(painter, theme, "down" if self.model_.query.descending else "up", arrow, "ink")
            if right:
                inner = inner.adjusted(0, 0, -(size - 3), 0)
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, column.title)
        painter.restore()

    def _on_clicked(self, section: int) -> None:
        key = self.model_.keys[section]
        if COLUMNS[key].sortable:
            self.sort_wanted.emit(key)


def spans_of(theme: Theme, header: QHeaderView, keys: tuple[str, ...]) -> list[Span]:
    """Every column's place in the view, without the gaps."""
    spans = []
    for section, key in enumerate(keys):
        before, after = edges_of(theme, section, keys)
        left, wide = header.sectionViewportPosition(section), header.sectionSize(section)
        spans.append(Span(key, left + before, wide - before - after))
    return spans


def inner_of(theme: Theme, rect: QRect, section: int, keys: tuple[str, ...]) -> QRect:
    """A cell without the page's edges and the gap after it; figures keep away from the words that follow."""
    before, after = edges_of(theme, section, keys)
    return rect.adjusted(before, 0, -after, 0)
