"""Saving what came otherwise than by a visit: the same act as a visit's save, with the act `receive` as its own row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from xfdesk.desk import whose
from xfdesk.desk.saving import Saving
from xfdesk.records.visit import IncomingEntry, MatterEntry, PointEntry, VisitEntry, VisitorEntry
from xfdesk.rules.words import CAME_AGAIN, PaperKind
from xfdesk.store import incoming, matters


@dataclass
class TakingIn(Saving):
    """`writer` is whoever wrote on another's matter: told in the act, since nothing else stands under them."""

    writer: VisitorEntry | None = None
    OWN: ClassVar[str] = "Act"

    @property
    def _came(self) -> IncomingEntry:
        assert self.entry.incoming is not None
        return self.entry.incoming

    def _visitor(self, before: VisitEntry | None) -> str:
        if self.entry.continues:
            own = str(matters.row(self.table.file, self.entry.continues)["visitor"])
            if whose.record_of(self.table, self.entry, self.check.derived, before) != own:
                self.writer = replace(self.entry.visitor, uid="")
                return own
        return super()._visitor(before)

    def _matter_columns(self) -> dict[str, Any]:
        handed_down = {"origin": self._came.origin, "due": self._came.due or None}
        return {**super()._matter_columns(), **handed_down}

    def _standing(self, stored: MatterEntry) -> MatterEntry:
        return replace(self.entry.matter, earlier=stored.earlier)

    def _beside(self, row: dict[str, Any]) -> dict[str, Any]:
        """A matter that is known and is handed down now has the earlier of the dates set for it (art. 22)."""
        days = [date.fromisoformat(day) for day in (row["due"], self._came.due) if day]
        due = min(days).isoformat() if days else None
        return {"origin": row["origin"] or self._came.origin, "due": due}

    def _judge(self, point: PointEntry) -> str:
        """Nobody sits at the table: whoever takes the demand in hand has judged it."""
        return point.leader or self.table.who

    def _own_row(self, before: VisitEntry | None, visitor: str, matter: str) -> int:
        derived = self.check.derived
        who, at, file = self.table.who, self.at, self.table.file
        incoming.put(file, self.entry, derived, matter=matter, who=who, at=at, visitor=self.writer)
        return 0

    def _undecided(self) -> PaperKind | None:
        return PaperKind.ACCEPTANCE

    def _what(self, before: VisitEntry | None) -> str:
        if before:
            return "更正登记的事项"
        again = self.entry.continues and self._came.channel
        return f"登记{CAME_AGAIN[again]}" if again else "登记事项"
