"""Invented matters: one story a category, with amounts, years and places drawn into its slots; and what clerks write of them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, fields
from functools import cache

from xfdesk.desk.demo.people import GROUPS, names
from xfdesk.rules import data
from xfdesk.rules.words import MatterClass

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Story:
    """`measure` is what is done, or of a question what is answered."""

    category: str
    summary: str
    facts: str = ""
    demand: str = ""
    second_demand: str = ""
    unit: str = ""
    measure: str = ""
    why_not: str = ""
    basis: str = ""

    def told(self, rng: random.Random, year: int, village: str) -> Story:
        """The same story with its slots filled; one value a slot, so that summary and facts agree."""
        values = {
            "亩": f"{rng.randint(3, 60) / 10:.1f}",
            "元": str(rng.randint(3, 480) * 100),
            "年": str(rng.randint(year - 9, year - 1)),
            "户": str(rng.randint(3, 40)),
            "月": str(rng.randint(2, 11)),
            "村": village,
            "组": f"{rng.choice(GROUPS)}组",
            "岁": str(rng.randint(3, 12)),
        }
        return Story(*(_filled(getattr(self, name), values) for name in _FIELDS))


_FIELDS = tuple(field.name for field in fields(Story))


def _filled(text: str, values: dict[str, str]) -> str:
    return _SLOT.sub(lambda m: values[m[1]], text) if "{" in text else text


@cache
def stories() -> tuple[Story, ...]:
    """Petitions."""
    return tuple(Story(*line.split("\t")) for line in data.lines("demo/stories.tsv"))


@cache
def others(kind: MatterClass) -> tuple[Story, ...]:
    """Questions, suggestions or accusations."""
    found = []
    for line in data.lines("demo/others.tsv"):
        named, category, summary, told, demand, *rest = line.split("\t")
        if named == kind:
            found.append(Story(category, summary, told, demand, "", *rest))
    return tuple(found)


@cache
def units() -> tuple[str, ...]:
    """Every unit the stories name, in order of first mention."""
    return tuple(dict.fromkeys(story.unit for story in stories()))


@cache
def persons_of(unit: str) -> tuple[str, ...]:
    """The two persons in charge of a unit; leaders are in charge of none."""
    leaders = {name for name, _ in names().leaders}
    persons = [name for name in names().in_charge if name not in leaders]
    first = units().index(unit) if unit in units() else 0
    return tuple(persons[(first + n) % len(persons)] for n in range(2))


@cache
def body_above(unit: str) -> str:
    """To which body a matter of this unit goes when it is not the office's."""
    return dict(line.split("\t") for line in data.lines("demo/bodies.tsv")).get(unit, "")


@cache
def bodies() -> tuple[str, ...]:
    return tuple(line.split("\t")[1] for line in data.lines("demo/bodies.tsv"))


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """What clerks write when something of this kind happens."""
    rows = (line.split("\t") for line in data.lines("demo/life.tsv"))
    return tuple(text for named, text in rows if named == kind)


def words(template: str, **values: str) -> str:
    return _filled(template, values)
