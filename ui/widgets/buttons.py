"""Buttons: one primary a page, the others plain, quiet ones accent text. The shortcut stands after three blanks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from ui.icons import icon as make_icon
from ui.theme import Theme
from ui.widgets.fields import repolish
from ui.widgets.marks import paint_ring


class Button(QPushButton):
    """`shortcut` is only shown here; the page's QShortcut or QAction does the work."""

    HEIGHT = 34

    def __init__(
        self,
        theme: Theme,
        text: str,
        shortcut: str = "",
        *,
        primary: bool = False,
        icon: str = "",
        name: str = "",
    ) -> None:
        super().__init__()
        self.theme, self.word, self.shortcut_text, self._icon = theme, text, shortcut, icon
        self._named = name
        self.setAutoDefault(False)
        self.setFixedHeight(theme.px(self.HEIGHT))
        if primary:
            self.setProperty("primary", True)
        self._primary = primary
        self.set_word(text)
        if icon:
            self._dress()
            theme.changed.connect(self._dress)

    def set_word(self, text: str) -> None:
        self.word = text
        self.setAccessibleName(self._named or text.replace("&", ""))
        self.show_shortcut(True)

    def show_shortcut(self, shown: bool) -> None:
        """At 150 % the shortcuts leave the buttons and go to the tooltip."""
        tail = self.shortcut_text and shown
        self.setText(f"{self.word}   {self.shortcut_text}" if tail else self.word)
        self.setToolTip("" if tail else self.shortcut_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does: that is what a hand expects of what has the cursor."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            paint_ring(painter, self.rect(), self.theme, self.theme.px(5), strong=self._primary)
            painter.end()

    def _dress(self) -> None:
        self.setIcon(make_icon(self.theme, self._icon, self._icon_color()))
        size = self.theme.px(18)
        self.setIconSize(QSize(size, size))

    def _icon_color(self) -> str:
        return "on_accent" if self._primary else "ink2"


class QuietButton(Button):
    """Accent text without a frame; `tone` ink2 or amber where it must not draw the eye."""

    HEIGHT = 26

    def __init__(
        self, theme: Theme, text: str, shortcut: str = "", *, icon: str = "", name: str = "", tone: str = ""
    ) -> None:
        self._tone = tone
        super().__init__(theme, text, shortcut, icon=icon, name=name)
        self.setProperty("quiet", True)
        if tone:
            self.setProperty("tone", tone)
        repolish(self)

    def stand_under_words(self) -> None:
        """Its words begin where those of a field begin: for one that stands in the form's own column."""
        self.setProperty("under", True)
        repolish(self)

    def _icon_color(self) -> str:
        return self._tone or "accent"
