"""撤销: taking back the last save, which is itself an act in the history. Every row says again what it said before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xfdesk.changes import Change, Touched
from xfdesk.desk import codec
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.visit import Saved, VisitEntry
from xfdesk.rules.words import SEALED, MatterClass
from xfdesk.store import arrivals, history, matters, projection, standing_rows, visits
from xfdesk.store.standing_rows import Standing


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last save, the rows as they stood before it, and the number of its entry in the history."""

    saved: Saved
    before: VisitEntry | None
    stood: Standing
    head: int
    sealed: bool = False


class Undo:
    table: Table
    undoable: Remembered | None

    def standing(self, entry: VisitEntry) -> Standing:
        """What a save of this entry may change: its visit, the matters it stands under and goes on with, its visitor."""
        file = self.table.file
        concerned = [uid for uid in (arrivals.matter_of(file, entry.uid), entry.continues) if uid]
        visitor = arrivals.visitor_of(file, entry.uid)
        return standing_rows.of(file, entry.uid, dict.fromkeys(concerned), [visitor] if visitor else [])

    def remember(self, saved: Saved, before: VisitEntry | None, stood: Standing, *, sealed: bool) -> None:
        self.undoable = Remembered(saved, before, stood, history.head(self.table.file)[0], sealed)

    def can_undo(self) -> bool:
        """Only the last act, and only a save. What a correction has sealed is not laid open again (art. 30)."""
        kept = self.undoable
        if kept is None or (kept.sealed and kept.before is not None):
            return False
        with self.table.file.read():
            return history.head(self.table.file)[0] == kept.head

    def undo_last(self) -> VisitEntry:
        """Take back the last save; returns the entry as it was typed, to go on with. Its numbers are not given again."""
        kept = self.undoable
        if kept is None or not self.can_undo():
            raise Refused(
                "nothing_to_undo",
                "没有可以撤销的保存",
                "数据没有动过",
                "要改已保存的来访，请在队列里打开它更正",
            )
        file = self.table.file
        with file.act():
            entry = arrivals.entry_of(file, kept.saved.visit)
            assert entry is not None
            self._put_back(kept, entry)
        self.undoable = None
        self._tell(kept, entry)
        return entry

    def _tell(self, kept: Remembered, entry: VisitEntry) -> None:
        named = f" {SEALED} " if kept.sealed else ""
        touched, what = Touched.MATTER | Touched.COUNTS, f"{kept.saved.number}{named or ' '}的登记已撤销"
        if entry.incoming is None:
            touched, what = touched | Touched.QUEUE, f"第 {kept.saved.queue_number} 号{named}的保存已撤销"
        self.table.tell(Change(touched, what, kept.saved.visit))

    def _put_back(self, kept: Remembered, entry: VisitEntry) -> None:
        file, visit = self.table.file, kept.saved.visit
        concerned = {kept.saved.matter, *(key for table, key in kept.stood if table == "Matter")}
        people = {entry.visitor.uid, *(key for table, key in kept.stood if table == "Visitor")}
        now = standing_rows.of(file, visit, sorted(concerned), sorted(people))
        for table, key in now:
            if table == "Matter" and (table, key) not in kept.stood:
                projection.forget(file, key)
        touched = standing_rows.put_back(file, kept.stood, now)
        self._undo_history(kept, entry, touched)
        for person in people:
            concerned |= set(visits.matters_of(file, person))
        for matter in sorted(concerned, key=lambda uid: uid != kept.saved.matter):
            if matters.row(file, matter):
                projection.refresh(file, matter, self.table.counting())

    def _undo_history(self, kept: Remembered, entry: VisitEntry, touched: Iterable[history.Row]) -> None:
        sealed = entry.matter.matter_class is MatterClass.ACCUSATION
        history.append(
            self.table.file,
            at=self.table.clock.now(),
            who=self.table.who,
            what=SEALED if sealed else ("撤销更正" if kept.before else "撤销登记"),
            visit=kept.saved.visit,
            matter=kept.saved.matter,
            sealed=sealed,
            before=codec.plain(entry),
            after=codec.plain(kept.before) if kept.before else None,
            touched=touched,
        )
