"""A visit of another day than today's is in the form: this line says so as long as it is, and leads back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import actions
from ui.reception.gives_way import GivesWay
from ui.reception.in_hand import InHand
from ui.reception.masked import Masked
from ui.theme import Theme
from ui.widgets import QuietButton, Strip, Words
from xfdesk.errors import DeskError
from xfdesk.rules import dates


class OtherLine(QWidget):
    """What is in the form instead of what one would expect there; 显示全号 and the way back stand beside it."""

    def __init__(self, theme: Theme, in_hand: InHand, masked: Masked) -> None:
        super().__init__()
        self.in_hand, self.masked = in_hand, masked
        t = theme
        self.words = Words(t, "", role="medium")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_numbers = QuietButton(
            t, actions.words("show_numbers"), actions.keys("show_numbers"), icon="eye"
        )
        self.home = QuietButton(t, "", actions.keys("back"))
        strip = Strip(t, "amber")
        strip.row.addWidget(self.words, 1)
        strip.row.addWidget(self.show_numbers)
        strip.row.addWidget(self.home)
        box = QVBoxLayout(self)
        box.setContentsMargins(t.px(24), t.px(4), t.px(20), t.px(2))
        box.addWidget(strip)
        self.show_numbers.clicked.connect(self._reveal)
        actions.bind(self, "show_numbers", self._reveal, context=Qt.ShortcutContext.WindowShortcut)
        self.in_hand.shown.connect(self._show)
        self.hide()

    def stands(self) -> bool:
        raise NotImplementedError

    def said(self) -> tuple[str, str]:
        """The sentence, and the word of the way back."""
        raise NotImplementedError

    def _show(self) -> None:
        stands = self.stands()
        if stands:
            sentence, home = self.said()
            self.words.say(sentence)
            self.words.setToolTip(sentence)
            self.home.set_word(home)
        self.setVisible(stands)
        self._heed_mask()

    def _heed_mask(self) -> None:
        self.show_numbers.setVisible(bool(self.masked.hidden))

    def _reveal(self) -> None:
        try:
            self.masked.reveal()
        except DeskError as error:
            self.in_hand.said.emit(error.sentence, False)
        self._heed_mask()


class OtherDay(OtherLine):
    """`apart` is a strip with an Esc of its own; while it is open, Esc is its."""

    def __init__(
        self, theme: Theme, in_hand: InHand, masked: Masked, apart: QWidget, home: Callable[[], object]
    ) -> None:
        super().__init__(theme, in_hand, masked)
        self.home.clicked.connect(home)
        key = actions.bind(self, "back", home, context=Qt.ShortcutContext.WindowShortcut)
        GivesWay(self, key.setEnabled, apart)

    def stands(self) -> bool:
        return self.in_hand.away and bool(self.in_hand.entry.uid)

    def said(self) -> tuple[str, str]:
        hand = self.in_hand
        which = f"{dates.on_screen(hand.day.on)} 第 {hand.entry.no} 号"
        what = f"正在更正 {which} 的来访" if hand.saved else f"正在接着写 {which} 的草稿"
        where = "回到今天" if hand.home else "回到开始接访"
        return f"{what}，存好就{where}", "回到今天" if hand.home else "不写了"
