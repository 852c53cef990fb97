"""One official paper gathered: which row it is, on which day it speaks, what it says, and what nobody has recorded for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from xfdesk.desk import paper_kinds
from xfdesk.desk.life.numbers import word_of
from xfdesk.desk.paper_facts import PaperFacts, ended
from xfdesk.desk.paper_kinds import NOT_WRITTEN, TO_THE_VISITOR
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.outputs.papers.words import TITLES, unknown
from xfdesk.records.papers import PaperData
from xfdesk.rules import masking
from xfdesk.rules import phone as phones
from xfdesk.rules.articles import ARTICLE_23
from xfdesk.rules.words import PaperKind
from xfdesk.store import matters, papers
from xfdesk.store.papers import PaperRow

ROOM = "　　"


class Gathering:
    """One paper of a matter: of the row with the key `paper`, else of the newest of its kind. Inside the file's lock."""

    def __init__(self, table: Table, uid: str, kind: PaperKind, paper: str) -> None:
        self.table, self.uid, self.kind = table, uid, kind
        row = papers.by_key(table.file, paper) if paper else papers.newest(table.file, uid, kind)
        self.row = row if row is None or (row.kind is kind and row.matter == uid) else None
        if self.row is not None and not paper and self._is_older(self.row):
            self.row = None
        self.known = self._facts(self.row)

    def _facts(self, row: PaperRow | None) -> PaperFacts:
        """As of the paper's own day; what is accepted later than the paper was typed counts from its acceptance."""
        on = row.on if row else self.table.today
        accepted = matters.row(self.table.file, self.uid)["accepted_on"]
        if self.kind is PaperKind.ACCEPTANCE and accepted:
            on = max(on, date.fromisoformat(accepted))
        return PaperFacts(self.table, self.uid, on, row)

    def _is_older(self, row: PaperRow) -> bool:
        """A 交办单 drawn up before the assignment in force tells of another one; so do 催办单 and 复查告知."""
        began = paper_kinds.basis_day(self.kind, self._facts(None))
        return began is not None and row.on < began

    def made(self) -> PaperData:
        known, row, office = self.known, self.row, self.table.office
        own: dict[str, Any] = paper_kinds.own(self.kind, known)
        self._refuse_nobody()
        values: dict[str, Any] = {
            "number": row.number if row else "",
            "number_room": self._room(),
            "paper": row.uid if row else "",
            "name": known.name,
            "addressed": known.addressed,
            "you": known.you,
            "came": known.came,
            "visited_on": date.fromisoformat(known.matter["received_on"]),
            "summary": ended(known.matter["summary"]),
            "contact": self.table.who,
            "contact_phone": office.phone,
            "leaders": known.leaders,
            "reviewing_body": office.reviewing_body,
            "address": known.visitor.village + known.visitor.address,
            "phone": phones.read(known.visitor.phone).display.replace(" ", ""),
        }
        values |= own
        if "points" not in own:
            values["points"] = known.points()
        values |= self._guarded()
        data = PaperData(
            self.kind,
            TITLES[self.kind],
            office.name,
            self.uid,
            known.number,
            row.on if row else self.table.today,
            **values,
        )
        return replace(data, lacking=tuple(self._lacking(data)))

    def _refuse_nobody(self) -> None:
        if self.kind in TO_THE_VISITOR and not self.known.name:
            raise Refused(
                "nobody_to_tell",
                "来访人没有留下姓名，没有可以告知的人（《信访工作条例》第二十三条）",
                NOT_WRITTEN,
                "补上姓名再生成；确实匿名的，不需要告知",
                article=ARTICLE_23,
            )

    def _room(self) -> str:
        """The office's word and the year, with room for the running number."""
        word = word_of(self.table.office, self.kind)
        on = self.row.on if self.row else self.table.today
        return f"{self.table.office.paper_word}{word}〔{on.year}〕{ROOM}号" if word else ""

    def _guarded(self) -> dict[str, str]:
        """Who asked for confidentiality is not named to a unit."""
        if self.kind in TO_THE_VISITOR or not self.known.visitor.confidential:
            return {}
        return {"name": masking.name(self.known.name, True), "phone": "", "address": ""}

    def _lacking(self, data: PaperData) -> Iterator[str]:
        words = list(unknown(data))
        if self.kind in TO_THE_VISITOR and self.kind is not PaperKind.RECEIPT and not data.contact_phone:
            words.append("联系电话")
        if self.kind is PaperKind.RECEIPT:
            words += [
                word for word, value in (("联系电话", data.phone), ("送达地点", data.address)) if not value
            ]
        if words:
            yield f"还没有：{'、'.join(words)}；纸上留了空白，可以补上再打，也可以手写"
        if self.kind not in TO_THE_VISITOR and self.known.visitor.confidential:
            yield "来访人要求保密，姓名、电话和住址没有写给承办单位"
