"""A reception day as a file (JSON): read strictly, row by row; an unknown key refuses its row, at the top the whole file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

from xfdesk.errors import FileUnusable, Refused
from xfdesk.records.day import DayLeader, ReceptionDay
from xfdesk.records.visit import (
    MatterEntry,
    PaperEntry,
    PointEntry,
    PromiseEntry,
    Representative,
    VisitEntry,
    VisitorEntry,
)
from xfdesk.rules import dates
from xfdesk.rules.text import clean_line, shorten
from xfdesk.rules.words import HANDLING_ALSO, Channel, DayKind, Handling, MatterClass, PaperKind, Verdict

IGNORED = {"expect", "about", "close_of_day", "month_end"}
MOST_BYTES = 50_000_000
MOST_NO = 100_000
OLDEST = 1949
NOTHING_READ = "没有读入任何内容"
NOT_TAKEN = "没有收进来"
AGAIN = "请改正文件里的这一处，再导入一次"
_OFFICE_LISTS = ("villages", "units", "leaders", "clerks")
_TOP = {"office", "day", "visits"}
_DAY = {"date", "kind", "place", "leaders", "clerk", "attendants"}
_VISIT = {
    "no", "arrived", "left", "visitor", "people", "affected", "representatives", "matter", "points", "handling", "unit",
    "statement", "leader_opinion", "answer", "promise", "hardship", "urgent", "conference", "continues", "paper",
    "notice",
}  # fmt: skip
_VISITOR = set(VisitorEntry.__dataclass_fields__) - {"uid"}
_MATTER = (set(MatterEntry.__dataclass_fields__) - {"matter_class", "earlier"}) | {"class"}
_POINT = set(PointEntry.__dataclass_fields__) - {"uid"}
_PAPER = set(PaperEntry.__dataclass_fields__)


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
        listed = self.office.get("units") or ()
        named = (one.get("name") if isinstance(one, dict) else one for one in listed)
        return tuple(name for one in named if isinstance(one, str) and (name := clean_line(one).text))


def read(path: Path) -> DayFile:
    """Raises `FileUnusable` for a file that is no JSON, `Refused` for one whose head is wrong."""
    try:
        text = _bytes(path).decode("utf-8-sig")
        if not text.strip():
            raise FileUnusable("接访日文件是空的", NOTHING_READ, "请重新导出后再试")
        raw = json.loads(text, object_pairs_hook=_once)
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


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key written twice would lose the first; it becomes a key that nobody knows, and is refused as such."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[f"{key}（写了两次）" if key in found else key] = value
    return found


def _file(raw: Any) -> DayFile:
    top = _object(raw, "文件", _TOP | IGNORED)
    day = _object(top.get("day"), "day", _DAY)
    visits = _list(top.get("visits"), "visits")
    leaders = [_named(leader, "leaders", {"name", "post"}) for leader in _list(day.get("leaders"), "leaders")]
    office = _mapping(top.get("office"), "office", {"name", "code", *_OFFICE_LISTS})
    for key in ("name", "code"):
        _text(office, key)
    for key in _OFFICE_LISTS:
        _list(office.get(key), key)
    rows = tuple(_row(n, visit) for n, visit in enumerate(visits, 1))
    return DayFile(
        ReceptionDay(
            uid="",
            on=_date(day.get("date")),
            kind=_line(day, "kind") or DayKind.FIXED,
            place=_line(day, "place"),
            leaders=tuple(DayLeader(_line(leader, "name"), _line(leader, "post")) for leader in leaders),
            attendants=_line(day, "attendants", 500),
            clerk=_line(day, "clerk"),
        ),
        office,
        rows,
    )


def _named(raw: Any, where: str, known: set[str]) -> dict[str, Any]:
    """A person of a list: the name may not be left out."""
    found = _object(raw, where, known)
    if not clean_line(_text(found, "name")).text:
        raise _wrong(where, "里有一位没有姓名")
    return found


def _line(raw: dict[str, Any], key: str, most: int = 100) -> str:
    """A line of the day's head: cleaned as the typed fields of a visit are."""
    found = clean_line(_text(raw, key)).text
    if len(found) > most:
        raise _wrong(key, f"最多 {most} 字，现在 {len(found)} 字")
    return found


def _row(position: int, raw: Any) -> DayRow:
    no = raw.get("no") if isinstance(raw, dict) else None
    return DayRow(no if _is_number(no) else position, raw)


def _is_number(no: object) -> TypeGuard[int]:
    return type(no) is int and 1 <= no < MOST_NO


def look(row: DayRow) -> None:
    """Raise `Refused` for a row that cannot even be known again, because its number is none."""
    raw = _object(row.raw, f"第 {row.no} 号", _VISIT | IGNORED)
    if not _is_number(raw.get("no")):
        raise _wrong("no", f"应为 1 到 {MOST_NO - 1} 的整数（文件里的第 {row.no} 次来访）")
    which = raw.get("continues")
    if not (which is None or isinstance(which, str) or _is_number(which)):
        raise _wrong("continues", "应为本文件里的号，或事项编号")


