"""续访: what a visit that goes on with an earlier matter may change of it, and what becomes a matter of its own.

Nothing typed is dropped: what the earlier matter cannot take stands in the visit's statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from xfdesk.records.visit import Finding, MatterEntry, VisitEntry
from xfdesk.rules import names, routes
from xfdesk.rules.text import clean_line
from xfdesk.rules.words import Channel, Handling, MatterClass, Status

ARTICLE_30 = "第三十条"

REPLACED = {"category": "类别", "place": "发生地", "summary": "概况"}
"""Taken over and open to change; the first text stays in the history and the timeline."""

ADDED = {
    "units_concerned": "涉及单位",
    "concerned": "被反映的人或单位",
    "in_proceedings": "诉讼复议",
    "recusal": "回避",
}
"""What is typed stands beside what is known."""

FILLED = {
    "urgent_reported_at": "紧急情况报告时间",
    "urgent_reported_to": "紧急情况报告给",
    "official_state": "系统录入",
    "official_number": "系统编号",
    "accepted_on": "受理日期",
    "received_on": "收到日期",
}
"""Taken where the matter has none; another value is said in the statement."""

FLAGS = {"urgent": "重大紧急", "hardship": "生活困难", "conference": "联席会议"}
"""Set by any visit; a later one does not take them away."""
_STAYS = (
    "facts", "received_on", "accepted_on", "channel", "official_state", "official_number", "in_proceedings", "recusal",
    "urgent_reported_at", "earlier",
)  # fmt: skip
"""Of the earlier matter alone; a matter of its own does not take them over."""
OVER = (
    Status.ANSWERED,
    Status.CLOSED,
    Status.IN_REVIEW,
    Status.IN_SECOND_REVIEW,
    Status.FINAL,
    Status.TRANSFERRED,
    Status.LAWFUL_WAY,
    Status.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The matter gone on with: as it stands, whether it is answered or over, and the names of those who came for it.

    `joined`: the visit is saved under it already, so that the entry holds the whole matter.
    """

    uid: str
    matter: MatterEntry
    status: str
    names: tuple[str, ...] = ()
    handling: str = ""
    joined: bool = False

    @property
    def over(self) -> bool:
        return self.status in OVER


def accuses(typed: MatterEntry, earlier: MatterClass | None) -> bool:
    """By its class, or by its category: the class that was taken over with the `earlier` matter says nothing of what is
    brought now (art. 30).
    """
    if typed.matter_class in (None, earlier):
        return routes.propose(typed.category).matter_class is MatterClass.ACCUSATION
    return typed.matter_class is MatterClass.ACCUSATION


def brings_new_demand(entry: VisitEntry) -> bool:
    return any(point.text and not point.uid for point in entry.points)


def findings(entry: VisitEntry, earlier: Earlier | None) -> list[Finding]:
    """What is said of a 续访 that brings more than its matter takes."""
    if not entry.continues or earlier is None:
        return []
    known = earlier.matter
    if known.matter_class is MatterClass.ACCUSATION:
        sentence = "检举控告不能续访（《信访工作条例》第三十条），请作为新的来访登记"
        return [Finding("continues", "problem", sentence, "sealed", ARTICLE_30)]
    if accuses(entry.matter, known.matter_class):
        sentence = (
            "检举控告要单独密封登记，不能并进原来的事项（《信访工作条例》第三十条）；请改为单独登记（F7）"
        )
        return [Finding("matter.category", "problem", sentence, "accusation_apart", ARTICLE_30)]
    if earlier.over and brings_new_demand(entry):
        sentence = (
            "原事项已经答复或办完，新的诉求保存时另立一件，并注明原来那一件；只补充说明的，不写诉求就行"
        )
        return [Finding("points.0.text", "note", sentence, "new_matter")]
    return [Finding(path, "note", sentence, rule) for path, sentence, rule in _kept(entry.matter, known)]


def _kept(typed: MatterEntry, known: MatterEntry) -> Iterator[tuple[str, str, str]]:
    """What a 续访 never changes of its matter."""
    path, rule = "matter.matter_class", "class_kept"
    if typed.matter_class and known.matter_class and typed.matter_class is not known.matter_class:
        kept = f"仍按“{known.matter_class}”办理，没有记“{typed.matter_class}”"
        yield path, f"续访不改变事项的性质，{kept}", rule
    if typed.route and known.route and typed.route != known.route:
        yield path, f"续访不改变办理途径，没有记“{typed.route}”", rule
    if typed.channel not in (Channel.RECEPTION, known.channel):
        yield "matter.channel", f"续访不改变事项的来源，没有记“{typed.channel}”", rule
    # What the form has taken over is there to be unticked; a bare visit says nothing of it.
    off = {name: FLAGS[name] for name in FLAGS if getattr(known, name) and not getattr(typed, name)}
    if off and typed.summary:
        words = "、".join(off.values())
        kept = f"续访不去掉原事项的“{words}”，仍然记着；记错了的请更正第一次来访"
        yield f"matter.{next(iter(off))}", kept, "flag_kept"


