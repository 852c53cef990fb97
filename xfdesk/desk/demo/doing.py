"""An act's rows in bulk: those that `desk.life` writes for the same act, made in memory (tests/flow/test_demo_acts.py
compares the two). Nothing is refused here: whoever tells the lives keeps to what is lawful.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from xfdesk.desk.assigning import owning_points, propose_assignment
from xfdesk.desk.demo.living import Living, Row
from xfdesk.desk.demo.town import Town
from xfdesk.desk.life import content
from xfdesk.records import acts
from xfdesk.records.acts import KIND_OF, Act
from xfdesk.records.visit import PointEntry, VisitEntry
from xfdesk.rules import sessions
from xfdesk.rules.words import ActKind, OfficialState, PaperKind, ReviewKind, Verdict
from xfdesk.store.matters import POINT_FIELDS

_JUDGED = tuple(name for name in acts.Judge.__dataclass_fields__ if name not in ("point", "by"))


class Doing:
    def __init__(self, town: Town) -> None:
        self.town = town
        self._places: Counter[str] = Counter()
        self.beside: Row = {}
        """What the act under way keeps beside its words, as `desk.life.case` says."""

    def do(self, m: Living, on: date, at: datetime, act: Act) -> None:
        """Write the act's row and those that it changes; then the matter's columns say which way it went."""
        town, day = self.town, on.isoformat()
        uid = town.keys.at(at)
        self.beside = {}
        writes = _WRITES.get(type(act))
        clean = (writes(self, m, uid, day, act) if writes else None) or act
        again = isinstance(clean, _SAID_AGAIN) and not self.beside
        values = {
            "uid": uid,
            "matter": m.uid,
            "act": KIND_OF[type(act)],
            "on": day,
            "at": at.isoformat(),
            "who": town.who,
            "content": _same(clean) if again else content.to_json(clean, **self.beside),
        }
        m.keep("Act", town.filler.row("Act", values))

    def put(self, m: Living, table: str, uid: str, **values: Any) -> None:
        m.keep(table, self.town.filler.row(table, {"uid": uid, "matter": m.uid, **values}))

    # What each act writes beside its own row

    def _accept(self, m: Living, uid: str, day: str, act: acts.Accept) -> None:
        m.matter["accepted_on"] = day

    def _withdraw(self, m: Living, uid: str, day: str, act: acts.Withdraw) -> None:
        m.matter["withdrawn_on"] = day

    def _route(self, m: Living, uid: str, day: str, act: acts.ChangeRoute) -> None:
        self.beside["was"] = m.matter["route"]
        m.matter["route"] = int(act.route)

    def _bring(self, m: Living, uid: str, day: str, act: acts.Bring) -> None:
        session = next(row for row in m.sessions.values() if _name(row) == act.conference)
        values = {"conference": session["uid"], "position": self.place(session["uid"]), "brought_on": day}
        self.put(m, "ConferenceItem", uid, **values, ask=act.ask, reports=act.reports)

    def place(self, session: str) -> int:
        """Behind those that were brought before."""
        self._places[session] += 1
        return self._places[session]

    def _decide(self, m: Living, uid: str, day: str, act: acts.Decide) -> None:
        """The assignment in force; of the one before what the same unit keeps."""
        said = {"decision": act.decision, "assigned_to": act.assigned_to, "due": act.due, "decided_on": day}
        self._into(m.rows("ConferenceItem")[-1], **said)
        now = m.assignment
        kept = {name: now[name] for name in _KEPT} if now.get("unit") == act.assigned_to else {}
        values = {"lead_official": act.lead_official, "measures": act.decision, "due": act.due}
        self._hand_over(m, uid, day, {**values, "unit": act.assigned_to, "person": act.person, **kept})

    def _report_back(self, m: Living, uid: str, day: str, act: acts.ReportBack) -> None:
        self._into(m.rows("ConferenceItem")[-1], report=act.text, reported_on=day)

    def _strike_off(self, m: Living, uid: str, day: str, act: acts.StrikeOff) -> None:
        self._into(m.rows("ConferenceItem")[-1], struck_off_on=day)

    def _close(self, m: Living, uid: str, day: str, act: acts.Close) -> None:
        m.matter["closed_on"] = day

    def _reopen(self, m: Living, uid: str, day: str, act: acts.Reopen) -> None:
        m.matter["closed_on"] = m.matter["withdrawn_on"] = None

    def _notice(self, m: Living, uid: str, day: str, act: acts.Notice) -> Act:
        """A paper that was drawn up is given; another is drawn up, or drawn up and given at once."""
        given = day if act.method else None
        reached = act.delivered_on or None
        drawn = next((row for row in m.rows("Paper") if act.method and _is_drawn_up(row, act.kind)), None)
        if drawn is not None:
            self.beside["of"] = drawn["uid"]
            drawn.update(method=act.method, receipt=act.receipt, given_on=given, delivered_on=reached)
            return replace(act, number=drawn["number"])
        number = self.town.paper_number(PaperKind(act.kind), date.fromisoformat(day))
        self.put(
            m, "Paper", uid, kind=act.kind, number=number, on=day, method=act.method, receipt=act.receipt, given_on=given,
            delivered_on=reached,
        )  # fmt: skip
        return replace(act, number=number)

    def _assign(self, m: Living, uid: str, day: str, act: acts.Assign) -> None:
        values = {name: getattr(act, name) for name in act.__dataclass_fields__}
        self._hand_over(m, uid, day, values)

    def _hand_over(self, m: Living, uid: str, day: str, values: Row) -> None:
        now = m.assignment
        if now:
            now["until"] = day
        self.put(m, "Assignment", uid, since=day, until=None, **values)

    def _step(self, m: Living, uid: str, day: str, act: acts.TakeStep) -> None:
        self.put(m, "Step", uid, on=day, kind=act.kind, who=act.who, text=act.text)

    def _promise(self, m: Living, uid: str, day: str, act: acts.MakePromise) -> None:
        self.put(m, "Promise", uid, what=act.what, by_whom=act.by_whom, by_when=act.by_when)

    def _keep_promise(self, m: Living, uid: str, day: str, act: acts.KeepPromise) -> None:
        self._into(_of(m.rows("Promise"), act.what, "kept_on"), kept_on=day)

    def _into(self, row: Row, **said: Any) -> None:
        """What an act says in the row of another one."""
        self.beside["of"] = row["uid"]
        row.update(said)

    def _judge(self, m: Living, uid: str, day: str, act: acts.Judge) -> None:
        """The judgement before stays as a version; who has the matter in hand is proposed anew from its demands."""
        point = m.points[int(act.point) - 1]
        at = f"{day}T00:00:00"
        columns = {name: getattr(act, name) for name in _JUDGED} | {"judged_by": act.by}
        self.beside["of"] = point["uid"]
        if not point["verdict"]:
            was = {"judged_at": point["judged_at"], **{name: point[name] for name in columns}}
            self.beside["was"] = was | {"not_yet_solvable": int(point["not_yet_solvable"])}
        else:
            kept = {"uid": point["uid"], **{name: point[name] for name in POINT_FIELDS}}
            kept["not_yet_solvable"] = int(kept["not_yet_solvable"])
            version = {"uid": uid, "point": point["uid"]}
            version |= {"at": point["judged_at"] or at, "who": self.town.who}
            version["content"] = json.dumps(kept, ensure_ascii=False)
            m.keep("PointVersion", self.town.filler.row("PointVersion", version))
        point.update(columns, judged_at=at)
        m.judged = None
        if m.has(ActKind.ASSIGN) or m.has(ActKind.DECIDE):
            return
        proposed = propose_assignment(owning_points(entries(m), True), VisitEntry(""))
        now = m.assignment
        if any(proposed.values()) and any((now.get(n) or "") != (v or "") for n, v in proposed.items()):
            self._hand_over(m, uid, day, proposed)

    def _extend(self, m: Living, uid: str, day: str, act: acts.Extend) -> None:
        self.put(m, "Extension", uid, on=day, days=int(act.days), reason=act.reason, approver=act.approver)

    def _supervise(self, m: Living, uid: str, day: str, act: acts.Supervise) -> None:
        due = act.answer_due or None
        self.put(m, "Supervision", uid, on=day, by=act.by, what=act.what, answer_due=due)

    def _report(self, m: Living, uid: str, day: str, act: acts.AnswerSupervision) -> None:
        row = _of(m.rows("Supervision"), act.what, "answered_on")
        self._into(row, answered_on=day, answer=act.text)

    def _reply(self, m: Living, uid: str, day: str, act: acts.GiveReply) -> Act:
        kind = PaperKind.OPINION if m.matter["route"] == 6 else PaperKind.ANSWER
        number = self.town.paper_number(kind, date.fromisoformat(day))
        self.put(m, "Reply", uid, number=number, on=day, by=act.by, remedy=act.remedy)
        for one in act.answers:
            m.points[int(one.point) - 1].update(
                answer=one.answer,
                outcome=one.outcome,
                answer_basis=one.basis,
                carried_out=one.carried_out,
            )
        return replace(act, number=number)

    def _deliver(self, m: Living, uid: str, day: str, act: acts.Deliver) -> None:
        self._into(m.rows("Reply")[-1], method=act.method, receipt=act.receipt, delivered_on=day)

    def _carry_out(self, m: Living, uid: str, day: str, act: acts.CarryOut) -> None:
        m.points[int(act.point) - 1]["carried_out"] = act.state

    def _call_back(self, m: Living, uid: str, day: str, act: acts.MakeCallBack) -> None:
        values = {name: getattr(act, name) for name in act.__dataclass_fields__}
        self.put(m, "CallBack", uid, on=day, **values)

    def _request(self, m: Living, uid: str, day: str, act: acts.RequestReview) -> None:
        self.put(m, "Review", uid, kind=act.kind, body=act.body, requested_on=day, opinion_on=None)

    def _opinion(self, m: Living, uid: str, day: str, act: acts.ReviewOpinion) -> None:
        review = next(row for row in reversed(m.rows("Review")) if row["kind"] == ReviewKind(act.kind))
        self._into(review, opinion_on=day, outcome=act.outcome, hearing_days=int(act.hearing_days or 0))

    def _enter(self, m: Living, uid: str, day: str, act: acts.EnterOfficial) -> Act:
        entered, done = act.state == OfficialState.ENTERED, act.state != OfficialState.NOT_ENTERED
        self.beside["was"] = [m.matter[f"official_{name}"] for name in ("state", "number", "on")]
        act = act if entered else replace(act, number="")
        m.matter["official_state"] = act.state
        m.matter["official_number"] = act.number
        m.matter["official_on"] = day if done else None
        return act


_WRITES: dict[type[Any], Callable[[Doing, Living, str, str, Any], Act | None]] = {
    acts.Accept: Doing._accept,
    acts.Withdraw: Doing._withdraw,
    acts.ChangeRoute: Doing._route,
    acts.Notice: Doing._notice,
    acts.Assign: Doing._assign,
    acts.TakeStep: Doing._step,
    acts.MakePromise: Doing._promise,
    acts.KeepPromise: Doing._keep_promise,
    acts.Judge: Doing._judge,
    acts.Extend: Doing._extend,
    acts.Supervise: Doing._supervise,
    acts.AnswerSupervision: Doing._report,
    acts.GiveReply: Doing._reply,
    acts.Deliver: Doing._deliver,
    acts.CarryOut: Doing._carry_out,
    acts.MakeCallBack: Doing._call_back,
    acts.RequestReview: Doing._request,
    acts.ReviewOpinion: Doing._opinion,
    acts.EnterOfficial: Doing._enter,
    acts.Bring: Doing._bring,
    acts.Decide: Doing._decide,
    acts.ReportBack: Doing._report_back,
    acts.StrikeOff: Doing._strike_off,
    acts.Close: Doing._close,
    acts.Reopen: Doing._reopen,
}


_SAID_AGAIN = (acts.Accept, acts.Close, acts.Deliver, acts.CarryOut, acts.MakeCallBack)
"""Acts of few words, which are the same for many a matter."""
_same = lru_cache(maxsize=1_000)(content.to_json)


_KEPT = ("phone", "investigates", "handles", "sees_through")


def _name(session: Row) -> str:
    return sessions.full_name(session["year"], session["session"])


def entries(m: Living) -> tuple[PointEntry, ...]:
    """The demands as entries, in their order."""
    if m.judged is None:
        found = []
        for row in m.points:
            values = {name: row[name] for name in POINT_FIELDS}
            values["verdict"] = Verdict(values["verdict"]) if values["verdict"] else None
            found.append(PointEntry(uid=row["uid"], **values))
        m.judged = tuple(found)
    return m.judged


def _is_drawn_up(row: Row, kind: str) -> bool:
    return row["kind"] == kind and not row["visit"] and not row["method"] and row["given_on"] is None


def _of(rows: list[Row], what: str, done: str) -> Row:
    """The open one that these words name."""
    return next(row for row in rows if row["what"] == what and not row[done])
