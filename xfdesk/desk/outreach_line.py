"""The acts of 排查 as lines of a file of acts: nobody looks at marks there, so what cannot be read refuses its line."""

from __future__ import annotations

from datetime import date

from xfdesk.desk.outreach_reading import WANTED, Reader, says_nothing
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.followup import Recorded
from xfdesk.records.outreach import OutreachDone, OutreachEntry, OutreachRow
from xfdesk.rules import dates

NOT_TAKEN = "没有收进来"
AGAIN = "请改正这一行，再收一次"
_NEEDED = {"village": "村（社区）", "summary": "纠纷概况"}


class TakesLines:
    """Stands under the sheet; what it asks of it is named below."""

    table: Table

    def reader(self) -> Reader:
        raise NotImplementedError

    def row(self, uid_or_number: str) -> OutreachRow:
        raise NotImplementedError

    def save(self, entry: OutreachEntry) -> OutreachRow:
        raise NotImplementedError

    def set_result(self, uid_or_number: str, result: str, on: str = "") -> OutreachRow:
        raise NotImplementedError

    def to_matter(self, uid_or_number: str, on: str = "") -> Recorded:
        raise NotImplementedError

    def record_line(self, act: str, on: str, values: dict[str, str]) -> OutreachDone:
        """`outreach`, `outreach_result` or `outreach_to_matter` on a day. Raises `Refused`."""
        try:
            day = self._day(on)
            if act == "outreach":
                return self._found(day, values)
            number = values.get("record", "")
            if not number.strip():
                raise Refused("blank", "没有写排查编号（record）", field="record")
            row = self.row(number)
            if row.on and day < row.on:
                raise Refused(
                    "out_of_order", f"这一天在排查的 {row.on.isoformat()} 之前，先后就颠倒了", field="on"
                )
            if act == "outreach_result":
                return _done(self.set_result(row.uid, values.get("result", ""), day.isoformat()))
            made = self.to_matter(row.uid, day.isoformat())
        except Refused as refusal:
            raise Refused(
                refusal.rule,
                refusal.what,
                NOT_TAKEN,
                refusal.do or AGAIN,
                article=refusal.article,
                field=refusal.field,
            ) from refusal
        return _done(self.row(row.uid), made.notes)

    def _day(self, on: str) -> date:
        today = self.table.today
        try:
            day = dates.held(on, today)
        except dates.BadDate as error:
            raise Refused("bad_date", error.sentence, field="on") from error
        if day > today:
            raise Refused("future_date", f"{dates.on_paper(day)}还没有到，不能记在将来", field="on")
        return day

    def _found(self, day: date, values: dict[str, str]) -> OutreachDone:
        entry = OutreachEntry(month=f"{day:%Y-%m}", on=day.isoformat(), **values)
        nothing, read = says_nothing(entry), self.reader().read(entry)
        for name, label in _NEEDED.items():
            if not read.values[name] and not (nothing and name == "summary"):
                raise Refused("blank", f"没有写{label}（{name}）", field=name)
        for name, error in read.why:
            raise Refused(f"bad_{name}", f"{error.what}；{error.do}", field=name)
        row = self.save(entry)
        lacking = (WANTED["parties"],) if not nothing and not read.values["parties"] else ()
        return _done(row, (*(mark.message for mark in read.marks), *lacking, *row.notes))


def _done(row: OutreachRow, notes: tuple[str, ...] = ()) -> OutreachDone:
    return OutreachDone(
        uid=row.uid,
        number=row.number,
        result=row.entry.result,
        matter=row.matter,
        matter_number=row.matter_number,
        status=row.matter_status or row.entry.result,
        notes=notes,
    )
