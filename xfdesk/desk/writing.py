"""What is typed about somebody's matter, whether they came or wrote: checked, kept as a draft, opened again, printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xfdesk.changes import Change, Touched
from xfdesk.desk import check as checking
from xfdesk.desk import codec, continuing
from xfdesk.desk.asking import known
from xfdesk.desk.known import Known
from xfdesk.desk.recognition import Recognition, same_visitor
from xfdesk.desk.saving import NOT_CHANGED, Saving, refused
from xfdesk.desk.table import Table
from xfdesk.desk.undoing import Undo
from xfdesk.errors import Refused
from xfdesk.records.day import Draft
from xfdesk.records.form import FormData
from xfdesk.records.office import Heard
from xfdesk.records.visit import Check, MatterEntry, PointEntry, Saved, VisitEntry
from xfdesk.rules import routes
from xfdesk.rules.people import Particulars
from xfdesk.rules.words import SEALED, Handling, MatterClass
from xfdesk.store import arrivals, drafts, facts, incoming, matters, usage, visits

ACCUSATION = f"{routes.ACCUSATION_CATEGORY}/检举控告"


class Writing(Recognition, Undo):
    """Stands under the reception of visitors and the receiving of what came otherwise."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.undoable = None

    def another(self, entry: VisitEntry) -> VisitEntry:
        """A fresh entry beside this one."""
        raise NotImplementedError

    def entry(self, visit: str, *, opened: bool = False) -> VisitEntry:
        """A saved visit for correction. A sealed one only after it was opened."""
        with self.table.file.read():
            found = arrivals.entry_of(self.table.file, visit)
        if found is None:
            raise Refused("no_visit", "找不到这次来访", "数据没有动过", "请从队列或台账里重新打开")
        if found.matter.matter_class is MatterClass.ACCUSATION and not opened:
            raise Refused("sealed", SEALED, "内容没有显示", "要打开请在台账里写明原因", article="第三十条")
        return found

    def number_of(self, uid: str) -> str:
        """The number of the matter that a saved one brought or went on with, or ""."""
        file = self.table.file
        with file.read():
            matter = arrivals.matter_of(file, uid)
            return str(matters.row(file, matter)["number"]) if matter else ""

    def heard(self) -> Heard:
        """Names given in the latest visits, so that a second use is a choice."""
        with self.table.file.read():
            return usage.lately(self.table.file)

    def points_of(self, matter: str) -> tuple[PointEntry, ...]:
        """The demands of an earlier matter as they are judged now, to be read while its visitor talks on."""
        with self.table.file.read():
            return tuple(matters.points(self.table.file, matter))

    def check(self, entry: VisitEntry) -> Check:
        """What a save would say; quick, never writes."""
        return checking.check(entry, self._known(entry))[1]

    def _known(self, entry: VisitEntry) -> Known:
        return known(self.table, entry)

    def _store(self, entry: VisitEntry, about: Known, way: type[Saving]) -> Saved:
        """One act: the entry as it is checked, in one transaction, to be taken back as a whole."""
        clean, check = checking.check(entry, about)
        clean, check = self._filled(clean, check, about)
        if not check.may_save:
            raise refused(check)
        self._may_continue(clean)
        with self.table.file.act():
            stood = self.standing(clean)
            saving = way(self.table, clean, check, about)
            saved, before = saving.run()
            if saving.stood:
                stood["Visitor", saving.stood["uid"]] = (saving.stood,)
            self.remember(saved, before, stood, sealed=check.derived.sealed)
        return saved

    def _filled(self, entry: VisitEntry, check: Check, about: Known) -> tuple[VisitEntry, Check]:
        """A known person's blank particulars are taken over, so that an ID number alone is enough."""
        if entry.visitor.anonymous or check.derived.sealed or entry.visitor.name:
            return entry, check
        file = self.table.file
        with file.read():
            uid = entry.visitor.uid
            if not uid and entry.continues:
                uid = str(matters.row(file, entry.continues).get("visitor", ""))
            if not uid and not check.derived.id_doubtful:
                number = check.derived.id_number
                uid = same_visitor(self.table, Particulars(id_number=number, id_18=check.derived.id_18))
            if not uid or visits.is_sealed(file, uid):
                return entry, check
            filled = replace(entry, visitor=visits.known_as(file, entry.visitor, uid))
        entry, again = checking.check(filled, about)
        return entry, replace(again, findings=tuple(dict.fromkeys((*check.findings, *again.findings))))

    def is_accusation(self, entry: VisitEntry) -> bool:
        """By its class, or by the category where no class was chosen or an earlier matter's was taken over."""
        if entry.continues:
            with self.table.file.read():
                earlier = matters.row(self.table.file, entry.continues)
            return continuing.accuses(entry.matter, MatterClass(earlier["matter_class"]) if earlier else None)
        chosen = entry.matter.matter_class or routes.propose(entry.matter.category).matter_class
        return chosen is MatterClass.ACCUSATION

    def as_accusation(self, entry: VisitEntry, *, carried: bool = True) -> VisitEntry:
        """What was typed into a 续访 as a sealed matter of its own, tied to nobody (art. 30).

        `carried`: the form has taken the earlier matter's fields over; what still stands as it was there stays there.
        """
        fresh, known = entry, MatterEntry()
        with self.table.file.read():
            if arrivals.exists(self.table.file, entry.uid):
                fresh = self.another(entry)
            if carried and entry.continues and matters.row(self.table.file, entry.continues):
                known = matters.entry_of(self.table.file, entry.continues)
        typed = continuing.only_typed(entry.matter, known)
        words = "\n".join(part for part in (typed.facts, entry.statement) if part)
        category = typed.category if typed.category and not carried else ACCUSATION
        if typed.category.startswith(routes.ACCUSATION_CATEGORY):
            category = typed.category
        return replace(
            entry,
            uid=fresh.uid,
            no=fresh.no,
            arrived=fresh.arrived,
            visitor=replace(entry.visitor, uid=""),
            continues="",
            matter=replace(
                typed, matter_class=MatterClass.ACCUSATION, route=None, category=category, facts=words
            ),
            points=tuple(point for point in entry.points if not point.uid),
            statement="",
            handling=Handling.TRANSFERRED,
        )

    def move_accusation(self, entry: VisitEntry) -> VisitEntry:
        """The accusation out of a 续访 as `as_accusation` makes it, kept as a sealed draft of its own; what was kept of it
        under the 续访 goes in the same act, so that it never lies beside the name (art. 30).
        """
        moved = self.as_accusation(entry)
        with self.table.file.act():
            drafts.drop(self.table.file, entry.uid)
            self.keep_draft(moved)
        which = f"第 {moved.no} 号 " if moved.no else ""
        self.table.tell(Change(Touched.QUEUE | Touched.DRAFT, f"{which}{SEALED} 另记一件"))
        return moved

    def _may_continue(self, entry: VisitEntry) -> None:
        if not entry.continues:
            return
        with self.table.file.read():
            row = matters.row(self.table.file, entry.continues)
            stood = arrivals.entry_of(self.table.file, entry.uid)
        if stood is not None and not stood.continues:
            which, do = "这次来访", "请作为新的来访登记，再用续访"
            if entry.incoming:
                which, do = "这一次收到的", "请另外登记，再接着原来的事项"
            raise Refused(
                "already_a_matter", f"{which}已经登记为单独的一件事项，不能再并入另一件", NOT_CHANGED, do
            )
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

    def drafts(self) -> tuple[Draft, ...]:
        with self.table.file.read():
            return drafts.all_of_them(self.table.file)

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
        """All that the register and 来访回执 say. A sealed accusation only after it was opened."""
        entry = self.entry(visit, opened=opened)
        about = self._known(entry)
        file = self.table.file
        with file.read():
            uid = arrivals.matter_of(file, visit)
            entry = replace(entry, points=matters.points(file, uid))
        _, check = checking.check(entry, about)
        with file.read():
            row, assignment = matters.row(file, uid), matters.assignment(file, uid)
            happened = facts.of_matter(file, uid).happened
            came = incoming.one(file, visit)
        if happened.accepted_on and not entry.matter.accepted_on:
            entry = replace(entry, matter=replace(entry.matter, accepted_on=happened.accepted_on.isoformat()))
        coordinating = assignment.get("coordinating") or ""
        due = assignment.get("due")
        return FormData(
            office=self.table.office,
            day=replace(about.day, clerk=came.who) if came else about.day,
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
