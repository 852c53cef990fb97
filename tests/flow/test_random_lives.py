"""Random lives of several matters: lawful acts and others, typed late, corrected, taken back, under a clock that moves.

Whatever is done, what the law and the records promise holds afterwards; and what is refused has changed nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests import builders
from tests.flow import life
from tests.flow.random_acts import ACTS, MATTERS, answer, dated, filled
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records import acts
from xfdesk.records.followup import Done
from xfdesk.records.visit import MatterEntry, PointEntry
from xfdesk.rules import closing, finishing
from xfdesk.rules.words import (
    ActKind,
    Channel,
    Handling,
    MatterClass,
)
from xfdesk.store import arrivals, facts, turns
from xfdesk.store.told import InFile

BACK = st.sampled_from([0, 0, 0, 1, 3, 20]) | st.integers(0, 60)

_made: list[bytes] = []


def _office(path: Path, clock: FixedClock) -> Desk:
    """An office with one matter of each way; made once, then copied."""
    if not _made:
        desk = builders.office_desk(path, clock)
        day = desk.reception.open_day(builders.reception_day()).uid
        two = (builders.solved_point(), PointEntry(text="核实少算的年限"))
        plain = (PointEntry(text="小学门口加装减速带"),)
        base = builders.visit(desk, day, points=two)
        suggestion = replace(base.matter, matter_class=MatterClass.SUGGESTION)
        entries = (
            base,
            builders.letter(
                desk, Channel.ASSIGNED, came={"due": "2027-01-08"}, points=two, handling=None, unit=""
            ),
            replace(base, handling=Handling.TRANSFERRED, unit="区法院"),
            replace(base, handling=Handling.ACCEPTED, matter=suggestion, points=plain, unit="村镇建设办"),
            replace(base, handling=Handling.SETTLED, points=two[:1], answer="当场补发"),
            builders.accusation(desk, day),
        )
        for n, entry in enumerate(entries):
            person = builders.visitor(name=f"来访{n}", id_number="", phone="")
            named = entry if n == len(entries) - 1 else replace(entry, visitor=person)
            if entry.incoming is None:
                desk.reception.save(replace(named, uid=desk.reception.blank(day).uid, no=""))
            else:
                desk.followup.receive(named)
        desk.close()
        _made.append(path.read_bytes())
    path.write_bytes(_made[0])
    return Desk.open(path, who="林小雨", clock=clock)


class Lives(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(datetime(2026, 11, 20, 9, 0))
        self.desk = _office(self.folder / "台账.xfd", self.clock)
        # What a power cut leaves is another test's.
        self.desk.file.db.execute_sql("PRAGMA synchronous = OFF")
        with self.desk.file.read():
            self.matters = [uid for (uid,) in self.desk.file.sql("SELECT uid FROM matter ORDER BY number")]
        self.before: dict[str, list[tuple[Any, ...]]] | None = None
        self.came = 0

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.folder)

    @initialize(days=st.integers(30, 120))
    def some_days_later(self, days: int) -> None:
        self.clock.advance(days=days)

    # What is done

    @rule(days=st.sampled_from([1, 5, 20, -3]))
    def time_passes(self, days: int) -> None:
        self.clock.advance(days=days)

    @rule(n=MATTERS, kind=st.sampled_from(list(ACTS)), back=BACK, data=st.data())
    def anything(self, n: int, kind: ActKind, back: int, data: st.DataObject) -> None:
        uid, on = self.matters[n], self.clock.today() - timedelta(days=back)
        act = dated(data.draw(ACTS[kind]), on)
        self._try(uid, on, lambda: self.desk.followup.record(uid, on.isoformat(), act))

    @rule(n=MATTERS, back=BACK, data=st.data())
    def what_is_lawful(self, n: int, back: int, data: st.DataObject) -> None:
        """What is offered today is never refused for coming at the wrong time; what it says may want mending."""
        uid = self.matters[n]
        offers = {offer.kind: offer.act for offer in self.desk.followup.offers(uid).offers}
        if not offers:
            return
        on = self.clock.today() - timedelta(days=back)
        kind = data.draw(st.sampled_from(sorted(offers)))
        act = dated(data.draw(st.just(offers[kind]) | ACTS[kind]), on)
        if isinstance(act, acts.GiveReply):
            act = replace(act, answers=self._answers(uid, data))
        refusal = self._try(uid, on, lambda: self.desk.followup.record(uid, on.isoformat(), act))
        assert refusal is None or back or refusal.field, (act, refusal)

    @rule(n=MATTERS, steps=st.integers(1, 8), pace=st.sampled_from([0, 1, 9]))
    def what_is_due_next(self, n: int, steps: int, pace: int) -> None:
        """The first offers, one after the other: a matter that is worked on comes to its end."""
        uid, last = self.matters[n], type(None)
        for _ in range(steps):
            offers = [one for one in self.desk.followup.offers(uid).offers if type(one.act) is not last]
            if offers:
                act, last = filled(offers[0].act, self.clock.today()), type(offers[0].act)
                self._try(uid, self.clock.today(), lambda act=act: self.desk.followup.record(uid, "", act))  # type: ignore[misc]
            self.clock.advance(days=pace)

    def _answers(self, uid: str, data: st.DataObject) -> tuple[acts.PointAnswer, ...]:
        """One for every demand, as a rule."""
        positions = [str(view.index) for view in self.desk.ledger.matter(uid).points]
        given = [replace(data.draw(answer), point=position) for position in positions]
        return tuple(given[data.draw(st.sampled_from([0, 0, 0, 1])) :])

    @rule(n=MATTERS, which=st.integers(0, 50), shift=st.sampled_from([0, 0, 0, -1, 1, -9, 9]), data=st.data())
    def correct(self, n: int, which: int, shift: int, data: st.DataObject) -> None:
        uid, done = self._picked(n, which)
        if done is None:
            return
        act = dated(data.draw(st.just(done.act) | ACTS[done.kind]), done.on)
        if isinstance(act, acts.GiveReply) and act is not done.act:
            act = replace(act, answers=self._answers(uid, data))
        on = done.on + timedelta(days=shift)
        said = self._try(
            uid, min(on, done.on), lambda: self.desk.followup.correct(done.uid, on.isoformat(), act)
        )
        if said is None:
            (now,) = (one for one in self.desk.followup.done(uid) if one.uid == done.uid)
            assert now.first == (done.first or done.act)
            assert (now.at, now.who) == (done.at, done.who)

    @rule(n=MATTERS, which=st.integers(0, 50))
    def say_the_same_again(self, n: int, which: int) -> None:
        """A correction that changes nothing is always lawful, and leaves all other rows as they were."""
        _, done = self._picked(n, which)
        if done is None or done.on > self.clock.today():
            return
        before = life.dump(self.desk, without=(*life.DERIVED, "Act"))
        self.desk.followup.correct(done.uid, "", done.act)
        assert _differs(before, life.dump(self.desk, without=(*life.DERIVED, "Act"))) == {}
        self.before = None

    @precondition(lambda self: self.before is not None)
    @rule()
    def undo(self) -> None:
        assert self.desk.followup.can_undo()
        self.desk.followup.undo_last()
        assert _differs(self.before or {}, life.dump(self.desk, without=life.DERIVED)) == {}
        assert not self.desk.followup.can_undo()
        self.before = None

    @rule(n=st.integers(0, 3), demand=st.booleans())
    def come_again(self, n: int, demand: bool) -> None:
        """A later visit on a day of its own joins the matter, or makes one of its own."""
        if self.came > 3:
            return
        on = self.clock.today()
        with self.desk.file.read():
            (last,) = self.desk.file.sql('SELECT max("on") FROM receptionday')[0]
        if on.isoformat() <= last:
            return
        if (running := self.desk.reception.current_day()) is not None:
            self.desk.reception.close_day(running.uid, "")
        self.came += 1
        day = self.desk.reception.open_day(builders.reception_day(on)).uid
        points = (PointEntry(text="又一项诉求"),) if demand else ()
        person = builders.visitor(name=f"来访{n}", id_number="", phone="")
        blank = self.desk.reception.blank(day)
        entry = replace(
            blank,
            visitor=person,
            matter=MatterEntry(),
            points=points,
            statement="又来问",
            continues=self.matters[n],
        )
        self._try(self.matters[n], on, lambda: self.desk.reception.save(entry))
        self.before = None

    @rule(
        n=st.integers(0, 4),
        change=st.sampled_from(["summary", "measure", "handling", "drop", "add", "answer"]),
    )
    def correct_the_visit(self, n: int, change: str) -> None:
        uid = self.matters[n]
        with self.desk.file.read():
            (first, *_) = arrivals.of_matter(self.desk.file, uid)
        at = self.desk.followup.receiving if n == 1 else self.desk.reception
        entry = at.entry(first)
        point = entry.points[0]
        changed = {
            "summary": lambda: replace(entry, matter=replace(entry.matter, summary="改过的概况")),
            "measure": lambda: replace(
                entry, points=(replace(point, measure="另一个措施"), *entry.points[1:])
            ),
            "handling": lambda: replace(entry, handling=Handling.ACCEPTED),
            "drop": lambda: replace(entry, points=entry.points[1:] or entry.points),
            "add": lambda: replace(entry, points=(*entry.points, PointEntry(text="再加一项"))),
            "answer": lambda: replace(entry, answer="另一个答复"),
        }[change]()
        self._try(uid, date(2026, 11, 16), lambda: at.save(changed))
        self.before = None

    # What holds

    def _picked(self, n: int, which: int) -> tuple[str, Done | None]:
        uid = self.matters[n]
        done = self.desk.followup.done(uid)
        return uid, done[which % len(done)] if done else None

    def _try(self, uid: str, on: date, act: Callable[[], object]) -> Refused | None:
        """Done, it changes nothing of the days before it; refused, nothing at all."""
        before, earlier = life.dump(self.desk), on - timedelta(days=1)
        stood = self._as_of(uid, earlier)
        try:
            act()
        except Refused as refusal:
            assert _differs(before, life.dump(self.desk)) == {}
            assert refusal.what and refusal.data, refusal
            return refusal
        assert self._as_of(uid, earlier) == stood, "the days before it stand as they stood"
        self.before = {name: rows for name, rows in before.items() if name not in life.DERIVED}
        return None

    def _as_of(self, uid: str, day: date) -> tuple[object, ...]:
        with self.desk.file.read():
            row = self.desk.file.sql("SELECT received_on FROM matter WHERE uid = ?", uid)
        if not row or day.isoformat() < row[0][0]:
            return ()
        view = self.desk.ledger.matter(uid, as_of=day)
        points = [
            (one.point.verdict, one.point.due, one.answer, one.outcome, one.carried_out)
            for one in view.points
        ]
        owner = (view.lead_official, view.unit, view.person, view.due_on)
        return view.status, view.verdict, view.duties, points, owner, view.without_owner, view.without_answer

    @invariant()
    def the_file_is_whole(self) -> None:
        """Status, duties, marks and lines follow from the records; counters equal a recount; the history tells each row."""
        assert self.desk.check() == ()

    @invariant()
    def what_the_law_wants_holds(self) -> None:
        with self.desk.file.read():
            for uid in self.matters:
                self._closed_is_answered(uid)
                self._extended_once(uid)
                self._days_in_order(uid)
                self._one_assignment(uid)
                self._sessions_in_order(uid)
            self._numbers_once()

    def _closed_is_answered(self, uid: str) -> None:
        file = self.desk.file
        if turns.closed_by_act(InFile(file, uid)) is not None:
            known = facts.life(file, uid, date.max)
            assert known.points and all(point.answer for point in known.points)
            assert closing.needs(finishing.state_of(known)) == ()

    def _extended_once(self, uid: str) -> None:
        found = self.desk.file.sql('SELECT "on", days FROM extension WHERE matter = ?', uid)
        assert len(found) <= 1
        for on, more in found:
            assert more <= 30
            accepted, received = self.desk.file.sql(
                "SELECT accepted_on, received_on FROM matter WHERE uid = ?", uid
            )[0]
            last = date.fromisoformat(accepted or received) + timedelta(days=60)
            assert date.fromisoformat(on) <= self.desk.table.calendar.roll(last)

    def _days_in_order(self, uid: str) -> None:
        file = self.desk.file
        assert not file.value(
            'SELECT 1 FROM act a JOIN matter m ON m.uid = a.matter WHERE a.matter = ? AND a."on" < m.received_on',
            uid,
        )
        assert not file.value(
            'SELECT 1 FROM reply r JOIN matter m ON m.uid = r.matter WHERE r.matter = ? AND (r."on" < m.accepted_on'
            ' OR r.delivered_on < r."on")',
            uid,
        )
        first = file.value(
            "SELECT min(delivered_on) FROM reply WHERE matter = ? AND receipt IN ('签收', '拒收')", uid
        )
        for asked, given in file.sql("SELECT requested_on, opinion_on FROM review WHERE matter = ?", uid):
            assert first <= asked <= (given or asked)
        assert not file.value('SELECT 1 FROM promise p JOIN act a ON a.uid = p.uid WHERE p.kept_on < a."on"')
        assert not file.value('SELECT 1 FROM supervision WHERE answered_on < "on"')

    def _one_assignment(self, uid: str) -> None:
        found = self.desk.file.sql(
            "SELECT since, until FROM assignment WHERE matter = ? ORDER BY since, uid", uid
        )
        assert [until for _, until in found] == [since for since, _ in found[1:]] + [None] * bool(found)

    def _sessions_in_order(self, uid: str) -> None:
        """Brought once to a session, decided, reported and struck off in this order; each decision is an assignment."""
        file = self.desk.file
        found = file.sql(
            "SELECT conference, brought_on, decided_on, reported_on, struck_off_on, due FROM conferenceitem WHERE matter = ?",
            uid,
        )
        assert len({one[0] for one in found}) == len(found)
        for _, *days, due in found:
            known = [day for day in days if day]
            assert known == sorted(known) and days[: len(known)] == known
            assert bool(due) == bool(days[1])
        decided = file.value("SELECT count(*) FROM act WHERE matter = ? AND act = 'decide'", uid)
        assigned = "SELECT count(*) FROM assignment s JOIN act a ON a.uid = s.uid WHERE s.matter = ? AND a.act = 'decide'"
        assert decided == file.value(assigned, uid) == sum(bool(one[2]) for one in found)
        assert not file.value(
            "SELECT 1 FROM conferenceitem WHERE conference NOT IN (SELECT uid FROM conference)"
        )

    def _numbers_once(self) -> None:
        numbers = [
            number
            for (number,) in self.desk.file.sql("SELECT number FROM paper UNION ALL SELECT number FROM reply")
            if number
        ]
        assert len(numbers) == len(set(numbers)), sorted(numbers)


def _differs(
    before: dict[str, list[tuple[Any, ...]]], after: dict[str, list[tuple[Any, ...]]]
) -> dict[str, tuple[object, object]]:
    """The rows of each table that are not the same."""
    return {
        name: (
            [row for row in rows if row not in after[name]],
            [row for row in after[name] if row not in rows],
        )
        for name, rows in before.items()
        if rows != after[name]
    }


TestRandomLives = Lives.TestCase
TestRandomLives.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
