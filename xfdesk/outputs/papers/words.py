"""The one table of the words that templates may use, and the field behind each. Nothing else is reachable from a template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from xfdesk.records.papers import PaperData
from xfdesk.rules import dates
from xfdesk.rules.words import PaperKind

ROOM = "　" * 6
"""Room to write by hand what a paper must say and nobody has recorded."""
DAY_ROOM = "　　　　年　　月　　日"

FILES = {
    PaperKind.ACCEPTANCE: "acceptance.docx",
    PaperKind.NON_ACCEPTANCE: "non_acceptance.docx",
    PaperKind.TRANSFER: "transfer.docx",
    PaperKind.LAWFUL_WAY: "lawful_way.docx",
    PaperKind.EXTENSION: "extension.docx",
    PaperKind.OPINION: "opinion.docx",
    PaperKind.RECEIPT: "receipt.docx",
    PaperKind.ASSIGNMENT: "assignment.docx",
    PaperKind.REMINDER: "reminder.docx",
    PaperKind.REVIEW_NOTICE: "review_notice.docx",
}
"""The kinds that are written with a template, in the order in which they are listed, and the shipped one of each."""

SESSION_FILES = {PaperKind.AGENDA: "agenda.docx", PaperKind.SUMMARIES: "summaries.docx"}
"""Those of a session of the joint conference, which are no papers on a matter."""
TEMPLATE_FILES = {**FILES, **SESSION_FILES}

TITLES = {
    PaperKind.ACCEPTANCE: "信访事项受理告知书",
    PaperKind.NON_ACCEPTANCE: "信访事项不予受理告知书",
    PaperKind.TRANSFER: "信访事项转送（交办）告知单",
    PaperKind.LAWFUL_WAY: "信访事项法定途径告知单",
    PaperKind.EXTENSION: "信访事项延期办理告知书",
    PaperKind.OPINION: "信访事项处理意见书",
    PaperKind.RECEIPT: "送达回证",
    PaperKind.ASSIGNMENT: "信访事项交办单",
    PaperKind.REMINDER: "信访事项催办单",
    PaperKind.REVIEW_NOTICE: "信访事项复查告知书",
    PaperKind.AGENDA: "会议议程",
    PaperKind.SUMMARIES: "会议事项摘要",
}

EVERY = {
    "单位名称": "office", "文种": "title", "文号": "number", "编号": "matter_number", "来访人": "name", "称呼": "addressed",
    "人称": "you", "来由": "came", "来访日期": "visited_on", "概况": "summary", "成文日期": "dated", "联系人": "contact",
    "联系电话": "contact_phone", "接访领导": "leaders", "诉求": "points",
}  # fmt: skip
OWN: dict[PaperKind, dict[str, str]] = {
    PaperKind.ACCEPTANCE: {
        "受理日期": "accepted_on", "主办单位": "lead_unit", "责任人": "person", "包案领导": "lead_official",
        "答复期限": "answer_by", "复查机关": "reviewing_body",
    },
    PaperKind.NON_ACCEPTANCE: {"理由": "reason", "依据": "basis", "应向机关": "body"},
    PaperKind.TRANSFER: {"转往机关": "body", "转送日期": "handed_on", "转办方式": "handing"},
    PaperKind.LAWFUL_WAY: {"法定途径": "lawful_way", "途径依据": "way_basis", "受理机关": "body"},
    PaperKind.EXTENSION: {
        "原期限": "limit_was", "延长天数": "extended_by", "延长至": "extended_to", "延期理由": "reason", "批准人": "approver",
    },
    PaperKind.OPINION: {
        "受理日期": "accepted_on", "承办单位": "lead_unit", "查明事实": "established", "依据": "basis",
        "复查机关": "reviewing_body", "附件": "annexes", "收到日期": "received_on", "复查截止日": "review_by",
    },
    PaperKind.ASSIGNMENT: {
        "承办单位": "lead_unit", "协办单位": "coordinating", "住址": "address", "电话": "phone", "批示": "instruction",
        "定领导": "leads", "定措施": "measures", "定时间": "due", "定责任": "owner", "包调查": "investigates",
        "包处理": "handles", "包回访": "sees_through", "第三包": "third_care", "反馈期限": "report_by",
        "告知期限": "tell_by", "答复期限": "answer_by",
    },
    PaperKind.RECEIPT: {
        "文书": "papers", "受送达人": "name", "电话": "phone", "送达地点": "address", "送达方式": "method",
        "附件": "annexes", "复查机关": "reviewing_body", "复查截止日": "review_by",
    },
    PaperKind.REMINDER: {
        "承办单位": "lead_unit", "责任人": "person", "包案领导": "lead_official", "第几次": "nth", "催办内容": "asked",
        "原期限": "limit_was", "超期天数": "overdue_days", "答复期限": "answer_by",
    },
    PaperKind.REVIEW_NOTICE: {
        "意见书文号": "reply_number", "答复日期": "replied_on", "收到日期": "received_on", "复查机关": "reviewing_body",
        "复查截止日": "review_by",
    },
}  # fmt: skip
OF_SESSIONS = {
    "单位名称": "office", "文种": "title", "会议名称": "conference", "届次": "session", "成文日期": "dated", "联系人": "contact",
    "联系电话": "contact_phone", "时间": "held_at", "地点": "place", "主持": "host", "参加": "attendants", "议题": "matters",
}  # fmt: skip
SESSION_WORDS: dict[PaperKind, dict[str, str]] = {
    PaperKind.AGENDA: {
        **OF_SESSIONS,
        "先议": "first_items",
        "后议": "later_items",
        "议题次序": "place_of_matters",
    },
    PaperKind.SUMMARIES: OF_SESSIONS,
}
ITEMS: dict[str, dict[str, str]] = {
    "诉求": {
        "序号": "index", "次序": "place", "内容": "text", "研判": "verdict", "理由": "reason", "依据": "basis",
        "说明": "explanation", "措施": "measure", "责任单位": "unit", "责任人": "person", "时限": "due", "答复": "answer",
        "办理结论": "outcome", "落实安排": "to_do",
    },
    "文书": {"名称": "name", "文号": "number", "份数": "copies"},
    "附件": {"序号": "index", "名称": "name"},
    "先议": {"次序": "index", "内容": "name"},
    "后议": {"次序": "index", "内容": "name"},
    "议题": {
        "序号": "index", "编号": "number", "事项": "summary", "请定": "ask", "汇报单位": "reports", "答复期限": "answer_due",
        "来访人": "name", "诉求": "demands", "承办": "owner", "经过": "done", "期限": "waiting", "前次": "earlier",
        "登记": "came",
    },
}  # fmt: skip
"""The lists, and what each of their items has: `点.内容` in a loop over 诉求."""

MUST: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.ACCEPTANCE: ("文号", "称呼", "编号", "受理日期", "答复期限", "复查机关", "成文日期"),
    PaperKind.NON_ACCEPTANCE: ("文号", "称呼", "编号", "理由", "依据", "成文日期"),
    PaperKind.TRANSFER: ("文号", "称呼", "编号", "转往机关", "转送日期", "成文日期"),
    PaperKind.LAWFUL_WAY: ("文号", "称呼", "编号", "法定途径", "途径依据", "成文日期"),
    PaperKind.EXTENSION: ("文号", "称呼", "编号", "原期限", "延长至", "延期理由", "成文日期"),
    PaperKind.OPINION: ("文号", "称呼", "编号", "诉求", "查明事实", "依据", "复查机关", "收到日期", "复查截止日", "成文日期"),
    PaperKind.RECEIPT: ("文书", "受送达人", "编号"),
    PaperKind.ASSIGNMENT: ("文号", "编号", "承办单位", "定领导", "定措施", "定时间", "定责任", "成文日期"),
    PaperKind.REMINDER: ("文号", "编号", "承办单位", "答复期限", "成文日期"),
    PaperKind.REVIEW_NOTICE: ("称呼", "编号", "收到日期", "复查机关", "复查截止日", "成文日期"),
    PaperKind.AGENDA: ("届次", "时间", "地点", "主持", "议题"),
    PaperKind.SUMMARIES: ("届次", "议题"),
}  # fmt: skip
"""What a template of the kind must hold, and what is left as room to write by hand when it is not known."""

ROOMS = {PaperKind.LAWFUL_WAY: ("受理机关",)}
"""Further words that leave room."""
LATER = ("文号", "收到日期", "复查截止日")
TO_KEEP = ("定时间", "反馈期限", "告知期限")
"""Days that somebody must keep: on the 交办单 with the weekday, as is its 答复期限."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a template of one kind may name: plain words, lists with the words of their items."""

    plain: frozenset[str]
    lists: dict[str, frozenset[str]]
    must: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*sorted(self.plain), *self.lists)


