"""The small pieces this page is made of: buttons, quiet labels, section titles, and the marks painted in cells."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.icons import icon, paint_icon
from ui.theme import Theme

# word: (colour, ground or "" for an outline)
_LOOKS = {
    "全部合理": ("full", "full_bg"),
    "部分合理": ("part", "part_bg"),
    "不合理": ("un", "un_bg"),
}


def button(
    theme: Theme, text: str, picture: str = "", *, primary: bool = False, key: str = ""
) -> QPushButton:
    """A button with its verb, its icon before it and its shortcut after three blanks."""
    made = QPushButton(f"{text}   {key}" if key else text)
    made.setAccessibleName(text)
    made.setProperty("primary", primary)
    made.setFixedHeight(theme.px(34))
    if picture:
        made.setIcon(icon(theme, picture, "on_accent" if primary else "ink2", 18))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
    made.setAutoDefault(False)
    return made


def quiet(theme: Theme, text: str, picture: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setProperty("quiet", True)
    made.setFixedHeight(theme.px(26))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if picture:
        made.setIcon(icon(theme, picture, "accent", 16))
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
    made.setAutoDefault(False)
    return made


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
    """Title in accent, a thin line to the right edge, a note after the title."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    row.addWidget(label(title, "accent", "section"))
    if note:
        row.addWidget(label(note, "ink2", "small"))
    rule = QFrame()
    rule.setFixedHeight(1)
    rule.setStyleSheet(f"background: {theme.hex('line')};")
    row.addWidget(rule, 1)
    made.setFixedHeight(theme.px(24))
    return made


class Mark(QWidget):
    """A verdict chip as a widget."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self.theme, self.word = theme, word
        self.setFixedSize(theme.px(90), theme.px(22))
        self.setAccessibleName(f"判断 {word}")

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.word, self.theme)
        painter.end()


def paint_chip(painter: QPainter, rect: QRectF, word: str, theme: Theme, selected: bool = False) -> None:
    """Mark and word on the soft ground; what is not judged has an outline, dashed while it waits."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, ground = _LOOKS.get(word, ("pend", ""))
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if selected else ground))
    else:
        pen = QPen(theme.color("edge"), 1)
        if word == "待核实":
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color("surface") if selected else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, theme.px(5), theme.px(5))
    mark = QRectF(rect.left() + theme.px(8), rect.center().y() - theme.px(4.5), theme.px(9), theme.px(9))
    _paint_mark(painter, mark, word, theme, ink)
    painter.setPen(theme.color(ink))
    painter.setFont(theme.font("small_medium"))
    painter.drawText(rect.adjusted(theme.px(22), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
    painter.restore()


def _paint_mark(painter: QPainter, box: QRectF, word: str, theme: Theme, ink: str) -> None:
    """Full disc, half disc, ring, broken ring, dash or lock: the shape says it without the colour."""
    color = theme.color(ink)
    if word == "已密封":
        paint_icon(painter, theme, "lock", box.adjusted(-2, -2, 2, 2), ink)
        return
    painter.setPen(QPen(color, theme.px(1.6) or 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if word == "不作判断":
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        return
    if word == "待核实":
        for quarter in range(4):
            painter.drawArc(box, (quarter * 90 + 12) * 16, 62 * 16)
        return
    painter.setBrush(color if word == "全部合理" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if word == "部分合理":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPie(box, 90 * 16, 180 * 16)


def paint_pill(painter: QPainter, right: float, middle: float, text: str, tone: str, theme: Theme) -> None:
    """A date's pill that ends at `right`: red or amber on its soft ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("small_medium")
    wide = QFontMetricsF(font).horizontalAdvance(text) + theme.px(16)
    high = theme.px(22)
    box = QRectF(right - wide, middle - high / 2, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}_bg"))
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setPen(theme.color(tone))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
