"""Painting shared by controls and delegates: frames, focus rings, verdict marks, chips, pills, chevrons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen

from ui.icons import paint_icon
from ui.theme import Theme
from xfdesk.rules.words import Verdict

TOKENS = {
    Verdict.FULLY_REASONABLE: "full",
    Verdict.PARTLY_REASONABLE: "part",
    Verdict.UNREASONABLE: "un",
    Verdict.PENDING: "pend",
    Verdict.NONE: "pend",
}
SEALED_WORD = "已密封"
CHIP_TEXTS = (*(str(verdict) for verdict in Verdict), SEALED_WORD)


def verdict_token(verdict: Verdict | str | None) -> str:
    return TOKENS[_verdict(verdict)]


def paint_verdict_mark(
    painter: QPainter, center: QPointF, verdict: Verdict | None, color: QColor, radius: float = 5.0
) -> None:
    """● full, ◐ part, ○ un, a broken ring pending, a dash for no verdict: told apart without colour."""
    verdict = _verdict(verdict)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
    pen = QPen(color, max(1.4, radius * 0.3))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if verdict is Verdict.FULLY_REASONABLE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(box)
    elif verdict is Verdict.PARTLY_REASONABLE:
        painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPie(box, 90 * 16, 180 * 16)
    elif verdict is Verdict.UNREASONABLE:
        painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
    elif verdict is Verdict.PENDING:
        pen.setDashPattern([2.1, 1.4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
    else:
        painter.drawLine(QPointF(box.left(), center.y()), QPointF(box.right(), center.y()))
    painter.restore()


def chip_width(theme: Theme) -> int:
    """All chips of a column are equally wide: as the longest word asks."""
    metrics = QFontMetrics(theme.font("medium"))
    widest = max(metrics.horizontalAdvance(text) for text in CHIP_TEXTS)
    return widest + theme.px(30)


def paint_verdict_chip(
    painter: QPainter,
    rect: QRect | QRectF,
    verdict: Verdict | None,
    theme: Theme,
    selected: bool = False,
    *,
    sealed: bool = False,
) -> None:
    """Mark and word on the verdict's soft ground; outlines have no ground; on a selected row the ground is surface."""
    verdict = _verdict(verdict)
    word = SEALED_WORD if sealed else str(verdict)
    token = "pend" if sealed else TOKENS[verdict]
    outline = sealed or verdict in (Verdict.PENDING, Verdict.NONE)
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if outline:
        pen = QPen(theme.color("pend" if verdict is Verdict.PENDING and not sealed else "line2"), 1)
        if verdict is Verdict.PENDING and not sealed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color("surface") if selected else Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if selected else f"{token}_bg"))
    painter.drawRoundedRect(box, theme.px(5), theme.px(5))
    mark = QPointF(box.left() + theme.px(13), box.center().y())
    if sealed:
        size = theme.px(14)
        paint_icon(
            painter, theme, "lock", QRectF(mark.x() - size / 2, mark.y() - size / 2, size, size), "pend"
        )
    else:
        paint_verdict_mark(painter, mark, verdict, theme.color(token), theme.px(4.6))
    painter.setPen(theme.color(token))
    paint_word(painter, box.adjusted(theme.px(22), 0, -theme.px(4), 0), word, theme, "medium")
    painter.restore()


def paint_word(
    painter: QPainter, box: QRectF, word: str, theme: Theme, role: str = "body", *, centred: bool = False
) -> None:
    """One line in the middle of its box, by its ideographs; from the left edge, or centred."""
    font = theme.font(role)
    painter.setFont(font)
    left = box.left()
    if centred:
        left = box.center().x() - QFontMetricsF(font).horizontalAdvance(word) / 2
    painter.drawText(QPointF(left, box.center().y() + theme.rise(role)), word)


def paint_pill(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    theme: Theme,
    tone: str = "amber",
    selected: bool = False,
) -> None:
    """A date that is due or a lack, on its ground: tone `red`, `amber`, `accent`, or `plain` for an outline."""
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = {"red": "red_bg", "amber": "amber_bg", "accent": "accent_soft"}.get(tone)
    painter.setPen(Qt.PenStyle.NoPen if ground else QPen(theme.color("line2"), 1))
    painter.setBrush(theme.color("surface" if selected else ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(theme.color(tone if ground else "ink2"))
    paint_word(painter, box, text, theme, "small_medium", centred=True)
    painter.restore()


def pill_width(theme: Theme, text: str) -> int:
    return QFontMetrics(theme.font("small_medium")).horizontalAdvance(text) + theme.px(18)


def paint_field(
    painter: QPainter,
    rect: QRect | QRectF,
    theme: Theme,
    *,
    focus: bool = False,
    mark: str = "",
    enabled: bool = True,
) -> None:
    """A field's ground and frame, for the controls that are painted (combo, key)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    radius = theme.px(5)
    painter.setBrush(theme.color("surface" if enabled else "sunk"))
    quiet = {"doubt": "amber_line", "problem": "red"}.get(mark, "line2" if enabled else "line")
    lower = {"doubt": "amber", "problem": "red"}.get(mark, "edge" if enabled else "line")
    painter.setPen(QPen(theme.color(quiet), 1))
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(QPen(theme.color(lower), 2 if mark else 1))
    y = box.bottom() - (0.5 if mark else 0)
    painter.drawLine(QPointF(box.left() + radius - 1, y), QPointF(box.right() - radius + 1, y))
    if focus:
        paint_ring(painter, rect, theme, radius)
    painter.restore()


def paint_ring(
    painter: QPainter, rect: QRect | QRectF, theme: Theme, radius: float, *, strong: bool = False
) -> None:
    """2 px of accent inside the control's own edge, so that nothing moves.

    `strong`: on a control that is itself of a full colour or has a frame of its own, 2 px of surface part the two.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, token in ((3, "surface"), (1, "accent")) if strong else ((1, "accent"),):
        painter.setPen(QPen(theme.color(token), 2))
        box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, max(1.0, radius - inset), max(1.0, radius - inset))
    painter.restore()


def paint_chevron(painter: QPainter, center: QPointF, theme: Theme, color: str = "ink2") -> None:
    size = theme.px(20)
    paint_icon(
        painter, theme, "down", QRectF(center.x() - size / 2, center.y() - size / 2, size, size), color
    )


def _verdict(verdict: Verdict | str | None) -> Verdict:
    return Verdict.NONE if verdict in (None, "") else Verdict(verdict)
