"""A typed entry made storable: cleaned text, ISO dates, tidy numbers. Pure; what it changes it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from xfdesk.records.visit import (
    Finding,
    Representative,
    VisitEntry,
    VisitorEntry,
)
from xfdesk.rules import dates, idcard, phone, text
from xfdesk.rules.words import IdKind

R = TypeVar("R")

BLOCKS = {"facts", "statement", "leader_opinion", "answer"}
"""Fields of several lines; all other text is one line."""
PAST_DATES = {"birth_date", "received_on", "accepted_on", "explained_on", "delivered_on"}
FUTURE_DATES = {"due", "next_look_on", "by_when"}
LIMITS = {"name": 50, "summary": 200, "facts": 4000, "statement": 4000}


@dataclass
class Cleaner:
    """Collects findings while it walks through an entry; `today` is the reception day."""

    today: date
    findings: list[Finding]

    def visit(self, entry: VisitEntry) -> VisitEntry:
        cleaned = self._record(entry, "")
        return replace(
            cleaned,
            visitor=self._visitor(entry.visitor),
            representatives=tuple(
                self._person(person, f"representatives.{n}") for n, person in enumerate(entry.representatives)
            ),
            matter=self._record(entry.matter, "matter."),
            points=tuple(self._record(point, f"points.{n}.") for n, point in enumerate(entry.points)),
            promise=self._record(entry.promise, "promise."),
            paper=self._record(entry.paper, "paper."),
            notice=self._record(entry.notice, "notice."),
            arrived=self._time(entry.arrived, "arrived"),
            left=self._time(entry.left, "left"),
            people=text.half_width(entry.people).strip(),
            affected=text.half_width(entry.affected).strip(),
        )

    def _record(self, record: R, prefix: str) -> R:
        changes: dict[str, Any] = {}
        for name in record.__dataclass_fields__:  # type: ignore[attr-defined]
            value = getattr(record, name)
            if type(value) is str and value and (clean := self._value(name, value, prefix + name)) != value:
                changes[name] = clean
        return replace(record, **changes) if changes else record  # type: ignore[type-var]

    def _value(self, name: str, value: str, path: str) -> str:
        if name in PAST_DATES or name in FUTURE_DATES:
            return self._date(value, path, name in FUTURE_DATES)
        cleaned = text.clean_block(value) if name in BLOCKS else text.clean_line(value)
        self.findings += [Finding(path, "note", note, "text_cleaned") for note in cleaned.notes]
        most = LIMITS.get(name, 500 if name not in BLOCKS else 20_000)
        if len(cleaned.text) > most:
            sentence = f"最多 {most} 字，现在 {len(cleaned.text)} 字。多出的内容可以写到陈述里，或分成两条"
            self.findings.append(Finding(path, "problem", sentence, "too_long"))
        return cleaned.text

    def _date(self, value: str, path: str, future: bool) -> str:
        try:
            return dates.parse(value, self.today, future=future).isoformat()
        except dates.BadDate as error:
            self.findings.append(Finding(path, "problem", error.sentence, "bad_date"))
            return value

    def _time(self, value: str, path: str) -> str:
        if not value:
            return ""
        try:
            return dates.parse_time(value)
        except dates.BadDate as error:
            self.findings.append(Finding(path, "problem", error.sentence, "bad_time"))
            return value

    def _visitor(self, visitor: VisitorEntry) -> VisitorEntry:
        cleaned = self._record(visitor, "visitor.")
        return replace(
            cleaned,
            id_number=idcard.tidy(cleaned.id_number)
            if cleaned.id_kind == IdKind.RESIDENT
            else cleaned.id_number,
            phone=self._phone(cleaned.phone, "visitor.phone"),
            phone2=self._phone(cleaned.phone2, "visitor.phone2"),
        )

    def _person(self, person: Representative, path: str) -> Representative:
        cleaned = self._record(person, path + ".")
        return replace(
            cleaned,
            id_number=idcard.tidy(cleaned.id_number),
            phone=self._phone(cleaned.phone, path + ".phone"),
        )

    def _phone(self, value: str, path: str) -> str:
        reading = phone.read(value)
        if reading.fault:
            self.findings.append(Finding(path, "problem", reading.fault, "bad_phone"))
        return reading.value


def cleaned(entry: VisitEntry, today: date) -> tuple[VisitEntry, list[Finding]]:
    """The entry as it would be stored, and what is to be said about it."""
    cleaner = Cleaner(today, [])
    result = cleaner.visit(entry)
    return result, cleaner.findings
