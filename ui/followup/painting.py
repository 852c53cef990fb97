"""What the lists of 督办 share in painting: words fitted to their room, verdict chips, the pill of a date, hits on amber."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets import chip_width, paint_pill, paint_verdict_chip, pill_width
from ui.widgets.hits import found_in
from xfdesk.records.followup import BoardItem
from xfdesk.rules.words import Verdict

CHIP = 22
KEPT = 4_000


class Brush:
    """Measures and draws, each text and chip once for every width and state."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        self.theme, self.view, self.typed = theme, view, ""
        self.refresh()

    def refresh(self) -> None:
        """Another scheme, or other texts."""
        self._chips: dict[tuple[Verdict | None, bool, bool, float], QPixmap] = {}
        self._shown: dict[tuple[str, str, int], tuple[str, float]] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self.chip = chip_width(self.theme)

    def metrics(self, role: str) -> QFontMetricsF:
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.theme.font(role))
        return self._metrics[role]

    def fitted(self, role: str, text: str, width: int) -> tuple[str, float]:
        """The text as far as the room holds it, and how wide that is; of a name with others how many there were stays."""
        shown = self._shown.get((role, text, width))
        if shown is None:
            metrics, words = self.metrics(role), text
            if metrics.horizontalAdvance(text) > width:
                words = self._shortened(metrics, text, width)
            shown = words, metrics.horizontalAdvance(words)
            if len(self._shown) > KEPT:
                self._shown.clear()
            self._shown[role, text, width] = shown
        return shown

    def _shortened(self, metrics: QFontMetricsF, text: str, width: int) -> str:
        name, _, others = text.rpartition(" 等")
        tail = f" 等{others}" if name and others.endswith("人") else ""
        room = width - metrics.horizontalAdvance(tail)
        return metrics.elidedText(name if tail else text, Qt.TextElideMode.ElideRight, room) + tail

    def text(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        *,
        role: str = "body",
        tone: str = "ink",
        right: bool = False,
        named: bool = False,
        searched: bool = False,
    ) -> None:
        """One line in the middle of its place; `named` is also found by its initials."""
        words, wide = self.fitted(role, text, int(place.width()))
        left = place.right() - wide if right else place.left()
        if searched and self.typed:
            self._hits(painter, place, left, words, role, named)
        painter.setFont(self.theme.font(role))
        painter.setPen(self.theme.color(tone))
        # By its baseline: an aligned box costs half as much again.
        painter.drawText(QPointF(left, place.center().y() + self.theme.rise(role)), words)

    def _hits(
        self, painter: QPainter, place: QRectF, begin: float, words: str, role: str, named: bool
    ) -> None:
        metrics = self.metrics(role)
        for start, length in found_in(words, self.typed, named=named):
            left = begin + metrics.horizontalAdvance(words[:start])
            wide = metrics.horizontalAdvance(words[start : start + length])
            high = metrics.height() + 2
            box = QRectF(left - 1, place.center().y() - high / 2, wide + 2, high)
            painter.fillRect(box, self.theme.color("amber_bg"))

    def verdict(self, painter: QPainter, left: float, middle: float, one: BoardItem, selected: bool) -> None:
        """Drawn once for each word and state, then only put down."""
        ratio, high = self.view.devicePixelRatioF(), self.theme.px(CHIP)
        key = (one.verdict, one.sealed, selected, ratio)
        picture = self._chips.get(key)
        if picture is None:
            picture = self._chips[key] = QPixmap(round(self.chip * ratio), round(high * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            place = QRectF(0, 0, self.chip, high)
            paint_verdict_chip(inside, place, one.verdict, self.theme, selected, sealed=one.sealed)
            inside.end()
        painter.drawPixmap(QPointF(left, middle - high / 2), picture)

    def pill(self, painter: QPainter, place: QRectF, text: str, tone: str, selected: bool) -> None:
        """How long is left: plain words at the right edge, on a ground of its own where it presses."""
        if not tone:
            self.text(painter, place, text, tone="ink2", right=True)
            return
        high, wide = self.theme.px(CHIP), max(place.width(), pill_width(self.theme, text))
        box = QRectF(place.right() - wide, place.center().y() - high / 2, wide, high)
        paint_pill(painter, box, text, self.theme, tone, selected)
