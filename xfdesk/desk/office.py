"""设置: the office, its registers and its settings, each change an act with its history entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from xfdesk.changes import Change, Touched
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.keys import new_key
from xfdesk.records.office import (
    Category,
    Clerk,
    Leader,
    Office,
    Removed,
    Unit,
    Village,
    YearArrangement,
)
from xfdesk.records.reckoning import Proposed
from xfdesk.rules import rota_days, text, vocabulary
from xfdesk.store import registers, settings, usage

if TYPE_CHECKING:
    from xfdesk.desk.reckoning import Reckoning
    from xfdesk.store.history import Row

NOT_SAVED = "没有改动"
DOTS = "·•・‧ \u3000"
Record = Leader | Clerk | Unit | Village | Category
WRITERS: dict[type, Callable[..., None]] = {
    Leader: registers.put_leader,
    Clerk: registers.put_clerk,
    Unit: registers.put_unit,
    Village: registers.put_village,
    Category: registers.put_category,
}


class OfficeDesk:
    def __init__(self, table: Table) -> None:
        self.table = table

    def office(self) -> Office:
        return self.table.office

    def declared(self) -> tuple[settings.Declared, ...]:
        """The settings with key, label, kind, default and choices, in the order of the page."""
        return settings.DECLARED

    def value(self, key: str) -> str:
        with self.table.file.read():
            return settings.get(self.table.file, key)

    def set(self, key: str, value: str) -> None:
        declared = settings.BY_KEY.get(key)
        if declared is None:
            raise Refused("unknown_setting", f"没有“{key}”这个设置", NOT_SAVED)
        cleaned = "\n".join(text.clean_line(line).text for line in value.split("\n")).strip()
        cleaned = self._may_set(declared, cleaned)
        if key == "profile":
            self._reckoning().whole(Proposed(profile=cleaned))
        else:
            touched = ("Setting", key)
            self._act(
                f"改设置 {declared.label}", touched, lambda: settings.put(self.table.file, key, cleaned)
            )

    def _may_set(self, declared: settings.Declared, value: str) -> str:
        """The value as it is kept. Raises `Refused`."""
        if declared.choices and value not in declared.choices:
            raise Refused("choice", f"{declared.label}只能选：{'、'.join(declared.choices)}", NOT_SAVED)
        if declared.kind == "number" and not (
            value.isascii() and value.isdigit() and declared.least <= int(value) < 1_000
        ):
            what = f"{declared.label}应为 {declared.least} 到 999 的整数"
            raise Refused("number", what, NOT_SAVED, "请重新填写")
        if declared.key == "name" and not value:
            raise Refused("name", "单位名称不能空着", NOT_SAVED, "它印在登记表和台账上")
        if declared.key == "number_prefix" and not (value and value.isalnum() and len(value) <= 8):
            raise Refused("number_prefix", "编号前缀用 1 到 8 个字母、数字或汉字", NOT_SAVED, "例如 JF")
        try:
            if declared.key == "rota_weekdays":
                rota_days.weekdays(value)
            if declared.key == "rota_hours":
                return rota_days.hours(value)
        except rota_days.BadSetting as error:
            raise Refused(declared.key, error.sentence, NOT_SAVED, "请重新填写") from error
        return value

    def put_leader(self, leader: Leader) -> Leader:
        leader = leader if leader.uid else replace(leader, uid=new_key())
        self._need(leader.name, "姓名")
        self._once(leader.name, leader.uid, self.office().leaders)
        for post in leader.posts:
            if post.since and post.until and post.until < post.since:
                raise Refused("post", f"职务“{post.title}”的止日早于起日", NOT_SAVED, "请核对日期")
        self._act("改接访领导", ("Leader", leader.uid), lambda: registers.put_leader(self.table.file, leader))
        return leader

    def put_clerk(self, clerk: Clerk) -> Clerk:
        clerk = clerk if clerk.uid else replace(clerk, uid=new_key())
        self._need(clerk.name, "姓名")
        self._once(clerk.name, clerk.uid, self.office().clerks)
        self._act("改登记员", ("Clerk", clerk.uid), lambda: registers.put_clerk(self.table.file, clerk))
        return clerk

    def put_unit(self, unit: Unit) -> Unit:
        unit = unit if unit.uid else replace(unit, uid=new_key())
        self._need(unit.name, "单位名称")
        self._once(unit.name, unit.uid, self.office().units)
        self._act("改责任单位", ("Unit", unit.uid), lambda: registers.put_unit(self.table.file, unit))
        return unit

    def put_village(self, village: Village) -> Village:
        village = village if village.uid else replace(village, uid=new_key())
        self._need(village.name, "村/社区名称")
        self._once(village.name, village.uid, self.office().villages)
        self._act(
            "改村和社区", ("Village", village.uid), lambda: registers.put_village(self.table.file, village)
        )
        return village

    def put_category(self, category: Category) -> Category:
        self._need(category.first, "一级类别")
        if label := vocabulary.label_in(category.name):
            raise Refused(
                "label",
                f"“{label}”是给人贴的标签，不能作问题类别",
                NOT_SAVED,
                "类别写反映的是什么事，例如“拖欠工资”",
            )
        if not category.code:
            raise Refused("code", "类别要有代码", NOT_SAVED, "一级两位数字，二级四位数字")
        self._once(category.name, category.code, self.office().categories)
        self._act(
            "改问题类别",
            ("Category", category.code),
            lambda: registers.put_category(self.table.file, category),
        )
        return category

    def put_year(self, year: YearArrangement) -> None:
        """A year's 调休 as the office has it; every date that hangs on it is counted anew."""
        self._reckoning().whole(Proposed(year=year))

    def remove(self, register: str, uid: str) -> Removed:
        """`register` is leader, clerk, unit, village or category. What a record names is retired, not removed."""
        names = {
            "leader": "Leader",
            "clerk": "Clerk",
            "unit": "Unit",
            "village": "Village",
            "category": "Category",
        }
        if register not in names:
            raise Refused("register", "没有这个登记簿", NOT_SAVED)
        file, stood = self.table.file, self.standing(register, uid)
        record = stood.record
        with file.read():
            used = record is not None and usage.is_used(file, register, record.name)
        if record is not None and used:
            retired = replace(record, active=False)
            self._act("停用一行设置", (names[register], uid), lambda: self._write(retired))
        else:
            self._act("删除一行设置", (names[register], uid), lambda: registers.remove(file, register, uid))
        return replace(stood, retired=used)

    def standing(self, register: str, uid: str) -> Removed:
        """A row as it stands now, for `put_back`; without a record when there is none of that key."""
        record = next((record for record in self._records(register) if _key(record) == uid), None)
        if record is None:
            return Removed(register, None)
        with self.table.file.read():
            return Removed(register, record, registers.position(self.table.file, register, uid))

    def put_back(self, removed: Removed) -> None:
        """Take a removal or a change back: the row stands again as it was, where it was."""
        record = removed.record
        if record is None:
            return
        uid = _key(record)

        def work() -> None:
            self._write(record)
            registers.put_at(self.table.file, removed.register, uid, removed.position)

        self._act("撤回改一行设置", (type(record).__name__, uid), work)

    def offered(self, register: str) -> tuple[tuple[str, str], ...]:
        """(name, post) of leaders, units or villages that days and visits name and the register has not."""
        known = {_same(record.name) for record in self._records(register)}
        with self.table.file.read():
            found = usage.named(self.table.file, register)
        return tuple((name, post) for name, post in found if _same(name) not in known)

    def _records(self, register: str) -> tuple[Record, ...]:
        office = self.office()
        found: dict[str, tuple[Record, ...]] = {
            "leader": office.leaders,
            "clerk": office.clerks,
            "unit": office.units,
            "village": office.villages,
            "category": office.categories,
        }
        return found.get(register, ())

    def _write(self, record: Record) -> None:
        WRITERS[type(record)](self.table.file, record)

    def _once(self, name: str, uid: str, others: Iterable[Record]) -> None:
        twin = next((one for one in others if _key(one) != uid and _same(one.name) == _same(name)), None)
        if twin is not None:
            way = "请用原来的一行" if twin.active else "它停用了，把原来那一行勾成在用就行"
            raise Refused("twice", f"“{name}”已经有了", NOT_SAVED, way)

    def screen(self, key: str, default: str = "") -> str:
        """What the window remembers (columns, scheme, size); no part of the office's history."""
        with self.table.file.read():
            return settings.get(self.table.file, f"screen.{key}", default)

    def set_screen(self, key: str, value: str) -> None:
        with self.table.file.act():
            settings.put(self.table.file, f"screen.{key}", value)

    def recount(self) -> None:
        """Rewrite what hangs on holidays or the profile, for all open matters."""
        self._reckoning().again()

    def _reckoning(self) -> Reckoning:
        from xfdesk.desk.reckoning import Reckoning

        return Reckoning(self.table)

    def _need(self, value: str, label: str) -> None:
        if not value.strip():
            raise Refused("empty", f"{label}不能空着", NOT_SAVED, "请填写，或删除这一行")

    def _act(self, what: str, touched: Row | list[Row], work: Callable[[], None]) -> None:
        from xfdesk.store import history

        file = self.table.file
        touched = touched if isinstance(touched, list) else [touched]
        with file.act():
            work()
            history.append(file, at=self.table.clock.now(), who=self.table.who, what=what, touched=touched)
        self.table.office_changed()
        self.table.tell(Change(Touched.OFFICE, "设置已保存"))


def _key(record: Record) -> str:
    return record.code if isinstance(record, Category) else record.uid


def _same(name: str) -> str:
    """A name as it is compared: blanks and the dots in a name make no other name."""
    return text.fold(name).translate(dict.fromkeys(map(ord, DOTS)))
