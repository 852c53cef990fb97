"""Who has a matter in hand: its one assignment, proposed from its points."""

from __future__ import annotations

from typing import Any

from xfdesk.records.visit import PointEntry, VisitEntry
from xfdesk.rules import verdict
from xfdesk.rules.words import Handling


def owning_points(points: tuple[PointEntry, ...], judged: bool) -> tuple[PointEntry, ...]:
    """Those whose owner and date count; where points are judged, an unjudged one owns nothing (art. 27)."""
    return tuple(point for point in points if not judged or verdict.is_judged(point.verdict))


def propose_assignment(points: tuple[PointEntry, ...], entry: VisitEntry) -> dict[str, Any]:
    """The matter's one assignment from its points: the first owner leads, other units help, the latest date counts."""
    owned = [point for point in points if point.unit or point.person or point.leader]
    unit = next((point.unit for point in owned if point.unit), "")
    if not unit and entry.handling in (Handling.ASSIGNED, Handling.ACCEPTED):
        unit = entry.unit
    others = [point.unit for point in owned if point.unit and point.unit != unit]
    return {
        "lead_official": next((point.leader for point in owned if point.leader), ""),
        "measures": "；".join(point.measure for point in points if point.measure),
        "due": max((point.due or point.next_look_on for point in points), default="") or None,
        "unit": unit,
        "person": next((point.person for point in owned if point.person), ""),
        "coordinating": "、".join(dict.fromkeys(others)),
    }
