"""The timeline's lines about what came otherwise than by a visit: how, through whom, and what was said; and about the
record of 排查 that a matter was made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from xfdesk.records.ledger import Moment
from xfdesk.rules import dates, masking
from xfdesk.rules.words import CAME_AGAIN, Channel
from xfdesk.store import incoming, matters, outreach
from xfdesk.store.database import LedgerFile
from xfdesk.store.incoming import Came

HANDED = {Channel.ASSIGNED: "{}交办", Channel.OUTREACH: "{}排查"}
"""Through whom it came; a letter, a call or an online message was passed on."""


def told(file: LedgerFile, matter: str, revealed: bool) -> Iterator[Moment]:
    for came in incoming.of_matter(file, matter):
        first = str(came.channel) if came.brought else CAME_AGAIN[came.channel]
        if came.origin:
            first += "   " + HANDED.get(came.channel, "{}转来").format(came.origin)
        yield Moment(came.on, "visit", first, _substance(file, came, revealed), f"{came.who} 记")


def found(file: LedgerFile, matter: str) -> Iterator[Moment]:
    """When and where the dispute was found, before it was a matter."""
    row = outreach.of_matter(file, matter)
    if row is None:
        return
    on = date.fromisoformat(row.on or row.recorded_at[:10])
    limit = f"化解时限 {dates.month_day(date.fromisoformat(row.limit))}" if row.limit else ""
    words = (row.village, row.measures, limit, row.result)
    yield Moment(on, "act", f"排查发现   {row.number}", "；".join(part for part in words if part), row.by)


def _substance(file: LedgerFile, came: Came, revealed: bool) -> str:
    writer = came.visitor
    who = ""
    if writer is not None:
        name = "匿名" if writer.anonymous else writer.name
        who = name if revealed else masking.name(name, writer.confidential and not writer.anonymous)
    words = came.statement if not came.brought else ""
    if came.brought:
        words = str(matters.row(file, came.matter)["summary"])
    due = f"交办期限 {dates.month_day(date.fromisoformat(came.due))}" if came.due else ""
    handling = str(came.handling or "") if came.brought else ""
    return "；".join(part for part in (who, words, handling, came.leader_opinion, due) if part)
