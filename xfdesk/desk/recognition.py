"""Recognising the returning visitor while typing, taking over particulars, going on with an earlier matter."""

from __future__ import annotations

from dataclasses import replace

from xfdesk.desk.table import Table
from xfdesk.records.visit import MatterEntry, Recognised, VisitEntry
from xfdesk.rules import idcard, names, people
from xfdesk.rules.people import Likeness, Particulars
from xfdesk.rules.phone import digits_of
from xfdesk.rules.words import IdKind
from xfdesk.store import matters, visits
from xfdesk.store import people as found_people

SHORTEST_NUMBER = 4
MOST = 6


class Recognition:
    table: Table

    def recognise(self, entry: VisitEntry) -> tuple[Recognised, ...]:
        """Earlier matters of whoever this seems to be: by ID, else phone, else name or its initials. Never a sealed one."""
        file, visitor = self.table.file, entry.visitor
        if visitor.anonymous:
            return ()
        with file.read():
            own = "" if entry.continues else visits.matter_of(file, entry.uid)
            found: list[Recognised] = []
            for by, keys in self._candidates(visitor.id_number, visitor.phone, visitor.name):
                typed = self._particulars(entry)
                for same in (True, False):
                    chosen = [key for key in keys if self._is_same(typed, key) is same]
                    found += found_people.matters_of(file, chosen, by, same)
                if found:
                    break
        unique = {one.matter: one for one in found if one.matter != own}
        return tuple(unique.values())[:MOST]

    def _candidates(self, id_number: str, phone: str, name: str) -> list[tuple[str, list[str]]]:
        file = self.table.file
        found = []
        number, digits, folded = idcard.tidy(id_number), digits_of(phone), names.folded(name)
        if len(number) >= SHORTEST_NUMBER:
            found.append(("证件号", found_people.by_key(file, "i", number)))
        if len(digits) >= SHORTEST_NUMBER:
            found.append(("电话", found_people.by_key(file, "p", digits)))
        if folded.isascii() and len(folded) >= 2 and folded.isalpha():
            found.append(("姓名首字母", found_people.by_key(file, "z", folded)))
        elif len(folded) >= 2:
            found.append(("姓名", found_people.by_key(file, "n", folded)))
        return found

    def _is_same(self, typed: Particulars, visitor: str) -> bool:
        return people.likeness(typed, found_people.particulars(self.table.file, visitor)) is Likeness.SAME

    def take_over(self, entry: VisitEntry, recognised: Recognised) -> VisitEntry:
        """F5: the known person's particulars; what was typed already stays where the known is blank."""
        with self.table.file.read():
            known = visits.visitor(self.table.file, recognised.visitor)
        if known is None:
            return entry
        typed = {name: getattr(entry.visitor, name) for name in ("phone", "village", "address", "needs")}
        kept = {name: value for name, value in typed.items() if value and not getattr(known, name)}
        return replace(entry, visitor=replace(known, **kept))

    def continue_matter(self, entry: VisitEntry, recognised: Recognised) -> VisitEntry:
        """F6 续访: the person and the earlier matter, whose category, place and summary may still be changed."""
        taken = self.take_over(entry, recognised)
        with self.table.file.read():
            matter = matters.entry_of(self.table.file, recognised.matter)
        carried = MatterEntry(
            matter_class=matter.matter_class,
            route=matter.route,
            category=matter.category,
            place=matter.place,
            summary=matter.summary,
            hardship=matter.hardship,
            urgent=matter.urgent,
            urgent_reported_to=matter.urgent_reported_to,
            conference=matter.conference,
            concerned=matter.concerned,
            units_concerned=matter.units_concerned,
        )
        words = entry.statement or entry.matter.facts
        return replace(taken, continues=recognised.matter, matter=carried, statement=words, handling=None)

    def as_new_matter(self, entry: VisitEntry) -> VisitEntry:
        """F7: the same person with a new matter after all; the words stay, what was taken over of the matter goes."""
        matter = MatterEntry(place=entry.matter.place, facts=entry.statement or entry.matter.facts)
        return replace(entry, continues="", matter=matter, statement="", handling=None)

    def _particulars(self, entry: VisitEntry) -> Particulars:
        """A doubtful ID number identifies nobody."""
        visitor = entry.visitor
        number = idcard.tidy(visitor.id_number)
        reading = idcard.read(number, self.table.today)
        if visitor.id_kind == IdKind.RESIDENT and (reading.doubt or reading.fault):
            number = ""
        full = reading.id_18 if number and visitor.id_kind == IdKind.RESIDENT else ""
        return Particulars(visitor.name, number, full, visitor.phone, visitor.village, visitor.address)


def same_visitor(table: Table, typed: Particulars) -> str:
    """The uid of the known visitor who is the same person by one of the three rules, or "".

    The same number under another name is nobody to take over silently: both names are kept. An ID number alone leads
    only to somebody who is the only one with it.
    """
    file = table.file
    numbered = found_people.with_number(file, typed.id_18 or typed.id_number) if typed.id_number else []
    if not typed.name:
        called = {names.folded(found_people.particulars(file, uid).name) for uid in numbered}
        return numbered[0] if len(called) == 1 else ""
    named = found_people.exactly(file, "n", names.folded(typed.name))
    for uid in (*numbered, *named):
        known = found_people.particulars(file, uid)
        if names.same(typed.name, known.name) and people.likeness(typed, known) is Likeness.SAME:
            return uid
    return ""
