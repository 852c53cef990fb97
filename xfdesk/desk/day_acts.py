"""接访日: beginning a day, changing it, going on with one that is closed, and finding those that were left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xfdesk.changes import Change, Touched
from xfdesk.desk.beginning import Beginning
from xfdesk.desk.plan_and_day import against_plan
from xfdesk.desk.saving import NOT_CHANGED
from xfdesk.errors import Refused
from xfdesk.records.keys import new_key
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.rules import dates
from xfdesk.rules.words import DayState
from xfdesk.store import days, history, projection


class DayActs(Beginning):
    """The acts; what is only read comes from `Beginning`."""

    def open_day(self, day: ReceptionDay) -> ReceptionDay:
        """Begin a day. Refused while another is open, or when that date has one already.

        With others than the rota has, who sits for whom is kept with what `day.absence` gives as the reason.
        """
        file, now = self.table.file, self.table.clock.now()
        self._may_stand(day)
        with file.act():
            self._none_open("")
            self._date_is_free(day.on)
            day = replace(day, uid=day.uid or new_key(now), state=DayState.OPEN, started=f"{now:%H:%M}")
            day, changed = against_plan(file, self.table.office, day)
            days.put(file, day)
            self._day_history(day, "开始接访日", plan=changed)
        self.table.tell(Change(Touched.DAY | Touched.QUEUE | Touched.ROTA, "接访日已开始"))
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
            summary=stored.summary,
        )
        with file.act():
            if day.on != stored.on:
                self._may_move(day)
            day, changed = against_plan(file, self.table.office, day, stored)
            if day == stored and not changed:
                return day
            days.put(file, day)
            self._day_history(day, "修改接访日", stored, plan=changed)
            for matter in days.matters_of(file, day.uid):
                projection.refresh(file, matter, self.table.counting())
        touched = Touched.DAY | Touched.QUEUE | Touched.MATTER | Touched.ROTA
        self.table.tell(Change(touched, "接访日已修改"))
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

    def _day_history(
        self,
        day: ReceptionDay,
        what: str,
        before: ReceptionDay | None = None,
        plan: tuple[history.Row, ...] = (),
    ) -> None:
        history.append(
            self.table.file,
            at=self.table.clock.now(),
            who=self.table.who,
            what=what,
            before=_said(before) if before else None,
            after=_said(day) if before else None,
            touched=[("ReceptionDay", day.uid), *plan],
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
    } | ({"代替": day.absence} if day.absence else {})
