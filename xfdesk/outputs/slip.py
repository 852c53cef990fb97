"""来访回执: A4 landscape, cut in the middle: the visitor's half in large type, the stub for the file at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from xfdesk.outputs.document import Block, Count, Sheet, Square, Type
from xfdesk.records.form import FormData
from xfdesk.rules import dates
from xfdesk.rules.words import Handling, MatterClass, Route

Lines = list[tuple[float, float, float, float, float]]
TITLE = Type("title", 26, 12)
BIG = Type("value", 17, 8.2)
LOUD = Type("label", 17, 8.2)
PLAIN = Type("value", 16, 8.0)
BOX_HEAD = Type("label", 16, 8.0)
STUB_TITLE = Type("title", 18, 9)
STUB = Type("value", 12, 6.0)
STUB_LABEL = Type("label", 12, 6.0)
SMALL = Type("value", 10.5, 5.0)
LEFT, RIGHT, COLUMN = 11.0, 137.0, 26.0
LAST_NAME = 178.5
"""Where the office name may begin at the latest: 25 mm below it stay free for the seal."""
STUB_LEFT, STUB_RIGHT = 160.0, 286.0
STUB_FACTS = 94.0
"""Height of all lines of the stub's facts together; above it they stand closer, so that both signatures stay on the sheet."""
BY_HAND = "＿" * 9
"""Room for a telephone number that the office has not entered."""
RIGHTS = (
    "可要求书面告知、书面答复（第23、34条）",
    "不服可申请复查、复核（第35、36条）",
    "多人一件事，代表不超过5人（第20条）",
    "如实说、守秩序、不围堵（第19、26条）",
)


def slip(data: FormData, count: Count) -> Sheet:
    """No ID number, no verdict; 您的事 is the summary, at most two lines; a group's slip says 等7人.

    `count` says how many lines a text takes.
    """
    blocks, rules = _visitor_half(data, count)
    more_blocks, more_rules, squares = _stub(data, count)
    return Sheet(
        width=297.0,
        height=210.0,
        blocks=(*blocks, *more_blocks),
        rules=(*rules, *more_rules),
        squares=squares,
        cut=148.5,
        file_name=f"来访回执_{data.number}",
        title=f"来访回执 {data.number}",
        office=data.office.name,
    )


def lacking(data: FormData) -> tuple[str, ...]:
    """What the slip leaves blank because the office has not entered it; said before it is printed."""
    if data.office.phone:
        return ()
    return ("单位电话还没有填，回执上“打电话”留了空白，请手写；在“设置”里填上，以后就会印出来",)


def _visitor_half(data: FormData, count: Count) -> tuple[list[Block], Lines]:
    """At most what leaves room for the seal: where much is said, the lines stand closer."""
    width = RIGHT - LEFT
    facts, greeting = list(_facts(data)), f"{_who(data, 32)}：您的事记下了，有人办，有回音。"
    if count(greeting, width, BIG) > 1:
        greeting = greeting.replace("：您的事", "：\n您的事")
    hello = min(3, count(greeting, width, BIG))
    told = sum(min(most, count(text, width - COLUMN, kind)) for _, said in facts for text, kind, most in said)
    free = LAST_NAME - 37.0 - 1.3 - 0.6 - 4.0 - 3.5
    gap, box = 1.9, PLAIN.pitch
    if 7.2 * (hello + told) > free - gap * len(facts) - box * (len(RIGHTS) + 1):
        gap, box = 0.9, 7.2
    pitch = min(8.2, (free - gap * len(facts) - box * (len(RIGHTS) + 1)) / (hello + told))
    blocks = [
        Block(LEFT, 14.0, width, "来 访 回 执", TITLE, "centre", 1),
        Block(LEFT, 26.5, width, data.number, PLAIN, lines=1),
        Block(LEFT, 26.5, width, dates.on_paper(data.day.on), PLAIN, "right", 1),
        Block(LEFT, 37.0, width, greeting, replace(BIG, pitch=pitch), lines=hello),
    ]
    y = 37.0 + 1.3 + pitch * hello
    for label, said in facts:
        blocks.append(Block(LEFT, y, COLUMN, label, replace(LOUD, pitch=pitch), lines=1))
        for text, kind, most in said:
            taken = min(most, count(text, width - COLUMN, kind))
            blocks.append(
                Block(LEFT + COLUMN, y, width - COLUMN, text, replace(kind, pitch=pitch), lines=taken)
            )
            y += pitch * taken
        y += gap
    top = y + 0.6
    blocks.append(
        Block(
            LEFT + 3,
            top + 2.0,
            width - 6,
            "您的权利和来访秩序（《信访工作条例》）",
            replace(BOX_HEAD, pitch=box),
            lines=1,
        )
    )
    for n, line in enumerate(RIGHTS, 1):
        blocks.append(Block(LEFT + 3, top + 2.0 + box * n, 5, "·", replace(PLAIN, pitch=box), "centre", 1))
        blocks.append(
            Block(LEFT + 8, top + 2.0 + box * n, width - 9, line, replace(PLAIN, pitch=box), lines=1)
        )
    bottom = top + 4.0 + box * (len(RIGHTS) + 1)
    blocks.append(Block(LEFT, bottom + 3.5, width, f"{data.office.name}（盖章）", PLAIN, "right", 1))
    return blocks, [(LEFT, 35.6, RIGHT, 35.6, 0.35), *_frame(LEFT, top, RIGHT, bottom, 0.35)]


