"""A matter on a session as it is painted: whose, what is asked, who reports, what was decided, how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.conference import wording
from ui.conference.painting import paint_state, paint_text, two_lines
from ui.icons import paint_icon
from ui.theme import Theme
from xfdesk.records.conference import SessionItem

HEAD = {
    "place": "序",
    "who": "姓名、编号",
    "what": "事项、请会议定什么",
    "reports": "汇报单位、答复期限",
    "decision": "决定、承办、期限",
    "state": "状态",
}
FIXED = {"place": 22, "who": 122, "reports": 132, "state": 88}
SHARES = {"what": 6, "decision": 5}
LEAST = 150
"""What each of the long columns needs."""
DROPS = ("reports", "who", "decision")
LEFT, RIGHT, GAP = 14, 10, 16


@dataclass(frozen=True, slots=True)
class Span:
    left: float
    width: float

    def at(self, place: QRectF) -> QRectF:
        return QRectF(place.left() + self.left, place.top(), self.width, place.height())


def spans(theme: Theme, width: float) -> dict[str, Span]:
    """The columns that have room; what is asked and what was decided share what the others leave."""
    px, keys = theme.px, list(HEAD)
    for dropped in ("", *DROPS):
        keys = [key for key in keys if key != dropped]
        shared = [key for key in keys if key in SHARES]
        fixed = sum(px(FIXED[key]) for key in keys if key in FIXED)
        room = width - px(LEFT) - px(RIGHT) - fixed - px(GAP) * (len(keys) - 1)
        if room >= px(LEAST) * len(shared):
            break
    total, left, found = sum(SHARES[key] for key in shared), float(px(LEFT)), dict[str, Span]()
    for key in keys:
        wide = px(FIXED[key]) if key in FIXED else max(room, px(60)) * SHARES[key] / total
        found[key] = Span(left, wide)
        left += wide + px(GAP)
    return found


class ItemRows:
    """`sat()`: whether the session in hand is today or has been."""

    high = 56

    def __init__(self, theme: Theme, today: Callable[[], date], sat: Callable[[], bool]) -> None:
        self.theme, self.today, self.sat = theme, today, sat

    def sentence(self, one: SessionItem) -> str:
        return wording.item_sentence(one, self.today())

    def row(self, painter: QPainter, place: QRectF, one: SessionItem, selected: bool) -> None:
        found = spans(self.theme, place.width())
        upper, lower = two_lines(place, self.theme)
        if not selected:
            self._line(painter, place, found)
        paint_text(painter, found["place"].at(upper), str(one.position), self.theme, tone="ink2")
        if one.sealed:
            self._sealed(painter, place, one, found)
            return
        for key, above, below in self._pieces(one):
            if key in found:
                role = "medium" if key in ("who", "what") else "body"
                paint_text(painter, found[key].at(upper), above, self.theme, role=role)
                paint_text(painter, found[key].at(lower), below, self.theme, tone="ink2")
        self._state(painter, found["state"].at(upper), found["state"].at(lower), one, selected)

    def _pieces(self, one: SessionItem) -> tuple[tuple[str, str, str], ...]:
        today = self.today()
        due = wording.who_and_when(one, today) if one.decided_on else ""
        return (
            ("who", wording.name(one), one.number),
            ("what", f"{one.summary}{'（排查发现）' if one.found else ''}", wording.asked(one)),
            ("reports", one.reports, wording.answer(one, today)),
            ("decision", one.decision, due),
        )

    def _state(
        self, painter: QPainter, upper: QRectF, lower: QRectF, one: SessionItem, selected: bool
    ) -> None:
        state = wording.item_state(one, sat=self.sat())
        paint_state(painter, upper, state, self.theme, selected)
        words, tone = wording.item_time(one, self.today())
        if words:
            role = "medium" if tone == "red" else "small"
            paint_text(painter, lower, words, self.theme, role=role, tone=tone, right=True)

    def _sealed(self, painter: QPainter, place: QRectF, one: SessionItem, found: dict[str, Span]) -> None:
        """Number and sealed words alone (art. 30)."""
        px = self.theme.px
        begin = found["place"].left + found["place"].width + px(GAP)
        words = place.adjusted(begin, 0, -px(RIGHT), 0)
        lock = QRectF(words.left(), words.center().y() - px(8), px(16), px(16))
        paint_icon(painter, self.theme, "lock", lock, "pend")
        said = f"{one.summary}   {one.number}"
        paint_text(painter, words.adjusted(px(24), 0, 0, 0), said, self.theme, tone="ink2")

    def _line(self, painter: QPainter, place: QRectF, found: dict[str, Span]) -> None:
        painter.setPen(QPen(self.theme.color("line"), 0))
        y, last = place.bottom() - 0.5, found["state"]
        painter.drawLine(int(place.left() + found["place"].left), int(y), int(last.left + last.width), int(y))


class ItemsHead(QWidget):
    """The columns' names above the list, at the edges of what stands under them."""

    HIGH = 30

    def __init__(self, theme: Theme, room: Callable[[], int]) -> None:
        super().__init__()
        self.theme, self.room = theme, room
        self.setFixedHeight(theme.px(self.HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("bg"))
        for key, span in spans(self.theme, self.room()).items():
            place = span.at(QRectF(self.rect()))
            right = key == "state"
            paint_text(painter, place, HEAD[key], self.theme, role="small_medium", tone="ink2", right=right)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
