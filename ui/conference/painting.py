"""What the lines of this page share in painting: a text fitted to its place, and a pill at the right edge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.conference.wording import State
from ui.theme import Theme
from ui.widgets import paint_pill, pill_width

PILL = 22


def paint_text(
    painter: QPainter,
    place: QRectF,
    text: str,
    theme: Theme,
    *,
    role: str = "body",
    tone: str = "ink",
    right: bool = False,
) -> None:
    """One line in the middle of its place, shortened where it must; of a name with others how many there were stays."""
    metrics = QFontMetricsF(theme.font(role))
    if metrics.horizontalAdvance(text) > place.width():
        text = _shortened(metrics, text, place.width())
    left = place.right() - metrics.horizontalAdvance(text) if right else place.left()
    painter.setFont(theme.font(role))
    painter.setPen(theme.color(tone))
    painter.drawText(QPointF(left, place.center().y() + theme.rise(role)), text)


def _shortened(metrics: QFontMetricsF, text: str, width: float) -> str:
    name, _, others = text.rpartition(" 等")
    tail = f" 等{others}" if name and others.endswith("人") else ""
    room = width - metrics.horizontalAdvance(tail)
    return metrics.elidedText(name if tail else text, Qt.TextElideMode.ElideRight, room) + tail


def paint_state(
    painter: QPainter, place: QRectF, state: State, theme: Theme, selected: bool, *, right: bool = True
) -> float:
    """A pill at one edge of the place; how wide it is."""
    words, tone = state
    if not words:
        return 0
    wide, high = pill_width(theme, words), theme.px(PILL)
    left = place.right() - wide if right else place.left()
    box = QRectF(left, place.center().y() - high / 2, wide, high)
    paint_pill(painter, box, words, theme, tone, selected)
    return wide


def two_lines(place: QRectF, theme: Theme, edge: int = 5) -> tuple[QRectF, QRectF]:
    """The upper and the lower half of a row, closed up a little."""
    inside = place.adjusted(0, theme.px(edge), 0, -theme.px(edge + 1))
    half = inside.height() / 2
    upper = QRectF(inside.left(), inside.top(), inside.width(), half)
    return upper, upper.translated(0, half)
