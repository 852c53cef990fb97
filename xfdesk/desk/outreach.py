"""排查: the sheet of disputes found in the villages, filled row by row or by pasting; what is open is followed in 督办."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from xfdesk.changes import Touched
from xfdesk.desk import outreach_pasting
from xfdesk.desk.outreach_line import TakesLines
from xfdesk.desk.outreach_matter import MatterOfRecord
from xfdesk.desk.outreach_papers import OutreachPapers
from xfdesk.desk.outreach_reading import Reader, is_blank, reported_nothing, says_nothing, says_something
from xfdesk.desk.outreach_sheet import Sheets
from xfdesk.desk.row_acts import RowActs
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.followup import Recorded
from xfdesk.records.keys import new_key
from xfdesk.records.outreach import (
    OutreachEntry,
    OutreachMark,
    OutreachQuery,
    OutreachRow,
    OutreachSheet,
    Pasted,
)
from xfdesk.rules import numbering
from xfdesk.rules import outreach as rules
from xfdesk.rules.text import clean_line
from xfdesk.rules.words import SEALED
from xfdesk.store import outreach as store
from xfdesk.store import rows
from xfdesk.store.outreach import TABLE, Stored

NOT_SAVED = "没有存，填的内容都还在"
NOT_MOVED = "数据没有动过"
PREFIX = "PC"


class Outreach(TakesLines, OutreachPapers, RowActs):
    """Acts raise `Refused` with the rule, or `NotSaved` when the disk did not take it; else they are on the disk."""

    touches = Touched.OUTREACH | Touched.COUNTS

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.sheets = Sheets(table)

    @cached_property
    def _matters(self) -> MatterOfRecord:
        return MatterOfRecord(self.table)

    def reader(self) -> Reader:
        """How cells are read today, with the villages of the office."""
        return self.sheets.reader()

    # Looking

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Code and word."""
        return rules.KINDS

    def blank(self, month: str, village: str = "") -> OutreachEntry:
        return OutreachEntry(month=self._month(month), village=village)

    def mark(self, entry: OutreachEntry) -> tuple[OutreachMark, ...]:
        """What is doubtful in what was typed so far; never reads or writes the file."""
        return tuple(self.reader().read(entry).marks)

    def sheet(self, query: OutreachQuery | None = None) -> OutreachSheet:
        return self.sheets.sheet(query or OutreachQuery())

    def row(self, uid_or_number: str) -> OutreachRow:
        return self.reader().row(self._stored(uid_or_number))

    def of_matter(self, matter: str) -> OutreachRow | None:
        """The record that a matter was made of."""
        with self.table.file.read():
            found = store.of_matter(self.table.file, matter)
        return self.reader().row(found) if found else None

    def months(self) -> tuple[str, ...]:
        """Those that have a row, and this one; the newest first."""
        with self.table.file.read():
            found = store.months(self.table.file)
        return tuple(sorted({*found, f"{self.table.today:%Y-%m}"}, reverse=True))

    def villages(self) -> tuple[str, ...]:
        return self.sheets.villages()

    # Acts

    def save(self, entry: OutreachEntry) -> OutreachRow:
        """Keep every cell of a row; what cannot be read stays as it was typed and is a mark."""
        entry = replace(entry, month=self._month(entry.month))
        if is_blank(entry):
            raise Refused("blank_row", "这一行是空的", "没有存", "要删掉已经存的一行，请按删除")
        stood = self._stood(entry.uid)
        if says_nothing(entry) or (stood.get("nothing") and not says_something(entry)):
            return self._typed_nothing(entry, stood)
        read = self.reader().read(entry)
        self._may_change(stood, read.values)
        values = self._values(stood, entry.month, {**read.columns, "nothing": False})
        if stood and all(values[name] == stood[name] for name in values):
            return self.row(entry.uid)
        return self._put(values, stood)

    def set_result(self, uid_or_number: str, result: str, on: str = "") -> OutreachRow:
        """What has become of it; `on` is the day, as typed, "" for today."""
        stored = self._stored(uid_or_number)
        entry = replace(
            self.reader().row(stored).entry, result=result, result_on=on or self.table.today.isoformat()
        )
        read = self.reader().read(entry)
        for name, error in read.why:
            if name in ("result", "result_on"):
                raise Refused(f"bad_{name}", error.what, NOT_MOVED, error.do, field=name)
        if not read.values["result"]:
            raise Refused(
                "bad_result", "没有写结果", NOT_MOVED, "请写 已化解、化解中 或 未化解", field="result"
            )
        if stored.nothing:
            raise Refused("nothing_there", "零报告没有结果可记", NOT_MOVED, "请打开有纠纷的那一行")
        if stored.matter:
            raise _is_a_matter(stored)
        stood = self._stood(stored.uid)
        return self._put({**stood, **read.columns}, stood, f"{stored.number} {read.values['result']}")

    def nothing_to_report(self, village: str, month: str) -> OutreachRow:
        """零报告: the village had no dispute in the month."""
        return self._report_nothing(OutreachEntry(month=self._month(month), village=village))

    def _report_nothing(self, entry: OutreachEntry) -> OutreachRow:
        """With the day and who went there, where they are said."""
        read = self.reader().read(entry)
        name = read.values["village"]
        if not name:
            raise Refused(
                "no_village", "没有写哪个村（社区）", NOT_SAVED, "请先选村，再记零报告", field="village"
            )
        if entry.month > f"{self.table.today:%Y-%m}":
            raise Refused("month_ahead", f"{entry.month} 还没有到，不能先记零报告", NOT_SAVED, "请核对月份")
        file = self.table.file
        with file.read():
            reported = store.nothing_rows(file, entry.month)
            disputes = store.villages_with_disputes(file, entry.month)
        if name in disputes:
            raise Refused(
                "has_disputes",
                f"{name} {entry.month} 已经登记了纠纷，不能记零报告",
                NOT_MOVED,
                "登记错了的，先删掉那几行",
                field="village",
            )
        if name in reported:
            return self.row(reported[name])
        values = self._values({}, entry.month, reported_nothing(read))
        return self._put(values, {}, f"{name} 本月无纠纷")

    def remove(self, uid: str) -> None:
        """Take a row out of the sheet; its number is not given again, its words stay in the history."""
        stored = self._stored(uid)
        if stored.matter:
            raise Refused(
                "has_matter",
                f"{stored.number} 已经转为事项 {stored.matter_number}，不能删",
                NOT_MOVED,
                "刚转的可以撤销；不该办的，请在那件事项里办",
            )
        stood = self._stood(stored.uid)
        said = f"{stored.number or stored.village} 已删除"
        file = self.table.file
        self.act(
            "删排查记录",
            [(TABLE, stored.uid)],
            lambda: rows.remove(file, TABLE, stored.uid),
            before=stood,
            said=said,
        )

    def paste(self, text: str, month: str, village: str = "", first_column: str = "on") -> Pasted:
        """A block of cells as Excel and WPS put it on the clipboard, all of it one act; a record whose number stands in it is
        changed.
        """
        month = self._month(month)
        plan = outreach_pasting.planned(self.table.file, self.reader(), text, month, village, first_column)
        file, now = self.table.file, self.table.clock.now()
        made = [self._values({}, month, values) for values in plan.new]
        for one in made:
            one["uid"] = new_key(now)
        changed = [{**stood, **values} for values, stood in plan.changed]
        uids = [one["uid"] for one in (*changed, *made)]
        if not uids:
            return Pasted((), columns=plan.columns, notes=(*plan.notes, "没有要存的行"))

        def work() -> None:
            self._take_nothing_away(plan.unreported)
            self._draw(made, month)
            place = store.next_position(file, month)
            for n, one in enumerate(made):
                rows.insert(file, TABLE, {**one, "position": place + n})
            for one in changed:
                rows.put(file, TABLE, one)

        touched = [(TABLE, uid) for uid in (*uids, *plan.unreported.values())]
        self.act(f"粘贴排查 {len(uids)} 行", touched, work, before=plan.before, said=f"粘贴了 {len(uids)} 行")
        with file.read():
            stored = store.many(file, [one["uid"] for one in plan.in_order(made, changed)])
        found = tuple(plan.marked(n, self.reader().row(one)) for n, one in enumerate(stored))
        doubtful = sum(len({mark.field for mark in row.marks}) for row in found)
        return Pasted(found, doubtful, plan.columns, plan.notes)

    def to_matter(self, uid_or_number: str, on: str = "") -> Recorded:
        """Register it as a matter of channel 排查, through the same rules as any other; both know each other from then on."""
        stored = self._stored(uid_or_number)
        return self._matters.make(self.reader().row(stored), on)

    # Taking back

    def can_undo(self) -> bool:
        return self._matters.can_undo() or super().can_undo()

    def undo_last(self) -> str:
        if self._matters.can_undo():
            return self._matters.take_back()
        return super().undo_last()

    # Parts of the acts

    def _put(self, values: dict[str, Any], stood: dict[str, Any], said: str = "") -> OutreachRow:
        """One row, new or changed; a dispute takes its village's 零报告 away."""
        file, uid, month = self.table.file, values["uid"], values["month"]
        with file.read():
            reported = {} if values["nothing"] else store.nothing_rows(file, month)
            number = values["number"] or self._numbered(month, store.next_number(file, month[:4]))
        gone = {name: key for name, key in reported.items() if name == values["village"] and key != uid}
        named = values["village"] if values["nothing"] else number

        def work() -> None:
            self._take_nothing_away(gone)
            self._draw([values], month)
            if not stood:
                values["position"] = store.next_position(file, month)
            rows.put(file, TABLE, values)

        label = f"{'改' if stood else '记'}{'零报告' if values['nothing'] else '排查'} {named}"
        notes = tuple(f"{name}这个月的零报告已去掉" for name in gone)
        said = "；".join((said or f"{named} 已记下", *notes))
        touched = [(TABLE, uid), *((TABLE, key) for key in gone.values())]
        self.act(label, touched, work, before=_first_text(values, stood), said=said)
        with file.read():
            (stored,) = store.many(file, [uid])
        return self.reader().row(stored, notes)

    def _typed_nothing(self, entry: OutreachEntry, stood: dict[str, Any]) -> OutreachRow:
        """`本月无` in a new row, or in that of a 零报告."""
        if stood and not stood["nothing"]:
            raise Refused(
                "has_disputes",
                "这一行已经是一件纠纷，不能改成“本月无”",
                NOT_SAVED,
                "登记错了的，请先删掉这一行",
            )
        return self._report_nothing(entry)

    def _draw(self, made: list[dict[str, Any]], month: str) -> None:
        """Numbers for the disputes among them that have none."""
        without = [one for one in made if not one["number"] and not one["nothing"]]
        if without:
            first = store.draw(self.table.file, month[:4], len(without))
            for n, one in enumerate(without, first):
                one["number"] = self._numbered(month, n)

    def _numbered(self, month: str, n: int) -> str:
        return numbering.matter_number(PREFIX, int(month[:4]), n)

    def _take_nothing_away(self, reported: dict[str, str]) -> None:
        for uid in reported.values():
            rows.remove(self.table.file, TABLE, uid)

    def _values(self, stood: dict[str, Any], month: str, values: dict[str, Any]) -> dict[str, Any]:
        """A whole row: what is new has its defaults."""
        if stood:
            return {**stood, **values}
        now = self.table.clock.now()
        fresh = {
            "uid": new_key(now),
            "number": "",
            "month": month,
            "nothing": False,
            "matter": "",
            "recorded_by": self.table.who,
            "recorded_at": now.isoformat(timespec="seconds"),
        }
        return {**fresh, **values}

    def _may_change(self, stood: dict[str, Any], values: dict[str, Any]) -> None:
        if not stood or not stood["matter"]:
            return
        with self.table.file.read():
            stored = store.find(self.table.file, stood["uid"])
        if stored and stored.sealed:
            raise Refused("sealed", SEALED, NOT_SAVED, "请看那件事项", article="第三十条")
        if stored and (values["result"] or "") != stood["result"]:
            raise _is_a_matter(stored)

    def _month(self, typed: str) -> str:
        found = rules.month_of(typed) if typed.strip() else (self.table.today.year, self.table.today.month)
        if found is None:
            raise Refused(
                "bad_month", f"月份“{typed[:20]}”看不明白", NOT_MOVED, "请写成 2026-11", field="month"
            )
        return f"{found[0]}-{found[1]:02d}"

    def _stood(self, uid: str) -> dict[str, Any]:
        if not uid:
            return {}
        with self.table.file.read():
            found = store.row(self.table.file, uid)
        if not found:
            raise Refused("no_record", "这一行已经不在了", NOT_SAVED, "请重新打开排查，再填一次")
        return found

    def _stored(self, uid_or_number: str) -> Stored:
        wanted = clean_line(uid_or_number).text
        with self.table.file.read():
            found = store.find(self.table.file, wanted)
        if found is None:
            raise Refused(
                "no_record",
                f"没有编号为 {wanted[:40]} 的排查记录",
                NOT_MOVED,
                "请核对编号，例如 PC-2026-0001",
            )
        return found


def _is_a_matter(stored: Stored) -> Refused:
    return Refused(
        "has_matter",
        f"{stored.number} 已经转为事项 {stored.matter_number}，结果看那件事项，这里不再记",
        NOT_SAVED,
        "请打开那件事项记办理",
        field="result",
    )


def _first_text(values: dict[str, Any], stood: dict[str, Any]) -> dict[str, Any] | None:
    """What stood where this act says otherwise; the history keeps it."""
    return {name: stood[name] for name in stood if stood[name] != values[name]} if stood else None
