"""From the ledger's records to the cells of the workbook's sheets."""

from __future__ import annotations

from datetime import date
from typing import Any

from xfdesk.records.ledger import LedgerRow
from xfdesk.rules import masking
from xfdesk.rules.columns import SHEET
from xfdesk.rules.words import Handling, Verdict


def ledger_values(row: LedgerRow, measures: str) -> list[Any]:
    """Key for _meta, then the 26 columns of 台账. A sealed accusation gives date, people, the sealed words and its number."""
    if row.sealed:
        kept = {
            "received_on": row.received_on,
            "people": row.people,
            "demands": row.demands,
            "remark": row.number,
        }
        return [row.uid, *(kept.get(column.key) for column in SHEET)]
    values = {column.key: getattr(row, column.key) for column in SHEET}
    values["name"] = group_name(row.name, row.people)
    values["handling"] = _handling(row, measures)
    values["leaders"] = row.leaders.replace("、", "\n")
    return [row.uid, *values.values()]


def group_name(name: str, people: int | None) -> str:
    return f"{name}等{people}人" if people and people > 1 else name


def _handling(row: LedgerRow, measures: str) -> str:
    if row.handling == Handling.CONTINUED:
        return f"续访，并入 {row.number} 办理"
    return "，".join(part for part in (row.handling, row.opinion or measures) if part)


def open_values(n: int, row: dict[str, Any], as_of: date, full: bool) -> list[Any]:
    due = _day(row["due_on"])
    return [
        n,
        row["number"],
        _day(row["received_on"]),
        _name(row, full),
        row["village"] + (row["address"] if full else ""),
        row["demands"],
        row["verdict"] or Verdict.NONE.value,
        row["unit"],
        row["lead_official"],
        row["person"],
        _day(row["accepted_on"]),
        due,
        (due - as_of).days if due else None,
        row["progress"],
        row["next_duty"] + (f"（{row['next_safe']}）" if row["next_safe"] else ""),
        f"{row['extended']} 日" if row["extended"] else "",
        row["remark"],
    ]


def owned_values(n: int, row: dict[str, Any], full: bool) -> list[Any]:
    return [
        n,
        row["number"],
        _day(row["received_on"]),
        _name(row, full),
        row["demands"],
        row["verdict"] or Verdict.NONE.value,
        row["lead_official"],
        row["unit"],
        row["person"],
        row["coordinating"],
        row["measures"],
        _day(row["due_on"]),
        row["progress"],
        row["state"],
    ]


def _name(row: dict[str, Any], full: bool) -> str:
    name = row["name"] if full else masking.name(row["name"], bool(row["confidential"]))
    return group_name(name, row["people"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
