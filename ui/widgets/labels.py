"""Words beside and above fields: label cells, section titles, tags, pills, tiles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.actions import pressed
from ui.theme import Theme
from ui.widgets.fields import repolish
from ui.widgets.marks import paint_chevron, paint_pill, paint_ring, paint_word, pill_width


class Chevron(QWidget):
    """The sign of what opens, as it stands in a drop-down."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chevron(painter, QRectF(self.rect()).center(), self.theme)
        painter.end()


class Words(QLabel):
    """A label with a role (small, medium, bold, title, gate, figure) and a tone (ink, ink2, accent, amber, red).

    `elide`: gives way where there is no room, ends in … and says the whole in its tooltip.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: str = "body",
        tone: str = "",
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__(text)
        self.theme, self.elide = theme, elide
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)

    def say(self, text: str, tone: str | None = None) -> None:
        self.setText(text)
        if tone is not None and self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self.elide:
            hint.setWidth(min(hint.width(), self.fontMetrics().horizontalAdvance("国国…")))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        cut = self.elide and self.fontMetrics().horizontalAdvance(self.text()) > room.width()
        if self.elide:
            self.setToolTip(self.text() if cut else "")
        if not cut:
            super().paintEvent(event)
            return
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()), shown)
        painter.end()


class LabelCell(Words):
    """A field's label: 64 wide, ink2, left-aligned under the section titles; `buddy` gets its mnemonic."""

    def __init__(self, theme: Theme, text: str, buddy: QWidget | None = None, *, width: int = 64) -> None:
        super().__init__(theme, text, tone="ink2")
        self.setTextFormat(Qt.TextFormat.AutoText)
        self.setFixedWidth(theme.px(width))
        self.setFixedHeight(theme.px(32))
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if buddy is not None:
            self.setBuddy(buddy)


class SectionTitle(QWidget):
    """Accent words, a thin line to the right edge, a note after the words, its one act at the end."""

    def __init__(self, theme: Theme, title: str, note: str = "", act: QWidget | None = None) -> None:
        super().__init__()
        self.theme = theme
        self.title = Words(theme, title, role="section", tone="accent")
        self.note = Words(theme, note, role="small", tone="ink2")
        if not note:
            self.note.hide()
        self.setFixedHeight(theme.px(24))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self.title)
        row.addWidget(self.note)
        row.addWidget(_Rule(theme), 1)
        if act is not None:
            row.addWidget(act)

    def set_title(self, text: str) -> None:
        self.title.setText(text)

    def set_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))


class _Rule(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setMinimumWidth(theme.px(12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(self.theme.color("line"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        y = self.height() // 2 + 0.5
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.end()


class Tag(QLabel):
    """A short word on the soft accent: 初访, 续访, 集体访."""

    def __init__(self, theme: Theme, text: str, tone: str = "accent") -> None:
        super().__init__(text)
        self.theme, self.tone = theme, tone
        self.setFixedHeight(theme.px(22))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.theme.font("small_medium")).horizontalAdvance(self.text())
        return QSize(width + self.theme.px(20), self.theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("accent_soft" if self.tone == "accent" else f"{self.tone}_bg"))
        painter.drawRoundedRect(QRectF(self.rect()), t.px(4), t.px(4))
        painter.setPen(t.color(self.tone))
        paint_word(painter, QRectF(self.rect()), self.text(), t, "small_medium", centred=True)
        painter.end()


class Pill(QLabel):
    """A date or lack: tone red (overdue), amber (today, tomorrow, lacking), plain (outline)."""

    def __init__(self, theme: Theme, text: str = "", tone: str = "amber") -> None:
        super().__init__(text)
        self.theme, self.tone = theme, tone
        self.setFixedHeight(theme.px(22))

    def say(self, text: str, tone: str = "amber") -> None:
        self.tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self.theme, self.text()), self.theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self.text(), self.theme, self.tone)
        painter.end()


class Tile(QAbstractButton):
    """Figure, name, what it counts; a button that stays down while its count filters a list. Folded it is one low line."""

    HIGH, LOW = 64, 36

    def __init__(
        self, theme: Theme, name: str, counts: str, figure: str = "0", tone: str = "ink", *, key: str = ""
    ) -> None:
        super().__init__()
        self.theme, self.word, self.counts, self.figure, self.tone = theme, name, counts, figure, tone
        self.key, self.folded = key, False
        self.setCheckable(True)
        self.setMinimumWidth(theme.px(140))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._name)
        self.fold(False)
        self.set_figure(figure, tone)

    def set_figure(self, figure: str, tone: str = "ink") -> None:
        self.figure, self.tone = figure, tone
        self._name()
        self.update()

    def set_counts(self, counts: str) -> None:
        self.counts = counts
        self._name()
        self.update()

    def fold(self, folded: bool) -> None:
        self.folded = folded
        self.setFixedHeight(self.theme.px(self.LOW if folded else self.HIGH))
        self.update()

    def _name(self) -> None:
        filters = "，正在只看这些" if self.isChecked() else ""
        self.setAccessibleName(f"{self.word} {self.figure} {self.counts}{filters}")
        self.setToolTip("   ".join(filter(None, (self.counts, self.key))))

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "done"):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter, on = self.theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(t.color("accent" if on else "line2"), 1.5 if on else 1))
        painter.setBrush(t.color("accent_soft" if on else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, t.px(8) - 0.75, t.px(8) - 0.75)
        self._paint_words(painter)
        if self.hasFocus():
            paint_ring(painter, self.rect(), t, t.px(8), strong=on)
        painter.end()

    def _words_left(self) -> int:
        """Where name and what it counts begin: those of all tiles at one edge, as long as the figures are short."""
        t = self.theme
        edge, after = (12, 10) if self.folded else (20, 16)
        wide = QFontMetrics(t.font("figure")).horizontalAdvance(self.figure)
        past = t.px(edge) + wide + t.px(after)
        return past if self.folded else max(t.px(62), past)

    def shown_counts(self) -> str:
        """What it counts, as far as there is room."""
        small = QFontMetrics(self.theme.font("small"))
        room = self.width() - self._words_left() - self.theme.px(8)
        return small.elidedText(self.counts, Qt.TextElideMode.ElideRight, room)

    def _paint_words(self, painter: QPainter) -> None:
        """The name and what it counts lie in two lines beside the figure."""
        t, left = self.theme, self._words_left()
        painter.setPen(t.color(self.tone))
        figure = QRectF(self.rect()).adjusted(t.px(12 if self.folded else 20), 0, 0, 0)
        paint_word(painter, figure, self.figure, t, "figure")
        edge = 0 if self.folded else t.px(10)
        high = self.height() if self.folded else self.height() / 2 - edge
        painter.setPen(t.color("ink"))
        paint_word(painter, QRectF(left, edge, self.width() - left, high), self.word, t, "bold")
        if not self.folded:
            painter.setPen(t.color("ink2"))
            under = QRectF(left, self.height() / 2, self.width() - left, high)
            paint_word(painter, under, self.shown_counts(), t, "small")
