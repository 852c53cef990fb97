"""来访登记表, and 信访事项登记表 of what came without a visit: what each row says, in the measures of the paper page.

Empty rows are left out, not printed blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from xfdesk.outputs.document import (
    NAME,
    SMALL_LABEL,
    VALUE,
    VERDICT,
    WORDS,
    Cell,
    Form,
    Mark,
    Row,
    Rule,
    Square,
    Words,
)
from xfdesk.outputs.form_cells import called, label_cell, text_row, with_stop
from xfdesk.outputs.register_words import wording
from xfdesk.records.form import FormData
from xfdesk.records.visit import PointEntry
from xfdesk.rules import dates, phone, routes
from xfdesk.rules.words import Handling, MatterClass, Verdict


def register(data: FormData) -> Form:
    """The form of what is saved; a sealed one is only handed here after it was opened."""
    words, entry = wording(data.entry), data.entry
    which = f"第 {entry.no} 号" if entry.incoming is None else str(entry.incoming.channel or "")
    return Form(
        title=words.title,
        office=data.office.name,
        rows=tuple(_rows(data)),
        left_line=f"编号：{data.number}",
        right_line=f"{dates.on_paper(data.day.on)}　{dates.long_weekday(data.day.on)}　{which}",
        next_title=f"{words.title}（续页）",
        foot=words.foot,
        check_line=words.check,
        next_line=f"{words.who}：{called(data)}",
        file_name=f"{words.title}_{data.number}",
    )


def _rows(data: FormData) -> Iterator[Row]:
    yield from _day_rows(data) if data.entry.incoming is None else _came_rows(data)
    yield from _visitor_rows(data)
    yield from _matter_rows(data)
    for n, point in enumerate(data.entry.points, 1):
        yield from _point_rows(n, point, data)
    yield _opinion(data)
    signed = [_confirmation(), _signatures()] if data.entry.incoming is None else [_signature()]
    yield from _kept_together([_handling(data), *_deadlines(data), *signed])


def _kept_together(rows: list[Row]) -> Iterator[Row]:
    """What is signed takes the row above it along: no page holds signatures alone."""
    for n, row in enumerate(rows):
        yield replace(row, with_next=len(rows) - 3 <= n < len(rows) - 1)


def _came_rows(data: FormData) -> Iterator[Row]:
    """How it came, instead of the reception's cells."""
    came, due = data.entry.incoming, ""
    if came is None:
        return
    if came.due:
        due = f"{dates.to_keep(date.fromisoformat(came.due))}前"
    rows = [("来　　源", str(came.channel or ""), "收到日期", dates.on_paper(data.day.on))]
    if came.origin or due:
        rows.append(("来件机关", came.origin, "交办期限", due))
    for a, b, c, d in rows:
        yield Row((label_cell(0, 22, a), Cell(22, 88, b), label_cell(88, 110, c), Cell(110, 170, d)))
    yield text_row("登 记 员", data.day.clerk)


def _day_rows(data: FormData) -> Iterator[Row]:
    day = data.day
    arrived = (
        f"{dates.on_paper(day.on)}　{data.entry.arrived.lstrip('0')} 到访"
        if data.entry.arrived
        else dates.on_paper(day.on)
    )
    leaders = "　".join(f"{leader.name} {leader.post}".strip() for leader in day.leaders)
    for a, b, c, d in (
        ("接访时间", arrived, "接访地点", day.place),
        ("接访领导", leaders, "登 记 员", day.clerk),
    ):
        yield Row((label_cell(0, 22, a), Cell(22, 88, b), label_cell(88, 110, c), Cell(110, 170, d)))


