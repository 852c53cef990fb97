"""续访: what a visit that goes on with an earlier matter may change of it, and what becomes a matter of its own.

Nothing typed is dropped: what the earlier matter cannot take stands in the visit's statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from xfdesk.records.visit import Finding, MatterEntry, VisitEntry
from xfdesk.rules import routes
from xfdesk.rules.text import clean_line
from xfdesk.rules.words import Channel, MatterClass, Status

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

FLAGS = ("urgent", "hardship", "conference")
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
    """The matter gone on with: as it stands, whether it is answered or over, and the names of those who came for it."""

    uid: str
    matter: MatterEntry
    status: str
    names: tuple[str, ...] = ()

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
    return [Finding(path, "note", sentence, "class_kept") for path, sentence in _kept(entry.matter, known)]


def _kept(typed: MatterEntry, known: MatterEntry) -> Iterator[tuple[str, str]]:
    """What a 续访 never changes of its matter."""
    if typed.matter_class and known.matter_class and typed.matter_class is not known.matter_class:
        yield (
            "matter.matter_class",
            f"续访不改变事项的性质，仍按“{known.matter_class}”办理，没有记“{typed.matter_class}”",
        )
    if typed.route and known.route and typed.route != known.route:
        yield "matter.matter_class", f"续访不改变办理途径，没有记“{typed.route}”"
    if typed.channel not in (Channel.RECEPTION, known.channel):
        yield "matter.channel", f"续访不改变事项的来源，没有记“{typed.channel}”"


def apart(entry: VisitEntry, earlier: Earlier) -> VisitEntry:
    """A new demand on a matter answered or over: a matter of its own that names the earlier one; a statement alone joins."""
    if not (entry.continues and earlier.over and brings_new_demand(entry)):
        return entry
    known, typed = earlier.matter, entry.matter
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
    statement = "" if matter.facts == entry.statement else entry.statement
    points = tuple(point for point in entry.points if not point.uid)
    return replace(entry, continues="", matter=matter, points=points, statement=statement)


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


def _beside(known: str, typed: str) -> str:
    if not known or not typed:
        return known or typed
    return known if typed in known else f"{known}；{typed}"
