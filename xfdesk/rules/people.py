"""Who is the same person, and who must step aside (fields.md 'Same person'; art. 28)."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

from xfdesk.rules.phone import NONE
from xfdesk.rules.text import fold


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

    Two different full ID numbers are two people, whatever else agrees.
    """
    ids = [p.id_18 or p.id_number for p in (one, other)]
    if all(ids):
        return Likeness.SAME if ids[0] == ids[1] else Likeness.NO
    same_name = bool(one.name) and fold(one.name) == fold(other.name)
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


def clashes(concerned: str, people: Iterable[str]) -> tuple[str, ...]:
    """Those of the leaders, clerk or units who are named in 被反映单位/人 and must step aside (art. 28)."""
    text = re.sub(r"\s", "", fold(concerned))
    if not text:
        return ()
    return tuple(name for name in dict.fromkeys(people) if len(name) >= 2 and fold(name) in text)
