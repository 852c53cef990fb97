"""From the ledger's fields to the cells of the workbook's sheets, masked as they leave the house."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from xfdesk.records.book import LEDGER_FIELDS, LISTED_FIELDS
from xfdesk.rules import masking, standing
from xfdesk.rules.columns import SHEET
from xfdesk.rules.words import SEALED, Handling, Verdict
from xfdesk.store import book
from xfdesk.store.stock import Stood

_COLUMNS = tuple(column.key for column in SHEET)
_DAYS = ("received_on", "accepted_on", "due_on")
_SEALED_KEEPS = ("received_on", "people")
SOON = 7


def ledger_values(fields: tuple[Any, ...], full: bool, as_of: date) -> list[Any]:
    """Key for _meta, then the 26 columns of 台账, from `LEDGER_FIELDS`; 是否办结 is that of the day `as_of`.

    A sealed accusation gives date, people, the sealed words and its number.
    """
    row = dict(zip(LEDGER_FIELDS, fields, strict=True))
    for name in _DAYS:
        row[name] = _day(row[name])
    if row["sealed"]:
        kept = {name: row[name] for name in _SEALED_KEEPS} | {"demands": SEALED, "remark": row["number"]}
        return [row["uid"], *map(kept.get, _COLUMNS)]
    row["handling"] = _handling(row)
    row["closed"] = "是" if standing.is_over(book.over_on(row["ends"]), as_of) else "否"
    row["number"] = "\n".join(filter(None, (row["number"], row["official_number"])))
    row["name"] = _name(row, full)
    row["address"] = _address(row, full)
    row["leaders"] = "\n".join(part.replace(" ", "\n", 1) for part in row["leaders"].split("、"))
    row["verdict"] = _verdict(row)
    if not full:
        row["id_number"] = masking.id_number(row["id_number"])
        row["phone"] = masking.phone(row["phone"])
    return [row["uid"], *map(row.__getitem__, _COLUMNS)]


def _handling(row: dict[str, Any]) -> str:
    if row["handling"] == Handling.CONTINUED:
        return f"续访，并入 {row['number']} 办理"
    return "，".join(part for part in (row["handling"], row["opinion"] or row["measures"]) if part)


def open_values(n: int, fields: tuple[Any, ...], one: Stood, as_of: date, full: bool) -> list[Any]:
    """A line of 未办结清单 from `LISTED_FIELDS`; days left are those to 应办结日期 on `as_of`. Behind it, whether it is 超期."""
    row = dict(zip(LISTED_FIELDS, fields, strict=True))
    return [
        n,
        row["number"],
        one.received_on,
        _name(row, full),
        _address(row, full),
        row["demands"],
        _verdict(row),
        row["unit"],
        row["lead_official"],
        row["person"],
        _day(row["accepted_on"]),
        one.due,
        (one.due - as_of).days if one.due else None,
        row["progress"],
        one.next_step,
        f"已延{row['extended']}日" if row["extended"] else "",
        row["remark"],
        one.overdue,
    ]


def owned_values(n: int, fields: tuple[Any, ...], one: Stood, full: bool) -> list[Any]:
    """A line of 包案及交办件 from `LISTED_FIELDS`."""
    row = dict(zip(LISTED_FIELDS, fields, strict=True))
    return [
        n,
        row["number"],
        one.received_on,
        _name(row, full),
        row["demands"],
        _verdict(row),
        row["lead_official"],
        row["unit"],
        row["person"],
        row["coordinating"],
        row["measures"],
        one.due,
        row["progress"],
        one.state,
    ]


def listed_values(kind: str, as_of: date, full: bool) -> Any:
    """How a line of the list `kind` ("open" or "owned") is made of its number, its fields and how it stood."""
    return (
        partial(open_values, as_of=as_of, full=full) if kind == "open" else partial(owned_values, full=full)
    )


def _name(row: dict[str, Any], full: bool) -> str:
    name = row["name"] if full else masking.name(row["name"], bool(row["confidential"]))
    people = row["people"]
    return f"{name}等{people}人" if people and people > 1 else name


def _verdict(row: dict[str, Any]) -> str:
    """Empty where none is to be given: the sheet shows only what was judged."""
    return "" if row["verdict"] == Verdict.NONE else str(row["verdict"])


def _address(row: dict[str, Any], full: bool) -> str:
    if full:
        return str(row["village"] + row["address"])
    return masking.address(row["village"], row["address"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
