"""The strip of the returning visitor: what they brought before, and the keys that go on from it. Never a count of visits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from ui import actions
from ui.theme import Theme
from ui.widgets import Pill, QuietButton, Strip, VerdictChip, Words
from xfdesk.records.visit import Recognised
from xfdesk.rules import dates
from xfdesk.rules.text import shorten


class KnownStrip(Strip):
    taken_over = Signal()
    continued = Signal()
    made_new = Signal()

    def __init__(self, theme: Theme, go_on: str = "续访") -> None:
        super().__init__(theme, "accent")
        self.found: tuple[Recognised, ...] = ()
        self.at = 0
        self.setFixedHeight(theme.px(36))
        self.came = Words(theme, "来过", role="bold")
        self.what = Words(theme, "", role="medium", elide=True)
        self.what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.when = Words(theme, "", tone="ink2")
        self.chip = VerdictChip(theme)
        self.owner = Words(theme, "", tone="ink2")
        self.promise = Pill(theme, "", "amber")
        self.next = QuietButton(theme, "还有", "")
        self.take = QuietButton(theme, "带入资料", actions.keys("take_over"))
        self.go_on = QuietButton(theme, go_on, actions.keys("continue"))
        self.new = QuietButton(theme, "改为新事项", actions.keys("as_new"))
        self.row.addWidget(self.came)
        self.row.addWidget(self.when)
        self.row.addWidget(self.what, 1)
        for widget in (self.chip, self.owner, self.promise, self.next, self.take, self.go_on, self.new):
            self.row.addWidget(widget)
        self.take.clicked.connect(self.taken_over)
        self.go_on.clicked.connect(self.continued)
        self.new.clicked.connect(self.made_new)
        self.hide()

    @property
    def current(self) -> Recognised | None:
        return self.found[self.at] if self.at < len(self.found) else None

    def show_found(self, found: tuple[Recognised, ...], at: int, today: date, going_on: bool) -> None:
        """`at` is the one shown; `going_on`: the visit continues it."""
        self.found, self.at, self._today, self._going_on = found, at, today, going_on
        self._dress()

    def _dress(self) -> None:
        one = self.current
        self.setVisible(one is not None)
        if one is None:
            return
        going_on = self._going_on
        known = "来过" if one.same else f"可能来过（按{one.by}）"
        self.came.say(known if one.same else f"{known} {one.name}")
        self.when.say(one.on.isoformat())
        self.what.setText(shorten(one.summary, 30))
        self.what.setToolTip(one.summary)
        self.chip.setVisible(one.verdict is not None)
        self.chip.set_verdict(one.verdict)
        self.owner.say(" ".join(part for part in (one.unit, one.person) if part) or one.status)
        self._dress_promise(one)
        self.next.setVisible(len(self.found) > 1 and not going_on)
        self.next.set_word(f"还有 {len(self.found) - 1} 件")
        self.take.setVisible(not going_on)
        self.go_on.setVisible(not going_on)
        self.new.setVisible(going_on)

    def _dress_promise(self, one: Recognised) -> None:
        due = one.promise_due
        if due is None:
            self.promise.hide()
            return
        left = (due - self._today).days
        tone = "red" if left < 0 else "amber"
        self.promise.say(f"答应 {dates.month_day(due)} {dates.days_left(left)}", tone)
        self.promise.setToolTip(one.promise)
        self.promise.show()
