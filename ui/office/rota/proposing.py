"""照上月排 and 按轮次排: what is proposed stands in outline until it is accepted; accepting is one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from ui.office.rota.model import RotaModel
from ui.office.rota.side import Shows, Side
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.rota import RotaProposal

NOTHING = RotaProposal(())


class Proposing(QObject):
    """`said(words)` for the status line."""

    said = Signal(str)

    def __init__(self, desk: Desk, days: RotaModel, side: Side, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.days, self.side = desk, days, side
        self.proposal = NOTHING
        side.proposal.taken_out.connect(self.take_out)

    def like_before(self, year: int, month: int) -> None:
        self._propose("照上月排", lambda: self.desk.rota.like_month_before(year, month))

    def by_turns(self, since: date, until: date) -> None:
        """Only days to come."""
        today = self.desk.clock.today()
        if until < today:
            self.said.emit("这个月已经过了，没有可以排的日子")
            return
        self._propose("按轮次排", lambda: self.desk.rota.propose(max(since, today), until))

    def _propose(self, title: str, make: Callable[[], RotaProposal]) -> None:
        try:
            self.proposal = make()
        except DeskError as error:
            self.said.emit(error.sentence)
            return
        self.side.turn(Shows.PROPOSAL)
        self.side.title.say(title)
        self._show()
        self.side.proposal.take_focus()
        if self.proposal.days:
            self.side.proposal.looked_at.emit(self.proposal.days[0].on)

    def take_out(self, day: date) -> None:
        left = tuple(one for one in self.proposal.days if one.on != day)
        self.proposal = replace(self.proposal, days=left)
        self._show()

    def _show(self) -> None:
        self.days.proposed = {day.on: day for day in self.proposal.days}
        self.days.repaint()
        self.side.proposal.show_proposal(self.proposal, self._turns(), self.desk.clock.today())
        self.side.accept.setEnabled(bool(self.proposal.days))

    def _turns(self) -> tuple[tuple[str, int], ...]:
        """What the month has, and what is proposed on top."""
        counts = Counter(one.name for day in self.proposal.days for one in day.leaders)
        stands = dict(self.days.month.turns) if self.days.month is not None else {}
        return tuple((name, stands.get(name, 0) + counts[name]) for name in dict.fromkeys([*stands, *counts]))

    def accept(self) -> bool:
        if not self.proposal.days:
            return False
        proposal = self.proposal
        self.drop()
        try:
            self.desk.rota.accept(proposal)
        except DeskError as error:
            self.proposal = proposal
            self._show()
            self.said.emit(error.sentence)
            return False
        return True

    def drop(self) -> None:
        """Nothing of it was stored."""
        self.proposal = NOTHING
        self.days.proposed = {}
        self.days.repaint()
