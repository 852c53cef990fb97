"""What a pasted block would write: new rows, rows that are changed, and the 零报告 that disputes among them take away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from xfdesk.desk.outreach_reading import FIELDS, Read, Reader, is_blank, reported_nothing, says_nothing
from xfdesk.intake import outreach_block
from xfdesk.records.outreach import OutreachEntry, OutreachMark, OutreachRow
from xfdesk.rules.outreach import COLUMNS
from xfdesk.rules.text import half_width
from xfdesk.rules.words import SEALED
from xfdesk.store import outreach as store
from xfdesk.store.database import LedgerFile
from xfdesk.store.outreach import Stored

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
    plan, merged = Plan(block.columns), set(block.filled)
    counted: Counter[str] = Counter()
    nothing: list[Read] = []
    for n, one in enumerate(block.rows):
        entry = OutreachEntry(month=month, **{name: one.get(name, "") for name in FIELDS})
        number = half_width(one.get("number", "")).strip().upper()
        if says_nothing(entry):
            counted["merged"] += n in merged
            nothing.append(reader.read(entry))
        elif number in known:
            with file.read():
                stood = store.find(file, known.pop(number))
                row = store.row(file, stood.uid) if stood else {}
            assert stood is not None
            said = _said(block, n, entry, reader.row(stood).entry)
            _change(plan, reader, said, stood, row, counted)
        elif is_blank(entry):
            counted["blank"] += 1
        else:
            counted["unknown"] += bool(number)
            counted["merged"] += n in merged
            values = {**reader.read(entry).columns, "nothing": False}
            plan.take(values, {}, n in merged)
            busy.add(values["village"])
    busy |= {values["village"] for values, stood in plan.changed if stood["month"] == month}
    notes = [*block.notes, *_about(plan, counted), *_zero_reports(plan, nothing, busy, reported)]
    plan.unreported = {name: uid for name, uid in reported.items() if name in busy} | _elsewhere(
        file, plan, month
    )
    notes += [f"{name}这个月的零报告已去掉" for name in plan.unreported]
    plan.notes = tuple(dict.fromkeys(notes))
    return plan


def _said(block: outreach_block.Block, n: int, typed: OutreachEntry, stands: OutreachEntry) -> OutreachEntry:
    """A record with what the block says anew. Where none is written its village stays; words of columns that nobody knows
    follow what stands.
    """
    names = [name for name in block.columns if name and not (name == "village" and n in block.unwritten)]
    said = {name: getattr(typed, name) for name in names}
    more = typed.summary if "summary" not in names else ""
    if more and more not in stands.summary:
        said["summary"] = "\n".join(part for part in (stands.summary, more) if part)
    return replace(stands, **said)


def _elsewhere(file: LedgerFile, plan: Plan, month: str) -> dict[str, str]:
    """The 零报告 of other months that records of those months take away, by village and month."""
    found: dict[str, str] = {}
    for other in {stood["month"] for _, stood in plan.changed} - {month}:
        with file.read():
            reported = store.nothing_rows(file, other)
        villages = {values["village"] for values, stood in plan.changed if stood["month"] == other}
        found |= {f"{name} {other} ": uid for name, uid in reported.items() if name in villages}
    return found


def _change(
    plan: Plan,
    reader: Reader,
    entry: OutreachEntry,
    stood: Stored,
    row: dict[str, Any],
    counted: Counter[str],
) -> None:
    """A record whose number stands in the block: only columns of the block are changed. What a matter was made of keeps its
    result, a sealed one is left alone.
    """
    if stood.sealed:
        counted["sealed"] += 1
        return
    values = reader.read(entry).columns
    if stood.matter and values["result"] != row["result"]:
        values |= {"result": row["result"], "result_on": row["result_on"]}
        counted["matter"] += 1
    if all(row[name] == value for name, value in values.items()):
        counted["same"] += 1
    else:
        plan.take(values, row, False)


def _about(plan: Plan, counted: Counter[str]) -> list[str]:
    said = {
        "merged": f"{COLUMNS['village']}有 {{}} 格是空的（合并的单元格），照上面一行填了，请看一眼",
        "changed": "有 {} 行写着已有的编号，改的是原来那几行",
        "same": "有 {} 行写着已有的编号，内容没有变，没有动",
        "matter": "有 {} 行已经转为事项，结果看那件事项，这里的结果没有改",
        "sealed": f"有 {{}} 行的事项是{SEALED}，没有动",
        "unknown": "有 {} 行的编号这里没有，或者写了两次，作为新的记下，编号另取",
        "blank": f"有 {{}} 行只有{COLUMNS['village']}，没有内容，没有记",
    }
    counted["changed"] = len(plan.changed)
    return [sentence.format(counted[key]) for key, sentence in said.items() if counted[key]]


def _zero_reports(plan: Plan, nothing: list[Read], busy: set[str], reported: dict[str, str]) -> list[str]:
    """`本月无`: a 零报告 of its village, unless that has disputes or has said so already."""
    notes = []
    said: dict[str, Read] = {}
    for read in nothing:
        said.setdefault(read.values["village"], read)
    for village, read in said.items():
        if not village:
            notes.append("有一行写着“本月无”，没有写哪个村，没有记；请选好村再记零报告")
        elif village in busy:
            notes.append(f"{village}写着“本月无”，可是这个月已经有纠纷，没有记零报告")
        elif village not in reported:
            plan.take(reported_nothing(read), {}, False)
            notes.append(f"{village}写着“本月无”，记为零报告")
    return notes
