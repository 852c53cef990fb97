"""A widget for each kind of field, and reading and filling it as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ui.matter.forms.table import Field, Kind
from ui.theme import Theme
from ui.widgets import (
    CheckBox,
    Choice,
    DateField,
    HeldOn,
    LineField,
    PickField,
    RadioRow,
    TextField,
    VerdictKeys,
)
from xfdesk.records.office import Heard, Office
from xfdesk.rules.words import Verdict

LONGEST = 28
"""Characters of a demand's words that stand beside its number."""


@dataclass(frozen=True)
class Offered:
    """What fields offer: names of the registers and of the latest visits, the matter's demands, what waits in it."""

    leaders: tuple[str, ...] = ()
    anyone: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    persons: tuple[tuple[str, str], ...] = ()  # (unit, person)
    points: tuple[tuple[str, str], ...] = ()  # (number, words)
    waiting: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    sessions: tuple[tuple[str, str], ...] = ()  # (name, words)

    def of_unit(self, unit: str) -> list[str]:
        mine = [person for of, person in self.persons if of == unit]
        return list(dict.fromkeys(mine or [person for _of, person in self.persons]))


def offered(office: Office, heard: Heard, who: str) -> Offered:
    """As the form of 今日接访 offers them: those of the registers first."""
    leaders = [leader.name for leader in office.leaders if leader.active]
    clerks = [clerk.name for clerk in office.clerks if clerk.active]
    ours = [unit.name for unit in office.units if unit.active and unit.ours]
    others = [unit.name for unit in office.units if unit.active and not unit.ours]
    persons = [(unit.name, person) for unit in office.units for person in unit.persons]
    named = [name for _unit, name in persons]
    above = [body for body in (office.reviewing_body, office.bureau) if body]
    return Offered(
        leaders=_once([*leaders, *heard.leaders]),
        anyone=_once([who, *leaders, *clerks, *named]),
        units=_once([*ours, *heard.units]),
        bodies=_once([*others, *above]),
        persons=tuple(dict.fromkeys([*persons, *heard.persons])),
    )


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name)


def made(theme: Theme, field: Field, offers: Offered, today: date) -> Any:
    """`field`'s widget. It speaks as all fields do; `read` and `fill` below make text of it."""
    name = field.say or field.name
    names = {
        Kind.LEADER: offers.leaders,
        Kind.ANYONE: offers.anyone,
        Kind.UNIT: offers.units,
        Kind.BODY: offers.bodies,
    }
    if field.kind in names:
        return PickField(theme, name, names[field.kind], placeholder=field.hint)
    if field.kind is Kind.PERSON:
        return PickField(theme, name, offers.of_unit(""), placeholder=field.hint)
    if field.kind is Kind.SESSION:
        return PickField(theme, name, offers.sessions, placeholder=field.hint)
    if field.kind is Kind.TEXT:
        return TextField(theme, name, lines=2, most=6, placeholder=field.hint)
    if field.kind is Kind.DUE:
        return DateField(theme, name, today, future=True, width=100, placeholder=field.hint)
    if field.kind is Kind.HELD:
        return HeldOn(theme, name, today, future=False, width=100, placeholder=field.hint)
    if field.kind in (Kind.ROW, Kind.POINT, Kind.WAITING):
        return _row(theme, field, offers)
    if field.kind in (Kind.CHOICE, Kind.PAPER):
        return Choice(theme, name, field.choices or offers.papers, placeholder="选一项")
    if field.kind is Kind.VERDICT:
        return VerdictKeys(theme, "判断")
    if field.kind is Kind.TICK:
        return CheckBox(theme, str(field.choices[0]), name)
    return LineField(theme, name, width=field.width, placeholder=field.hint)


def _row(theme: Theme, field: Field, offers: Offered) -> RadioRow:
    options: list[tuple[str, str]] = []
    if field.kind is Kind.POINT:
        options = [(number, f"{number}  {_short(words)}") for number, words in offers.points]
    elif field.kind is Kind.WAITING:
        options = [(words, _short(words)) for words in offers.waiting]
    else:
        options = [(one, one) if isinstance(one, str) else one for one in field.choices]
    return RadioRow(theme, field.say or field.name, options)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def read(widget: Any, field: Field) -> str:
    """A tick reads as its own words where the act keeps these, else as "1"."""
    value = widget.value()
    if isinstance(value, bool):
        return (str(field.choices[0]) if field.name == "reason_code" else "1") if value else ""
    return str(value) if value else ""


def fill(widget: Any, value: str) -> None:
    """Silent, as `set_value` is."""
    if isinstance(widget, CheckBox):
        widget.set_value(bool(value))
    elif isinstance(widget, VerdictKeys):
        widget.set_value(Verdict(value) if value else None)
    else:
        widget.set_value(value)