def _visitor_rows(data: FormData) -> Iterator[Row]:
    entry, visitor, derived = data.entry, data.entry.visitor, data.derived
    group, words = "（集体访）" if derived.group else "", wording(entry)
    yield Row(
        (
            label_cell(0, 22, words.who_label),
            Cell(22, 60, called(data), NAME),
            label_cell(60, 74, "性别"),
            Cell(74, 88, str(derived.sex or visitor.sex or ""), VALUE, "centre"),
            label_cell(88, 102, "年龄"),
            Cell(102, 118, f"{derived.age} 岁" if derived.age is not None else "", VALUE, "centre"),
            label_cell(118, 138, words.people),
            Cell(138, 170, f"{entry.people} 人{group}"),
        )
    )
    doubtful = "，号码有疑" if derived.id_doubtful else ""
    number = f"{visitor.id_number}（{visitor.id_kind}{doubtful}）" if visitor.id_number else ""
    telephone = "、".join(
        shown for value in (visitor.phone, visitor.phone2) if (shown := phone.read(value).display)
    )
    address = visitor.village + visitor.address
    if number or telephone:
        yield Row(
            (
                label_cell(0, 22, "证件号码"),
                Cell(22, 102, number),
                label_cell(102, 124, "联系电话"),
                Cell(124, 170, telephone),
            )
        )
    if entry.incoming is None:
        order = (label_cell(102, 124, "初访 / 重访"), Cell(124, 170, derived.order))
        yield Row((label_cell(0, 22, "住　　址"), Cell(22, 102, address), *order))
    elif address:
        yield text_row("住　　址", address)
    if entry.representatives:
        people = [f"{p.name}　{phone.read(p.phone).display}".strip() for p in entry.representatives]
        lines = ["　　".join(people[n : n + 3]) for n in range(0, len(people), 3)]
        yield text_row("代　　表", "\n".join(lines))
    for label, value in (("便利需要", visitor.needs), ("代 理 人", visitor.agent)):
        if value:
            yield text_row(label, value)


def _matter_rows(data: FormData) -> Iterator[Row]:
    entry, matter = data.entry, data.entry.matter
    kind = data.derived.matter_class or MatterClass.PETITION
    yield Row(
        (
            label_cell(0, 22, "诉求类别"),
            Cell(22, 60, kind),
            label_cell(60, 82, "问题类别"),
            Cell(82, 122, matter.category.replace("/", " / ")),
            label_cell(122, 142, "问题属地"),
            Cell(142, 170, _place(data)),
        )
    )
    yield text_row("办理途径", routes.paper_words(kind, data.derived.route))
    if matter.summary:
        yield text_row("概　　况", matter.summary)
    words = "\n".join(part for part in (matter.facts if not entry.continues else "", entry.statement) if part)
    if words:
        yield text_row(wording(entry).said, words, WORDS, least=17.0)


def _place(data: FormData) -> str:
    """The visitor's village where none was typed; an accusation needs none."""
    entry = data.entry
    own = not entry.continues and data.derived.matter_class is not MatterClass.ACCUSATION
    return entry.matter.place or (entry.visitor.village if own else "")


def _point_rows(n: int, point: PointEntry, data: FormData) -> Iterator[Row]:
    label = f"诉 求 {n}"
    if not data.derived.needs_verdict:
        yield text_row(label, point.text)
        return
    verdict = str(point.verdict or Verdict.PENDING)
    head = Row(
        (
            label_cell(0, 22, label),
            Cell(22, 128, point.text),
            label_cell(128, 144, "初步研判", SMALL_LABEL),
            Cell(144, 170, verdict, VERDICT, "centre"),
        ),
        splits=True,
    )
    reason, measure = _reason(point), _measure(point)
    yield Row(head.cells, splits=True, with_next=bool(reason or measure))
    if reason:
        yield text_row("理由与依据", reason, head=head)
    if measure:
        yield text_row("措施与责任", measure, head=head)


def _reason(point: PointEntry) -> str:
    """不合理 always has reason, basis, who explained what, and the remedy told."""
    parts = []
    if point.reasonable_part or point.unreasonable_part:
        parts.append(f"合理：{with_stop(point.reasonable_part)}不合理：{with_stop(point.unreasonable_part)}")
    parts.append(with_stop(point.reason))
    basis = with_stop(f"依据：{point.basis}") if point.basis else with_stop(point.reason_code)
    said = f"{point.explained_by}已说明：" if point.explained_by else "说明："
    told = with_stop(said + point.explanation) if point.explanation else ""
    parts.append("　".join(part for part in (basis, told) if part))
    parts.append(with_stop(f"告知的救济途径：{point.remedy}") if point.remedy else "")
    return "\n".join(part for part in parts if part)


def _measure(point: PointEntry) -> str:
    owner = "　".join(part for part in (point.unit, point.person) if part)
    facts = [
        with_stop(point.measure),
        f"包案领导：{point.leader}" if point.leader else "",
        f"责任：{owner}" if owner else "",
        f"{dates.to_keep(date.fromisoformat(point.due))}前" if point.due else "",
    ]
    later = (
        f"暂难解决，{dates.to_keep(date.fromisoformat(point.next_look_on))}再议。"
        if point.next_look_on
        else ""
    )
    said = facts[0] + "；".join(part for part in facts[1:] if part)
    return (with_stop(said) + later).strip()


