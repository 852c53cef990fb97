"""台账: listing, searching, copying, opening a matter, and revealing what is masked, which is logged."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from xfdesk.desk.story import Story
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.ledger import Found, LedgerQuery, LedgerRow, MatterView
from xfdesk.rules import masking, people
from xfdesk.rules.columns import COLUMNS
from xfdesk.rules.words import SEALED, Channel, Status, Verdict
from xfdesk.store import days, history, incoming, ledger, matters

_PLAIN = tuple(field.name for field in fields(LedgerRow) if field.name != "days_left")
_DAYS = ("received_on", "accepted_on", "due_on")
_FLAGS = ("sealed", "without_owner", "without_answer")


class Ledger:
    def __init__(self, table: Table) -> None:
        self.table = table
        self._anchors = ledger.Anchors()
        self._story = Story(table)

    def total(self) -> int:
        with self.table.file.read():
            return ledger.total(self.table.file)

    def rows(
        self,
        query: LedgerQuery,
        start: int,
        count: int,
        *,
        revealed: frozenset[str] = frozenset(),
        size: int | None = None,
    ) -> tuple[LedgerRow, ...]:
        """Lines `start` … of the query, masked but for the uids in `revealed` (which `reveal` has logged)."""
        with self.table.file.read():
            found = ledger.rows(self.table.file, query, start, count, self._anchors, size)
        today = self.table.today
        return tuple(shown(row, today, row["uid"] in revealed) for row in found)

    def found(self, query: LedgerQuery, cap: int | None = 1_000) -> Found:
        """How many lines: capped at once, exact (cap None) in the worker's slices."""
        file = self.table.file
        if cap is None:
            return file.patiently(lambda: ledger.found(file, query, None))
        with file.read():
            return ledger.found(file, query, cap)

    def choices(self) -> dict[str, tuple[str, ...]]:
        """What each filter offers, by the name of the query's field."""
        office = self.table.office
        firsts = dict.fromkeys(category.first for category in office.categories if category.active)
        with self.table.file.read():
            named = ledger.leaders_named(self.table.file)
        leaders = dict.fromkeys([*(leader.name for leader in office.leaders), *named])
        return {
            "verdicts": tuple(verdict.value for verdict in Verdict),
            "categories": tuple(firsts),
            "villages": tuple(village.name for village in office.villages),
            "leaders": tuple(leaders),
            "states": tuple(status.value for status in Status),
            "channels": tuple(channel.value for channel in Channel),
        }

    def first_day(self) -> date | None:
        with self.table.file.read():
            return ledger.first_day(self.table.file)

    def matter(self, number: str, *, as_of: date | None = None, revealed: bool = False) -> MatterView:
        """A matter by its number or key. A sealed one shows number, date, people and the sealed words."""
        return self._story.tell(self._uid(number), as_of or self.table.today, revealed, opened=False)

    def open_sealed(self, number: str, reason: str) -> MatterView:
        """Open a sealed accusation: needs a reason, is logged, refused for one who is named in it (art. 30)."""
        uid = self._uid(number)
        file = self.table.file
        if not reason.strip():
            raise Refused(
                "reason", "打开检举控告要写明原因", "内容没有显示", "请写一句为什么要看", article="第三十条"
            )
        with file.read():
            row, day = matters.row(file, uid), days.in_hand(file)
        present = [self.table.who, *(leader.name for leader in day.leaders)] if day else [self.table.who]
        refused = bool(people.clashes(self._about(row), present, self._roster()))
        with file.act():
            what = "拒绝打开检举控告" if refused else "打开检举控告"
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what=what,
                matter=uid,
                sealed=True,
                after={"reason": reason},
            )
        if refused:
            raise Refused(
                "concerned",
                "在场的人与被反映的人同名，不能打开（《信访工作条例》第三十条）",
                "内容没有显示",
                "请换人办理",
                article="第三十条",
            )
        return self._story.tell(uid, self.table.today, revealed=True, opened=True)

    def _about(self, row: dict[str, Any]) -> str:
        """Whom an accusation is about: what was asked (反映谁), and whoever is named in its text."""
        file, uid = self.table.file, row["uid"]
        said = file.sql("SELECT statement, leader_opinion FROM visit WHERE matter = ?", uid)
        said += [(came.statement, came.leader_opinion) for came in incoming.of_matter(file, uid)]
        fields = (
            row["concerned"],
            row["units_concerned"],
            row["summary"],
            row["facts"],
        )
        return "\n".join((*fields, *(word for line in said for word in line)))

    def _roster(self) -> tuple[str, ...]:
        office = self.table.office
        return (*(leader.name for leader in office.leaders), *(clerk.name for clerk in office.clerks))

    def reveal(self, uids: tuple[str, ...], why: str = "") -> tuple[LedgerRow, ...]:
        """The lines with their numbers in full; who looked at which is written into the history, not what was seen.

        A line by its key, or that of its matter, or of what brought it otherwise than by a visit.
        """
        file = self.table.file
        with file.act():
            meant = [incoming.matter_of(file, uid) or uid for uid in uids]
            rows = [row for row in ledger.by_uids(file, meant) if not row["sealed"]]
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what="显示全号",
                matter=rows[0]["matter"] if len(rows) == 1 else "",
                after={"rows": len(rows), "numbers": [row["number"] for row in rows[:50]], "why": why},
            )
        return tuple(shown(row, self.table.today, True) for row in rows)

    def cells(self, rows: tuple[LedgerRow, ...], keys: tuple[str, ...]) -> list[list[str]]:
        """The lines as texts in the order of the columns `keys`, for copying; as masked as they are shown."""
        return [[as_text(getattr(row, key)) for key in keys if key in COLUMNS] for row in rows]

    def _uid(self, number: str) -> str:
        with self.table.file.read():
            uid = matters.find(self.table.file, number.strip())
        if not uid:
            raise Refused(
                "no_matter", f"没有编号为 {number} 的事项", "数据没有动过", "请核对编号，例如 JF-2026-0001"
            )
        return uid


def shown(row: dict[str, Any], today: date, revealed: bool) -> LedgerRow:
    """A stored line as people may see it."""
    values = {name: row[name] for name in _PLAIN}
    for name in _DAYS:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    for name in _FLAGS:
        values[name] = bool(values[name])
    safe = row["safe_on"]
    values["days_left"] = (date.fromisoformat(safe) - today).days if safe else None
    if row["sealed"]:
        values.update(name="", state="", verdict="", days_left=None, summary=SEALED, demands=SEALED)
    elif not revealed:
        values["name"] = masking.name(row["name"], bool(row["confidential"]))
        values["id_number"] = masking.id_number(row["id_number"])
        values["phone"] = masking.phone(row["phone"])
        values["address"] = masking.address(row["village"], row["address"])
    else:
        values["address"] = row["village"] + row["address"]
    return LedgerRow(**values)


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\n", " ")
