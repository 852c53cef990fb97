"""A reception day as a file (JSON): read strictly, row by row; an unknown key refuses its row, at the top the whole file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

from xfdesk.errors import FileUnusable
from xfdesk.intake.entry_parts import IGNORED, SHARED, entry_of
from xfdesk.intake.values import as_text, known_keys, line, listed, mapping, named, once, text_of, wrong
from xfdesk.records.day import DayLeader, ReceptionDay
from xfdesk.records.visit import VisitEntry
from xfdesk.rules import dates
from xfdesk.rules.text import clean_line
from xfdesk.rules.words import DayKind

MOST_BYTES = 50_000_000
MOST_NO = 100_000
OLDEST = 1949
NOTHING_READ = "没有读入任何内容"
_OFFICE_LISTS = ("villages", "units", "leaders", "clerks")
_TOP = {"office", "day", "visits"}
_DAY = {"date", "kind", "place", "leaders", "clerk", "attendants"}
_VISIT = {"no", "arrived", "left"} | SHARED


@dataclass(frozen=True, slots=True)
class DayRow:
    """One visit of the file as it stands there. `entry` reads it once key, day and earlier matter are known."""

    no: int
    raw: Any


@dataclass(frozen=True, slots=True)
class DayFile:
    day: ReceptionDay
    office: dict[str, Any]
    rows: tuple[DayRow, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The office's own units, as the head lists them."""
        units = self.office.get("units") or ()
        names = (one.get("name") if isinstance(one, dict) else one for one in units)
        return tuple(name for one in names if isinstance(one, str) and (name := clean_line(one).text))


def read(path: Path) -> DayFile:
    """Raises `FileUnusable` for a file that is no JSON, `Refused` for one whose head is wrong."""
    try:
        text = _bytes(path).decode("utf-8-sig")
        if not text.strip():
            raise FileUnusable("接访日文件是空的", NOTHING_READ, "请重新导出后再试")
        raw = json.loads(text, object_pairs_hook=once)
    except UnicodeDecodeError as error:
        raise FileUnusable(
            "接访日文件的编码不是 UTF-8", NOTHING_READ, "请用记事本打开，另存为时编码选 UTF-8，再导入"
        ) from error
    except json.JSONDecodeError as error:
        raise FileUnusable(
            f"接访日文件不是有效的 JSON，第 {error.lineno} 行第 {error.colno} 个字那里读不下去",
            NOTHING_READ,
            "可能没有复制完，请重新导出或改正后再试",
        ) from error
    except (ValueError, RecursionError) as error:
        raise FileUnusable("接访日文件不是有效的 JSON", NOTHING_READ, "请重新导出或改正后再试") from error
    return _file(raw)


def _bytes(path: Path) -> bytes:
    """At most what is allowed, also of a pipe that never ends."""
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise FileUnusable("这是一个文件夹，不是接访日文件", NOTHING_READ, "请写上文件名") from error
    except OSError as error:
        raise FileUnusable(
            f"读不了文件 {path.name}", NOTHING_READ, "请检查文件是否还在、是否允许读"
        ) from error
    if len(found) > MOST_BYTES:
        raise FileUnusable("接访日文件太大", NOTHING_READ, "请确认选对了文件")
    return found


def _file(raw: Any) -> DayFile:
    top = known_keys(raw, "文件", _TOP | IGNORED)
    day = known_keys(top.get("day"), "day", _DAY)
    visits = listed(top.get("visits"), "visits")
    leaders = [named(leader, "leaders", {"name", "post"}) for leader in listed(day.get("leaders"), "leaders")]
    office = mapping(top.get("office"), "office", {"name", "code", *_OFFICE_LISTS})
    for key in ("name", "code"):
        text_of(office, key)
    for key in _OFFICE_LISTS:
        listed(office.get(key), key)
    rows = tuple(_row(n, visit) for n, visit in enumerate(visits, 1))
    return DayFile(
        ReceptionDay(
            uid="",
            on=_date(day.get("date")),
            kind=line(day, "kind") or DayKind.FIXED,
            place=line(day, "place"),
            leaders=tuple(DayLeader(line(leader, "name"), line(leader, "post")) for leader in leaders),
            attendants=line(day, "attendants", 500),
            clerk=line(day, "clerk"),
        ),
        office,
        rows,
    )


def _row(position: int, raw: Any) -> DayRow:
    no = raw.get("no") if isinstance(raw, dict) else None
    return DayRow(no if _is_number(no) else position, raw)


def _is_number(no: object) -> TypeGuard[int]:
    return type(no) is int and 1 <= no < MOST_NO


def look(row: DayRow) -> None:
    """Raise `Refused` for a row that cannot even be known again, because its number is none."""
    raw = known_keys(row.raw, f"第 {row.no} 号", _VISIT | IGNORED)
    if not _is_number(raw.get("no")):
        raise wrong("no", f"应为 1 到 {MOST_NO - 1} 的整数（文件里的第 {row.no} 次来访）")
    which = raw.get("continues")
    if not (which is None or isinstance(which, str) or _is_number(which)):
        raise wrong("continues", "应为本文件里的号，或事项编号")


def entry(row: DayRow, uid: str, day: ReceptionDay, earlier: Callable[[object], str]) -> VisitEntry:
    """The row as an entry; raises `Refused` naming the key that is wrong. `earlier` finds the matter it continues."""
    look(row)
    raw: dict[str, Any] = row.raw
    continued = earlier(raw["continues"]) if raw.get("continues") else ""
    found = entry_of(raw, uid, continued, day.leaders[0].name if day.leaders else "")
    return replace(
        found,
        day=day.uid,
        no=text_of(raw, "no"),
        arrived=text_of(raw, "arrived"),
        left=text_of(raw, "left"),
    )


def content(row: DayRow) -> str:
    """The row's content as one text, to know it again: what is ignored does not count."""
    kept = {key: value for key, value in row.raw.items() if key not in IGNORED}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _date(value: Any) -> date:
    """A day with its year: “yesterday” in a file means another day tomorrow."""
    typed = as_text(value, "date")
    if not re.match(r"\s*\d{4}", typed):
        raise wrong("day.date", "要写出年月日，例如 2026-11-20")
    try:
        found = dates.parse(typed, date.min)
    except dates.BadDate as error:
        raise wrong("day.date", f"：{error.sentence}") from error
    if found.year < OLDEST:
        raise wrong("day.date", f"早于 {OLDEST} 年，请核对")
    return found
