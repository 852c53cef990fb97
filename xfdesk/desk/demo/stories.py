"""Invented matters: one story a category, with amounts, years and places drawn into its slots."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from xfdesk.desk.demo.people import GROUPS

_SLOT = re.compile(r"\{(亩|元|年|户|月|村|组|岁)\}")


@dataclass(frozen=True, slots=True)
class Story:
    category: str
    summary: str
    facts: str
    demand: str
    second_demand: str
    unit: str
    measure: str
    why_not: str
    basis: str

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
        return Story(
            *(_SLOT.sub(lambda m: values[m[1]], getattr(self, name)) for name in self.__dataclass_fields__)
        )


@cache
def stories() -> tuple[Story, ...]:
    text = resources.files("resources").joinpath("demo/stories.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Story(*(row + [""] * 9)[:9]) for row in rows)


def units() -> tuple[str, ...]:
    """Every unit the stories name, in order of first mention."""
    return tuple(dict.fromkeys(story.unit for story in stories()))
