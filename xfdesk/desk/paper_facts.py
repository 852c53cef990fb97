"""What is recorded of a matter, as its papers tell it: the facts that all kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from xfdesk.desk.table import Table
from xfdesk.records.ledger import PointView
from xfdesk.records.papers import PaperPoint
from xfdesk.records.visit import VisitEntry, VisitorEntry
from xfdesk.rules import clock, dates
from xfdesk.rules.clock import DutyLine
from xfdesk.rules.words import CarriedOut, Channel, Outcome, Verdict
from xfdesk.store import arrivals, facts, matters, papers, visits
from xfdesk.store.facts import Facts
from xfdesk.store.papers import PaperRow

CAME = {
    Channel.RECEPTION: "{you}于{on}来访",
    Channel.OUTREACH: "{you}于{on}在走访排查中提出",
    Channel.ASSIGNED: "{you}的信访事项于{on}由上级机关交办",
    Channel.LETTER: "{you}的来信于{on}收到",
    Channel.PHONE: "{you}于{on}来电",
    Channel.ONLINE: "{you}于{on}在网上提出",
}
OUTCOMES = {
    Outcome.SUPPORTED: "予以支持",
    Outcome.EXPLAINED: "作如下解释说明",
    Outcome.NOT_SUPPORTED: "不予支持",
    Outcome.MEDIATED: "经调解已达成和解",
    Outcome.LAWFUL_WAY: "应当通过法定途径解决",
}
PARTLY = "部分予以支持"
FIGURES = "零一二三四五六七八九十"
STOPS = "。；;，,、 \n"


@dataclass
class PaperFacts:
    """One matter on the day of a paper; read inside the file's lock. `row` is the paper's own where it is drawn up."""

    table: Table
    uid: str
    on: date
    row: PaperRow | None = None

    @cached_property
    def matter(self) -> dict[str, Any]:
        return matters.row(self.table.file, self.uid)

    @cached_property
    def known(self) -> Facts:
        return facts.of_matter(self.table.file, self.uid, self.on)

    @cached_property
    def duties(self) -> dict[str, DutyLine]:
        """By key, the first of each."""
        table = self.table
        found: dict[str, DutyLine] = {}
        for line in clock.duties(self.known.happened, table.calendar, table.limits, self.on):
            found.setdefault(line.key, line)
        return found

    @cached_property
    def visitor(self) -> VisitorEntry:
        return visits.visitor(self.table.file, self.matter["visitor"]) or VisitorEntry()

    @cached_property
    def visits(self) -> tuple[VisitEntry, ...]:
        """What came without one too, before them."""
        file = self.table.file
        found = (arrivals.entry_of(file, uid) for uid in arrivals.of_matter(file, self.uid))
        return tuple(entry for entry in found if entry is not None)

    @property
    def number(self) -> str:
        return str(self.matter["number"])

    @property
    def people(self) -> int:
        return max((int(entry.people) for entry in self.visits), default=1)

    @property
    def you(self) -> str:
        return "你们" if self.people > 1 else "你"

    @property
    def name(self) -> str:
        return "" if self.visitor.anonymous else self.visitor.name

    @property
    def addressed(self) -> str:
        return f"{self.name}等{self.people}人" if self.name and self.people > 1 else self.name

    @property
    def came(self) -> str:
        on = dates.on_paper(date.fromisoformat(self.matter["received_on"]))
        return CAME[Channel(self.matter["channel"])].format(you=self.you, on=on)

    @property
    def leaders(self) -> str:
        came = (entry.uid for entry in self.visits if entry.incoming is None)
        return "、".join(papers.leaders(self.table.file, next(came, "")))

    @property
    def instruction(self) -> tuple[str, str, date | None]:
        """The newest opinion of a leader at the table: words, who received that day, the day."""
        for entry in reversed(self.visits):
            if entry.leader_opinion:
                came = entry.incoming
                on = as_day(came.received_on) if came else visits.day_of(self.table.file, entry.uid)
                return entry.leader_opinion, "、".join(papers.leaders(self.table.file, entry.uid)), on
        return "", "", None

    @property
    def unit_named(self) -> str:
        """To whom it was given at the table."""
        return next((entry.unit for entry in reversed(self.visits) if entry.unit), "")

    @cached_property
    def assignment(self) -> dict[str, Any]:
        return papers.assignment(self.table.file, self.uid, self.on)

    def day(self, *keys: str) -> date | None:
        """The plain last day of the last of these duties that runs: the visitor sees the statutory day."""
        found = [self.duties[key].plain for key in keys if key in self.duties]
        return found[-1] if found else None

    # Demands

    def points(self, answers: dict[str, dict[str, str]] | None = None) -> tuple[PaperPoint, ...]:
        """Each demand; `answers` are those of one reply, by the demand's number."""
        views = matters.point_views(self.table.file, self.uid, versions=False)
        return tuple(self._point(view, (answers or {}).get(str(view.index), {})) for view in views)

    def outcomes(self, answers: dict[str, dict[str, str]]) -> tuple[Outcome | None, ...]:
        """How each demand was decided, in that reply or before."""
        views = matters.point_views(self.table.file, self.uid, versions=False)
        found = (answers.get(str(view.index), {}).get("outcome") or view.outcome for view in views)
        return tuple(Outcome(word) if word else None for word in found)

    def _point(self, view: PointView, said: dict[str, str]) -> PaperPoint:
        point = view.point
        outcome = said.get("outcome") or view.outcome
        return PaperPoint(
            index=str(view.index),
            place=f"（{in_figures(view.index)}）",
            text=ended(point.text),
            verdict=point.verdict.value if point.verdict else "",
            reason=ended(point.reason),
            basis=ended(said.get("basis") or point.basis),
            explanation=ended(point.explanation),
            measure=ended(point.measure),
            unit=point.unit,
            person=point.person,
            due=as_day(point.due),
            answer=ended(said.get("answer") or view.answer),
            outcome=_outcome(outcome, point.verdict, self.you),
            to_do=_to_do(view, outcome),
        )


def _outcome(outcome: str, verdict: Verdict | None, you: str) -> str:
    if outcome == Outcome.SUPPORTED and verdict is Verdict.PARTLY_REASONABLE:
        return PARTLY
    if outcome == Outcome.WITHDRAWN:
        return f"{you}已经撤回"
    return OUTCOMES[Outcome(outcome)] if outcome else ""


def _to_do(view: PointView, outcome: str) -> str:
    """By whom and until when what is supported will be done; nothing once it is done."""
    point = view.point
    if outcome != Outcome.SUPPORTED or view.carried_out == CarriedOut.DONE or not point.measure:
        return ""
    by = f"由{point.unit}" if point.unit else ""
    person = f"（责任人{point.person}）" if point.person else ""
    due = as_day(point.due)
    until = f"于{dates.on_paper(due)}前" if due else ""
    return f"{ended(point.measure)}，{by}{person}{until}办结" if by or until else ended(point.measure)


def ended(text: str) -> str:
    """Without the stop at its end: the letter sets its own."""
    return text.rstrip(STOPS)


def in_figures(n: int) -> str:
    """1 to 99 in Chinese: 一, 十二, 二十."""
    tens, ones = divmod(n, 10)
    if not 0 < n < 100:
        return str(n)
    if not tens:
        return FIGURES[ones]
    return f"{FIGURES[tens] if tens > 1 else ''}十{FIGURES[ones] if ones else ''}"


def as_day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
