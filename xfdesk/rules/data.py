"""The shipped data files, each read once when first asked for; nothing is read at import."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file without comments and blanks."""
    text = resources.files("resources").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def regions() -> dict[str, str]:
    """Code → the rest of its line: name, or name and last year for a withdrawn code."""
    return {line[:6]: line[7:] for line in lines("regions.txt")}


@cache
def initials() -> dict[str, str]:
    """Character → the first letters of all its readings."""
    table: dict[str, str] = {}
    for line in lines("initials.txt"):
        letters, _, characters = line.partition(" ")
        for ch in characters:
            table[ch] = letters
    return table


@cache
def given_name_characters() -> frozenset[str]:
    return frozenset("".join(lines("given_names.txt")))


@cache
def arrangement(year: int) -> dict[str, Any] | None:
    """The State Council's arrangement of a year as shipped, or None."""
    file = resources.files("resources").joinpath(f"holidays/{year}.json")
    return json.loads(file.read_text("utf-8")) if file.is_file() else None


@cache
def profiles() -> tuple[dict[str, Any], ...]:
    text = resources.files("resources").joinpath("profiles.json").read_text("utf-8")
    return tuple(json.loads(text))
