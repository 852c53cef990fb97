"""Recognising the returning visitor while typing, taking over particulars, going on with an earlier matter."""

from __future__ import annotations

from dataclasses import replace

from xfdesk.desk import continuing
from xfdesk.desk.table import Table
from xfdesk.records.visit import MatterEntry, Recognised, VisitEntry, VisitorEntry
from xfdesk.rules import idcard, names, people
from xfdesk.rules.people import Likeness, Particulars
from xfdesk.rules.phone import NONE, digits_of
from xfdesk.rules.words import IdKind
from xfdesk.store import arrivals, matters, visits
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
            own = "" if entry.continues else arrivals.matter_of(file, entry.uid)
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
        """F5: the known person's particulars; what was typed already stays where the known is blank, another phone beside."""
        with self.table.file.read():
            known = visits.visitor(self.table.file, recognised.visitor)
        if known is None:
            return entry
        return replace(entry, visitor=_beside_known(known, entry.visitor))

    def continue_matter(self, entry: VisitEntry, recognised: Recognised) -> VisitEntry:
        """F6 续访: the person and the earlier matter, whose category, place and summary may still be changed."""
        taken = self.take_over(entry, recognised)
        with self.table.file.read():
            matter = matters.entry_of(self.table.file, recognised.matter)
            known = MatterEntry()
            if entry.continues and matters.row(self.table.file, entry.continues):
                known = matters.entry_of(self.table.file, entry.continues)
        typed = continuing.only_typed(entry.matter, known)
        return replace(
            taken,
            continues=recognised.matter,
            matter=continuing.carried(matter, typed),
            statement=continuing.said_beside(entry.statement, matter, typed),
            handling=None,
        )

    def as_new_matter(self, entry: VisitEntry) -> VisitEntry:
        """F7: the same person with a new matter after all; what was typed stays, what was taken over of the matter goes."""
        known, others = MatterEntry(), set[str]()
        with self.table.file.read():
            if entry.continues and matters.row(self.table.file, entry.continues):
                known = matters.entry_of(self.table.file, entry.continues)
                own = {one.uid for one in matters.own_points(self.table.file, entry.continues, entry.uid)}
                others = {one.uid for one in matters.points(self.table.file, entry.continues)} - own
        typed = continuing.only_typed(entry.matter, known)
        words = "\n".join(dict.fromkeys(part for part in (entry.statement, typed.facts) if part))
        return replace(
            entry,
            continues="",
            matter=replace(typed, place=entry.matter.place, facts=words),
            points=tuple(point for point in entry.points if point.uid not in others),
            statement="",
            handling=None,
        )

    def _particulars(self, entry: VisitEntry) -> Particulars:
        """A doubtful ID number identifies nobody."""
        visitor = entry.visitor
        number = idcard.tidy(visitor.id_number)
        reading = idcard.read(number, self.table.today)
        if visitor.id_kind == IdKind.RESIDENT and (reading.doubt or reading.fault):
            number = ""
        full = reading.id_18 if number and visitor.id_kind == IdKind.RESIDENT else ""
        return Particulars(visitor.name, number, full, visitor.phone, visitor.village, visitor.address)


def _beside_known(known: VisitorEntry, typed: VisitorEntry) -> VisitorEntry:
    """The known particulars with whatever was typed that they do not say. A phone that is another is the second one."""
    kept = {name: getattr(typed, name) for name in visits.VISITOR if not getattr(known, name)}
    kept["id_kind"] = known.id_kind if known.id_number or not typed.id_number else typed.id_kind
    kept["confidential"] = typed.confidential or known.confidential
    kept["anonymous"], kept["anonymous_reason"] = known.anonymous, known.anonymous_reason
    said = [one for one in (typed.phone, typed.phone2) if one and one != NONE]
    other = [one for one in said if digits_of(one) not in map(digits_of, (known.phone, known.phone2))]
    if known.phone and other:
        kept |= {"phone": other[0], "phone2": other[1]} if len(other) > 1 else {"phone2": other[0]}
    return replace(known, **kept)


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
