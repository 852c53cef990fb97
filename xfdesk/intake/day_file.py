"""A reception day as a file (JSON): read strictly, row by row; an unknown key refuses its row, at the top the whole file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

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
from xfdesk.rules.words import HANDLING_ALSO, Channel, DayKind, Handling, MatterClass, PaperKind, Verdict

IGNORED = {"expect", "about", "close_of_day", "month_end"}
MOST_BYTES = 50_000_000
_TOP = {"office", "day", "visits"}
_DAY = {"date", "kind", "place", "leaders", "clerk", "attendants"}
_VISIT = {
    "no", "arrived", "left", "visitor", "people", "affected", "representatives", "matter", "points", "handling", "unit",
    "statement", "leader_opinion", "answer", "promise", "hardship", "urgent", "conference", "continues", "paper",
    "notice",
}  # fmt: skip
_VISITOR = set(VisitorEntry.__dataclass_fields__) - {"uid"}
_MATTER = (set(MatterEntry.__dataclass_fields__) - {"matter_class"}) | {"class"}
_POINT = set(PointEntry.__dataclass_fields__) - {"uid"}
_PAPER = set(PaperEntry.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One visit of the file. `build` gives the entry once the key, the day and the earlier matter are known."""

    no: int
    raw: dict[str, Any]

    @property
    def continues(self) -> object:
        return self.raw.get("continues")


@dataclass(frozen=True, slots=True)
class DayFile:
    day: ReceptionDay
    office: dict[str, Any]
    rows: tuple[DayRow, ...]


def read(path: Path) -> DayFile:
    """Raises `FileUnusable` for a file that is no JSON, `Refused` for one whose head is wrong."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileUnusable("接访日文件太大", "没有读入任何内容", "请确认选对了文件")
        raw = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise FileUnusable(f"读不了文件 {path.name}", "没有读入任何内容", "请检查文件是否还在") from error
    except (ValueError, RecursionError) as error:
        raise FileUnusable(
            "接访日文件不是有效的 JSON", "没有读入任何内容", "请重新导出或改正后再试"
        ) from error
    return _file(raw)


def _file(raw: Any) -> DayFile:
    top = _object(raw, "文件", _TOP | IGNORED)
    day = _object(top.get("day"), "day", _DAY)
    visits = top.get("visits", [])
    if not isinstance(visits, list):
        raise _wrong("visits", "应为列表")
    leaders = [
        _object(leader, "leaders", {"name", "post"}) for leader in _list(day.get("leaders"), "leaders")
    ]
    rows = tuple(_row(n, visit) for n, visit in enumerate(visits, 1))
    return DayFile(
        ReceptionDay(
            uid="",
            on=_date(day.get("date")),
            kind=_text(day, "kind") or DayKind.FIXED,
            place=_text(day, "place"),
            leaders=tuple(DayLeader(_text(leader, "name"), _text(leader, "post")) for leader in leaders),
            attendants=_text(day, "attendants"),
            clerk=_text(day, "clerk"),
        ),
        _object(
            top.get("office") or {}, "office", {"name", "code", "villages", "units", "leaders", "clerks"}
        ),
        rows,
    )


def _row(position: int, raw: Any) -> DayRow:
    no = raw.get("no") if isinstance(raw, dict) else None
    number = no if isinstance(no, int) and not isinstance(no, bool) else position
    return DayRow(number, raw if isinstance(raw, dict) else {"": raw})


def entry(row: DayRow, uid: str, day: ReceptionDay, earlier: Callable[[object], str]) -> VisitEntry:
    """The row as an entry; raises `Refused` naming the key that is wrong. `earlier` finds the matter it continues."""
    raw = _object(row.raw, f"第 {row.no} 号", _VISIT | IGNORED)
    matter = _object(raw.get("matter") or {}, "matter", _MATTER)
    visitor = _object(raw.get("visitor") or {}, "visitor", _VISITOR)
    points = tuple(_point(point) for point in _list(raw.get("points"), "points"))
    handling = _handling(raw.get("handling"))
    continued = earlier(raw["continues"]) if raw.get("continues") is not None else ""
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
            _record(
                Representative,
                {"name": "", **_object(person, "representatives", {"name", "id_number", "phone"})},
            )
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
        paper=_paper(raw.get("paper")),
        notice=_paper(raw.get("notice")),
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
    marks = {name: bool(_flag(values.pop(name, None)) or _flag(visit.get(name))) for name in _MARKS}
    route = values.pop("route", None)
    if route is not None and (isinstance(route, bool) or route not in range(1, 7)):
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
    solvable = bool(_flag(values.pop("not_yet_solvable", None)))
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


def _paper(raw: Any) -> PaperEntry:
    values = dict(_object(raw or {}, "paper", _PAPER))
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
        values[name] = _flag(value) if isinstance(default, bool) else _as_text(value, name)
    return kind(**values)


def _text(raw: dict[str, Any], key: str) -> str:
    return _as_text(raw.get(key), key)


def _as_text(value: Any, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise _wrong(key, "应为文字")
    return str(value)


def _flag(value: Any) -> bool:
    if value is None:
        return False
    if not isinstance(value, bool):
        raise _wrong("是否类的栏", "应为 true 或 false")
    return value


def _list(value: Any, key: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(key, "应为列表")
    return value


def _object(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(where, "应为一组名称和内容")
    unknown = sorted(str(key) for key in value if key not in known)
    if unknown:
        raise Refused(
            "unknown_key", f"{where}里有不认识的栏：{'、'.join(unknown[:5])}", "没有收进来", "请改正后再导入"
        )
    return value


def _date(value: Any) -> date:
    try:
        return dates.parse(_as_text(value, "date"), date.min)
    except dates.BadDate as error:
        raise _wrong("day.date", error.sentence) from error


def _wrong(key: str, why: str) -> Refused:
    return Refused("wrong_type", f"“{key}”{why}", "没有收进来", "请改正后再导入")