def _facts(data: FormData) -> Iterator[tuple[str, list[tuple[str, Type, int]]]]:
    """(label, lines of (text, type, most lines))."""
    yield "您的事", [("检举控告" if _sealed(data) else data.entry.matter.summary, BIG, 2)]
    yield "谁来办", list(_handlers(data))
    yield "何时办", list(_when(data))
    yield "打电话", [(f"{_phone(data)}　{data.day.place}".strip("　"), LOUD, 1)]
    if _to_be_reviewed(data):
        yield "不满意", [(f"收到书面答复后30日内，可以请求{_body(data)}复查。", BIG, 2)]


def _phone(data: FormData) -> str:
    return data.office.phone or BY_HAND


def _handlers(data: FormData) -> Iterator[tuple[str, Type, int]]:
    entry = data.entry
    if _sealed(data):
        yield "已依法转送有权处理的机关", LOUD, 1
    elif entry.handling is Handling.TRANSFERRED:
        yield f"已转送{entry.unit}", LOUD, 1
    elif entry.handling is Handling.LAWFUL_WAY:
        yield "请依法向有关机关提出，另有书面告知", LOUD, 2
    elif entry.handling is Handling.SETTLED:
        yield f"{data.office.name}，已当场答复", LOUD, 1
    else:
        yield "　".join(part for part in (data.lead_unit, data.person) if part) or data.office.name, LOUD, 1
        if data.lead_official:
            post = next((leader.post for leader in data.day.leaders if leader.name == data.lead_official), "")
            yield "　".join(part for part in ("包案领导", post, data.lead_official) if part), BIG, 1


def _when(data: FormData) -> Iterator[tuple[str, Type, int]]:
    """The plain statutory days and the promise, in order; the safe day stands on no paper that leaves the office."""
    found = []
    for duty in data.duties:
        if duty.key in ("D1", "D2"):
            found.append((duty.plain, "书面告知", BIG))
        elif duty.key == "D4":
            found.append((duty.plain, "书面答复", BIG))
    promise = data.entry.promise
    if promise.what and promise.by_when and not _sealed(data):
        found.append((date.fromisoformat(promise.by_when), promise.what, LOUD))
    for day, what, type_ in sorted(found, key=lambda one: one[0]):
        yield f"{dates.on_paper(day)}前　{what}", type_, 2
    if not found:
        yield "已当场答复" if data.entry.handling is Handling.SETTLED else "以有关机关的答复为准", BIG, 1


def _to_be_reviewed(data: FormData) -> bool:
    """复查 is for a 信访处理意见 alone (art. 35): a petition of route 6 that this office answers itself."""
    petition = data.derived.matter_class in (MatterClass.PETITION, None)
    elsewhere = data.entry.handling in (Handling.TRANSFERRED, Handling.LAWFUL_WAY)
    return petition and data.derived.route == Route.OPINION and not elsewhere


