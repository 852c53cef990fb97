"""An act as the fields of its form and back: every field is text, a tick is "1" or ""; `answers.0.basis` names one of many."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from xfdesk.records.acts import KINDS, Act, PointAnswer
from xfdesk.rules.words import ActKind

MANY = "answers"
"""The one field of an act that holds an answer to each demand."""


def path(n: int, name: str) -> str:
    return f"{MANY}.{n}.{name}"


def values_of(act: Act) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in fields(act):
        value = getattr(act, field.name)
        if field.name == MANY:
            for n, answer in enumerate(value):
                found |= {path(n, name): getattr(answer, name) for name in _names(PointAnswer)}
        else:
            found[field.name] = _text(value)
    return found


def act_of(kind: ActKind, values: dict[str, str]) -> Act:
    """What is not among the values stays as the act has it by itself."""
    made = KINDS[kind]
    given: dict[str, Any] = {}
    for field in fields(made):
        if field.name == MANY:
            given[MANY] = _answers(values)
        elif field.name in values:
            value = values[field.name]
            given[field.name] = bool(value) if isinstance(field.default, bool) else value
    return made(**given)


def _answers(values: dict[str, str]) -> tuple[PointAnswer, ...]:
    places = sorted({int(name.split(".")[1]) for name in values if name.startswith(f"{MANY}.")})
    names = _names(PointAnswer)
    return tuple(PointAnswer(**{name: values.get(path(n, name), "") for name in names}) for n in places)


def _names(record: type) -> list[str]:
    return [field.name for field in fields(record)]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)
