"""Who is the same person, and who must step aside (fields.md 'Same person'; art. 28)."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from xfdesk.rules import names
from xfdesk.rules.phone import NONE


class Likeness(enum.IntEnum):
    """How sure: `SAME` by one of the three rules, `PROPOSED` by a phone alone."""

    NO = 0
    PROPOSED = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Particulars:
    name: str = ""
    id_number: str = ""
    id_18: str = ""
    phone: str = ""
    village: str = ""
    address: str = ""


def likeness(one: Particulars, other: Particulars) -> Likeness:
    """Same ID; else same phone and name; else same name, village and address; a phone alone only proposes.

    Two different full ID numbers are two people, whatever else agrees. A doubtful number is none at all: whoever
    makes the particulars leaves it out.
    """
    ids = [p.id_18 or p.id_number for p in (one, other)]
    if all(ids):
        return Likeness.SAME if ids[0] == ids[1] else Likeness.NO
    same_name = names.same(one.name, other.name)
    same_phone = bool(one.phone) and one.phone != NONE and one.phone == other.phone
    if same_name and same_phone:
        return Likeness.SAME
    if (
        same_name
        and one.village
        and one.address
        and (one.village, one.address) == (other.village, other.address)
    ):
        return Likeness.SAME
    return Likeness.PROPOSED if same_phone else Likeness.NO


def clashes(concerned: str, people: Iterable[str], known: Iterable[str] = ()) -> tuple[str, ...]:
    """Those of the leaders or the clerk who are named in what a matter is about and must step aside (arts. 28, 30).

    Whole names are compared; `known` are further names of which one may be the longer.
    """
    present = tuple(dict.fromkeys(people))
    everybody = (*present, *known)
    return tuple(name for name in present if names.stands_in(name, concerned, everybody))
