"""A row of the sheet read: its cells as they are stored, what could not be read kept as typed, and the doubtful cells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from xfdesk.records.outreach import OutreachEntry, OutreachMark, OutreachRow
from xfdesk.rules import outreach as rules
from xfdesk.rules import outreach_days, text, vocabulary
from xfdesk.rules.dates import month_day, on_paper
from xfdesk.rules.outreach_days import Unread
from xfdesk.rules.words import SEALED, OutreachResult
from xfdesk.rules.workdays import Calendar
from xfdesk.store.outreach import Stored

DAYS = ("on", "limit", "result_on")
FIELDS = tuple(rules.COLUMNS)
WANTED = {
    "village": "没有写哪个村（社区），按村统计时没有算进去；请补上",
    "parties": "没有写当事人，转为事项以前要有；请补上",
    "summary": "没有写什么事，转为事项以前要有；请补上",
}
_LIKE_VALUES = (*DAYS, "people", "kind", "result")
_TEXTS = tuple(name for name in FIELDS if name not in _LIKE_VALUES)
NONE = "{}"
"""Nothing that could not be read."""


@dataclass
class Read:
    """`values` are the columns; `why` are those that could not be read, `marks` all that is doubtful in what was typed, `lacking` cells that a
    dispute should have."""

    values: dict[str, Any] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    why: list[tuple[str, Unread]] = field(default_factory=list)
    marks: list[OutreachMark] = field(default_factory=list)

    @property
    def columns(self) -> dict[str, Any]:
        return {**self.values, "unread": json.dumps(self.unread, ensure_ascii=False)}

    @property
    def lacking(self) -> Iterator[OutreachMark]:
        for name, sentence in WANTED.items():
            if not self.values[name] and name not in self.unread:
                yield OutreachMark(name, sentence)


@dataclass
class Reader:
    """`villages` are those that report now, `known` all of the register; `today` decides what lies ahead."""

    today: date
    villages: tuple[str, ...]
    known: tuple[str, ...]
    calendar: Calendar
    _safe: dict[date, tuple[date, date]] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)
    _named: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._named = frozenset(self.known)
        self._folded = {_bare(name): name for name in self.known}

    # Cells

    def read(self, entry: OutreachEntry) -> Read:
        """Every cell kept; the month is one of the calendar."""
        found = Read()
        month = rules.month_of(entry.month) or (self.today.year, self.today.month)
        for name in FIELDS:
            typed = _clean(getattr(entry, name), name in rules.BLOCKS or name in _LIKE_VALUES)
            found.values[name] = self._cell(found, name, typed, month) if typed else _blank(name)
        found.marks += self._doubts(found.values, month)
        found.marks.sort(key=_column)
        return found

    def _cell(self, found: Read, name: str, typed: str, month: tuple[int, int]) -> Any:
        try:
            return self._value(found, name, typed, month)
        except Unread as error:
            said = _said(typed) or error
            found.unread[name] = typed
            found.why.append((name, said))
            found.marks.append(OutreachMark(name, said.sentence, unread=True))
            return _blank(name)

    def _value(self, found: Read, name: str, typed: str, month: tuple[int, int]) -> Any:
        if name in DAYS:
            return outreach_days.read(typed, month, self.today, ahead=name == "limit").isoformat()
        if name == "people":
            return rules.people_of(typed)
        if name == "kind":
            return rules.kind_of(typed)
        if name == "result":
            return str(rules.result_of(typed))
        if said := _said(typed):
            found.marks.append(OutreachMark(name, said.sentence))
        return self._folded.get(_bare(typed), typed) if name == "village" else typed

    def _doubts(self, values: dict[str, Any], month: tuple[int, int]) -> Iterator[OutreachMark]:
        """Cells that were read and are worth a second look."""
        on, limit, settled = (date.fromisoformat(values[name]) if values[name] else None for name in DAYS)
        if on and on > self.today:
            yield OutreachMark("on", f"{month_day(on)}还没有到，已照填的保留；请看一眼日期")
        elif on and (on.year, on.month) != month:
            yield OutreachMark(
                "on", f"{on_paper(on)}不在 {month[0]} 年 {month[1]} 月，仍算在这张表里；请看一眼日期"
            )
        if on and limit and limit < on:
            yield OutreachMark("limit", f"时限 {on_paper(limit)}在排查之前，已照填的保留；请看一眼日期")
        if settled and settled > self.today:
            yield OutreachMark("result_on", f"{month_day(settled)}还没有到，已照填的保留；请看一眼日期")
        elif settled and on and settled < on:
            yield OutreachMark("result_on", f"{on_paper(settled)}在排查之前，已照填的保留；请看一眼日期")
        for name in ("parties", "summary", "measures"):
            if rules.holds_a_number(values[name] or ""):
                yield OutreachMark(
                    name, "里面有身份证号或手机号，已照填的保留；排查表打印和列出来都看得到，用不着的请删去"
                )
        village = values["village"]
        if village and self.known and village not in self._named and not _said(village):
            near = vocabulary.nearest(village, self.villages)
            hint = f"最接近的是“{near}”；" if near else ""
            yield OutreachMark(
                "village", f"“{village[:20]}”不在村和社区的名单里，单独算一个；{hint}写错了请改一下"
            )

    # Rows

    def row(self, stored: Stored, notes: tuple[str, ...] = ()) -> OutreachRow:
        """As it is shown. One whose matter is a sealed accusation shows no more than that (art. 30)."""
        entry = _entry(stored)
        result = OutreachResult(stored.result) if stored.result else None
        nothing, limit = bool(stored.nothing), _day(stored.limit)
        still = rules.is_open(result, nothing=nothing, matter=stored.matter)
        rolled, safe = self._around(limit) if limit and still else (None, None)
        marks: tuple[OutreachMark, ...] = ()
        if not nothing and not stored.sealed:
            marks = tuple(sorted(self._stored_marks(stored), key=_column))
        return OutreachRow(
            uid=stored.uid,
            number=stored.number,
            entry=_sealed(entry) if stored.sealed else entry,
            on=_day(stored.on),
            people=stored.people,
            limit=limit,
            result=result,
            nothing=nothing,
            matter=stored.matter,
            matter_number=stored.matter_number,
            matter_status=stored.matter_status,
            marks=marks,
            is_open=still,
            overdue=bool(rolled and rolled < self.today),
            days_left=(safe - self.today).days if safe else None,
            notes=notes,
        )

    def _stored_marks(self, stored: Stored) -> Iterator[OutreachMark]:
        """As `read` would mark the row's cells: only what could not be read has to be read again."""
        month = rules.month_of(stored.month) or (self.today.year, self.today.month)
        found = Read(stored.values, json.loads(stored.unread) if stored.unread != NONE else {})
        for name, typed in list(found.unread.items()):
            self._cell(found, name, typed, month)
        for name in _TEXTS:
            typed = found.values[name]
            if typed and typed[0] in "=#" and (said := _said(typed)):
                found.marks.append(OutreachMark(name, said.sentence))
        return iter((*found.marks, *self._doubts(found.values, month), *found.lacking))

    def _around(self, limit: date) -> tuple[date, date]:
        found = self._safe.get(limit)
        if found is None:
            found = self._safe[limit] = self.calendar.roll(limit), self.calendar.safe(limit)
        return found


