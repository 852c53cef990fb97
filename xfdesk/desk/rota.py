"""接访安排: planning who sits when, one act a step, each taken back with one undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from xfdesk.changes import Touched
from xfdesk.desk.rota_counting import Counting
from xfdesk.desk.rota_posting import PostingUp
from xfdesk.desk.rota_proposing import Proposing, may_span
from xfdesk.desk.rota_reading import away_span
from xfdesk.desk.rota_typed import named, read, stands_in
from xfdesk.desk.row_acts import RowActs
from xfdesk.errors import Refused
from xfdesk.records.keys import new_key
from xfdesk.records.rota import RotaEntry, RotaProposal, RotaSaved
from xfdesk.records.rota_day import Away, RotaDay
from xfdesk.rules import dates
from xfdesk.rules.text import clean_line
from xfdesk.store import days
from xfdesk.store import rota as kept

AS_BEFORE = "安排没有动过"


class Rota(RowActs, Proposing, Counting, PostingUp):
    touches = Touched.ROTA

    def put(self, entry: RotaEntry, uid: str = "") -> RotaSaved:
        """A new day, or another content of one that stands. What does not fit is said and kept all the same.

        A leader put in another's place after the day was posted, or with a reason, stands in.
        """
        old = self._get(uid) if uid else None
        day = self._read(entry, old)
        with self.table.file.read():
            taken = kept.of_date(self.table.file, day.on)
        if taken is not None and taken.uid != uid:
            what = f"{dates.month_day(day.on)}已经排了{names(taken)}"
            raise Refused("rota_taken", what, AS_BEFORE, "请改那一天，或另选一天", field="on")
        conflicts: tuple[str, ...] = ()
        if old is not None:
            conflicts = self._may_change(old, day)
            day = replace(day, posted_on=None if conflicts else old.posted_on)
        what = f"{'改' if old else '排'}接访安排 {day.on.isoformat()}"
        done = f"{dates.month_day(day.on)} {names(day)}，已{'改' if old else '排'}好"
        self._write(what, (day,), done, _said(old) if old else None)
        return RotaSaved(day, (*self.unfit(day), *conflicts))

    def conflicts(self, entry: RotaEntry, uid: str = "") -> tuple[str, ...]:
        """What `put` would say or refuse, while it is typed."""
        try:
            day = self._read(entry, self._get(uid) if uid else None)
        except Refused as refused:
            return (refused.what,)
        with self.table.file.read():
            taken = kept.of_date(self.table.file, day.on)
        other = (f"{dates.month_day(day.on)}已经排了{names(taken)}",) if taken and taken.uid != uid else ()
        return (*other, *self.unfit(day))

    def move(self, uid: str, to: date) -> RotaSaved:
        """To another day; with one that is planned already it changes places, and that is said."""
        day = self._get(uid)
        if day.on == to:
            return RotaSaved(day)
        with self.table.file.read():
            other = kept.of_date(self.table.file, to)
        for on in (day.on, to):
            self._not_held(on)
        if to < self.table.today:
            raise Refused("rota_past", f"{dates.month_day(to)}已经过去", AS_BEFORE, "请移到今天或以后的一天")
        said = [posted_anew(one) for one in (day, other) if one and one.posted_on]
        moved = [self._on(day, to)]
        if other is not None:
            moved.append(self._on(other, day.on))
            said.append(f"与{names(other)}对调：{names(other)}改在 {dates.month_day(day.on)}")
        done = f"{names(day)}移到 {dates.month_day(to)}" + (f"，与{names(other)}对调" if other else "")
        self._write(f"移动接访安排 {day.on.isoformat()} 到 {to.isoformat()}", moved, done)
        return RotaSaved(moved[0], (*said, *(line for one in moved for line in self.unfit(one))))

    def remove(self, uid: str) -> None:
        day = self._get(uid)
        self._not_held(day.on)
        what = f"取消接访安排 {day.on.isoformat()}"
        self.act(what, [("RotaDay", uid)], lambda: kept.remove(self.table.file, uid), before=_said(day))

    def accept(self, proposal: RotaProposal) -> tuple[RotaDay, ...]:
        """Store what was proposed, never over a day that stands; what was planned or begun meanwhile is left out."""
        now, taken = self.table.clock.now(), set[date]()
        if proposal.days:
            listed = sorted(day.on for day in proposal.days)
            first, last = listed[0], listed[-1]
            taken = {day.on for day in self.days(first, last)} | set(self.held(first, last))
        free = [day for day in proposal.days if day.on not in taken and day.leaders]
        made = tuple(replace(day, uid=new_key(now)) for day in {day.on: day for day in free}.values())
        if not made:
            raise Refused("rota_nothing", "没有可以存的：这些天都排过了", AS_BEFORE, "请看一眼日历")
        self._write(f"排接访安排 {len(made)} 天", made)
        return made

    def mark_posted(self, since: date, until: date) -> tuple[RotaDay, ...]:
        """The posting of these days was put up today."""
        may_span(since, until)
        posted = tuple(replace(day, posted_on=self.table.today) for day in self.days(since, until))
        if not posted:
            raise Refused("rota_empty", "这一段没有排接访", AS_BEFORE, "请先排好，再公示")
        self._write(f"接访公示 {len(posted)} 天", posted)
        return posted

    # Absences

    def put_away(
        self, leader: str, since: str | date, until: str | date, reason: str = "", uid: str = ""
    ) -> Away:
        """A leader cannot sit on these days; what was planned there stays and shows as a conflict."""
        name = named(leader)
        if not any(one.name == name for one in self.table.office.leaders):
            raise Refused(
                "rota_leader", f"“{name}”不在接访领导名单里", AS_BEFORE, "请从名单里选", field="leader"
            )
        first, last = self._date(since, "since"), self._date(until or since, "until")
        if first > last:
            raise Refused("rota_span", "外出的起止日期反了", AS_BEFORE, "请核对这两个日期", field="until")
        away = Away(uid or new_key(self.table.clock.now()), name, first, last, clean_line(reason).text)
        meanwhile = [day for day in self.days(first, last) if any(one.name == name for one in day.leaders)]
        listed = "、".join(dates.month_day(day.on) for day in meanwhile)
        said = f"{name} {away_span(away)}不在，已记下" + (f"；{listed}排了他，请改" if listed else "")
        self.act(
            "记领导外出", [("Absence", away.uid)], lambda: kept.put_away(self.table.file, away), said=said
        )
        return away

    def remove_away(self, uid: str) -> None:
        self.act("取消领导外出", [("Absence", uid)], lambda: kept.remove_away(self.table.file, uid))

    # The parts

    def _get(self, uid: str) -> RotaDay:
        with self.table.file.read():
            found = kept.get(self.table.file, uid)
        if found is None:
            raise Refused("rota_gone", "这一天的安排已经不在了", AS_BEFORE, "请看一眼日历再改")
        return found

    def _read(self, entry: RotaEntry, old: RotaDay | None) -> RotaDay:
        key = old.uid if old else new_key(self.table.clock.now())
        day = read(entry, key, self.table.office, self.table.today)
        leaders = stands_in(entry, self.with_posts(day_names(entry), day.on), old)
        return replace(day, leaders=leaders)

    def _date(self, typed: str | date, field: str) -> date:
        if isinstance(typed, date):
            return typed
        try:
            return dates.parse(typed, self.table.today, future=True)
        except dates.BadDate as error:
            raise Refused("date", error.sentence, AS_BEFORE, field=field) from error

    def _may_change(self, old: RotaDay, new: RotaDay) -> tuple[str, ...]:
        """A day that was held keeps its plan for the comparison; one that was posted is to be posted anew."""
        changed = (old.on, names(old), old.hours, old.place) != (new.on, names(new), new.hours, new.place)
        if (old.on, names(old)) != (new.on, names(new)):
            self._not_held(old.on)
        if changed and old.posted_on:
            return (posted_anew(old),)
        return ()

    def _not_held(self, on: date) -> None:
        with self.table.file.read():
            held = days.of_date(self.table.file, on)
        if held is not None:
            what = f"{dates.month_day(on)}已经接访（{held.state}），安排留着作对照"
            do = "谁代替了谁，请在那个接访日里改接访领导"
            raise Refused("rota_held", what, AS_BEFORE, do)

    def _on(self, day: RotaDay, on: date) -> RotaDay:
        posts = {one.name: one.post for one in self.with_posts([one.name for one in day.leaders], on)}
        leaders = tuple(replace(one, post=posts[one.name]) for one in day.leaders)
        return replace(day, on=on, leaders=leaders, posted_on=None)

    def _write(self, what: str, written: Iterable[RotaDay], said: str = "", before: object = None) -> None:
        listed = tuple(written)
        touched = [("RotaDay", day.uid) for day in listed]
        self.act(what, touched, lambda: kept.put(self.table.file, *listed), before=before, said=said)


def day_names(entry: RotaEntry) -> tuple[str, ...]:
    """Each leader once, in order."""
    return tuple(dict.fromkeys(name for typed in entry.leaders if (name := named(typed))))


def posted_anew(day: RotaDay) -> str:
    on = f"在 {dates.month_day(day.posted_on)}" if day.posted_on else ""
    return f"{dates.month_day(day.on)}的安排已{on}公示，改后请重新张贴"


def names(day: RotaDay) -> str:
    return "、".join(one.name for one in day.leaders)


def _said(day: RotaDay) -> dict[str, str]:
    return {"日期": dates.on_paper(day.on), "类型": day.kind, "地点": day.place, "接访领导": names(day)}
