"""Below the sheet: what is to be said of the cell in hand, and what can be done with its row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from ui import actions
from ui.actions import keys
from ui.outreach.model import Line
from ui.theme import Theme
from ui.widgets import Button, Ground, QuietButton, Sentence, Words


class Foot(Ground):
    """`matter_wanted`, `open_wanted`, `doubt_wanted`, `remove_wanted` by their buttons."""

    matter_wanted = Signal()
    open_wanted = Signal()
    doubt_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface")
        px = theme.px
        self.sentence = Sentence(theme)
        self.sentence.setWordWrap(True)
        self.about = Words(theme, "", role="small", tone="ink2", elide=True)
        self.doubts = QuietButton(theme, "", keys("next_doubt"), tone="amber", name="到下一处有疑问的")
        self.remove = QuietButton(theme, "删去这一行", keys("remove_dispute"), icon="delete", tone="ink2")
        self.open = Button(theme, "打开事项", keys("go_to_matter"), icon="right")
        self.make = Button(theme, actions.words("make_matter"), keys("make_matter"), icon="file")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(5), px(20), px(5))
        row.setSpacing(px(8))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.about, 1)
        for part in (self.doubts, self.remove, self.open, self.make):
            row.addWidget(part)
        self.setMinimumHeight(px(46))
        for button, signal in (
            (self.make, self.matter_wanted),
            (self.open, self.open_wanted),
            (self.doubts, self.doubt_wanted),
            (self.remove, self.remove_wanted),
        ):
            button.clicked.connect(signal)
        self._folded = False
        self.show_row(None)

    def show_row(self, line: Line | None) -> None:
        """The acts that are lawful on the row."""
        row = line.row if line is not None else None
        made = row is not None and bool(row.matter)
        self.open.setVisible(made)
        self.make.setVisible(row is not None and not made and not row.nothing and row.is_open)
        self.remove.setVisible(row is not None and not made)

    def show_doubts(self, many: int) -> None:
        self.doubts.setVisible(many > 0)
        self.doubts.set_word(f"有疑问 {many} 处")
        self.doubts.show_shortcut(not self._folded)
        self.doubts.setAccessibleName(f"有疑问 {many} 处，到下一处")

    def say(self, level: str, text: str) -> None:
        """A sentence on the cell in hand, or what an act was refused for."""
        self.sentence.say(level, text)
        self.about.setVisible(not text)

    def tell(self, text: str) -> None:
        """What the cell in hand has no room for."""
        self.sentence.clear()
        self.about.setText(text)
        self.about.show()

    def fold(self, folded: bool) -> None:
        self._folded = folded
        for part in (self.doubts, self.remove, self.open, self.make):
            part.show_shortcut(not folded)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
