"""The small pieces that a record and the lists of matters are made of, from the window's own controls."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.labels import SectionTitle
from ui.widgets.marks import paint_pill, pill_width


def button(theme: Theme, text: str, picture: str = "", *, primary: bool = False, key: str = "") -> Button:
    return Button(theme, text, key, primary=primary, icon=picture)


def quiet(theme: Theme, text: str, picture: str = "") -> QuietButton:
    return QuietButton(theme, text, icon=picture)


def label(text: str, tone: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text always: what a visitor said is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    if role:
        made.setProperty("role", role)
    return made


def section(theme: Theme, title: str, note: str = "") -> QWidget:
    return SectionTitle(theme, title, note)


def paint_pill_at(
    painter: QPainter, right: float, middle: float, text: str, tone: str, theme: Theme, selected: bool
) -> None:
    """A date's pill that ends at `right`."""
    wide, high = pill_width(theme, text), theme.px(22)
    paint_pill(painter, QRectF(right - wide, middle - high / 2, wide, high), text, theme, tone, selected)
