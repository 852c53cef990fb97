"""Saving a visit: one act, one transaction, one history entry. What it gives is on the disk when it returns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from xfdesk.desk import acted, codec, continuing, whose
from xfdesk.desk.assigning import owning_points, propose_assignment
from xfdesk.desk.known import Known
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.keys import new_key
from xfdesk.records.visit import Check, MatterEntry, PaperEntry, PointEntry, Saved, VisitEntry
from xfdesk.rules import numbering, verdict
from xfdesk.rules.words import (
    SEALED,
    CarriedOut,
    Handling,
    Outcome,
    PaperKind,
    Verdict,
    VisitOrder,
)
from xfdesk.store import arrivals, counters, drafts, history, matters, projection, visits

NOT_CHANGED = "没有存，填的内容都还在"
SAID = (
    "text_cleaned", "doubtful_id", "new_matter", "class_kept", "points_in_facts", "route_dropped", "verdict_dropped",
    "handling_kept", "flag_kept", "fields_dropped", "another_person", "name_differs", "sex_differs", "birth_differs",
)  # fmt: skip
"""Findings that the answer to a save repeats: what was typed stands otherwise than it was typed."""
KEPT = (
    "name",
    "id_kind",
    "id_number",
    "phone",
    "phone2",
    "village",
    "address",
    "household",
    "employer",
    "agent",
)
"""Particulars of a known visitor whose first text the history keeps."""
NOTICE_BY_HANDLING = {
    Handling.ACCEPTED: PaperKind.ACCEPTANCE,
    Handling.ASSIGNED: PaperKind.TRANSFER,
    Handling.TRANSFERRED: PaperKind.TRANSFER,
    Handling.LAWFUL_WAY: PaperKind.LAWFUL_WAY,
    Handling.SETTLED: PaperKind.REGISTER,
}


@dataclass
class Saving:
    """One save of a visit under way, inside the act's transaction. `entry` is clean and checked."""

    table: Table
    entry: VisitEntry
    check: Check
    known: Known
    stood: dict[str, Any] = field(default_factory=dict)
    """The visitor's row before this save; {} for somebody new."""
    first_text: dict[str, str] = field(default_factory=dict)
    """What stood in the earlier matter where this 续访 has changed it."""
    left: str = ""
    """The matter that a corrected 续访 goes on with no more."""
    OWN: ClassVar[str] = "Visit"
    """The table of the row that is its own."""

    def run(self) -> tuple[Saved, VisitEntry | None]:
        """Store it; returns what was given and the visit as it stood before (None for a first recording)."""
        file, entry = self.table.file, self.entry
        before = arrivals.entry_of(file, entry.uid)
        self.now = self.table.clock.now()
        self.at = self.now.isoformat(timespec="seconds")
        visitor = self._visitor(before)
        matter, number = self._matter(before, visitor)
        self._points(matter, before)
        self._settle(matter)
        queue_number = self._own_row(before, visitor, matter)
        touched = self._rest(matter, before) + self._left_behind(before, visitor)
        touched += acted.follow(file, matter) if before else []
        if entry.representatives or before:
            touched.append(("Representative", entry.uid))
        drafts.drop(file, entry.uid)
        own = (self.OWN, entry.uid)
        self._history(before, matter, [own, ("Visitor", visitor), ("Matter", matter), *touched])
        for one in filter(None, (self.left, matter)):
            projection.refresh(file, one, self.table.counting())
        self._refresh_others(visitor, matter)
        found = [f for f in self.check.findings if f.rule != "year_unknown"]
        notes = tuple(dict.fromkeys(f.message for f in found if f.rule in SAID))
        others = tuple(dict.fromkeys(f.message for f in found if f.rule not in SAID))
        return Saved(entry.uid, matter, number, queue_number, notes=notes, doubts=others), before

    def _visitor(self, before: VisitEntry | None) -> str:
        file, entry, derived = self.table.file, self.entry, self.check.derived
        uid = whose.record_of(self.table, entry, derived, before)
        if before is None and uid:
            self.entry = entry = replace(entry, visitor=visits.known_as(file, entry.visitor, uid))
            derived = self._with_known_age(entry)
        uid = uid or new_key(self.now)
        self.stood = visits.put_visitor(file, uid, entry.visitor, derived)
        return uid

    def _left_behind(self, before: VisitEntry | None, visitor: str) -> list[tuple[str, str]]:
        """The record that a correction left goes when nothing stands under it any more."""
        stood = before.visitor.uid if before else ""
        if stood and stood != visitor and visits.forget_visitor(self.table.file, stood):
            return [("Visitor", stood)]
        return []

    def _refresh_others(self, visitor: str, matter: str) -> None:
        """A new phone or address of a known visitor shows in the lines of the earlier matters too."""
        file = self.table.file
        if self.stood and self.stood != visits.visitor_row(file, visitor):
            for other in visits.matters_of(file, visitor):
                if other != matter:
                    projection.refresh(file, other, self.table.counting())

    def _with_known_age(self, entry: VisitEntry) -> Any:
        from xfdesk.desk.check import check

        _, again = check(entry, self.known)
        self.check = replace(self.check, derived=again.derived)
        return again.derived

    def _matter(self, before: VisitEntry | None, visitor: str) -> tuple[str, str]:
        file, entry = self.table.file, self.entry
        more = self._matter_columns()
        self.left = before.continues if before and before.continues != entry.continues else ""
        uid = entry.continues if self.left else arrivals.matter_of(file, entry.uid) or entry.continues
        if before and before.continues and entry.matter.earlier != before.continues:
            acted.refuse(file, before.continues, before, entry, own=False)
        if uid:
            row = matters.row(file, uid)
            if row["sealed"] and not self.check.derived.sealed:
                raise Refused("sealed", "检举控告不能改成别的性质", NOT_CHANGED, article="第三十条")
            stored = matters.entry_of(file, uid)
            if before and not entry.continues:
                acted.refuse(file, uid, before, entry, own=True)
            if entry.continues:
                # A 续访 changes of its matter only what was typed; how the matter is handled stays.
                kept = continuing.merged(stored, entry.matter)
                self.first_text = continuing.changed(stored, kept)
                self.entry = replace(entry, statement=continuing.statement(entry, stored))
                matters.change(file, uid, kept, self._beside(row))
            else:
                matter = self._accepted(self._standing(stored), stored.accepted_on)
                matters.change(file, uid, matter, {**more, "visitor": visitor})
            return uid, row["number"]
        uid = new_key(self.now)
        matter = replace(entry.matter, received_on=entry.matter.received_on or self.known.day.on.isoformat())
        matter = self._accepted(matter, "")
        number = self._draw_number(date.fromisoformat(matter.received_on).year)
        matters.insert(file, uid, number, visitor, matter, more)
        return uid, number

    def _standing(self, stored: MatterEntry) -> MatterEntry:
        """The corrected matter: how and when it came stays."""
        return replace(
            self.entry.matter, received_on=stored.received_on, channel=stored.channel, earlier=stored.earlier
        )

    def _beside(self, row: dict[str, Any]) -> dict[str, Any]:
        """Further columns that a 续访 changes of its matter."""
        return {}

    def _accepted(self, matter: MatterEntry, stored: str) -> MatterEntry:
        day = matter.accepted_on or stored
        if self.entry.handling is Handling.ACCEPTED and not day:
            day = self.known.day.on.isoformat()
        return replace(matter, accepted_on=day)

    def _matter_columns(self) -> dict[str, Any]:
        settled = self.entry.handling is Handling.SETTLED
        return {
            "handling": self.entry.handling or "",
            "settled_on": self.known.day.on.isoformat() if settled else None,
            "sealed": self.check.derived.sealed,
        }

    def _draw_number(self, year: int) -> str:
        prefix = self.known.office.number_prefix
        n = counters.draw(self.table.file, f"matter.{prefix}.{year}")
        return numbering.matter_number(prefix, year, n)

    def _points(self, matter: str, before: VisitEntry | None) -> None:
        file, entry = self.table.file, self.entry
        self.point_keys: list[tuple[str, str]] = []
        on = self.known.day.on
        # Judged on the day of the visit; when it was typed stands in the history.
        judged = self.at if on == self.now.date() else f"{on.isoformat()}T00:00:00"
        kept = set()
        for point in entry.points:
            point = self._judged(self._at_home(point, matter))
            uid, version = matters.put_point(file, matter, entry.uid, point, self.table.who, judged)
            kept.add(uid)
            self.point_keys += [("DemandPoint", uid)] + ([("PointVersion", version)] if version else [])
        for point in before.points if before else ():
            # What the answered matter was asked for stays with it (art. 32).
            if point.uid not in kept and not (self.left and entry.matter.earlier == self.left):
                self.point_keys += matters.drop_point(file, point.uid)

    def _at_home(self, point: PointEntry, matter: str) -> PointEntry:
        """A visit's own point goes with it to another matter; an earlier matter's stays there and is written anew here."""
        home, visit = matters.home_of(self.table.file, point.uid)
        if home in ("", matter):
            return point
        if visit != self.entry.uid:
            return replace(point, uid="")
        matters.move_point(self.table.file, point.uid, matter)
        return point

    def _judged(self, point: PointEntry) -> PointEntry:
        """Whoever sits at the table judges; a new judgement has a new judge (art. 27)."""
        old = matters.judgement_of(self.table.file, point.uid)
        renewed = old is not None and old[0] != point.verdict and old[1] == point.judged_by
        if point.verdict and (renewed or not point.judged_by):
            return replace(point, judged_by=self._judge(point))
        return point

    def _judge(self, point: PointEntry) -> str:
        leaders = self.known.day.leaders
        return leaders[0].name if leaders else self.table.who

    def _settle(self, matter: str) -> None:
        """当场解决: answered at the table; the answer is every point's, the printed form its paper."""
        if self.entry.continues:
            return
        settled = self.entry.handling is Handling.SETTLED
        reasonable = self.check.derived.overall is Verdict.FULLY_REASONABLE
        outcome = Outcome.SUPPORTED if reasonable else Outcome.EXPLAINED
        matters.set_answers(self.table.file, matter, self.entry.answer if settled else "", outcome)
        if settled and reasonable:
            table = self.table.file.t.DemandPoint
            table.update(carried_out=CarriedOut.DONE).where(table.matter == matter).execute()

    def _own_row(self, before: VisitEntry | None, visitor: str, matter: str) -> int:
        file, entry = self.table.file, self.entry
        number = int(before.no) if before else self._queue_number()
        again = bool(entry.continues) and visits.came_before(file, matter, visitor, entry.uid)
        visits.put(
            file,
            replace(entry, no=str(number)),
            replace(self.check.derived, order=VisitOrder.REPEAT if again else VisitOrder.FIRST),
            visitor_uid=visitor,
            matter_uid=matter,
            who=self.table.who,
            at=self.at,
        )
        return number

    def _queue_number(self) -> int:
        """The number typed or shown when the visit began, unless another visit has taken it since."""
        file, entry = self.table.file, self.entry
        if entry.no.isascii() and entry.no.isdigit() and 0 < int(entry.no) < 100_000:
            wanted = int(entry.no)
            if not visits.queue_number_taken(file, entry.day, wanted, entry.uid):
                return wanted
        return visits.next_queue_number(file, entry.day)

    def _rest(self, matter: str, before: VisitEntry | None) -> list[tuple[str, str]]:
        """Promise, papers and the assignment proposed from the points."""
        file, entry, on = self.table.file, self.entry, self.known.day.on
        promise = entry.promise
        touched = [("Promise", key) for key in matters.put_promise(file, matter, entry.uid, promise)]
        notice, letter = self._notice(matter), self._letter()
        touched += [
            ("Paper", key) for key in matters.put_papers(file, matter, entry.uid, notice, letter, before, on)
        ]
        if not self.check.derived.sealed:
            owning = owning_points(matters.points(file, matter), self.check.derived.needs_verdict)
            proposed = propose_assignment(owning, entry)
            kept = matters.assigned_by_act(file, matter)
            keys = matters.assign(file, matter, proposed, on) if any(proposed.values()) and not kept else []
            touched += [("Assignment", key) for key in keys]
        if self.left:
            touched += [("Matter", self.left), *self._owned_again(self.left)]
        return touched + self.point_keys

    def _owned_again(self, matter: str) -> list[tuple[str, str]]:
        """Who has the matter in hand that this visit has left: from the points that stay."""
        file = self.table.file
        stored = matters.entry_of(file, matter)
        judged = verdict.carries_verdict(stored.matter_class, stored.route)
        brought = next((arrivals.entry_of(file, uid) for uid in arrivals.of_matter(file, matter)), None)
        if brought is None or matters.assigned_by_act(file, matter):
            return []
        proposed = propose_assignment(owning_points(matters.points(file, matter), judged), brought)
        keys = matters.assign(file, matter, proposed, self.known.day.on) if any(proposed.values()) else []
        return [("Assignment", key) for key in keys]

    def _notice(self, matter: str) -> PaperEntry:
        """A notice without its kind is the one that the way of handling owes."""
        notice = self.entry.notice
        if notice.kind is not None or notice == PaperEntry():
            return notice
        handling = self.entry.handling
        if handling is Handling.CONTINUED:
            stored = matters.row(self.table.file, matter)["handling"]
            handling = Handling(stored) if stored else None
        owed = NOTICE_BY_HANDLING.get(handling, PaperKind.ACCEPTANCE) if handling else self._undecided()
        return replace(notice, kind=owed)

    def _undecided(self) -> PaperKind | None:
        """The notice of a matter whose way is not decided yet; a visit has always one."""
        return None

    def _letter(self) -> PaperEntry:
        """A letter without its kind goes to the body to which the matter is handed on."""
        letter = self.entry.paper
        if letter == PaperEntry() or letter.kind is not None:
            return letter
        return replace(letter, kind=PaperKind.ACCUSATION_LETTER)

    def _history(self, before: VisitEntry | None, matter: str, touched: list[tuple[str, str]]) -> None:
        sealed = self.check.derived.sealed
        what = self._what(before)
        stood, stands = self._texts(before)
        history.append(
            self.table.file,
            at=self.now,
            who=self.table.who,
            what=SEALED if sealed else what,
            visit=self.entry.uid,
            matter=matter,
            sealed=sealed,
            before=stood,
            after=stands,
            touched=touched,
        )

    def _what(self, before: VisitEntry | None) -> str:
        return "更正来访" if before else ("登记续访" if self.entry.continues else "登记来访")

    def _texts(self, before: VisitEntry | None) -> tuple[Any, Any]:
        """What the history keeps as first text and as it stands now."""
        if before:
            return codec.plain(before), codec.plain(self.entry)
        stood: dict[str, Any] = {}
        stands: dict[str, Any] = {}
        if self.first_text:
            stood["matter"] = self.first_text
            stands["matter"] = {name: getattr(self.entry.matter, name) for name in self.first_text}
        if changed := self._changed_particulars():
            stood["visitor"] = {name: self.stood[name] for name in changed}
            stands["visitor"] = {name: getattr(self.entry.visitor, name) for name in changed}
        return (stood, stands) if stood else (None, None)

    def _changed_particulars(self) -> list[str]:
        """What this visit has changed of somebody known; what was only filled in has no first text."""
        visitor = self.entry.visitor
        return [name for name in KEPT if self.stood.get(name) and self.stood[name] != getattr(visitor, name)]


def refused(check: Check) -> Refused:
    """The sentence for a save that may not be: the first problem, else what is missing."""
    for finding in check.findings:
        if finding.level == "problem":
            return Refused(
                finding.rule, finding.message, NOT_CHANGED, article=finding.article, field=finding.field
            )
    labels = "、".join(dict.fromkeys(missing.label for missing in check.missing))
    first = check.missing[0]
    article = f"（《信访工作条例》{first.article}）" if first.article else ""
    return Refused(
        first.rule,
        f"还差：{labels}{article}",
        NOT_CHANGED,
        "补上后再保存",
        article=first.article,
        field=first.field,
    )
