"""A matter as a story: particulars, points with every version, duties, and the timeline with what comes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from xfdesk.desk import account, received, timeline
from xfdesk.desk.table import Table
from xfdesk.records.duty import Duty
from xfdesk.records.ledger import HistoryEntry, MatterView, Moment, PointView, VisitorView
from xfdesk.records.visit import PointEntry
from xfdesk.rules import clock, closing, dates, finishing, masking, status, verdict
from xfdesk.rules.words import SEALED, DutyState, MatterClass
from xfdesk.store import facts, history, incoming, matters, outreach, points_then, visits
from xfdesk.store.facts import Facts
from xfdesk.store.incoming import Came
from xfdesk.store.points_then import Demand
from xfdesk.store.told import InFile

TOLD = (
    "channel", "units_concerned", "concerned", "in_proceedings", "urgent_reported_at", "urgent_reported_to", "recusal",
    "official_state", "official_number", "origin",
)  # fmt: skip
PARTICULARS = {
    "name": "姓名", "id_kind": "证件类型", "id_number": "证件号码", "phone": "电话", "phone2": "电话二", "village": "村/社区",
    "address": "详址", "household": "户籍地", "employer": "工作单位", "agent": "代理人",
}  # fmt: skip
CHANGED = {
    "summary": "概况", "category": "类别", "place": "发生地", "facts": "事实与理由", "received_on": "收到日期",
    "channel": "来源",
}  # fmt: skip


class Story:
    def __init__(self, table: Table) -> None:
        self.table = table

    def tell(self, uid: str, as_of: date, revealed: bool, opened: bool) -> MatterView:
        """The matter as of the end of a day: what is dated later is left out."""
        file = self.table.file
        with file.read():
            row = matters.row(file, uid)
            came = incoming.of_matter(file, uid)
            people = int(file.value("SELECT coalesce(sum(people), 0) FROM visit WHERE matter = ?", uid))
            people += sum(one.people for one in came if one.brought)
            if row["sealed"] and not opened:
                return _sealed(row, people)
            known = facts.of_matter(file, uid, as_of)
            points = self._points(uid, known, as_of)
            duties = self._duties(known, as_of)
            timeline = tuple(self._timeline(uid, as_of, duties, revealed))
            visitor = self._visitor(row["visitor"], uid, came, revealed)
            told = account.accounts(self.table, uid, revealed)
            earlier = matters.row(file, row["earlier"]) if row["earlier"] else {}
            entries = history.of_matter(file, uid, opened)
            life = facts.life(file, uid, as_of)
            needs = closing.needs(finishing.state_of(life)) if status.is_open(life.status) else ()
            found = outreach.of_matter(file, uid)
            seen = tuple(v for v in visits.of_matter(file, uid))
        owner = known.owner
        return MatterView(
            uid=uid,
            number=row["number"],
            sealed=bool(row["sealed"]),
            received_on=date.fromisoformat(row["received_on"]),
            accepted_on=known.happened.accepted_on,
            matter_class=MatterClass(row["matter_class"]),
            route=known.happened.route,
            category=row["category"],
            place=row["place"],
            summary=row["summary"],
            facts=row["facts"],
            status=status.derive(known.happened, as_of),
            verdict=verdict.overall(known.verdicts) if known.judged else None,
            visitor=visitor,
            people=people,
            lead_official=owner.leader,
            unit=owner.unit,
            person=owner.person,
            due_on=owner.due,
            hardship=bool(row["hardship"]),
            urgent=bool(row["urgent"]),
            conference=bool(row["conference"]),
            without_owner=status.without_owner(life.status, owner),
            without_answer=facts.is_unanswered(known, life.status),
            visits=seen,
            points=points,
            duties=duties,
            timeline=timeline,
            history=entries,
            closing_needs=needs,
            earlier=earlier.get("number", ""),
            assigned_due=known.happened.due,
            accounts=told,
            received=tuple(one.uid for one in came),
            outreach=found.number if found else "",
            **{name: row[name] for name in TOLD},
        )

    def _points(self, uid: str, known: Facts, as_of: date) -> tuple[PointView, ...]:
        """The demands with every judgement made by that day; what was answered later is left out."""
        views = {view.point.uid: view for view in matters.point_views(self.table.file, uid)}
        if as_of >= self.table.today:
            return tuple(views.values())
        then = points_then.demands(InFile(self.table.file, uid), as_of)
        return tuple(_as_then(views[one.uid], one, as_of) for one in then)

    def _duties(self, known: Facts, as_of: date) -> tuple[Duty, ...]:
        lines = clock.duties(known.happened, self.table.calendar, self.table.limits, as_of)
        return tuple(
            Duty(d.key, d.title, d.article, d.plain, d.rolled, d.safe, d.state, d.provisional, d.detail)
            for d in lines
        )

    def _visitor(self, uid: str, matter: str, came: list[Came], revealed: bool) -> VisitorView | None:
        file = self.table.file
        known = visits.visitor(file, uid)
        if known is None:
            return None
        ages = file.sql("SELECT age FROM visit WHERE matter = ? ORDER BY uid DESC LIMIT 1", matter)
        age = ages[0][0] if ages else next((one.age for one in came if one.brought), None)
        return account.visitor_view(known, age, revealed)

    def _timeline(self, uid: str, as_of: date, duties: tuple[Duty, ...], revealed: bool) -> Iterable[Moment]:
        """Every visit and act in order, then what comes, the nearest first."""
        file = self.table.file
        past = [*received.found(file, uid), *received.told(file, uid, revealed), *self._visits(uid)]
        past += timeline.moments(file, uid)
        past += first_texts(history.of_matter(file, uid))
        past += first_particulars(history.of_visitors(file, uid), revealed)
        yield from sorted((m for m in past if m.on <= as_of), key=lambda m: (m.on, m.kind != "visit"))
        waiting = (DutyState.OPEN, DutyState.OVERDUE)
        coming = [d for d in duties if d.state in waiting and d.key not in clock.RIGHTS]
        for duty in sorted(coming, key=lambda d: d.safe):
            yield Moment(duty.safe, "coming", duty.title, duty.detail or _limit(duty), duty=duty.key)

    def _visits(self, uid: str) -> Iterable[Moment]:
        rows = self.table.file.sql(
            'SELECT d."on", v.queue_number, v.statement, v.handling, v.leader_opinion, v.recorded_by, d.uid FROM visit v'
            " JOIN receptionday d ON d.uid = v.day WHERE v.matter = ? ORDER BY v.uid",
            uid,
        )
        for n, (on, number, statement, handling, opinion, who, day) in enumerate(rows):
            leaders = "、".join(
                name
                for (name,) in self.table.file.sql(
                    "SELECT name FROM dayleader WHERE day = ? ORDER BY position", day
                )
            )
            first = f"{'再次来访' if n else '来访'}   第 {number} 号，{leaders}接访"
            second = "；".join(part for part in (statement, handling, opinion) if part)
            yield Moment(date.fromisoformat(on), "visit", first, second, f"{who} 记")


def _as_then(view: PointView, then: Demand, as_of: date) -> PointView:
    """The version that was in force that day stands as the point's own; later ones are not told yet."""
    told = [version for version in view.versions if version[0].date() <= as_of]
    if view.judged_at is None or view.judged_at.date() <= as_of:
        point, judged_at = view.point, view.judged_at
    elif told:
        judged_at, _, point = told.pop()
    else:
        point, judged_at = PointEntry(uid=then.uid, text=then.text), None
    return PointView(
        view.index,
        point,
        judged_at,
        then.answer,
        then.outcome,
        then.carried_out,
        then.answer_basis,
        tuple(told),
    )


