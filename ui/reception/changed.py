"""What was changed in a saved visit since it was stored, by the words beside its fields."""

from __future__ import annotations

from operator import attrgetter

from xfdesk.desk.reception import Reception
from xfdesk.records.day import Incomplete, QueueRow
from xfdesk.records.visit import VisitEntry

LABELS = {
    "incoming": "来源", "matter.accepted_on": "受理日期",
    "visitor.id_number": "证件号", "visitor.id_kind": "证件类型", "visitor.name": "姓名", "visitor.sex": "性别",
    "visitor.anonymous": "匿名", "visitor.anonymous_reason": "匿名的原因", "visitor.phone": "电话",
    "visitor.phone2": "电话二", "visitor.village": "村/社区", "visitor.address": "住址", "visitor.household": "户籍地",
    "visitor.employer": "单位", "visitor.needs": "便利", "visitor.agent": "代理人", "visitor.confidential": "保密",
    "people": "人数", "affected": "涉及人数", "representatives": "代表", "matter.category": "类别",
    "matter.place": "发生地", "matter.summary": "概况", "matter.facts": "陈述", "statement": "陈述",
    "matter.units_concerned": "涉及单位", "matter.concerned": "被反映人", "matter.in_proceedings": "诉讼复议",
    "matter.urgent": "重大紧急", "matter.hardship": "生活困难", "matter.conference": "提请联席会议",
    "matter.recusal": "回避", "points": "诉求", "promise": "答应", "handling": "方式", "unit": "交给谁",
    "answer": "答复", "leader_opinion": "领导意见", "notice": "书面告知", "paper": "函",
}  # fmt: skip
MOST = 3
NOT_SAVED = "有改动未保存"


def changed(stored: VisitEntry, typed: VisitEntry) -> str:
    """`姓名、电话` or `姓名、电话、概况等 5 处`; "" when nothing differs."""
    labels = [label for path, label in LABELS.items() if attrgetter(path)(stored) != attrgetter(path)(typed)]
    labels = list(dict.fromkeys(labels))
    more = f"等 {len(labels)} 处" if len(labels) > MOST else ""
    return "、".join(labels[:MOST]) + more


def left_changes(reception: Reception, rows: tuple[QueueRow, ...]) -> frozenset[str]:
    """The saved visits among the rows of which a draft says something else than what was stored."""
    saved = {row.visit: row.sealed for row in rows if not row.unfinished}
    drafts = [draft.visit for draft in reception.drafts() if draft.visit in saved]
    return frozenset(visit for visit in drafts if saved[visit] or left_change(reception, visit))


def left_change(reception: Reception, visit: str) -> str:
    """What the draft of a saved visit changes, by the words beside the fields."""
    draft = reception.draft_entry(visit)
    return changed(reception.entry(visit), draft[0]) if draft is not None else ""


def incomplete(
    reception: Reception, rows: tuple[QueueRow, ...], left: frozenset[str]
) -> tuple[Incomplete, ...]:
    """A line for each on the closing page; of a sealed one no word."""
    return tuple(
        Incomplete(
            NOT_SAVED,
            row.visit,
            row.matter,
            row.queue_number,
            row.name,
            "改动还没有保存" if row.sealed else f"改了{left_change(reception, row.visit)}，不保存就只是草稿",
            "打开",
        )
        for row in rows
        if row.visit in left
    )
