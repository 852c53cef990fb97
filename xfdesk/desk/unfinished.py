"""Visits left with their draft (未记完), as they stand in the queue; of a sealed one only its words."""

from __future__ import annotations

from dataclasses import replace

from xfdesk.desk import codec
from xfdesk.records.day import Draft, LeftOver, QueueRow
from xfdesk.rules.words import SEALED, DayState
from xfdesk.store import days, drafts
from xfdesk.store.database import LedgerFile


def with_drafts(file: LedgerFile, day: str, saved: tuple[QueueRow, ...]) -> list[QueueRow]:
    """The saved visits with those that have only a draft; what is being corrected into an accusation is sealed already."""
    sealed = {draft.visit for draft in drafts.of_day(file, day) if draft.sealed}
    rows = [_sealed(row) if row.visit in sealed else row for row in saved]
    return rows + unfinished_rows(file, day, {row.visit for row in saved})


def unfinished_rows(file: LedgerFile, day: str, saved: set[str]) -> list[QueueRow]:
    """One row a draft of the day that is no correction of a saved visit."""
    return [_row(draft) for draft in drafts.of_day(file, day) if draft.visit not in saved]


def left_over(file: LedgerFile) -> tuple[LeftOver, ...]:
    """What was left half-typed on days since closed, the newest day first; changes of saved visits too."""
    found = []
    for draft in drafts.all_of_them(file):
        day = days.get(file, draft.day)
        if day is not None and day.state is not DayState.OPEN:
            found.append(LeftOver(day.on, _row(draft)))
    return tuple(sorted(found, key=lambda left: (-left.on.toordinal(), left.row.queue_number)))


def _sealed(row: QueueRow) -> QueueRow:
    return replace(row, matter="", arrived="", name=SEALED, summary="", verdict=None, status="", sealed=True)


def _row(draft: Draft) -> QueueRow:
    entry = codec.from_json(draft.payload)
    number = int(entry.no) if entry.no.isdigit() else 0
    people = int(entry.people) if entry.people.isascii() and entry.people.isdigit() else 1
    name = entry.visitor.name or ("匿名" if entry.visitor.anonymous else "")
    hidden = f"{name[:1]}**" if entry.visitor.confidential else name
    row = QueueRow(
        draft.visit,
        "",
        number,
        entry.arrived,
        hidden,
        people,
        entry.matter.summary,
        None,
        unfinished=True,
    )
    return _sealed(row) if draft.sealed else row
