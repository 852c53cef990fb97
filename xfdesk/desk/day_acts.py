"""接访日: beginning a day, changing it, going on with one that is closed, and finding those that were left."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from xfdesk.changes import Change, Touched
from xfdesk.desk.saving import NOT_CHANGED
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.day import DayBehind, DayLeader, ReceptionDay
from xfdesk.records.keys import new_key
from xfdesk.rules import dates
from xfdesk.rules.words import DayState
from xfdesk.store import days, drafts, history, projection

MOST_CLOSED = 3
"""Closed days without a draft that the card names; any other is found by its date."""


class DayActs:
    table: Table

    def current_day(self) -> ReceptionDay | None:
        with self.table.file.read():
            return days.in_hand(self.table.file)

    def day(self, uid: str) -> ReceptionDay:
        with self.table.file.read():
            found = days.get(self.table.file, uid)
        if found is None:
            raise Refused("no_day", "找不到这个接访日", "数据没有动过", "请先开始一个接访日")
        return found

    def day_on(self, on: date) -> ReceptionDay | None:
        """The reception day of that date, if there is one."""
        with self.table.file.read():
            return days.of_date(self.table.file, on)

    def behind(self, uid: str) -> DayBehind:
        """A day with how many were received on it and how many drafts wait in it."""
        day, file = self.day(uid), self.table.file
        with file.read():
            return DayBehind(day, days.visits_of(file, uid), len(drafts.of_day(file, uid)))

    def days_behind(self) -> tuple[DayBehind, ...]:
        """Closed days, the last first: all in which a draft waits, and of the others the last few."""
        file = self.table.file
        with file.read():
            waiting = Counter(draft.day for draft in drafts.all_of_them(file))
            known = {day.uid: day for day in days.closed(file, MOST_CLOSED)}
            for uid in waiting:
                found = days.get(file, uid)
                if found is not None and found.state is not DayState.OPEN:
                    known[uid] = found
            rows = [DayBehind(day, days.visits_of(file, uid), waiting[uid]) for uid, day in known.items()]
        return tuple(sorted(rows, key=lambda row: row.day.on, reverse=True))

    def suggest_day(self) -> ReceptionDay:
        """Today's day with kind, place, leaders and clerk of last time; not stored."""
        with self.table.file.read():
            last = days.last(self.table.file)
        today, office = self.table.today, self.table.office
        if last is None:
            kind, place = (office.kinds or ("",))[0], (office.places or ("",))[0]
            known = self.known_leaders(today)
            leaders = known if len(known) == 1 else ()
            return ReceptionDay("", today, kind, place, leaders, clerk=self.table.who)
        retired = {leader.name for leader in office.leaders if not leader.active}
        return replace(
            last,
            uid="",
            on=today,
            leaders=tuple(leader for leader in last.leaders if leader.name not in retired),
            state=DayState.OPEN,
            started="",
            ended="",
            absence="",
            summary="",
            clerk=self.table.who,
        )

    def known_places(self) -> tuple[str, ...]:
        """Where people were received: the office's list, then the places of earlier days."""
        with self.table.file.read():
            return tuple(dict.fromkeys((*self.table.office.places, *days.places(self.table.file))))

    def known_leaders(self, on: date) -> tuple[DayLeader, ...]:
        """Who may receive, with the post at that time: the office's list, then those of earlier days."""
        with self.table.file.read():
            earlier = days.leaders_known(self.table.file)
        listed = self.table.office.leaders
        found = {one.name: DayLeader(one.name, one.post_on(on)) for one in listed if one.active}
        retired = {one.name for one in listed}
        for leader in earlier:
            if leader.name not in retired:
                found.setdefault(leader.name, leader)
        return tuple(found.values())

    def open_day(self, day: ReceptionDay) -> ReceptionDay:
        """Begin a day. Refused while another is open, or when that date has one already."""
        file, now = self.table.file, self.table.clock.now()
        self._may_stand(day)
        with file.act():
            self._none_open("")
            self._date_is_free(day.on)
            day = replace(day, uid=day.uid or new_key(now), state=DayState.OPEN, started=f"{now:%H:%M}")
            days.put(file, day)
            self._day_history(day, "开始接访日")
        self.table.tell(Change(Touched.DAY | Touched.QUEUE, "接访日已开始"))
        return day

    def change_day(self, day: ReceptionDay) -> ReceptionDay:
        """Other leaders, another place: what was begun stays begun. The date only while nobody was received on it."""
        file, stored = self.table.file, self.day(day.uid)
        self._may_stand(day)
        day = replace(
            day,
            state=stored.state,
            started=stored.started,
            ended=stored.ended,
            absence=stored.absence,
            summary=stored.summary,
        )
        if day == stored:
            return day
        with file.act():
            if day.on != stored.on:
                self._may_move(day)
            days.put(file, day)
            self._day_history(day, "修改接访日", stored)
            for matter in days.matters_of(file, day.uid):
                projection.refresh(file, matter, self.table.counting())
        self.table.tell(Change(Touched.DAY | Touched.QUEUE | Touched.MATTER, "接访日已修改"))
        return day

    def reopen_day(self, uid: str) -> ReceptionDay:
        """Go on with a day already closed, e.g. when somebody comes after all."""
        file = self.table.file
        with file.act():
            self._none_open(uid)
            day = self.day(uid)
            if day.state is DayState.OPEN:
                return day
            day = replace(day, state=DayState.OPEN, ended="")
            days.put(file, day)
            self._day_history(day, "重新打开接访日")
        self.table.tell(Change(Touched.DAY | Touched.QUEUE, "接访日已重新打开"))
        return day

    # Rules

    def _may_stand(self, day: ReceptionDay) -> None:
        wanted = (
            ("kind", "类型", day.kind),
            ("place", "地点", day.place),
            ("leaders", "接访领导", day.leaders),
            ("clerk", "登记员", day.clerk),
        )
        missing = [(field, label) for field, label, value in wanted if not value]
        if missing:
            what = f"接访日还差：{'、'.join(label for _, label in missing)}"
            raise Refused("day_incomplete", what, NOT_CHANGED, "补上后再开始", field=missing[0][0])
        if day.on > self.table.today:
            what = "接访日不能开在将来的日子"
            do = "请核对日期，或检查电脑的时钟"
            raise Refused("future_day", what, NOT_CHANGED, do, field="on")

    def _none_open(self, but: str) -> None:
        opened = days.in_hand(self.table.file)
        if opened is not None and opened.uid != but:
            what = f"{opened.on:%Y-%m-%d} 的接访日还没有收班"
            raise Refused("day_open", what, NOT_CHANGED, "请先把那一天收班，再开始这一天")

    def _date_is_free(self, on: date) -> None:
        if days.of_date(self.table.file, on) is not None:
            what = f"{on:%Y-%m-%d} 已经有一个接访日"
            raise Refused("day_exists", what, NOT_CHANGED, "请打开那一天接着记", field="on")

    def _may_move(self, day: ReceptionDay) -> None:
        self._date_is_free(day.on)
        received = days.visits_of(self.table.file, day.uid)
        if received:
            what = f"这一天已经记了 {received} 批，日期不能再改"
            do = "请把这一天收班，再补记真正的那一天"
            raise Refused("day_has_visits", what, NOT_CHANGED, do, field="on")

    def _day_history(self, day: ReceptionDay, what: str, before: ReceptionDay | None = None) -> None:
        history.append(
            self.table.file,
            at=self.table.clock.now(),
            who=self.table.who,
            what=what,
            before=_said(before) if before else None,
            after=_said(day) if before else None,
            touched=[("ReceptionDay", day.uid)],
        )


def _said(day: ReceptionDay) -> dict[str, str]:
    leaders = "、".join(f"{leader.name} {leader.post}".strip() for leader in day.leaders)
    return {
        "日期": dates.on_paper(day.on),
        "类型": day.kind,
        "地点": day.place,
        "接访领导": leaders,
        "陪同": day.attendants,
        "登记员": day.clerk,
    }
