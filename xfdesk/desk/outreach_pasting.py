"""What a pasted block would write: new rows, rows that are changed, and the 零报告 that disputes among them take away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from xfdesk.desk.outreach_reading import FIELDS, Reader, is_blank, says_nothing
from xfdesk.intake import outreach_block
from xfdesk.records.outreach import OutreachEntry, OutreachMark, OutreachRow
from xfdesk.rules.outreach import COLUMNS
from xfdesk.store import outreach as store
from xfdesk.store.database import LedgerFile

MERGED = "这一格是空的（合并的单元格），照上面一行填了；请看一眼是不是这个村"


@dataclass
class Plan:
    """`changed` are the new values of a record with its row as it stands; `unreported` villages with their 零报告."""

    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()
    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[tuple[dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    unreported: dict[str, str] = field(default_factory=dict)
    _order: list[tuple[bool, bool]] = field(default_factory=list)

    def take(self, values: dict[str, Any], stood: dict[str, Any], merged: bool) -> None:
        self._order.append((bool(stood), merged))
        if stood:
            self.changed.append((values, stood))
        else:
            self.new.append(values)

    @property
    def before(self) -> list[dict[str, Any]] | None:
        """First texts of what is changed."""
        found = [
            {"uid": stood["uid"]} | {name: stood[name] for name in values if values[name] != stood[name]}
            for values, stood in self.changed
        ]
        return found or None

    def in_order(self, made: list[dict[str, Any]], changed: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """As they stood in the block."""
        new, old = iter(made), iter(changed)
        return [next(old) if stood else next(new) for stood, _ in self._order]

    def marked(self, n: int, row: OutreachRow) -> OutreachRow:
        if not self._order[n][1]:
            return row
        return replace(row, marks=(*row.marks, OutreachMark("village", MERGED)))


def planned(file: LedgerFile, reader: Reader, text: str, month: str, village: str, first_column: str) -> Plan:
    block = outreach_block.read(text, village, first_column)
    with file.read():
        known = store.uids_by_number(file) if any("number" in one for one in block.rows) else {}
        reported, busy = store.nothing_rows(file, month), store.villages_with_disputes(file, month)
    plan = Plan(block.columns)
    nothing: list[str] = []
    unknown = skipped = 0
    merged = set(block.filled)
    for n, one in enumerate(block.rows):
        entry = OutreachEntry(month=month, **{name: one.get(name, "") for name in FIELDS})
        number = one.get("number", "").strip()
        if says_nothing(entry):
            nothing.append(reader.read(entry).values["village"])
            continue
        if is_blank(entry):
            skipped += 1
            continue
        stood: dict[str, Any] = {}
        if number in known:
            with file.read():
                stood = store.row(file, known.pop(number))
        else:
            unknown += bool(number)
        read = reader.read(replace(entry, month=stood["month"]) if stood else entry)
        plan.take({**read.columns, "nothing": False}, stood, n in merged)
        busy.add(read.values["village"])
    notes = [*block.notes, *_about(plan, unknown, skipped)]
    notes += _zero_reports(plan, nothing, busy, reported)
    plan.unreported = {name: uid for name, uid in reported.items() if name in busy}
    notes += [f"{name}这个月的零报告已去掉" for name in plan.unreported]
    plan.notes = tuple(dict.fromkeys(notes))
    return plan


def _about(plan: Plan, unknown: int, skipped: int) -> list[str]:
    notes = []
    if plan.changed:
        notes.append(f"有 {len(plan.changed)} 行写着已有的编号，改的是原来那几行")
    if unknown:
        notes.append(f"有 {unknown} 行的编号这里没有，或者写了两次，作为新的记下，编号另取")
    if skipped:
        notes.append(f"有 {skipped} 行只有{COLUMNS['village']}，没有内容，没有记")
    return notes


def _zero_reports(plan: Plan, nothing: list[str], busy: set[str], reported: dict[str, str]) -> list[str]:
    """`本月无`: a 零报告 of its village, unless that has disputes or has said so already."""
    notes = []
    for village in dict.fromkeys(nothing):
        if not village:
            notes.append("有一行写着“本月无”，没有写哪个村，没有记；请选好村再记零报告")
        elif village in busy:
            notes.append(f"{village}写着“本月无”，可是这个月已经有纠纷，没有记零报告")
        elif village not in reported:
            plan.take({"village": village, "nothing": True}, {}, False)
            notes.append(f"{village}写着“本月无”，记为零报告")
    return notes
