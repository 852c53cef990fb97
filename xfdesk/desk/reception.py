"""今日接访: the acts of the reception day, one visit after another."""

from __future__ import annotations

from dataclasses import replace

from xfdesk.changes import Change, Touched
from xfdesk.desk import codec
from xfdesk.desk.day_acts import DayActs
from xfdesk.desk.saving import NOT_CHANGED, Saving
from xfdesk.desk.table import Table
from xfdesk.desk.unfinished import left_over, with_drafts
from xfdesk.desk.wrapping_up import WrapUp
from xfdesk.desk.writing import Writing
from xfdesk.errors import Refused
from xfdesk.records.day import LeftOver, QueueRow
from xfdesk.records.keys import new_key
from xfdesk.records.visit import MatterEntry, Saved, VisitEntry
from xfdesk.store import days, drafts, visits


class Reception(DayActs, Writing, WrapUp):
    """Acts raise `Refused` with the rule, or `NotSaved` when the disk did not take it; else they are on the disk."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.undoable = None

    # The queue and the visit in hand

    def queue(self, day: str) -> tuple[QueueRow, ...]:
        """The day's visits in their order; those left with their draft stand among them as 未记完."""
        file = self.table.file
        with file.read():
            rows = with_drafts(file, day, visits.queue(file, day))
        return tuple(sorted(rows, key=lambda row: (row.queue_number, row.visit)))

    def blank(self, day: str) -> VisitEntry:
        """The next visitor: a key of its own, the next number, the time it is; on a day that is past no clock tells it."""
        now = self.table.clock.now()
        with self.table.file.read():
            number = self._next_number(day)
            stored = days.get(self.table.file, day)
        past = stored is not None and stored.on != now.date()
        return VisitEntry(new_key(now), day, str(number), arrived="" if past else f"{now:%H:%M}")

    def _next_number(self, day: str) -> int:
        kept = [codec.from_json(draft.payload).no for draft in drafts.of_day(self.table.file, day)]
        held = [int(no) for no in kept if no.isascii() and no.isdigit()]
        return max([visits.next_queue_number(self.table.file, day), *(no + 1 for no in held)])

    def second_matter(self, entry: VisitEntry) -> VisitEntry:
        """再记一件: the same person, a new visit with a new matter."""
        fresh = self.blank(entry.day)
        with self.table.file.read():
            uid = entry.visitor.uid or visits.visitor_of(self.table.file, entry.uid)
            # Who brought an accusation is tied to nothing else by it (art. 30).
            if self.is_accusation(entry) or visits.is_sealed(self.table.file, uid):
                uid = ""
        return replace(
            fresh,
            visitor=replace(entry.visitor, uid=uid),
            people=entry.people,
            representatives=entry.representatives,
            arrived=entry.arrived,
            matter=MatterEntry(place=entry.matter.place),
        )

    def another(self, entry: VisitEntry) -> VisitEntry:
        return replace(self.blank(entry.day), arrived=entry.arrived)

    def save(self, entry: VisitEntry, *, units: tuple[str, ...] = ()) -> Saved:
        """Store a new visit or a correction. The same visit twice is one visit; a correction keeps the first text.

        `units` are those that a file lists as the office's besides the register.
        """
        about = replace(self._known(entry), listed=units)
        if not about.day.uid:
            raise Refused("no_day", "还没有开始接访日", NOT_CHANGED, "请先开始接访日，再保存")
        saved = self._store(entry, about, Saving)
        what = f"第 {saved.queue_number} 号已保存"
        touched = Touched.QUEUE | Touched.MATTER | Touched.COUNTS
        self.table.tell(Change(touched, what, saved.visit, saved.matter, can_undo=self.can_undo()))
        return saved

    def leave_unfinished(self, entry: VisitEntry, place: str = "") -> None:
        """Leave the visit in the queue as 未记完 with its draft."""
        self.keep_draft(entry, place)
        self.table.tell(
            Change(Touched.QUEUE | Touched.DRAFT, f"第 {entry.no} 号未记完，草稿已留在队列里", entry.uid)
        )

    def left_over(self) -> tuple[LeftOver, ...]:
        """Drafts of days already closed, which stand in no queue any more."""
        with self.table.file.read():
            return left_over(self.table.file)