def apart(entry: VisitEntry, earlier: Earlier) -> VisitEntry:
    """A new demand on a matter answered or over: a matter of its own that names the earlier one; a statement alone joins."""
    if not (entry.continues and earlier.over and brings_new_demand(entry)):
        return entry
    known = earlier.matter
    typed = _without_what_stays(entry.matter, known) if earlier.joined else entry.matter
    matter = replace(
        typed,
        matter_class=typed.matter_class or known.matter_class,
        route=typed.route or (known.route if typed.matter_class in (None, known.matter_class) else None),
        category=typed.category or known.category,
        place=typed.place or known.place,
        summary=typed.summary or clean_line(entry.points[0].text).text[:200],
        facts=typed.facts or entry.statement,
        earlier=earlier.uid,
    )
    handling = None if earlier.joined and entry.handling is Handling.CONTINUED else entry.handling
    statement = "" if matter.facts == entry.statement else entry.statement
    points = tuple(point for point in entry.points if not point.uid)
    return replace(entry, continues="", matter=matter, points=points, statement=statement, handling=handling)


def _without_what_stays(typed: MatterEntry, known: MatterEntry) -> MatterEntry:
    blank = MatterEntry()
    stays = [name for name in _STAYS if getattr(typed, name) == getattr(known, name)]
    return replace(typed, **{name: getattr(blank, name) for name in stays})


def only_typed(typed: MatterEntry, known: MatterEntry) -> MatterEntry:
    """The typed fields of a matter that say something else than the known one's."""
    blank = MatterEntry()
    same = [field.name for field in fields(typed) if getattr(typed, field.name) == getattr(known, field.name)]
    return replace(typed, **{name: getattr(blank, name) for name in same})


def carried(known: MatterEntry, typed: MatterEntry) -> MatterEntry:
    """What the form shows of the earlier matter, with what was typed before it was found. An accusation stays one."""
    accused = accuses(typed, known.matter_class)
    values: dict[str, object] = {name: getattr(typed, name) or getattr(known, name) for name in FLAGS}
    values |= {name: getattr(typed, name) for name in (*FILLED, "in_proceedings", "recusal")}
    return MatterEntry(
        matter_class=typed.matter_class if accused and typed.matter_class else known.matter_class,
        route=known.route,
        category=typed.category if accused and typed.category else known.category,
        place=known.place,
        summary=known.summary,
        concerned=_beside(known.concerned, typed.concerned),
        units_concerned=_beside(known.units_concerned, typed.units_concerned),
        **{**values, "urgent_reported_to": typed.urgent_reported_to or known.urgent_reported_to},  # type: ignore[arg-type]
    )


def said_beside(statement: str, known: MatterEntry, typed: MatterEntry) -> str:
    """The statement with the typed words that the earlier matter does not say."""
    lines = [statement, typed.facts]
    lines += [typed.summary if typed.summary != known.summary else ""]
    lines += [
        f"{label}：{word}"
        for name, label in REPLACED.items()
        if name != "summary" and (word := getattr(typed, name)) and word != getattr(known, name)
    ]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def merged(known: MatterEntry, typed: MatterEntry) -> MatterEntry:
    """The earlier matter with what this visit may change of it. Class, route, channel and facts stay."""
    values: dict[str, object] = {name: getattr(typed, name) or getattr(known, name) for name in REPLACED}
    values |= {name: getattr(known, name) or getattr(typed, name) for name in FILLED}
    values |= {name: getattr(known, name) or getattr(typed, name) for name in FLAGS}
    for name in ADDED:
        values[name] = _beside(getattr(known, name), getattr(typed, name))
    return replace(known, **values)  # type: ignore[arg-type]


def statement(entry: VisitEntry, known: MatterEntry) -> str:
    """The visit's statement with whatever was typed that the earlier matter does not take."""
    typed, said = entry.matter, entry.statement
    if typed.facts and typed.facts != known.facts and typed.facts not in said:
        said = f"{said}\n{typed.facts}" if said else typed.facts
    for name, label in FILLED.items():
        word, stands = getattr(typed, name), getattr(known, name)
        line = f"{label}：{word}"
        if word and stands and word != stands and line not in said:
            said = f"{said}\n{line}" if said else line
    return said


def changed(known: MatterEntry, now: MatterEntry) -> dict[str, str]:
    """What stood in the fields that this visit has changed, by their name."""
    names = (*REPLACED, *ADDED)
    return {name: getattr(known, name) for name in names if getattr(known, name) != getattr(now, name)}


_BETWEEN = re.compile(r"[；;、，,\n]")


def _beside(known: str, typed: str) -> str:
    """Both, each item once. Whole items are compared: 王丽 is not said where 王丽娟 is."""
    if not known or not typed:
        return known or typed
    there = {names.folded(one) for one in _BETWEEN.split(known)}
    items = [one.strip() for one in _BETWEEN.split(typed) if one.strip()]
    new = [one for one in items if names.folded(one) not in there]
    if not new:
        return known
    return f"{known}；{typed if new == items else '；'.join(new)}"
