"""移送函: a sealed accusation is opened for the letter that hands it on, with a reason, and that is written down (art. 30)."""

from __future__ import annotations

from datetime import date

from xfdesk.desk.ledger import Ledger
from xfdesk.desk.reception import Reception
from xfdesk.errors import Refused
from xfdesk.records.form import FormData, LetterData, Withheld
from xfdesk.rules import phone
from xfdesk.rules.words import Channel
from xfdesk.store import history


class HandingOver:
    def __init__(self, ledger: Ledger, reception: Reception) -> None:
        self.ledger, self.reception = ledger, reception
        self.table = ledger.table

    def letter(self, number: str, reason: str) -> LetterData:
        """The letter of an accusation, by its number or key. Refused without a reason and for those it is about."""
        if not self.ledger.matter(number).sealed:
            raise Refused(
                "no_accusation",
                f"{number} 不是检举控告，没有移送函",
                "数据没有动过",
                "请打印登记表，或核对编号",
                article="第三十条",
            )
        opened = self.ledger.open_sealed(number, reason)
        data = self.reception.form((*opened.received, *opened.visits)[0], opened=True)
        if not data.entry.unit:
            raise Refused(
                "where_to",
                "还没有写送给哪个机关",
                "移送函没有打印",
                "请更正这一件，写上送给谁再打印",
                article="第三十条",
                field="unit",
            )
        file = self.table.file
        with file.act():
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what="打印移送函",
                matter=opened.uid,
                sealed=True,
                after={"reason": reason, "letter": data.entry.paper.number},
            )
        return _letter(data)


def _letter(data: FormData) -> LetterData:
    """Who came is handed on only where the visitor neither stayed anonymous nor asked for confidentiality."""
    entry, visitor = data.entry, data.entry.visitor
    withheld = (
        Withheld.ANONYMOUS
        if visitor.anonymous or not visitor.name
        else Withheld.CONFIDENTIAL
        if visitor.confidential
        else None
    )
    return LetterData(
        office=data.office,
        number=data.number,
        letter_number=entry.paper.number,
        addressee=entry.unit,
        received_on=data.received_on,
        at_reception=entry.matter.channel is Channel.RECEPTION,
        people=entry.people,
        concerned=entry.matter.concerned,
        units_concerned=entry.matter.units_concerned,
        summary=entry.matter.summary,
        facts="\n".join(part for part in (entry.matter.facts, entry.statement) if part),
        dated=_dated(data),
        name="" if withheld else visitor.name,
        phone="" if withheld else phone.read(visitor.phone).display,
        withheld=withheld,
    )


def _dated(data: FormData) -> date:
    """Today; printed again after it was handed over, the letter keeps a day on which that can have been."""
    today = data.printed_on or data.received_on
    delivered = data.entry.paper.delivered_on
    return min(today, date.fromisoformat(delivered)) if delivered else today
