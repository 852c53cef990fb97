"""今日接访: the acts of the reception day, one visit after another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xfdesk.changes import Change, Touched
from xfdesk.desk import check as checking
from xfdesk.desk import codec
from xfdesk.desk.beginning import Beginning
from xfdesk.desk.check import Known
from xfdesk.desk.continuing import Earlier
from xfdesk.desk.recognition import Recognition
from xfdesk.desk.saving import NOT_CHANGED, Saving, refused
from xfdesk.desk.table import Table
from xfdesk.desk.undoing import Undo
from xfdesk.desk.unfinished import left_over, with_drafts
from xfdesk.desk.wrapping_up import WrapUp
from xfdesk.errors import Refused
from xfdesk.records.day import Draft, LeftOver, QueueRow, ReceptionDay
from xfdesk.records.form import FormData
from xfdesk.records.keys import new_key
from xfdesk.records.visit import Check, MatterEntry, PointEntry, Saved, VisitEntry
from xfdesk.rules import routes
from xfdesk.rules.words import SEALED, DayState, Handling, MatterClass
from xfdesk.store import days, drafts, facts, history, matters, visits


class Reception(Beginning, Recognition, Undo, WrapUp):
    """Acts raise `Refused` with the rule, or `NotSaved` when the disk did not take it; else they are on the disk."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.undoable = None

    # The day

    def day(self, uid: str) -> ReceptionDay:
        with self.table.file.read():
            found = days.get(self.table.file, uid)
        if found is None:
            raise Refused("no_day", "找不到这个接访日", "数据没有动过", "请先开始一个接访日")
        return found

    def open_day(self, day: ReceptionDay) -> ReceptionDay:
        """Begin a day. Refused while another is open, or when that date has one already."""
        file, now = self.table.file, self.table.clock.now()
        self._may_open(day)
        with file.act():
            opened = days.in_hand(file)
            if opened is not None:
                raise Refused(
                    "day_open",
                    f"{opened.on:%Y-%m-%d} 的接访日还没有收班",
                    NOT_CHANGED,
                    "请先把那一天收班，再开始这一天",
                )
            if days.of_date(file, day.on) is not None:
                raise Refused(
                    "day_exists", f"{day.on:%Y-%m-%d} 已经有一个接访日", NOT_CHANGED, "请打开那一天接着记"
                )
            day = replace(day, uid=day.uid or new_key(now), state=DayState.OPEN, started=f"{now:%H:%M}")
            days.put(file, day)
            self._day_history(day, "开始接访日")
        self.table.tell(Change(Touched.DAY | Touched.QUEUE, "接访日已开始"))
        return day

    def _may_open(self, day: ReceptionDay) -> None:
        missing = [
            label
            for label, value in (
                ("类型", day.kind),
                ("地点", day.place),
                ("接访领导", day.leaders),
                ("登记员", day.clerk),
            )
            if not value
        ]
        if missing:
            raise Refused("day_incomplete", f"接访日还差：{'、'.join(missing)}", NOT_CHANGED, "补上后再开始")
        if day.on > self.table.today:
            raise Refused(
                "future_day", "接访日不能开在将来的日子", NOT_CHANGED, "请核对日期，或检查电脑的时钟"
            )

    def change_day(self, day: ReceptionDay) -> None:
        file = self.table.file
        with file.act():
            days.put(file, day)
            self._day_history(day, "修改接访日")
        self.table.tell(Change(Touched.DAY, "接访日已修改"))

    def reopen_day(self, uid: str) -> ReceptionDay:
        """Go on with a day already closed, e.g. when somebody comes after all."""
        file = self.table.file
        with file.act():
            opened = days.in_hand(file)
            if opened is not None and opened.uid != uid:
                raise Refused("day_open", f"{opened.on:%Y-%m-%d} 的接访日还没有收班", NOT_CHANGED, "请先收班")
            day = replace(self.day(uid), state=DayState.OPEN, ended="")
            days.put(file, day)
            self._day_history(day, "重新打开接访日")
        self.table.tell(Change(Touched.DAY | Touched.QUEUE, "接访日已重新打开"))
        return day

    def _day_history(self, day: ReceptionDay, what: str) -> None:
        now = self.table.clock.now()
        history.append(
            self.table.file, at=now, who=self.table.who, what=what, touched=[("ReceptionDay", day.uid)]
        )

    # The queue and the visit in hand

    def queue(self, day: str) -> tuple[QueueRow, ...]:
        """The day's visits in their order; those left with their draft stand among them as 未记完."""
        file = self.table.file
        with file.read():
            rows = with_drafts(file, day, visits.queue(file, day))
        return tuple(sorted(rows, key=lambda row: (row.queue_number, row.visit)))

    def blank(self, day: str) -> VisitEntry:
        """The next visitor: a key of its own, the next number, the time it is."""
        now = self.table.clock.now()
        with self.table.file.read():
            number = self._next_number(day)
        return VisitEntry(uid=new_key(now), day=day, no=str(number), arrived=f"{now:%H:%M}")

    def _next_number(self, day: str) -> int:
        kept = [codec.from_json(draft.payload).no for draft in drafts.of_day(self.table.file, day)]
        held = [int(no) for no in kept if no.isascii() and no.isdigit()]
        return max([visits.next_queue_number(self.table.file, day), *(no + 1 for no in held)])

    def second_matter(self, entry: VisitEntry) -> VisitEntry:
        """再记一件: the same person, a new visit with a new matter."""
        fresh = self.blank(entry.day)
        uid = entry.visitor.uid
        with self.table.file.read():
            uid = uid or visits.visitor_of(self.table.file, entry.uid)
        return replace(
            fresh,
            visitor=replace(entry.visitor, uid=uid),
            people=entry.people,
            representatives=entry.representatives,
            arrived=entry.arrived,
            matter=MatterEntry(place=entry.matter.place),
        )

    def entry(self, visit: str, *, opened: bool = False) -> VisitEntry:
        """A saved visit for correction. A sealed one only after it was opened."""
        with self.table.file.read():
            found = visits.entry_of(self.table.file, visit)
        if found is None:
            raise Refused("no_visit", "找不到这次来访", "数据没有动过", "请从队列或台账里重新打开")
        if found.matter.matter_class is MatterClass.ACCUSATION and not opened:
            raise Refused("sealed", SEALED, "内容没有显示", "要打开请在台账里写明原因", article="第三十条")
        return found

    def points_of(self, matter: str) -> tuple[PointEntry, ...]:
        """The demands of an earlier matter as they are judged now, to be read while its visitor talks on."""
        with self.table.file.read():
            return tuple(matters.points(self.table.file, matter))

    def check(self, entry: VisitEntry) -> Check:
        """What a save would say; quick, never writes."""
        return checking.check(entry, self._known(entry))[1]

    def _known(self, entry: VisitEntry) -> Known:
        table, file = self.table, self.table.file
        with file.read():
            day = days.get(file, entry.day) or ReceptionDay("", table.today)
            more: dict[str, object] = {}
            if entry.continues:
                row = matters.row(file, entry.continues)
                if row:
                    more["earlier"] = Earlier(
                        entry.continues,
                        matters.entry_of(file, entry.continues),
                        row["status"],
                        visits.names_of(file, entry.continues),
                    )
                    more["continued_points"] = matters.points(file, entry.continues)
                    more["continued_received"] = date.fromisoformat(row["received_on"])
                    accepted = row["accepted_on"]
                    more["continued_accepted"] = date.fromisoformat(accepted) if accepted else None
        return Known(table.office, table.calendar, table.limits, day, table.today, **more)  # type: ignore[arg-type]

    def save(self, entry: VisitEntry) -> Saved:
        """Store a new visit or a correction. The same visit twice is one visit; a correction keeps the first text."""
        known = self._known(entry)
        if not known.day.uid:
            raise Refused("no_day", "还没有开始接访日", NOT_CHANGED, "请先开始接访日，再保存")
        clean, check = checking.check(entry, known)
        clean, check = self._filled(clean, check, known)
        if not check.may_save:
            raise refused(check)
        self._may_continue(clean)
        file = self.table.file
        with file.act():
            snapshot = self.snapshot(clean)
            saving = Saving(self.table, clean, check, known)
            saved, before = saving.run()
            self.remember(saved, before, replace(snapshot, visitor=saving.stood))
        what = f"第 {saved.queue_number} 号已保存"
        touched = Touched.QUEUE | Touched.MATTER | Touched.COUNTS
        self.table.tell(Change(touched, what, saved.visit, saved.matter, can_undo=True))
        return saved

    def _filled(self, entry: VisitEntry, check: Check, known: Known) -> tuple[VisitEntry, Check]:
        """A known person's blank particulars are taken over, so that an ID number alone is enough."""
        if entry.visitor.anonymous or check.derived.sealed or entry.visitor.name:
            return entry, check
        from xfdesk.desk.saving import same_visitor
        from xfdesk.rules.people import Particulars

        file = self.table.file
        with file.read():
            uid = entry.visitor.uid
            if not uid and entry.continues:
                uid = str(matters.row(file, entry.continues).get("visitor", ""))
            if not uid:
                number = check.derived.id_number
                uid = same_visitor(self.table, Particulars(id_number=number, id_18=check.derived.id_18))
            if not uid:
                return entry, check
            filled = replace(entry, visitor=visits.known_as(file, entry.visitor, uid))
        return checking.check(filled, known)

    def is_accusation(self, entry: VisitEntry) -> bool:
        """By its class, or by the category where no class was chosen."""
        chosen = entry.matter.matter_class or routes.propose(entry.matter.category).matter_class
        return chosen is MatterClass.ACCUSATION

    def as_accusation(self, entry: VisitEntry) -> VisitEntry:
        """What was typed into a 续访 as a sealed matter of its own, tied to nobody (art. 30)."""
        fresh = entry
        with self.table.file.read():
            if visits.exists(self.table.file, entry.uid):
                fresh = replace(self.blank(entry.day), arrived=entry.arrived)
        typed = entry.matter
        words = "\n".join(part for part in (typed.facts, entry.statement) if part)
        return VisitEntry(
            uid=fresh.uid,
            day=entry.day,
            no=fresh.no,
            arrived=fresh.arrived,
            left=entry.left,
            visitor=replace(entry.visitor, uid=""),
            people=entry.people,
            affected=entry.affected,
            representatives=entry.representatives,
            matter=MatterEntry(
                matter_class=MatterClass.ACCUSATION,
                category=typed.category if typed.category.startswith("纪检监察") else "纪检监察/检举控告",
                summary=typed.summary,
                facts=words,
                concerned=typed.concerned,
                units_concerned=typed.units_concerned,
            ),
            unit=entry.unit,
            handling=Handling.TRANSFERRED,
            paper=entry.paper,
            notice=entry.notice,
        )

    def _may_continue(self, entry: VisitEntry) -> None:
        if not entry.continues:
            return
        with self.table.file.read():
            row = matters.row(self.table.file, entry.continues)
        if not row:
            raise Refused("no_matter", "要续的那件事找不到了", NOT_CHANGED, "请重新选择，或改为新事项（F7）")
        if row["sealed"]:
            raise Refused("sealed", "检举控告不能续访", NOT_CHANGED, "请作为新的来访登记", article="第三十条")

    # Drafts

    def keep_draft(self, entry: VisitEntry, place: str = "") -> Draft:
        """Keep what is half-typed; `place` is where the cursor stands. No history; the save deletes it."""
        now = self.table.clock.now()
        sealed = self.is_accusation(entry)
        draft = Draft(entry.uid, entry.day, now, codec.to_json(entry), sealed)
        drafts.put(self.table.file, draft, place)
        return draft

    def leave_unfinished(self, entry: VisitEntry, place: str = "") -> None:
        """Leave the visit in the queue as 未记完 with its draft."""
        self.keep_draft(entry, place)
        self.table.tell(
            Change(Touched.QUEUE | Touched.DRAFT, f"第 {entry.no} 号未记完，草稿已留在队列里", entry.uid)
        )

    def drafts(self) -> tuple[Draft, ...]:
        with self.table.file.read():
            return drafts.all_of_them(self.table.file)

    def left_over(self) -> tuple[LeftOver, ...]:
        """Drafts of days already closed, which stand in no queue any more."""
        with self.table.file.read():
            return left_over(self.table.file)

    def draft_entry(self, visit: str) -> tuple[VisitEntry, str] | None:
        """A kept draft and where its cursor stood."""
        with self.table.file.read():
            draft = drafts.one(self.table.file, visit)
            place = drafts.place(self.table.file, visit) if draft else ""
        return (codec.from_json(draft.payload), place) if draft else None

    def drop_draft(self, visit: str) -> None:
        with self.table.file.act():
            drafts.drop(self.table.file, visit)
        self.table.tell(Change(Touched.QUEUE | Touched.DRAFT, "草稿已丢弃"))

    # Paper

    def form(self, visit: str, *, opened: bool = False) -> FormData:
        """All that 来访登记表 and 来访回执 say. A sealed accusation only after it was opened."""
        entry = self.entry(visit, opened=opened)
        known = self._known(entry)
        _, check = checking.check(entry, known)
        file = self.table.file
        with file.read():
            uid = visits.matter_of(file, visit)
            row, assignment = matters.row(file, uid), matters.assignment(file, uid)
            happened = facts.of_matter(file, uid).happened
        if happened.accepted_on and not entry.matter.accepted_on:
            entry = replace(entry, matter=replace(entry.matter, accepted_on=happened.accepted_on.isoformat()))
        coordinating = assignment.get("coordinating") or ""
        due = assignment.get("due")
        return FormData(
            office=self.table.office,
            day=known.day,
            number=row["number"],
            entry=entry,
            derived=check.derived,
            duties=check.duties,
            received_on=happened.received_on,
            lead_unit=assignment.get("unit", "") or entry.unit,
            person=assignment.get("person", ""),
            lead_official=assignment.get("lead_official", ""),
            due_on=date.fromisoformat(due) if due else None,
            coordinating=tuple(part for part in coordinating.split("、") if part),
            printed_on=self.table.today,
        )