def _opinion(data: FormData) -> Row:
    opinion, words = data.entry.leader_opinion or data.entry.answer, wording(data.entry)
    marks: list[Mark] = [Words(23.6, 3.4, words.signs)]
    x = 54.5
    for _ in range(min(3, max(1, len(data.day.leaders)))):
        marks.append(Rule(x, 2.2, 33 if len(data.day.leaders) < 3 else 26))
        x += 37 if len(data.day.leaders) < 3 else 29
    marks.append(Words(168.4, 3.4, "年　　月　　日", align="right"))
    return Row(
        (label_cell(0, 22, words.opinion), Cell(22, 170, opinion)),
        room=13.0,
        least=18.0,
        marks=tuple(marks),
    )


def _handling(data: FormData) -> Row:
    entry = data.entry
    parts = [str(entry.handling or "")]
    if entry.handling is Handling.TRANSFERRED:
        parts.append(f"转往：{entry.unit}")
    elif data.lead_unit:
        parts.append(f"主办：{data.lead_unit}")
    if data.coordinating:
        parts.append(f"协办：{'、'.join(data.coordinating)}")
    if entry.matter.conference:
        parts.append("提请联席会议")
    if entry.matter.recusal:
        parts.append(f"回避：{entry.matter.recusal}")
    marks = (
        Square(129.2, 2.2, 3.2, 3.2, ticked=entry.matter.urgent, from_top=True),
        Words(133.0, 5.2, "重大紧急", from_top=True),
        Square(149.6, 2.2, 3.2, 3.2, ticked=entry.matter.hardship, from_top=True),
        Words(153.4, 5.2, "生活困难", from_top=True),
    )
    text = "　".join(part for part in parts if part)
    return Row((label_cell(0, 22, "办　　理"), Cell(22, 126, text), Cell(126, 170, "")), marks=marks)


def _deadlines(data: FormData) -> Iterator[Row]:
    """书面告知 and 书面答复 by the plain statutory day; absent where the law sets none."""
    lines = []
    for duty in data.duties:
        day = dates.to_keep(duty.plain)
        if duty.key in ("D1", "D2"):
            lines.append(f"书面告知：{day}前（《信访工作条例》第二十三条）")
        elif duty.key == "D4":
            note = f"；受理日未定，暂按{wording(data.entry).since}计" if duty.provisional else ""
            lines.append(f"书面答复：{day}前（第三十四条{note}）")
        elif duty.key == "D13":
            lines.append(f"交办期限：{day}前（第二十二条）")
    if lines:
        yield Row((label_cell(0, 22, "法定期限"), Cell(22, 170, "\n".join(lines))))


def _confirmation() -> Row:
    marks: tuple[Mark, ...] = (
        Words(23.6, 5.2, "以上记录", from_top=True),
        Square(42.0, 2.0, 3.6, 3.6, from_top=True),
        Words(47.0, 5.2, "已由本人阅读", from_top=True),
        Square(72.6, 2.0, 3.6, 3.6, from_top=True),
        Words(77.6, 5.2, "已向本人宣读，与本人所说一致。", from_top=True),
        Words(23.6, 11.4, "需要更正之处（没有写“无”）：", from_top=True),
        Rule(76.0, 12.4, 60.0, from_top=True),
        Words(23.6, 4.4, "来访人或代表（签字）："),
        Rule(62.0, 3.2, 42.0),
        Words(138.4, 4.4, "年　　月　　日", align="right"),
        Square(144.0, 3.0, 22.0, 22.0, dashed=True, from_top=True),
        Words(155.0, 14.8, "按 指 印", SMALL_LABEL, from_top=True, align="centre"),
    )
    cells = (label_cell(0, 22, "来 访 人\n确　　认"), Cell(22, 140, ""), Cell(140, 170, ""))
    return Row(cells, least=28.0, marks=marks)


def _signatures() -> Row:
    marks: tuple[Mark, ...] = (
        Words(1.6, 3.6, "登记员（签字）："),
        Rule(30.5, 2.4, 24.0),
        Words(83.4, 3.6, "年　　月　　日", align="right"),
        Words(86.6, 3.6, "代读或翻译："),
        Rule(108.5, 2.4, 31.0),
        Words(168.4, 3.6, "年　　月　　日", align="right"),
    )
    return Row((Cell(0, 85, ""), Cell(85, 170, "")), least=12.0, marks=marks)


def _signature() -> Row:
    """Nobody came who could read and sign."""
    marks: tuple[Mark, ...] = (
        Words(1.6, 3.6, "登记员（签字）："),
        Rule(30.5, 2.4, 24.0),
        Words(168.4, 3.6, "年　　月　　日", align="right"),
    )
    return Row((Cell(0, 170, ""),), least=12.0, marks=marks)
