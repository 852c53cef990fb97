"""A matter made of a record of 排查, through the same receiving as any other that comes without a visit."""

from __future__ import annotations

import re
from dataclasses import replace

from xfdesk.changes import Change, Touched
from xfdesk.desk.receiving import Receiving
from xfdesk.desk.table import Table
from xfdesk.desk.taking_in import TakingIn
from xfdesk.desk.undoing import Remembered
from xfdesk.errors import Refused
from xfdesk.records.followup import Recorded
from xfdesk.records.keys import new_key
from xfdesk.records.outreach import OutreachRow
from xfdesk.records.visit import IncomingEntry, MatterEntry, PointEntry, VisitEntry, VisitorEntry
from xfdesk.rules import outreach as rules
from xfdesk.rules.text import shorten
from xfdesk.rules.words import Channel
from xfdesk.store import history, matters, rows
from xfdesk.store.outreach import TABLE

NO_MATTER = "没有转为事项，排查记录没有动过"
MOST_SUMMARY, MOST_NAME, MOST_FACTS = 200, 50, 4000
_NEEDED = {"parties": "当事人", "summary": "纠纷概况", "village": "村（社区）", "kind": "类型"}
_BETWEEN = re.compile(r"[、，,；;/／\n]|\s{1,}")
_JOINED = re.compile(r"(?<=[^\W\d_]{2})(?:与|和|诉|跟|及)(?=[^\W\d_]{2})")
_BRACKETS = re.compile(r"[（(].*?[)）]|等\s*\d*\s*[人户].*$")


class MatterOfRecord(Receiving):
    """Takes back only the matter that it made last; `_made` is the key of its record."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._made = ""

    def make(self, row: OutreachRow, on: str) -> Recorded:
        """The matter with the record's words; the record keeps its key. One act, taken back as one."""
        _refuse_what_cannot(row)
        entry = self._entry(row, on)
        file, kept = self.table.file, self.undoable
        try:
            with file.act():
                saved = self._store(entry, self._known(entry), TakingIn)
                rows.update(file, TABLE, row.uid, {"matter": saved.matter})
                head = self._enter(f"{row.number} 转为事项", row.uid, saved.matter)
            made = self.undoable
        except OverflowError as error:
            raise Refused("bad_date", "有一个日期太远了", NO_MATTER, "请看一眼日期的年份") from error
        except Refused as refusal:
            raise _of_a_record(refusal) from refusal
        finally:
            self.undoable = kept
        assert made is not None
        # The record's entry is the last one: only what comes after it bars the way back.
        self.undoable, self._made = replace(made, head=head), row.uid
        what = f"{row.number} 已转为事项 {saved.number}"
        touched = Touched.OUTREACH | Touched.MATTER | Touched.COUNTS
        self.table.tell(Change(touched, what, saved.visit, saved.matter, can_undo=self.can_undo()))
        with file.read():
            status = matters.row(file, saved.matter)["status"]
        notes = tuple(dict.fromkeys((*saved.notes, *saved.doubts)))
        return Recorded(saved.visit, saved.matter, saved.number, status, notes=notes)

    def take_back(self) -> str:
        """The matter goes, and the record is one to be settled again."""
        kept = self.undoable
        self.undo_last()
        assert kept is not None
        return f"已撤销：{kept.saved.number} 转为事项"

    def _put_back(self, kept: Remembered, entry: VisitEntry) -> None:
        super()._put_back(kept, entry)
        rows.update(self.table.file, TABLE, self._made, {"matter": ""})
        self._enter("撤销：转为事项", self._made, "")

    def _enter(self, what: str, record: str, matter: str) -> int:
        """The record's own entry; its number."""
        return history.append(
            self.table.file,
            at=self.table.clock.now(),
            who=self.table.who,
            what=what,
            matter=matter,
            touched=[(TABLE, record)],
        )

    def _tell(self, kept: Remembered, entry: VisitEntry) -> None:
        touched = Touched.OUTREACH | Touched.MATTER | Touched.COUNTS
        self.table.tell(Change(touched, f"{kept.saved.number} 的登记已撤销，排查记录照旧", kept.saved.visit))

    def _entry(self, row: OutreachRow, on: str) -> VisitEntry:
        one = row.entry
        summary = " ".join(one.summary.split())
        code = rules.kind_of(one.kind)
        return VisitEntry(
            new_key(self.table.clock.now()),
            visitor=VisitorEntry(name=first_party(one.parties), village=one.village),
            people=str(row.people or 1),
            matter=MatterEntry(
                category=self._category(code),
                place=one.village,
                summary=shorten(summary, MOST_SUMMARY),
                facts=shorten(_facts(row), MOST_FACTS),
            ),
            points=(PointEntry(text=shorten(summary, MOST_SUMMARY)),),
            incoming=IncomingEntry(Channel.OUTREACH, on or self.table.today.isoformat()),
        )

    def _category(self, code: str) -> str:
        """The office's own list may have lost the second level."""
        known = {one.name for one in self.table.office.categories if one.active}
        wanted = rules.CATEGORIES[code]
        first = wanted.partition("/")[0]
        return next((name for name in (wanted, f"{first}/其他", first) if name in known), wanted)


def first_party(parties: str) -> str:
    """Who the matter is registered for: the first that is named; all of them stand in its facts."""
    bare = _BRACKETS.sub("", parties).strip()
    first = next((part for part in _BETWEEN.split(bare) if part.strip()), parties.strip())
    return shorten(_JOINED.split(first)[0].strip(), MOST_NAME)


def _refuse_what_cannot(row: OutreachRow) -> None:
    if row.matter:
        raise Refused(
            "has_matter", f"{row.number} 已经转为事项 {row.matter_number}", NO_MATTER, "请打开那件事项"
        )
    if row.nothing:
        raise Refused("nothing_there", "零报告不是纠纷，不能转为事项", NO_MATTER, "请打开有纠纷的那一行")
    unread = {mark.field for mark in row.marks if mark.unread}
    lacking = [name for name in _NEEDED if not getattr(row.entry, name).strip() or name in unread]
    if lacking:
        raise Refused(
            "lacking",
            f"{row.number} 转为事项还差：{'、'.join(_NEEDED[name] for name in lacking)}",
            NO_MATTER,
            "在表里补上或改好，再转一次",
            field=lacking[0],
        )
    if not row.is_open:
        raise Refused(
            "settled", f"{row.number} 已经化解，不用再转为事项", NO_MATTER, "没有化解的，请先改结果"
        )


def _facts(row: OutreachRow) -> str:
    """Every cell of the record, so that nothing is lost on the way."""
    one = row.entry
    said = (
        ("排查记录", f"{row.number}，{'，'.join(part for part in (one.on, one.village, one.by) if part)}"),
        ("当事人", f"{one.parties}{f'，{one.people} 人' if one.people else ''}"),
        ("概况", one.summary),
        ("牵头领导", one.leads),
        ("责任人和措施", one.measures),
        ("化解时限", one.limit),
        ("结果", one.result),
    )
    return "\n".join(f"{name}：{words}" for name, words in said if words)


def _of_a_record(refusal: Refused) -> Refused:
    """The receiving's refusal speaks of a form on the screen."""
    return Refused(
        refusal.rule,
        refusal.what,
        NO_MATTER,
        "在表里补上或改好，再转一次",
        article=refusal.article,
        field=refusal.field,
    )
