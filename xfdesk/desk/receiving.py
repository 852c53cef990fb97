"""登记事项: matters that come otherwise than by a visit, on the same form and by the same rules (arts. 21 to 23)."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from xfdesk.changes import Change, Touched
from xfdesk.desk.accused import apart, refused_apart
from xfdesk.desk.saving import NOT_CHANGED
from xfdesk.desk.table import Table
from xfdesk.desk.taking_in import TakingIn
from xfdesk.desk.writing import Writing
from xfdesk.errors import Refused
from xfdesk.intake import receive_line
from xfdesk.intake.values import AGAIN, NOT_TAKEN
from xfdesk.records.followup import Recorded
from xfdesk.records.keys import new_key
from xfdesk.records.visit import IncomingEntry, Saved, VisitEntry
from xfdesk.rules.words import CAME_AGAIN, Channel
from xfdesk.store import arrivals, drafts, matters


class Receiving(Writing):
    """`blank`, `save` and what the form asks between them. Raises `Refused` with the rule, or `NotSaved`."""

    def blank(self, channel: Channel | None = None) -> VisitEntry:
        """A key of its own, received today."""
        came = IncomingEntry(channel, self.table.today.isoformat())
        return VisitEntry(new_key(self.table.clock.now()), incoming=came)

    def another(self, entry: VisitEntry) -> VisitEntry:
        return replace(self.blank(), incoming=entry.incoming)

    def waiting(self) -> str:
        """The newest one left half-typed that was never saved, or ""; changes of a saved one wait with it."""
        file = self.table.file
        with file.read():
            left = [draft for draft in drafts.of_day(file, "") if not arrivals.exists(file, draft.visit)]
        return max(left, key=lambda draft: draft.saved_at).visit if left else ""

    def save(self, entry: VisitEntry) -> Saved:
        """Store what came, or a correction of it; the same key twice is one. The dates count from the day received."""
        if entry.incoming is None:
            raise Refused("not_incoming", "这是一次来访", NOT_CHANGED, "请在“今日接访”里登记")
        saved = self._store(entry, self._known(entry), TakingIn)
        again, channel = saved.matter == entry.continues, entry.incoming.channel or Channel.LETTER
        what = f"{saved.number} {CAME_AGAIN[channel]}已记下" if again else f"{saved.number} 已登记"
        touched = Touched.MATTER | Touched.COUNTS | Touched.DRAFT
        self.table.tell(Change(touched, what, saved.visit, saved.matter, can_undo=self.can_undo()))
        return saved


class ReceivesMatters:
    """The receiving as a part of the follow-up."""

    table: Table

    @cached_property
    def receiving(self) -> Receiving:
        return Receiving(self.table)

    def receive(self, entry: VisitEntry) -> Saved:
        return self.receiving.save(entry)

    def receive_line(self, raw: dict[str, Any]) -> Recorded:
        """The act `receive` as a line of acts. Nobody sees amber fields here: every doubt that was kept is said."""
        receiving, file = self.receiving, self.table.file
        entry = receive_line.entry(raw, new_key(self.table.clock.now()), self._numbered)
        entry, notes = apart(receiving, entry)
        try:
            saved = receiving.save(entry)
        except OverflowError as error:
            raise Refused("bad_date", "有一个日期太远了", NOT_TAKEN, AGAIN) from error
        except Refused as refusal:
            raise _for_a_line(refused_apart(refusal) if notes else refusal) from refusal
        with file.read():
            status = matters.row(file, saved.matter)["status"]
        said = tuple(dict.fromkeys((*saved.notes, *saved.doubts, *notes)))
        return Recorded(saved.visit, saved.matter, saved.number, status, notes=said)

    def _numbered(self, number: str) -> str:
        with self.table.file.read():
            return matters.find(self.table.file, number)


def _for_a_line(refusal: Refused) -> Refused:
    """The desk's refusal speaks of a form on the screen."""
    return Refused(
        refusal.rule,
        refusal.what,
        NOT_TAKEN,
        AGAIN,
        article=refusal.article,
        field=refusal.field,
    )
