"""One matter of the pack on one page: what was promised, what was done, what is open, what to ask, and room to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from xfdesk.outputs import pack_words as words
from xfdesk.outputs.document import LABEL, VALUE, Cell, Count, Type
from xfdesk.outputs.pack_table import LABELS, MORE, WIDTH, Item, Section, Table, height
from xfdesk.records.ledger import Moment
from xfdesk.records.pack import PackMatter
from xfdesk.rules import dates, verdict
from xfdesk.rules.words import Verdict

BOTTOM = 281.0
NOTES = 40.0
"""Height kept free for the leader's own words."""
DONE = 48.0
"""And, where so much is recorded, for what was done."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How much of each section is said, so many items of so many lines, and how large."""

    items: int
    lines: int
    summary: int
    type: Type = VALUE


LARGE = Type("value", 12, 5.8)
MANNERS = (
    Manner(10, 4, 6, LARGE),
    Manner(10, 4, 6),
    Manner(8, 2, 4),
    Manner(5, 2, 3),
    Manner(6, 1, 3),
    Manner(4, 1, 2),
    Manner(3, 1, 1),
)
"""The first that leaves room for what was done and for notes is taken."""


def page(matter: PackMatter, on: date, top: float, count: Count) -> Table:
    table = Table(top, count)
    fixed: list[Section] = []
    manner = MANNERS[-1]
    steps = [_step(moment, on) for moment in words.done(matter.view.timeline)]
    for manner in MANNERS:
        fixed = list(_sections(matter, on, manner))
        done = min(DONE, height(_steps(steps, manner), count))
        free = BOTTOM - top - table.tall(_who(matter, manner)) - NOTES - done
        if sum(height(one, count) for one in fixed) <= free:
            break
    before, after = fixed[:-2], fixed[-2:]
    table.section(before[0])
    table.row(_who(matter, manner))
    for section in before[1:]:
        table.section(section)
    room = BOTTOM - NOTES - table.y - sum(height(one, count) for one in after)
    table.section(_done(steps, manner, room, count))
    for section in after:
        table.section(section)
    table.lined("领导批注", BOTTOM)
    table.frame()
    return table


def _who(matter: PackMatter, manner: Manner) -> list[Cell]:
    visitor = matter.view.visitor
    phone = visitor.phone if visitor else ""
    village = visitor.village if visitor else ""
    return [
        Cell(0, LABELS, "来 访 人", LABEL, "centre"),
        Cell(LABELS, 82, words.name(matter), manner.type),
        Cell(82, 96, "电话", LABEL, "centre"),
        Cell(96, 127, phone, manner.type),
        Cell(127, 141, "村社", LABEL, "centre"),
        Cell(141, WIDTH, village, manner.type),
    ]


def _sections(matter: PackMatter, on: date, manner: Manner) -> Iterator[Section]:
    """The last two stand below what was done."""
    yield _section("为什么在\n这　　里", map(Item, words.why(matter, on)), manner)
    yield _matter(matter, on, manner)
    yield _owner(matter, on, manner)
    yield _section("诉　　求", _points(matter), manner, 3.8, 5.0)
    yield _section("答应过的", _promised(matter, on), manner, rights=6.5)
    yield _section("还没办的", _open(matter, on), manner, 6.2)
    asked = [Item(text, "·") for text in words.talk(matter, on)]
    yield _section("今天可以\n问和说的", asked or [Item("听来访人说，记下新的情况", "·")], manner, 1.2)


def _section(
    label: str, items: Iterable[Item], manner: Manner, marks: float = 0.0, rights: float = 0.0
) -> Section:
    """So many items as the manner allows; what is left out is counted."""
    found = [replace(item, lines=manner.lines) for item in items]
    kept = found[: manner.items]
    if len(kept) < len(found):
        kept.append(Item(f"{MORE}另有 {len(found) - len(kept)} 项", lines=1))
    return Section(label, tuple(kept), marks, rights, manner.type)


def _matter(matter: PackMatter, on: date, manner: Manner) -> Section:
    view = matter.view
    marks = [word for word, said in (("重大紧急", view.urgent), ("提请联席会议", view.conference)) if said]
    came = f"{words.day(view.received_on, on)}{view.channel}收到" if view.channel else ""
    told = "　".join(part for part in (view.category.replace("/", " / "), came, view.status, *marks) if part)
    return Section(
        "事　　项", (Item(view.summary, lines=manner.summary), Item(told, lines=1)), type=manner.type
    )


def _owner(matter: PackMatter, on: date, manner: Manner) -> Section:
    view = matter.view
    parts = (
        f"包案领导 {view.lead_official}" if view.lead_official else "",
        f"承办 {' '.join(part for part in (view.unit, view.person) if part)}"
        if view.unit or view.person
        else "",
        f"{words.day(view.due_on, on)}前" if view.due_on else "",
    )
    said = "　".join(part for part in parts if part) or "还没有定承办"
    return Section("承　　办", (Item(said, lines=min(2, manner.lines)),), type=manner.type)


def _points(matter: PackMatter) -> Iterator[Item]:
    view = matter.view
    judged = verdict.carries_verdict(view.matter_class, view.route)
    for one in view.points:
        said = "，".join(part for part in (one.outcome, one.carried_out) if part)
        text = f"{one.point.text}（已答复：{said}）" if said else one.point.text
        yield Item(text, f"诉求{one.index}", str(one.point.verdict or Verdict.PENDING) if judged else "")
    if not view.points:
        yield Item("没有单独的诉求")


def _promised(matter: PackMatter, on: date) -> Iterator[Item]:
    said = [words.promise(one, on) for one in matter.promises]
    said += words.measures(matter.view.points, on)
    for text, state in said:
        yield Item(text, right=state)
    if not said:
        yield Item("没有记下答应过什么")


def _open(matter: PackMatter, on: date) -> Iterator[Item]:
    for duty in matter.waiting:
        yield Item(words.open_duty(duty, on), words.left(duty, on))
    for text in words.lacking(matter):
        yield Item(text)


def _done(steps: list[Item], manner: Manner, room: float, count: Count) -> Section:
    """The newest first, as many as there is room for; the newest in one line where there is hardly any."""
    for kept in range(len(steps), 0, -1):
        older = [_older(len(steps) - kept)] if kept < len(steps) else []
        section = _steps([*steps[:kept], *older], manner)
        if height(section, count) <= room:
            return section
    if not steps:
        return _steps([Item("还没有记下办理经过")], manner)
    older = [_older(len(steps) - 1)] if len(steps) > 1 else []
    return _steps([replace(steps[0], lines=1), *older], manner)


def _steps(items: Iterable[Item], manner: Manner) -> Section:
    return Section("办 过 的", tuple(items), 7.6, type=manner.type)


def _older(count: int) -> Item:
    return Item(f"{MORE}更早的还有 {count} 条，见台账", lines=1)


def _step(moment: Moment, on: date) -> Item:
    return Item(words.step(moment), f"{words.day(moment.on, on)} {dates.weekday(moment.on)}", lines=3)
