"""The ledger's columns, each declared once: the screen, the copy and the workbook read this list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the field of `LedgerRow`; `sheet` the header in the workbook ("" when only on the screen) with `|` where
    it breaks; `mm` its printed width; `kind` text, date, number or digits (figures that are a name, never a number);
    `share` its width on the screen in ems; `rank` the order in which a narrow table drops it, highest first.
    """

    key: str
    title: str
    sheet: str = ""
    mm: float = 0.0
    kind: str = "text"
    centred: bool = True
    share: float = 6.0
    rank: int = 5
    usual: bool = False
    sortable: bool = False


_ALL = (
    Column("received_on", "日期", "接访日期", 17, "date", share=6.5, rank=0, usual=True, sortable=True),
    Column("queue_number", "号", share=3, rank=3, kind="number", usual=True),
    Column("leaders", "接访领导", "接访领导|及职务", 18, share=9, sortable=True),
    Column("name", "姓名", "信访人|姓名", 16, share=7, rank=0, usual=True, sortable=True),
    Column("sex", "性别", "性别", 7, share=3),
    Column("age", "年龄", "年龄", 8, "number", share=3),
    Column("id_number", "证件号", "身份证号", 28.5, "digits", share=11.5, rank=7, usual=True),
    Column("phone", "电话", "联系电话", 20, "digits", share=8.2, rank=6, usual=True),
    Column("village", "村/社区", share=5.4, rank=4, usual=True, sortable=True),
    Column("address", "住址", "住址", 22, centred=False, share=10),
    Column("people", "人数", "人数", 7.5, "number", share=3, sortable=True),
    Column(
        "category", "问题类别", "问题类别", 19, share=10.5, rank=5, usual=True, centred=False, sortable=True
    ),
    Column("order", "初访/重访", "初访/|重访", 13.5, share=5),
    Column("demands", "主要诉求", "主要诉求", 40, centred=False, share=12, rank=0, usual=True),
    Column("verdict", "判断", "合理性|判断", 15, share=6.6, rank=1, usual=True, sortable=True),
    Column("reason", "判断理由", "判断理由", 34.5, centred=False, share=14),
    Column("handling", "处理方式", "处理方式及领导意见", 37, centred=False, share=6, sortable=True),
    Column("unit", "承办单位", "责任单位", 17, share=6.6, rank=2, usual=True, sortable=True),
    Column("lead_official", "包案领导", "包案|领导", 12.5, share=5, sortable=True),
    Column("person", "责任人", "责任人", 12.5, share=5, sortable=True),
    Column("accepted_on", "受理日期", "受理日期", 17, "date", share=6.5),
    Column("due_on", "应办结日期", "应办结|日期", 17, "date", share=6.5, sortable=True),
    Column("progress", "办理进展", "办理进展/结果", 34, centred=False, share=14),
    Column("answered", "答复日期及方式", "答复日期|及方式", 18, share=8),
    Column("closed", "是否办结", "是否|办结", 9, share=4),
    Column("satisfaction", "满意度", "满意度", 14, share=5),
    Column("official_number", "系统编号", share=9),
    Column("remark", "备注", "备注", 14, centred=False, share=7),
    Column("number", "编号", "编号", 19, "digits", share=8.5, sortable=True),
    Column("summary", "概况", centred=False, share=14),
    Column("state", "状态", share=4.6, rank=2, usual=True, sortable=True),
    Column("channel", "来源", share=4),
    Column("days_left", "剩余", share=5.2, kind="number", rank=1, usual=True, sortable=True),
)

COLUMNS: dict[str, Column] = {column.key: column for column in _ALL}
USUAL: tuple[str, ...] = tuple(column.key for column in _ALL if column.usual)

_SHEET_ORDER = (
    "received_on", "leaders", "name", "sex", "age", "id_number", "phone", "address", "people", "category", "order",
    "demands", "verdict", "reason", "handling", "unit", "lead_official", "person", "accepted_on", "due_on", "progress",
    "answered", "closed", "satisfaction", "number", "remark",
)  # fmt: skip

SHEET: tuple[Column, ...] = tuple(COLUMNS[key] for key in _SHEET_ORDER)
"""The 26 columns of 台账 after 序号, in the bureau's order."""
