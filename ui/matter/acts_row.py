"""The acts that are lawful now, as buttons with their keys: the one due next first; what has no room waits under 更多."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.theme import Theme
from ui.widgets import Button, Flow, QuietButton, Words
from xfdesk.records.followup import Offered
from xfdesk.rules.words import ActKind

KEYS: dict[ActKind, str] = {
    ActKind.NOTICE: "act_notice",
    ActKind.ACCEPT: "act_accept",
    ActKind.ASSIGN: "act_assign",
    ActKind.STEP: "act_step",
    ActKind.PROMISE: "act_promise",
    ActKind.PROMISE_KEPT: "act_promise_kept",
    ActKind.JUDGE: "act_judge",
    ActKind.EXTEND: "act_extend",
    ActKind.SUPERVISE: "act_supervise",
    ActKind.SUPERVISION_ANSWERED: "act_supervision_answered",
    ActKind.REPLY: "act_reply",
    ActKind.DELIVER: "act_deliver",
    ActKind.CARRIED_OUT: "act_carried_out",
    ActKind.CALL_BACK: "act_call_back",
    ActKind.ENTER_OFFICIAL: "act_enter_official",
    ActKind.CLOSE: "act_close",
    ActKind.TRANSFER: "act_transfer",
    ActKind.ROUTE: "act_route",
    ActKind.OBJECTION: "act_objection",
    ActKind.RETURNED: "act_returned",
    ActKind.REVIEW_REQUESTED: "act_review_requested",
    ActKind.REVIEW_OPINION: "act_review_opinion",
    ActKind.WITHDRAW: "act_withdraw",
    ActKind.REOPEN: "act_reopen",
    ActKind.BRING: "act_bring",
    ActKind.DECIDE: "act_decide",
    ActKind.REPORT_BACK: "act_report_back",
    ActKind.STRUCK_OFF: "act_strike_off",
}
GAP = 8
LEAST, MOST = 2, 7
"""So many buttons stand in the line however narrow or wide it is."""


@dataclass(frozen=True, slots=True)
class Other:
    """What can be done with a record beside its acts: print, correct the visit, copy the 录入卡."""

    name: str
    word: str
    icon: str = ""
    action: str = ""


class ActsRow(QWidget):
    """`chosen(ActKind)`, `asked(name of an Other)`."""

    chosen = Signal(object)
    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName("能办的事")
        self.acts: dict[ActKind, Button] = {}
        self.others: dict[str, Button] = {}
        self.why_not: tuple[str, ...] = ()
        self._narrow = self._placing = False
        self._standing: list[Button] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(GAP))
        self._rest = Flow(theme.px(GAP))
        self._rest.hide()
        self.more = QuietButton(theme, actions.words("more_acts"), actions.keys("more_acts"))
        self.more.setCheckable(True)
        self.why = Words(theme, "", role="small", tone="ink2", elide=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(self._line)
        column.addWidget(self._rest)
        self.more.toggled.connect(self._rest.setVisible)
        self._line.addWidget(self.more)
        self._line.addWidget(self.why, 1)

    def show_acts(self, offered: Offered, others: tuple[Other, ...]) -> None:
        had = self.isAncestorOf(self.window().focusWidget() or self.window())
        for button in (*self.acts.values(), *self.others.values()):
            self._line.removeWidget(button)
            self._forget(button)
        self._standing = []
        self.acts = {offer.kind: self._act(offer.kind, n == 0) for n, offer in enumerate(offered.offers)}
        self.others = {other.name: self._other(other) for other in others}
        self.why_not = offered.why_not
        self.why.say("；".join(offered.why_not))
        self.why.setAccessibleName("；".join(offered.why_not))
        self._place()
        if had:
            self.take_focus()

    def _act(self, kind: ActKind, first: bool) -> Button:
        made = Button(self.theme, kind.label, actions.keys(KEYS[kind]), primary=first)
        made.clicked.connect(partial(self.chosen.emit, kind))
        made.show_shortcut(not self._narrow)
        return made

    def _other(self, other: Other) -> Button:
        key = actions.keys(other.action) if other.action else ""
        made = Button(self.theme, other.word, key, icon=other.icon)
        made.clicked.connect(partial(self.asked.emit, other.name))
        made.show_shortcut(not self._narrow)
        return made

    def _forget(self, button: Button) -> None:
        if button.parentWidget() is self._rest:
            self._rest.take(button)
        else:
            button.hide()
            button.deleteLater()

    def take_focus(self) -> None:
        next(iter([*self.acts.values(), *self.others.values()]), self.more).setFocus()

    def toggle_more(self) -> None:
        """The acts without room; the cursor goes to the first of them, or back to the line."""
        if not self.more.isVisible():
            return
        self.more.setChecked(not self.more.isChecked())
        waiting = self._rest.shown()
        (waiting[0] if self.more.isChecked() and waiting else self.more).setFocus()

    # Its room

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for button in (*self.acts.values(), *self.others.values(), self.more):
            button.show_shortcut(not narrow)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """As many in the line as fit beside 更多; whatever has the cursor keeps it."""
        buttons = [*self.acts.values(), *self.others.values()]
        fits = self._fitting(buttons)
        if self._placing or self._standing == buttons[:fits]:
            return
        self._placing = True  # what is moved resizes the row, which would come back in here
        self._seat(buttons, fits)
        self._placing = False

    def _seat(self, buttons: list[Button], fits: int) -> None:
        self._standing = buttons[:fits]
        there = self.window().focusWidget()
        for button in buttons:
            if button.parentWidget() is self._rest:
                self._rest.let_go(button)
            self._line.removeWidget(button)
        for n, button in enumerate(buttons[:fits]):
            self._line.insertWidget(n, button)
            button.show()
        for button in buttons[fits:]:
            self._rest.put(button)
        self.more.setVisible(fits < len(buttons))
        self._rest.setVisible(self.more.isChecked() and fits < len(buttons))
        if there in buttons:
            there.setFocus()

    def _fitting(self, buttons: list[Button]) -> int:
        gap = self.theme.px(GAP)
        room = self.width() - self.more.sizeHint().width() - self.why.minimumSizeHint().width() - 2 * gap
        if self.why_not:
            room -= min(self.why.sizeHint().width(), self.width() // 3)
        used, fits = 0, 0
        for button in buttons:
            button.ensurePolished()  # bold is wider
            used += button.sizeHint().width() + gap
            if (used > room and fits >= LEAST) or fits == MOST:
                return fits
            fits += 1
        return fits