def order(row: OutreachRow, position: int) -> tuple[Any, ...]:
    return rules.place(
        is_open=row.is_open, nothing=row.nothing, limit=row.limit, on=row.on, position=position
    )


def is_blank(entry: OutreachEntry) -> bool:
    """Nothing was typed; a village alone says nothing yet."""
    return not any(_clean(getattr(entry, name), True) for name in FIELDS if name != "village")


def says_nothing(entry: OutreachEntry) -> bool:
    """`本月无` where a dispute would stand."""
    return rules.is_nothing(getattr(entry, name) for name in rules.DISPUTE)


def says_something(entry: OutreachEntry) -> bool:
    """Any word that only a dispute has."""
    return any(getattr(entry, name).strip() for name in rules.DISPUTE)


def reported_nothing(read: Read) -> dict[str, Any]:
    """The columns of a 零报告: whose it is, and the day and who went there where they are said."""
    unread = {name: typed for name, typed in read.unread.items() if name == "on"}
    said = {name: read.values[name] for name in ("village", "on", "by")}
    return {**said, "nothing": True, "unread": json.dumps(unread, ensure_ascii=False)}


def _entry(stored: Stored) -> OutreachEntry:
    unread = json.loads(stored.unread) if stored.unread != NONE else {}
    return OutreachEntry(
        uid=stored.uid,
        month=stored.month,
        on=unread.get("on") or stored.on or "",
        village=stored.village,
        by=stored.by,
        parties=stored.parties,
        people=unread.get("people") or ("" if stored.people is None else str(stored.people)),
        kind=unread.get("kind") or rules.WORDS.get(stored.kind, stored.kind),
        summary=stored.summary,
        leads=stored.leads,
        measures=stored.measures,
        limit=unread.get("limit") or stored.limit or "",
        result=unread.get("result") or stored.result,
        result_on=unread.get("result_on") or stored.result_on or "",
    )


def _sealed(entry: OutreachEntry) -> OutreachEntry:
    return replace(entry, by="", parties="", people="", kind="", summary=SEALED, leads="", measures="")


def _clean(typed: str, block: bool) -> str:
    if typed.isprintable():
        return typed.strip()
    return (text.clean_block(typed) if block else text.clean_line(typed)).text.strip()


def _said(typed: str) -> Unread | None:
    """What is wrong with a cell that a table program could not show."""
    if rules.BROKEN.match(typed):
        return Unread(f"“{typed[:20]}”是表格里没有显示出来的值", "没有当内容", "请补上真正的内容")
    if rules.FORMULA.match(typed):
        return Unread("这一格是公式，不是算出来的结果", "没有计算", "请改成要写的内容")
    return None


def _column(mark: OutreachMark) -> int:
    return FIELDS.index(mark.field)


def _blank(name: str) -> Any:
    return None if name in DAYS or name == "people" else ""


def _bare(name: str) -> str:
    return "".join(text.fold(name).split())


def _day(found: str | None) -> date | None:
    return date.fromisoformat(found) if found else None
