"""Rows of a form: two field edges from top to bottom, sentences under the fields they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.fields import Sentence, TextField
from ui.widgets.labels import LabelCell

FIRST, SECOND = 349, 300
"""Shares of the two columns; together with the labels they are the form's 885."""


@dataclass(frozen=True)
class Half:
    """A label and its field; `path` of the entry for the sentence under it; `accent` for the demand in hand."""

    label: str
    field: QWidget
    path: str = ""
    accent: bool = False


def side_by_side(theme: Theme, *widgets: QWidget, stretch: Sequence[int] = (), gap: int = 8) -> QWidget:
    """Fields sharing one cell."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(gap))
    for n, widget in enumerate(widgets):
        row.addWidget(widget, stretch[n] if n < len(stretch) else 0)
    return box


class Grid(QWidget):
    """Laid anew by `lay(rows)`; fields that are in no row are hidden and keep what they hold."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.layout_ = QGridLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setHorizontalSpacing(theme.px(8))
        self.layout_.setVerticalSpacing(theme.px(6))
        self.layout_.setColumnMinimumWidth(0, theme.px(64))
        self.layout_.setColumnMinimumWidth(2, theme.px(74 - 8))
        self.layout_.setColumnStretch(1, FIRST)
        self.layout_.setColumnStretch(3, SECOND)
        self.sentences: dict[str, Sentence] = {}
        self._labels: dict[str, LabelCell] = {}
        self._shown: list[QWidget] = []
        self._said: dict[str, tuple[str, str]] = {}
        self._rows: Sequence[tuple[Half, ...] | QWidget] = ()
        self._single = False

    def adopt(self, owner: QWidget) -> None:
        """Take in the owner's fields that stand in no row yet: a widget without a parent would be a window of its own."""
        for widget in vars(owner).values():
            if isinstance(widget, QWidget) and widget is not self and widget.parent() is None:
                widget.setParent(self)
                widget.hide()

    def set_gap(self, gap: int) -> None:
        self.layout_.setVerticalSpacing(self.theme.px(gap))

    def lay(self, rows: Sequence[tuple[Half, ...] | QWidget]) -> None:
        """Each row is one half over both columns, two halves, or a widget over everything."""
        self._rows = rows
        if self._single:
            rows = [
                part for row in rows for part in ([row] if isinstance(row, QWidget) else [(h,) for h in row])
            ]
        before, self._shown = self._shown, []
        for widget in before:
            self.layout_.removeWidget(widget)
        line = 0
        for row in rows:
            if isinstance(row, QWidget):
                self._put(row, line, 0, 4)
                line += 1
                continue
            for n, half in enumerate(row):
                wide = 3 if len(row) == 1 else 1
                label = self._label(half, n)
                self._put(label, line, 2 * n, 1)
                if isinstance(half.field, TextField):
                    self.layout_.setAlignment(label, Qt.AlignmentFlag.AlignTop)
                self._put(half.field, line, 2 * n + 1, wide)
                if half.path:
                    self._sentence(
                        half.path, line + 1, 2 * n + 1, wide if len(row) == 1 else (3 if n == 0 else 1)
                    )
            line += 2
        # Only now, and only what has gone: hiding the field in hand would take the cursor away.
        for widget in before:
            if widget not in self._shown and widget.parent() is self:
                widget.hide()

    def set_single(self, single: bool) -> None:
        """One column where two have no room: the second half of a row goes below the first."""
        if single != self._single:
            self._single = single
            self.layout_.setColumnMinimumWidth(2, 0 if single else self.theme.px(74 - 8))
            self.lay(self._rows)

    def say(self, path: str, level: str, text: str) -> bool:
        """The sentence under a field; False when the field is not in this grid."""
        sentence = self.sentences.get(path)
        if sentence is None:
            return False
        if self._said.get(path) != (level, text):
            self._said[path] = (level, text)
            sentence.say(level, text)
            if not self.stands(path):
                sentence.hide()
        return True

    def stands(self, path: str) -> bool:
        """Whether the row of that path is laid now; its field may stand for another path meanwhile."""
        return self.sentences.get(path) in self._shown

    def _put(self, widget: QWidget, row: int, column: int, span: int) -> None:
        self.layout_.addWidget(widget, row, column, 1, span)
        widget.show()
        self._shown.append(widget)

    def _label(self, half: Half, column: int) -> LabelCell:
        cell = self._labels.get(f"{column}{half.label}")
        if cell is None:
            cell = LabelCell(self.theme, half.label, half.field, width=64 if column == 0 else 66)
            if half.accent:
                cell.say(half.label, "accent")
            cell.setContentsMargins(self.theme.px(8) if column else 0, 0, 0, 0)
            self._labels[f"{column}{half.label}"] = cell
        return cell

    def _sentence(self, path: str, row: int, column: int, span: int) -> None:
        sentence = self.sentences.get(path)
        if sentence is None:
            sentence = self.sentences[path] = Sentence(self.theme)
        self.layout_.addWidget(sentence, row, column, 1, span)
        sentence.setVisible(bool(sentence.text()))
        self._shown.append(sentence)