def _body(data: FormData) -> str:
    return data.office.reviewing_body or f"{data.office.level_above}人民政府"


def _sealed(data: FormData) -> bool:
    return data.derived.matter_class is MatterClass.ACCUSATION


def _who(data: FormData, most: int = 50) -> str:
    visitor, people = data.entry.visitor, data.entry.people
    name = "来访人" if visitor.anonymous else visitor.name
    name = name if len(name) <= most else name[: most - 1] + "…"
    return f"{name}等{people}人" if people.isdigit() and int(people) > 1 else name


def _stub(data: FormData, count: Count) -> tuple[list[Block], Lines, tuple[Square, ...]]:
    x, width = STUB_LEFT, STUB_RIGHT - STUB_LEFT
    blocks = [Block(x, 14.0, width, "来访回执（存根）", STUB_TITLE, "centre", 1)]
    visitor = data.entry.visitor
    told = [text for label, lines in _facts(data) if label in ("谁来办", "何时办") for text, _, _ in lines]
    told.append(f"联系电话：{_phone(data)}")
    if _to_be_reviewed(data):
        told.append(f"救济途径：收到书面答复后30日内请求{_body(data)}复查")
    address = "" if visitor.anonymous else f"　　{visitor.village}{visitor.address}"
    facts = (
        ("编　　号", f"{data.number}　　接访日第{data.entry.no}号"),
        ("来 访 人", _who(data) + address),
        ("来访时间", f"{dates.on_paper(data.day.on)}　{data.entry.arrived.lstrip('0')}"),
        ("反映事项", "检举控告" if _sealed(data) else data.entry.matter.summary),
        ("告知内容", "\n".join(told)),
    )
    counts = [min(10 if label == "告知内容" else 3, count(text, 96, STUB)) for label, text in facts]
    pitch = min(6.0, STUB_FACTS / sum(counts))
    y, edges = 24.0, [24.0]
    for (label, text), taken in zip(facts, counts, strict=True):
        height = pitch * taken + 4.0
        blocks.append(Block(x, y + height / 2 - 3.0, 26, label, STUB_LABEL, "centre", 1))
        blocks.append(Block(x + 28, y + 2.0, 96, text, replace(STUB, pitch=pitch), lines=taken))
        y += height
        edges.append(y)
    squares = tuple(Square(x + 28.0 + 24 * n, y + 3.2, 3.8, 3.8) for n in range(3))
    blocks.append(Block(x, y + 2.0, 26, "交付方式", STUB_LABEL, "centre", 1))
    blocks += [
        Block(x + 33.0 + 24 * n, y + 2.0, 30, word, STUB) for n, word in enumerate(("当面", "邮寄", "其他："))
    ]
    y += 10.0
    edges.append(y)
    rules: Lines = [(x + 26.0, edges[0], x + 26.0, y, 0.18)]
    blocks.append(Block(x + 3, y + 2.5, width - 6, "以上告知内容已看过（已听过），回执收到。", STUB, lines=1))
    for words, below in (("来访人（签字）：", 34.0), ("登记员（签字）：", 50.0)):
        line = y + below
        blocks.append(Block(x + 3, line - 11.0, 40, words, STUB, lines=1))
        blocks.append(Block(x + 3, line - 11.0, width - 6, "年　　月　　日", STUB, "right", 1))
        rules.append((x + 35, line - 5.0, x + 82, line - 5.0, 0.18))
        edges.append(line)
    rules += [(x, edge, STUB_RIGHT, edge, 0.18) for edge in edges[1:-1]]
    rules += _frame(x, edges[0], STUB_RIGHT, edges[-1], 0.45)
    blocks.append(Block(x, edges[-1] + 2.0, width, "存根归入本事项案卷。", SMALL, lines=1))
    return blocks, rules, squares


def _frame(left: float, top: float, right: float, bottom: float, pen: float) -> Lines:
    return [
        (left, top, right, top, pen),
        (right, top, right, bottom, pen),
        (right, bottom, left, bottom, pen),
        (left, bottom, left, top, pen),
    ]
