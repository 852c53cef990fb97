"""Lines of the left column: a session with its sentence, and a matter that waits for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.conference import wording
from ui.conference.painting import paint_state, paint_text, two_lines
from ui.theme import Theme
from xfdesk.records.conference import Session, Waiting

LEFT, RIGHT = 14, 8


class SessionRows:
    """Name and how it stands, under them the day and the register's sentence."""

    high = 78

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        self.theme, self.today = theme, today

    def sentence(self, one: Session) -> str:
        return wording.session_sentence(one, self.today())

    def row(self, painter: QPainter, place: QRectF, one: Session, selected: bool) -> None:
        theme, px, today = self.theme, self.theme.px, self.today()
        inside = place.adjusted(px(LEFT), px(6), -px(RIGHT), -px(7))
        third = inside.height() / 3
        first = QRectF(inside.left(), inside.top(), inside.width(), third)
        wide = paint_state(painter, first, wording.session_state(one, today), theme, selected)
        words = first.adjusted(0, 0, -wide - px(8), 0)
        paint_text(painter, words, wording.session_name(one, today), theme, role="bold")
        day = wording.day(one, today)
        when = "   ".join(filter(None, (day, one.time, one.place)))
        paint_text(painter, first.translated(0, third), when, theme, tone="ink2")
        paint_text(
            painter, first.translated(0, 2 * third), wording.tally(one), theme, role="small", tone="ink2"
        )


class WaitingRows:
    """Whose and what it is, under it who has it."""

    high = 50

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def sentence(self, one: Waiting) -> str:
        return wording.waiting_sentence(one)

    def row(self, painter: QPainter, place: QRectF, one: Waiting, selected: bool) -> None:
        theme, px = self.theme, self.theme.px
        upper, lower = two_lines(place.adjusted(px(LEFT), 0, -px(RIGHT), 0), theme)
        half = upper.width() / 2
        paint_text(painter, upper.adjusted(0, 0, -half, 0), wording.name(one), theme, role="medium")
        paint_text(painter, upper.adjusted(half, 0, 0, 0), one.unit, theme, tone="ink2", right=True)
        paint_text(painter, lower, one.summary, theme, tone="ink2")
