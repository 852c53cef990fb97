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
    """Collects findings while it walks through an entry; `today` is the reception day, or the day on which something that
    came otherwise is typed; `area` the office's area code.
    """

    today: date
    findings: list[Finding]
    area: str = ""

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
            incoming=self._record(entry.incoming, "incoming.") if entry.incoming else None,
            arrived=self._time(entry.arrived, "arrived"),
            left=self._time(entry.left, "left"),
            people=_count(entry.people),
            affected=_count(entry.affected),
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
            if path == "incoming.received_on":
                return dates.held(value, self.today).isoformat()
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
            sentence = f"{error.sentence}；先照填的保留"
            self.findings.append(Finding(path, "doubt", sentence, "doubtful_time"))
            return text.clean_line(value).text

    def _visitor(self, visitor: VisitorEntry) -> VisitorEntry:
        cleaned = self._record(visitor, "visitor.")
        phones = self._phones(cleaned)
        resident = cleaned.id_kind == IdKind.RESIDENT
        number = idcard.tidy(cleaned.id_number) if resident else cleaned.id_number
        return replace(cleaned, id_number=number, phone=phones[0], phone2=phones[1])

    def _phones(self, visitor: VisitorEntry) -> tuple[str, str]:
        """Both numbers; a second one that was typed into the first field takes the other's empty place."""
        room = not visitor.phone2
        reading = phone.read(visitor.phone, self.area, room_for_two=room)
        self._doubt(reading, "visitor.phone")
        if reading.second:
            return reading.value, reading.second
        return reading.value, self._phone(visitor.phone2, "visitor.phone2")

    def _person(self, person: Representative, path: str) -> Representative:
        cleaned = self._record(person, path + ".")
        return replace(
            cleaned,
            id_number=idcard.tidy(cleaned.id_number),
            phone=self._phone(cleaned.phone, path + ".phone"),
        )

    def _phone(self, value: str, path: str) -> str:
        reading = phone.read(value, self.area)
        self._doubt(reading, path)
        return reading.value

    def _doubt(self, reading: phone.PhoneReading, path: str) -> None:
        if reading.doubt:
            self.findings.append(Finding(path, "doubt", reading.doubt, "doubtful_phone"))


def _count(typed: str) -> str:
    """`3`, `３`, `3人`."""
    return text.half_width(typed).strip().rstrip("人名个位 ")


def cleaned(entry: VisitEntry, today: date, area: str = "") -> tuple[VisitEntry, list[Finding]]:
    """The entry as it would be stored, and what is to be said about it."""
    cleaner = Cleaner(today, [], area)
    result = cleaner.visit(entry)
    return result, cleaner.findings