def first_texts(entries: Iterable[HistoryEntry]) -> Iterable[Moment]:
    """Where a later visit or a correction changed the matter's words: the first text, who changed it and when (art. 19)."""
    for entry in entries:
        before, after = _texts(entry.before), _texts(entry.after)
        for name, label in CHANGED.items():
            stood = before.get(name, "")
            if stood and after and stood != after.get(name, ""):
                yield Moment(entry.at.date(), "act", f"改了{label}", f"原为：{stood}", f"{entry.who} 改")


def first_particulars(entries: Iterable[HistoryEntry], revealed: bool) -> Iterable[Moment]:
    """Where a known visitor's particulars were changed: what stood before, masked as the lists are, who and when."""
    for entry in entries:
        before, after = _texts(entry.before, "visitor"), _texts(entry.after, "visitor")
        hidden = bool(after.get("confidential"))
        for name, label in PARTICULARS.items():
            stood = before.get(name, "")
            if stood and after and stood != after.get(name, ""):
                shown = stood if revealed else _masked(name, stood, hidden)
                yield Moment(
                    entry.at.date(),
                    "act",
                    f"改了{label}",
                    f"原为：{shown}" if shown else "",
                    f"{entry.who} 改",
                )


def _masked(name: str, value: str, confidential: bool) -> str:
    if name == "name":
        return masking.name(value, confidential)
    if name == "id_number":
        return masking.id_number(value)
    if name in ("phone", "phone2"):
        return masking.phone(value)
    return "" if name in account.PRIVATE else value


def _texts(kept: str, part: str = "matter") -> dict[str, str]:
    """The matter's words (or the visitor's) in what the history keeps of an entry; {} where it keeps none."""
    try:
        found = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    words = found.get(part) if isinstance(found, dict) else None
    return words if isinstance(words, dict) else {}


def _limit(duty: Duty) -> str:
    provisional = "（暂计）" if duty.provisional else ""
    return f"{dates.month_day(duty.plain)}前{provisional}"


def _sealed(row: dict[str, Any], people: int) -> MatterView:
    return MatterView(
        uid=row["uid"],
        number=row["number"],
        sealed=True,
        received_on=date.fromisoformat(row["received_on"]),
        accepted_on=None,
        matter_class=MatterClass.ACCUSATION,
        route=None,
        category="",
        place="",
        summary=SEALED,
        facts="",
        status=row["status"],
        verdict=None,
        visitor=None,
        people=people,
        lead_official="",
        unit="",
        person="",
        due_on=None,
        hardship=False,
        urgent=False,
        conference=False,
        without_owner=False,
        without_answer=False,
        visits=(),
        points=(),
        duties=(),
        timeline=(),
    )
