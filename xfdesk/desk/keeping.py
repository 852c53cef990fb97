"""What the class and the way of a matter do not take: it is kept elsewhere, or said. Nothing typed goes without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from xfdesk.records.visit import Derived, Finding, PointEntry, VisitEntry
from xfdesk.rules import verdict
from xfdesk.rules.words import Handling, MatterClass, Verdict

_MORE = {
    "verdict": "判断",
    "judged_by": "研判人",
    "reason_code": "理由代码",
    "person": "责任人",
    "explained_on": "解释日期",
    "not_yet_solvable": "暂难解决",
}


def settled(entry: VisitEntry, derived: Derived) -> VisitEntry:
    """The matter with the class and route in force, in the visitor's village unless another place was said, 续访 set by
    itself, verdicts only where they belong (art. 31), and the points of an accusation among its facts (art. 30).
    """
    matter = replace(entry.matter, matter_class=derived.matter_class, route=derived.route)
    if not (matter.place or derived.sealed or entry.continues):
        matter = replace(matter, place=entry.visitor.village)
    handling = Handling.CONTINUED if entry.continues else entry.handling
    points = entry.points
    if derived.sealed:
        words = [line for point in points if (line := _as_line(point)) and line not in matter.facts]
        matter = replace(matter, facts="\n".join(part for part in (matter.facts, *words) if part))
        points = ()
    else:
        points = tuple(_carrying(point, derived.needs_verdict) for point in points)
    return replace(entry, matter=matter, handling=handling, points=points)


def _carrying(point: PointEntry, judged: bool) -> PointEntry:
    """With the fields of the verdict in force alone; no verdict where none belongs."""
    blank = PointEntry()
    kept = replace(point, **{name: getattr(blank, name) for name in verdict.beyond(point, judged)})
    return kept if judged else replace(kept, verdict=None)


def _beyond(entry: VisitEntry, judged: bool) -> Iterator[Finding]:
    """What stands filled in from another verdict, by its label."""
    for n, point in enumerate(entry.points):
        words = [
            _MORE.get(name) or verdict.LABELS[name]
            if isinstance(value := getattr(point, name), bool)
            else f"{_MORE.get(name) or verdict.LABELS[name]}“{value}”"
            for name in verdict.beyond(point, judged)
        ]
        if words:
            why = f"判为“{point.verdict}”" if judged else "不作合理性判断"
            sentence = f"诉求 {n + 1} {why}，不再记{'、'.join(words)}"
            yield Finding(f"points.{n}.verdict", "note", sentence, "fields_dropped")


def dropped(entry: VisitEntry, derived: Derived) -> list[Finding]:
    """What `settled` and a 续访 move elsewhere or leave out, in words."""
    found: list[Finding] = []
    if derived.sealed and any(_as_line(point) for point in entry.points):
        sentence = "检举控告不分诉求点，写在诉求里的已记到事实里（《信访工作条例》第三十条）"
        found.append(Finding("matter.facts", "note", sentence, "points_in_facts"))
    if entry.matter.route and derived.matter_class is not MatterClass.PETITION:
        sentence = f"办理途径只用于申诉求决（《信访工作条例》第三十一条），没有记“{entry.matter.route}”"
        found.append(Finding("matter.matter_class", "note", sentence, "route_dropped"))
    if not derived.sealed and not derived.needs_verdict:
        judged = dict.fromkeys(
            str(point.verdict) for point in entry.points if point.verdict not in (None, Verdict.NONE)
        )
        if judged:
            sentence = f"这类事项不作合理性判断（《信访工作条例》第三十一条），没有记“{'、'.join(judged)}”"
            found.append(Finding("points.0.verdict", "note", sentence, "verdict_dropped"))
    if not derived.sealed:
        found += _beyond(entry, derived.needs_verdict)
    if entry.continues and entry.handling not in (None, Handling.CONTINUED):
        sentence = f"续访不另定办理方式，没有记“{entry.handling}”；原来的办理方式不变"
        found.append(Finding("handling", "note", sentence, "handling_kept"))
    return found


def _as_line(point: PointEntry) -> str:
    """All that was typed into a point, its words first."""
    parts = [point.text] if point.text else []
    for field in fields(point):
        value = getattr(point, field.name)
        label = _MORE.get(field.name) or verdict.LABELS.get(field.name)
        if label and field.name != "text" and isinstance(value, str) and value:
            parts.append(f"{label}：{value}")
    if point.not_yet_solvable:
        parts.append("暂难解决")
    return "；".join(parts)
