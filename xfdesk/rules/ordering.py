"""The order of a matter's acts by the days on which they happened, whenever they were typed."""

from __future__ import annotations

from datetime import date

from xfdesk.errors import Refused
from xfdesk.rules.articles import NOT_RECORDED

Place = tuple[str, str]
"""Day and key of an act: those of one day stand in the order in which they were typed."""


def not_before(day: date | None, on: date) -> None:
    """What ends a matter or sends it elsewhere, and what builds on another act, does not come before it."""
    if day is not None and on < day:
        _refuse(f"这一天在已经记下的 {day.isoformat()} 之前，先后就颠倒了")


def in_place(place: Place, before: Place | None, after: Place | None) -> None:
    """A corrected act keeps its place between its neighbours among those whose order counts."""
    if before is not None and place < before:
        _refuse(f"更正以后在前一条（{before[0]}）之前，先后就颠倒了")
    if after is not None and place > after:
        _refuse(f"更正以后在后一条（{after[0]}）之后，先后就颠倒了")


def after_the_assignment(since: date | None, on: date) -> None:
    """A new assignment ends the one in force, and none is put before it."""
    if since is not None and on < since:
        _refuse(f"现在的承办是 {since.isoformat()} 定的，新的不能早于它")


def _refuse(what: str) -> None:
    raise Refused("out_of_order", what, NOT_RECORDED, "请核对日期，或先更正后面记的那一条", field="on")
