"""来源: how something came otherwise than by a visit, when, and what an assigning body has said with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import DateField, HeldOn, PickField, RadioRow
from ui.widgets.grid import Grid, Half
from xfdesk.records.office import Office
from xfdesk.records.visit import IncomingEntry, VisitEntry
from xfdesk.rules.words import Channel

CHOICES = (Channel.LETTER, Channel.PHONE, Channel.ONLINE, Channel.ASSIGNED, Channel.OUTREACH)
USUAL = CHOICES[:-1]
"""排查 has a page of its own; it is shown where a matter came so."""


class SourceSection(QWidget):
    typed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        t = theme
        self.channel = RadioRow(t, "来源", [channel.value for channel in CHOICES])
        self.received_on = HeldOn(t, "收到日期", today, future=False, width=112)
        self.origin = PickField(t, "来件机关", placeholder="哪个机关交办、转来")
        self.due = DateField(t, "交办期限", today, future=True, width=112)
        self.grid = Grid(t)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid)
        self._state: tuple[bool, ...] = ()
        self.grid.adopt(self)
        self._offer("")
        self.lay()
        for field in (self.channel, self.received_on, self.origin, self.due):
            field.typed.connect(self._on_typed)

    def stops(self) -> list[QWidget]:
        return [self.channel, self.received_on, self.origin, self.due]

    def set_office(self, office: Office, today: date) -> None:
        above = office.level_above
        named = (
            office.bureau or f"{above}信访局",
            office.conference or f"{above}联席会议",
            office.reviewing_body,
        )
        self.origin.set_options(list(dict.fromkeys(name for name in named if name)))
        for field in (self.received_on, self.due):
            field.set_today(today)

    def lay(self) -> None:
        """Who handed it down and until when is asked where it was handed down, and shown where it is known."""
        handed = self.channel.value() == Channel.ASSIGNED or bool(self.origin.value() or self.due.value())
        if (handed,) == self._state:
            return
        self._state = (handed,)
        rows: list[tuple[Half, ...] | QWidget] = [
            (
                Half("来源", self.channel, "incoming.channel"),
                Half("收到", self.received_on, "incoming.received_on"),
            )
        ]
        if handed:
            rows.append(
                (
                    Half("来件机关", self.origin, "incoming.origin"),
                    Half("交办期限", self.due, "incoming.due"),
                )
            )
        self.grid.lay(rows)

    def show_entry(self, entry: VisitEntry) -> None:
        came = entry.incoming or IncomingEntry()
        self._offer(came.channel or "")
        self.channel.set_value(came.channel or "")
        self.received_on.set_value(came.received_on)
        self.origin.set_value(came.origin)
        self.due.set_value(came.due)
        self.lay()

    def _offer(self, known: str) -> None:
        self.channel.show_only([one.value for one in CHOICES if one in USUAL or one == known])

    def fill(self, entry: VisitEntry) -> VisitEntry:
        channel = self.channel.value()
        came = IncomingEntry(
            Channel(channel) if channel else None,
            self.received_on.value(),
            self.origin.value(),
            self.due.value(),
        )
        return replace(entry, incoming=came)

    def _on_typed(self) -> None:
        self.lay()
        self.typed.emit()
