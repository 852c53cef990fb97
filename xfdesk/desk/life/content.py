"""An act as JSON and back, as table `Act` keeps it."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any

from xfdesk.desk import codec
from xfdesk.records.acts import KINDS, Act, PointAnswer
from xfdesk.rules.words import ActKind


def to_json(act: Act, **more: Any) -> str:
    return json.dumps({**codec.plain(act), **more}, ensure_ascii=False, separators=(",", ":"))


def from_json(kind: ActKind, content: str) -> Act | None:
    """The act; None for a kind that is no act on a matter (`receive`)."""
    made = KINDS.get(kind)
    return made(**_known(made, json.loads(content))) if made else None


def first_day(first: str) -> date | None:
    """The day that stands in the first text of a corrected act."""
    on = json.loads(first).get("on")
    return date.fromisoformat(on) if on else None


def _known(made: type[Any], raw: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(made)}
    found = {name: value for name, value in raw.items() if name in names}
    if "answers" in found:
        found["answers"] = tuple(PointAnswer(**one) for one in found["answers"])
    return found