def fields_of(kind: PaperKind) -> dict[str, str]:
    """The words of a kind, and the field behind each."""
    return SESSION_WORDS[kind] if kind in SESSION_WORDS else {**EVERY, **OWN[kind]}


def allowed(kind: PaperKind) -> Allowed:
    names = fields_of(kind)
    lists = {name: frozenset(ITEMS[name]) for name in names if name in ITEMS}
    return Allowed(frozenset(names.keys() - lists.keys()), lists, MUST[kind])


def values(data: PaperData) -> dict[str, Any]:
    """What each word of the paper's kind stands for: texts, and lists of things with texts."""
    kind = data.kind
    room = {*MUST[kind], *ROOMS.get(kind, ())}
    found: dict[str, Any] = {}
    for word, field in fields_of(kind).items():
        value = getattr(data, field)
        if word in ITEMS:
            found[word] = _listed(word, value)
        elif word == "文号":
            found[word] = data.number or data.number_room or (ROOM if word in room else "")
        else:
            found[word] = _said(value, _weekday(kind, word)) or (_room(data, field) if word in room else "")
    return found


def unknown(data: PaperData) -> tuple[str, ...]:
    """The words that the paper must say and nobody has recorded; the number and what is written at delivery are none."""
    fields = fields_of(data.kind)
    words = (*MUST[data.kind], *ROOMS.get(data.kind, ()))
    return tuple(word for word in words if word not in LATER and not getattr(data, fields[word]))


def _weekday(kind: PaperKind, word: str) -> bool:
    return word in TO_KEEP or (word == "答复期限" and kind in (PaperKind.ASSIGNMENT, PaperKind.REMINDER))


def _room(data: PaperData, field: str) -> str:
    typed = data.__dataclass_fields__[field].type
    return DAY_ROOM if "date" in str(typed) else ROOM


def _said(value: object, weekday: bool = False) -> str:
    if isinstance(value, date):
        return dates.to_keep(value) if weekday else dates.on_paper(value)
    return str(value or "")


def _listed(word: str, items: Iterable[object]) -> list[SimpleNamespace]:
    fields = ITEMS[word]
    return [
        SimpleNamespace(**{name: _said(getattr(item, field)) for name, field in fields.items()})
        for item in items
    ]
