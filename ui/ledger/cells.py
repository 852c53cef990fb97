"""What the table paints: its cells, straight from the lines, and its header's sections."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import paint_icon
from ui.ledger.model import LedgerModel
from ui.ledger.parts import paint_pill_at
from ui.ledger.wording import days_tone, hits
from ui.theme import Theme
from ui.widgets.marks import chip_width, paint_verdict_chip
from xfdesk.rules.columns import COLUMNS
from xfdesk.rules.words import Verdict

ROW, HEAD = 36, 34
LEFT, GAP, RIGHT = 24, 10, 20
SELECTED = QStyle.StateFlag.State_Selected.value
Shown = tuple[str, float]
"""A cell's words as fitted, and their width."""
QUIET = frozenset({"received_on", "queue_number", "id_number", "phone"})


class Cells(QStyledItemDelegate):
    """Paints a cell straight from the line: no copies of texts, one line under each row, hits on amber."""

    def __init__(self, theme: Theme, model: LedgerModel, view: QWidget) -> None:
        super().__init__(view)
        self.theme, self.model, self.view, self.typed = theme, model, view, ""
        self.refresh()

    def refresh(self) -> None:
        self._chips: dict[tuple[str, bool, bool, float, bool], QPixmap] = {}
        self._shown: dict[tuple[str, int, bool], Shown] = {}
        self.body, self.medium = self.theme.font(), self.theme.font("medium")
        self.chip = chip_width(self.theme)
        self.metrics, self.wide = QFontMetricsF(self.body), QFontMetricsF(self.medium)
        self.ink, self.quiet = QPen(self.theme.color("ink")), QPen(self.theme.color("ink2"))
        height = self.metrics.height()
        self.baseline = (self.theme.px(ROW) - height) / 2 + self.metrics.ascent()
        self.line = QPen(self.theme.color("line"), 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column = index.row(), index.column()
        key = self.model.keys[column]
        rect = option.rect
        # Its number, not the flag: an `&` of flags costs more here than the cell's own drawing.
        selected = bool(option.state.value & SELECTED)
        self._ground(painter, rect, column, selected)
        line = self.model.line(row)
        if line is None:
            return
        before, after = edges_of(self.theme, column, self.model.keys)
        inner = rect.adjusted(before, 0, -after, 0)
        if key == "verdict":
            self._chip(painter, inner, line.verdict, line.sealed, selected)
        elif key == "days_left" and (tone := days_tone(line)):
            words, middle = self.model.text(row, key), inner.center().y() + 0.5
            paint_pill_at(painter, inner.right() + 1, middle, words, tone, self.theme, selected)
        else:
            self._text(painter, inner, row, key)

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

    def _fitted(self, text: str, width: int, name: bool) -> Shown:
        """The text as far as the cell holds it; measured once."""
        key = (text, width, name)
        shown = self._shown.get(key)
        if shown is None:
            metrics = self.wide if name else self.metrics
            fits = metrics.horizontalAdvance(text) <= width
            words = text if fits else metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            shown = words, metrics.horizontalAdvance(words)
            if len(self._shown) > 4_000:
                self._shown.clear()
            self._shown[key] = shown
        return shown

    def _ground(self, painter: QPainter, rect: QRect, column: int, selected: bool) -> None:
        theme = self.theme
        if selected:
            painter.fillRect(rect, theme.color("accent_soft"))
            if column == 0:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.color("accent")
                )
        painter.setPen(self.line)
        bottom = rect.bottom()
        painter.drawLine(rect.left(), bottom, rect.right(), bottom)

    def _text(self, painter: QPainter, rect: QRect, row: int, key: str) -> None:
        text = self.model.text(row, key)
        if not text:
            return
        name = key == "name"
        words, wide = self._fitted(text, rect.width(), name)
        left = rect.left() + (rect.width() - wide if COLUMNS[key].kind == "number" else 0)
        if self.typed:
            self._hits(painter, rect, left, words, key, self.wide if name else self.metrics)
        painter.setFont(self.medium if name else self.body)
        painter.setPen(self.quiet if key in QUIET else self.ink)
        # By its baseline: an aligned box costs half as much again.
        painter.drawText(QPointF(left, rect.top() + self.baseline), words)

    def _hits(
        self, painter: QPainter, rect: QRect, begin: float, words: str, key: str, metrics: QFontMetricsF
    ) -> None:
        for start, length in hits(words, self.typed, key):
            left = begin + metrics.horizontalAdvance(words[:start])
            wide = metrics.horizontalAdvance(words[start : start + length])
            high = metrics.height() + 2
            box = QRectF(left - 1, rect.center().y() - high / 2 + 1, wide + 2, high)
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


def inner_of(theme: Theme, rect: QRect, section: int, keys: tuple[str, ...]) -> QRect:
    """A cell without the page's edges and the gap after it; figures keep away from the words that follow."""
    before, after = edges_of(theme, section, keys)
    return rect.adjusted(before, 0, -after, 0)


def edges_of(theme: Theme, section: int, keys: tuple[str, ...]) -> tuple[int, int]:
    return _edges(theme.factor, section, keys)


@lru_cache(512)
def _edges(factor: float, section: int, keys: tuple[str, ...]) -> tuple[int, int]:
    last = section == len(keys) - 1
    gap = RIGHT if last else GAP + 6 if COLUMNS[keys[section]].kind == "number" else GAP
    return round((LEFT if section == 0 else 0) * factor), round(gap * factor)