def entry(row: DayRow, uid: str, day: ReceptionDay, earlier: Callable[[object], str]) -> VisitEntry:
    """The row as an entry; raises `Refused` naming the key that is wrong. `earlier` finds the matter it continues."""
    look(row)
    raw: dict[str, Any] = row.raw
    matter = _mapping(raw.get("matter"), "matter", _MATTER)
    visitor = _mapping(raw.get("visitor"), "visitor", _VISITOR)
    points = tuple(_point(point) for point in _list(raw.get("points"), "points"))
    handling = _handling(raw.get("handling"))
    continued = earlier(raw["continues"]) if raw.get("continues") else ""
    result = VisitEntry(
        uid=uid,
        day=day.uid,
        no=_text(raw, "no"),
        arrived=_text(raw, "arrived"),
        left=_text(raw, "left"),
        visitor=_record(VisitorEntry, visitor),
        people=_text(raw, "people") or "1",
        affected=_text(raw, "affected"),
        representatives=tuple(
            _record(Representative, _named(person, "representatives", {"name", "id_number", "phone"}))
            for person in _list(raw.get("representatives"), "representatives")
        ),
        continues=continued,
        matter=_matter(matter, raw),
        points=points,
        handling=handling,
        unit=_text(raw, "unit"),
        statement=_text(raw, "statement"),
        leader_opinion=_text(raw, "leader_opinion"),
        answer=_text(raw, "answer"),
        promise=_promise(raw.get("promise"), points, day),
        paper=_paper(raw.get("paper"), "paper"),
        notice=_paper(raw.get("notice"), "notice"),
    )
    if not result.matter.place and not continued:
        result = replace(result, matter=replace(result.matter, place=result.visitor.village))
    return result


def content(row: DayRow) -> str:
    """The row's content as one text, to know it again: what is ignored does not count."""
    kept = {key: value for key, value in row.raw.items() if key not in IGNORED}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _matter(raw: dict[str, Any], visit: dict[str, Any]) -> MatterEntry:
    values = dict(raw)
    kind = values.pop("class", None)
    marks = {name: _flag(values.pop(name, None), name) or _flag(visit.get(name), name) for name in _MARKS}
    route = values.pop("route", None)
    if route is not None and (type(route) is not int or route not in range(1, 7)):
        raise _wrong("route", "应为 1 到 6")
    channel = _word(Channel, values.pop("channel", None), "channel") or Channel.RECEPTION
    found = _record(MatterEntry, values)
    kind = _word(MatterClass, kind, "class")
    entry: MatterEntry = replace(found, matter_class=kind, route=route, channel=channel, **marks)
    return entry


_MARKS = ("hardship", "urgent", "conference")


def _point(raw: Any) -> PointEntry:
    values = dict(_object(raw, "points", _POINT))
    verdict = _word(Verdict, values.pop("verdict", None), "verdict")
    solvable = _flag(values.pop("not_yet_solvable", None), "not_yet_solvable")
    point: PointEntry = replace(_record(PointEntry, values), verdict=verdict, not_yet_solvable=solvable)
    return point


def _promise(raw: Any, points: tuple[PointEntry, ...], day: ReceptionDay) -> PromiseEntry:
    """A promise given as text falls due with the first point's date and is the day's first leader's."""
    if raw is None:
        return PromiseEntry()
    if isinstance(raw, str):
        due = next((point.due for point in points if point.due), "")
        return PromiseEntry(raw, day.leaders[0].name if day.leaders else "", due)
    promise: PromiseEntry = _record(PromiseEntry, _object(raw, "promise", {"what", "by_whom", "by_when"}))
    return promise


def _paper(raw: Any, key: str) -> PaperEntry:
    values = dict(_mapping(raw, key, _PAPER))
    kind = _word(PaperKind, values.pop("kind", None), "kind")
    paper: PaperEntry = replace(_record(PaperEntry, values), kind=kind)
    return paper


def _handling(raw: Any) -> Handling | None:
    if raw is None or raw == "":
        return None
    if not isinstance(raw, str):
        raise _wrong("handling", "应为文字")
    if raw.startswith("并入"):
        return Handling.CONTINUED
    return HANDLING_ALSO.get(raw) or _word(Handling, raw, "handling")


def _word(kind: Any, raw: Any, key: str) -> Any:
    if raw is None or raw == "":
        return None
    try:
        return kind(raw)
    except ValueError as error:
        offered = "、".join(str(word.value) for word in kind)
        raise _wrong(key, f"只能是：{offered}") from error


def _record(kind: Any, raw: dict[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for name, value in raw.items():
        default = kind.__dataclass_fields__[name].default
        values[name] = _flag(value, name) if isinstance(default, bool) else _as_text(value, name)
    return kind(**values)


def _text(raw: dict[str, Any], key: str) -> str:
    return _as_text(raw.get(key), key)


def _as_text(value: Any, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise _wrong(key, "应为文字")
    return str(value)


def _flag(value: Any, key: str) -> bool:
    if value is None:
        return False
    if not isinstance(value, bool):
        raise _wrong(key, "应为 true 或 false")
    return value


def _list(value: Any, key: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(key, "应为列表")
    return value


def _mapping(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    """As `_object`, but it may be left out."""
    return {} if value is None else _object(value, where, known)


def _object(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(where, "应为一组名称和内容")
    unknown = sorted(key for key in value if key not in known)
    if unknown:
        names = "、".join(shorten(clean_line(key).text, 40) for key in unknown[:5])
        raise Refused("unknown_key", f"{where}里有不认识的栏：{names}", NOT_TAKEN, AGAIN)
    return value


def _date(value: Any) -> date:
    """A day with its year: “yesterday” in a file means another day tomorrow."""
    typed = _as_text(value, "date")
    if not re.match(r"\s*\d{4}", typed):
        raise _wrong("day.date", "要写出年月日，例如 2026-11-20")
    try:
        found = dates.parse(typed, date.min)
    except dates.BadDate as error:
        raise _wrong("day.date", f"：{error.sentence}") from error
    if found.year < OLDEST:
        raise _wrong("day.date", f"早于 {OLDEST} 年，请核对")
    return found


def _wrong(key: str, why: str) -> Refused:
    return Refused("wrong_type", f"“{key}”{why}", NOT_TAKEN, AGAIN, field=key)
