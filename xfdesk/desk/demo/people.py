"""Invented visitors: names, valid ID numbers, phones and addresses drawn from a seed. Nobody here exists."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from xfdesk.rules import idcard
from xfdesk.rules.words import Sex

HOME_REGIONS = ("411325", "411325", "411325", "411325", "411326", "420381", "610122", "653121")
GROUPS = "一二三四五六七八"
KEPT = 1_000
"""So many strangers are remembered."""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    sex: Sex
    birth_date: date
    id_number: str
    phone: str
    village: str
    address: str
    confidential: bool = False
    needs: str = ""
    anonymous: bool = False


NOBODY = Person("", Sex.MALE, date(1900, 1, 1), "", "", "", "", anonymous=True)
"""Who wants to be known by nobody."""


@dataclass(frozen=True, slots=True)
class Names:
    surnames: tuple[str, ...]
    rare_surnames: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    whole: tuple[str, ...]
    leaders: tuple[tuple[str, str], ...]
    clerks: tuple[str, ...]
    in_charge: tuple[str, ...]
    duties: dict[str, str]


@cache
def names() -> Names:
    text = resources.files("resources").joinpath("demo/names.txt").read_text("utf-8")
    rows = [tuple(line.split()) for line in text.splitlines() if not line.startswith("#")]
    told = [word.split(":") for word in rows[5]]
    leaders = tuple((name, post) for name, post, _ in told)
    charge = {name: duties for name, _, duties in told}
    return Names(rows[0], rows[1], rows[2], rows[3], rows[4], leaders, rows[6], rows[7], charge)


class Cast:
    """Draws strangers and remembers them, so that some come again."""

    def __init__(self, rng: random.Random, villages: tuple[str, ...], born_before: date) -> None:
        self._rng, self._villages, self._born_before = rng, villages, born_before
        self.known: list[Person] = []

    def stranger(self) -> Person:
        rng = self._rng
        sex = Sex.MALE if rng.random() < 0.55 else Sex.FEMALE
        birth = self._born_before - timedelta(days=rng.randint(20 * 365, 82 * 365))
        person = Person(
            name=self._name(sex),
            sex=sex,
            birth_date=birth,
            id_number=self._id_number(sex, birth),
            phone=f"1{rng.choice('3578')}{rng.randrange(10**9):09d}" if rng.random() < 0.93 else "",
            village=rng.choice(self._villages),
            address=f"{rng.choice(GROUPS)}组{rng.randint(1, 99)}号" if rng.random() < 0.9 else "",
            confidential=rng.random() < 0.02,
            needs=rng.choice(("听障", "视障", "行动不便", "代读代书", "方言")) if rng.random() < 0.05 else "",
        )
        self.known.append(person)
        if len(self.known) > 2 * KEPT:
            del self.known[:KEPT]
        return person

    def _name(self, sex: Sex) -> str:
        rng, pool = self._rng, names()
        draw = rng.random()
        if draw < 0.01:
            return rng.choice(pool.whole)
        surname = rng.choice(pool.rare_surnames if draw < 0.05 else pool.surnames)
        given = rng.choice(pool.men if sex is Sex.MALE else pool.women)
        return surname + (given if rng.random() < 0.85 else rng.choice(given))

    def _id_number(self, sex: Sex, birth: date) -> str:
        rng = self._rng
        if rng.random() < 0.05:
            return ""
        order = rng.randrange(0, 500) * 2 + (1 if sex is Sex.MALE else 0)
        first = f"{rng.choice(HOME_REGIONS)}{birth:%Y%m%d}{order:03d}"
        return first + idcard.check_digit(first)
