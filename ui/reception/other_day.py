"""A visit of another day than today's is in the form: this line says so as long as it is, and leads back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import actions
from ui.reception.acts import VisitActs
from ui.reception.in_hand import InHand
from ui.reception.masked import Masked
from ui.theme import Theme
from ui.widgets import QuietButton, Strip, Words
from xfdesk.rules import dates


class OtherDay(QWidget):
    """`apart` is a strip with an Esc of its own; while it is open, Esc is its."""

    def __init__(self, theme: Theme, acts: VisitActs, masked: Masked, apart: QWidget) -> None:
        super().__init__()
        self.in_hand, self.acts, self.masked, self.apart = acts.in_hand, acts, masked, apart
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
        self.home.clicked.connect(acts.come_home)
        window = Qt.ShortcutContext.WindowShortcut
        self._keys = (
            actions.bind(self, "back", acts.come_home, context=window),
            actions.bind(self, "show_numbers", self._reveal, context=window),
        )
        self.in_hand.shown.connect(self._show)
        apart.installEventFilter(self)
        self.hide()

    def _show(self) -> None:
        hand = self.in_hand
        away = hand.away and bool(hand.entry.uid)
        if away:
            self.words.say(f"{self._what(hand)}，存好就{self._where(hand)}")
            self.words.setToolTip(self.words.text())
            self.home.set_word("回到今天" if hand.home else "不写了")
        self.setVisible(away)
        self._heed_mask()

    @staticmethod
    def _what(hand: InHand) -> str:
        which = f"{dates.on_screen(hand.day.on)} 第 {hand.entry.no} 号"
        return f"正在更正 {which} 的来访" if hand.saved else f"正在接着写 {which} 的草稿"

    @staticmethod
    def _where(hand: InHand) -> str:
        return "回到今天" if hand.home else "回到开始接访"

    def _heed_mask(self) -> None:
        self.show_numbers.setVisible(bool(self.masked.hidden))
        self._keys[0].setEnabled(self.apart.isHidden())

    def _reveal(self) -> None:
        self.acts.attempt(self.masked.reveal)
        self._heed_mask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.apart and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._keys[0].setEnabled(event.type() == QEvent.Type.HideToParent)
        return False
