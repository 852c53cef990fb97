"""Parts of an entry as the day file and the lines of acts write them, in the shape of the case file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xfdesk.intake.values import flag, known_keys, listed, mapping, named, record, text_of, word, wrong
from xfdesk.records.visit import (
    MatterEntry,
    PaperEntry,
    PointEntry,
    PromiseEntry,
    Representative,
    VisitEntry,
    VisitorEntry,
)
from xfdesk.rules.words import HANDLING_ALSO, Channel, Handling, MatterClass, PaperKind, Verdict

IGNORED = {"expect", "about", "close_of_day", "month_end"}
_VISITOR = set(VisitorEntry.__dataclass_fields__) - {"uid"}
_MATTER = (set(MatterEntry.__dataclass_fields__) - {"matter_class", "earlier"}) | {"class"}
_POINT = set(PointEntry.__dataclass_fields__) - {"uid"}
_PAPER = set(PaperEntry.__dataclass_fields__)
SHARED = {
    "visitor", "people", "affected", "representatives", "matter", "points", "handling", "unit", "statement",
    "leader_opinion", "answer", "promise", "hardship", "urgent", "conference", "continues", "paper", "notice",
}  # fmt: skip
"""What stands in an entry whichever way it came."""


def entry_of(raw: dict[str, Any], uid: str, continues: str, leader: str) -> VisitEntry:
    """What is `SHARED`; raises `Refused` naming the key that is wrong. `leader` is whose an unsigned promise is."""
    points = tuple(_point(point) for point in listed(raw.get("points"), "points"))
    visitor: VisitorEntry = record(VisitorEntry, mapping(raw.get("visitor"), "visitor", _VISITOR))
    matter = _matter(mapping(raw.get("matter"), "matter", _MATTER), raw)
    if not matter.place and not continues:
        matter = replace(matter, place=visitor.village)
    return VisitEntry(
        uid=uid,
        visitor=visitor,
        people=text_of(raw, "people") or "1",
        affected=text_of(raw, "affected"),
        representatives=tuple(
            record(Representative, named(person, "representatives", {"name", "id_number", "phone"}))
            for person in listed(raw.get("representatives"), "representatives")
        ),
        continues=continues,
        matter=matter,
        points=points,
        handling=_handling(raw.get("handling")),
        unit=text_of(raw, "unit"),
        statement=text_of(raw, "statement"),
        leader_opinion=text_of(raw, "leader_opinion"),
        answer=text_of(raw, "answer"),
        promise=_promise(raw.get("promise"), points, leader),
        paper=_paper(raw.get("paper"), "paper"),
        notice=_paper(raw.get("notice"), "notice"),
    )


def _matter(raw: dict[str, Any], visit: dict[str, Any]) -> MatterEntry:
    values = dict(raw)
    kind = values.pop("class", None)
    marks = {name: flag(values.pop(name, None), name) or flag(visit.get(name), name) for name in _MARKS}
    route = values.pop("route", None)
    if route is not None and (type(route) is not int or route not in range(1, 7)):
        raise wrong("route", "应为 1 到 6")
    channel = word(Channel, values.pop("channel", None), "channel") or Channel.RECEPTION
    found = record(MatterEntry, values)
    kind = word(MatterClass, kind, "class")
    entry: MatterEntry = replace(found, matter_class=kind, route=route, channel=channel, **marks)
    return entry


_MARKS = ("hardship", "urgent", "conference")


def _point(raw: Any) -> PointEntry:
    values = dict(known_keys(raw, "points", _POINT))
    verdict = word(Verdict, values.pop("verdict", None), "verdict")
    solvable = flag(values.pop("not_yet_solvable", None), "not_yet_solvable")
    point: PointEntry = replace(record(PointEntry, values), verdict=verdict, not_yet_solvable=solvable)
    return point


def _promise(raw: Any, points: tuple[PointEntry, ...], leader: str) -> PromiseEntry:
    """A promise given as text falls due with the first point's date and is the `leader`'s."""
    if raw is None:
        return PromiseEntry()
    if isinstance(raw, str):
        due = next((point.due for point in points if point.due), "")
        return PromiseEntry(raw, leader, due)
    promise: PromiseEntry = record(PromiseEntry, known_keys(raw, "promise", {"what", "by_whom", "by_when"}))
    return promise


def _paper(raw: Any, key: str) -> PaperEntry:
    values = dict(mapping(raw, key, _PAPER))
    kind = word(PaperKind, values.pop("kind", None), "kind")
    paper: PaperEntry = replace(record(PaperEntry, values), kind=kind)
    return paper


def _handling(raw: Any) -> Handling | None:
    if raw is None or raw == "":
        return None
    if not isinstance(raw, str):
        raise wrong("handling", "应为文字")
    if raw.startswith("并入"):
        return Handling.CONTINUED
    return HANDLING_ALSO.get(raw) or word(Handling, raw, "handling")
