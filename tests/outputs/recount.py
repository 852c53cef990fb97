"""Every figure of a span counted again from the tables in plain SQL and Python, without the program's own rules."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from xfdesk.desk.desk import Desk

_FACTS = """SELECT m.number, m.matter_class, m.route, m.handling, m.channel, m.verdict, m.sealed, m.category, m.received_on,
 m.accepted_on, m.due, m.settled_on, m.closed_on, m.withdrawn_on,
 (SELECT min(d."on") FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.matter = m.uid AND v.handling = m.handling)
 AS handled_on,
 (SELECT min("on") FROM extension e WHERE e.matter = m.uid) AS extended_on,
 (SELECT min(days) FROM extension e WHERE e.matter = m.uid) AS days,
 (SELECT min("on") FROM reply r WHERE r.matter = m.uid) AS replied_on,
 (SELECT count(*) FROM assignment a WHERE a.matter = m.uid AND a.lead_official <> '' AND a.since <= :day
  AND (a.until IS NULL OR a.until > :day)) AS led, m.uid,
 (SELECT max(opinion_on) FROM review w WHERE w.matter = m.uid AND w.kind = '复核') AS final_on FROM matter m"""
_NAMES = (
    "number", "matter_class", "route", "handling", "channel", "verdict", "sealed", "category", "received_on", "accepted_on",
    "due", "settled_on", "closed_on", "withdrawn_on", "handled_on", "extended_on", "days", "replied_on", "led",
    "uid", "final_on",
)  # fmt: skip


@dataclass
class Recount:
    """What the sheets must say: figures by column, then the numbers of the matters on the two lists."""

    figures: Counter[str]
    carried: int
    ended: int
    open: set[str]
    overdue: set[str]
    owned: set[str]
    over: dict[str, bool]


def recount(desk: Desk, since: date, until: date, day: date) -> Recount:
    rows = desk.file.sql(_FACTS.replace(":day", f"'{day}'"))
    found = Recount(Counter(), 0, 0, set(), set(), set(), {})
    for values in rows:
        matter = dict(zip(_NAMES, values, strict=True))
        if matter["received_on"] <= str(until):
            _turn(desk, matter, day)
            _count(desk, matter, since, day, found)
    return found


def _turn(desk: Desk, m: dict[str, Any], day: date) -> None:
    """Where it was sent and whether it was over, by what was done up to the day."""
    acts = desk.file.sql('SELECT act, "on", content FROM act WHERE matter = ? ORDER BY "on", uid', m["uid"])
    kinds = {act for act, _, _ in acts}
    handed = m["handled_on"] or m["received_on"]
    m["转送"], m["告知途径"] = (handed if m["handling"] == way else None for way in ("转送", "告知途径"))
    routes = [json.loads(content) for act, _, content in acts if act == "route"]
    m["route"] = routes[0]["was"] if routes else m["route"]
    for column, ends in (("closed_on", {"close", "reopen"}), ("withdrawn_on", {"withdraw", "reopen"})):
        if kinds & ends:
            m[column] = None
    if m["final_on"] and m["final_on"] > str(day):
        m["final_on"] = None
    for act, on, content in acts:
        if on > str(day):
            continue
        if act == "route":
            m["route"] = int(json.loads(content)["route"])
            m["告知途径"] = on if m["route"] < 5 else None
        elif act in ("transfer", "returned"):
            m["转送"] = on if act == "transfer" else None
        elif act == "reopen":
            m["closed_on"] = m["withdrawn_on"] = None
        elif act in ("close", "withdraw"):
            m["closed_on" if act == "close" else "withdrawn_on"] = on


def _count(desk: Desk, m: dict[str, Any], since: date, day: date, found: Recount) -> None:
    ends = [m["closed_on"], m["settled_on"], m["withdrawn_on"], m["转送"], m["告知途径"], m["final_on"]]
    end = min((e for e in ends if e), default="9999")
    over, late = end <= str(day), _late(desk, m, day)
    found.over[m["number"]] = over
    if m["received_on"] < str(since):
        found.carried += end >= str(since)
    else:
        column = m["verdict"] if m["verdict"] in ("全部合理", "部分合理", "不合理", "待核实") else "不作判断"
        found.figures.update(["件数", column, "办结" if over else "未办结"])
        found.figures.update([m["handling"]] if m["handling"] in ("当场解决", "交办") else [])
        found.figures.update(["超期"] if late and not over else [])
    found.ended += str(since) <= end <= str(day)
    if m["sealed"]:
        return
    if not over:
        found.open.add(m["number"])
        if late:
            found.overdue.add(m["number"])
    if (m["led"] or m["handling"] == "交办" or m["channel"] == "交办") and end >= str(since):
        found.owned.add(m["number"])


def _late(desk: Desk, m: dict[str, Any], day: date) -> bool:
    """A date of the law, or of the assigning body, rolled to a working day, is past and there was no reply."""
    if m["replied_on"] and m["replied_on"] <= str(day):
        return False
    limits = [date.fromisoformat(m["due"])] if m["due"] else []
    if m["matter_class"] == "申诉求决" and m["route"] == 6:
        accepted = m["accepted_on"] if m["accepted_on"] and m["accepted_on"] <= str(day) else m["received_on"]
        extended = m["extended_on"] and m["extended_on"] <= str(day)
        limits.append(date.fromisoformat(accepted) + timedelta(days=60 + (m["days"] if extended else 0)))
    return any(_rolled(desk, limit) < day for limit in limits)


def _rolled(desk: Desk, day: date) -> date:
    while not desk.table.calendar.is_working(day):
        day += timedelta(days=1)
    return day
