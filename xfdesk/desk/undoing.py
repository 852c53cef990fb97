"""撤销: taking back the last save, which is itself an act in the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xfdesk.changes import Change, Touched
from xfdesk.desk.assigning import owning_points, propose_assignment
from xfdesk.desk.check import check
from xfdesk.desk.known import Known
from xfdesk.desk.saving import Saving
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.visit import MatterEntry, PointEntry, Saved, VisitEntry
from xfdesk.rules import verdict
from xfdesk.rules.words import SEALED
from xfdesk.store import history, matters, projection, visits


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stood before a save that the visit's own entry does not hold: the earlier matter of a 续访, and the row of a
    visitor who was known already.
    """

    matter: MatterEntry | None = None
    points: tuple[PointEntry, ...] = ()
    visitor: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undoable:
    saved: Saved
    entry: VisitEntry
    before: VisitEntry | None
    snapshot: Snapshot
    head: int


class Undo:
    table: Table
    undoable: Undoable | None

    def snapshot(self, entry: VisitEntry) -> Snapshot:
        file = self.table.file
        if not entry.continues:
            return Snapshot()
        return Snapshot(matters.entry_of(file, entry.continues), matters.points(file, entry.continues))

    def remember(self, saved: Saved, before: VisitEntry | None, snapshot: Snapshot) -> None:
        file = self.table.file
        entry = visits.entry_of(file, saved.visit)
        assert entry is not None
        self.undoable = Undoable(saved, entry, before, snapshot, history.head(file)[0])

    def can_undo(self) -> bool:
        """Only the last act, and only a save."""
        if self.undoable is None:
            return False
        with self.table.file.read():
            return history.head(self.table.file)[0] == self.undoable.head

    def undo_last(self) -> VisitEntry:
        """Take back the last save; returns the entry as it was typed, to go on with. Its numbers are not given again."""
        last = self.undoable
        if last is None or not self.can_undo():
            raise Refused(
                "nothing_to_undo",
                "没有可以撤销的保存",
                "数据没有动过",
                "要改已保存的来访，请在队列里打开它更正",
            )
        file = self.table.file
        with file.act():
            if last.before is None:
                self._take_back(last)
            else:
                self._put_back(last, last.before)
        self.undoable = None
        what = f"第 {last.saved.queue_number} 号的保存已撤销"
        self.table.tell(Change(Touched.QUEUE | Touched.MATTER | Touched.COUNTS, what, last.saved.visit))
        return last.entry

    def _take_back(self, last: Undoable) -> None:
        """A first recording: the visit goes, and its matter unless it was there before."""
        file, matter, visit = self.table.file, last.saved.matter, last.saved.visit
        touched = [("Visit", visit), ("Matter", matter), ("Representative", visit)]
        if last.entry.continues:
            for point in matters.points(file, matter):
                if point.uid not in {old.uid for old in last.snapshot.points}:
                    matters.drop_point(file, point.uid)
                    touched.append(("DemandPoint", point.uid))
            at = self.table.clock.now().isoformat(timespec="seconds")
            for point in last.snapshot.points:
                matters.put_point(file, matter, visit, point, self.table.who, at)
                touched.append(("DemandPoint", point.uid))
            if last.snapshot.matter:
                matters.change(file, matter, last.snapshot.matter, {})
            touched += matters.rows_of(file, matter)
            for table in ("promise", "paper"):
                file.db.execute_sql(f"DELETE FROM {table} WHERE visit = ?", (visit,))
            visits.remove(file, visit)
            judged = verdict.carries_verdict(last.entry.matter.matter_class, last.entry.matter.route)
            owning = owning_points(matters.points(file, matter), judged)
            proposed = propose_assignment(owning, last.entry)
            if any(proposed.values()):
                keys = matters.assign(file, matter, proposed, self.table.today)
                touched += [("Assignment", key) for key in keys]
            self._visitor_back(last, touched)
            self._undo_history(last, touched)
            for one in {matter, *visits.matters_of(file, last.entry.visitor.uid)}:
                projection.refresh(file, one, self.table.counting())
            return
        touched += matters.rows_of(file, matter)
        projection.forget(file, matter)
        visits.remove(file, visit)
        matters.remove(file, matter)
        visitor = last.entry.visitor.uid
        if visits.forget_visitor(file, visitor):
            touched.append(("Visitor", visitor))
        else:
            self._visitor_back(last, touched)
        self._undo_history(last, touched)
        for other in visits.matters_of(file, visitor):
            projection.refresh(file, other, self.table.counting())

    def _visitor_back(self, last: Undoable, touched: list[tuple[str, str]]) -> None:
        """What was known of the visitor before, where the save had changed it."""
        stood = last.snapshot.visitor
        if stood and stood != visits.visitor_row(self.table.file, stood["uid"]):
            visits.put_visitor_back(self.table.file, stood)
            touched.append(("Visitor", stood["uid"]))

    def _put_back(self, last: Undoable, before: VisitEntry) -> None:
        from xfdesk.store import days

        day = days.get(self.table.file, before.day)
        assert day is not None
        known = Known(self.table.office, self.table.calendar, self.table.limits, day, self.table.today)
        clean, checked = check(before, known)
        Saving(self.table, clean, checked, known).run()

    def _undo_history(self, last: Undoable, touched: list[tuple[str, str]]) -> None:
        from xfdesk.desk import codec

        row_sealed = last.entry.matter.matter_class == "检举控告"
        history.append(
            self.table.file,
            at=self.table.clock.now(),
            who=self.table.who,
            what=SEALED if row_sealed else "撤销登记",
            visit=last.saved.visit,
            matter=last.saved.matter,
            sealed=row_sealed,
            before=codec.to_json(last.entry),
            touched=touched,
        )
