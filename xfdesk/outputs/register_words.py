"""Which words a register has: of a visitor who came, or of a matter that came otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from xfdesk.records.visit import VisitEntry

PRIVATE = "处理结论以书面答复为准。个人信息只用于办理本信访事项。"


@dataclass(frozen=True, slots=True)
class Wording:
    """`check` is what a visitor signs on every page but the last; `since` the day that counts until 受理."""

    title: str
    foot: str
    check: str
    who: str
    who_label: str
    people: str
    said: str
    opinion: str
    signs: str
    since: str


VISIT = Wording(
    title="来访登记表",
    foot=f"初步研判是接访当日意见，{PRIVATE}",
    check="本页内容来访人核对签字：____________________",
    who="来访人",
    who_label="来 访 人",
    people="来访人数",
    said="来访人陈述\n事实与理由",
    opinion="接访领导\n意　　见",
    signs="接访领导（签字）：",
    since="来访日",
)
INCOMING = Wording(
    title="信访事项登记表",
    foot=f"初步研判是登记时的意见，{PRIVATE}",
    check="",
    who="信访人",
    who_label="信 访 人",
    people="人　　数",
    said="信访人陈述\n事实与理由",
    opinion="领　　导\n意　　见",
    signs="领导（签字）：",
    since="收到日",
)


def wording(entry: VisitEntry) -> Wording:
    return VISIT if entry.incoming is None else INCOMING
