"""An entry as JSON and back: drafts and the history. Unknown or broken parts fall back to empty, so that no draft is lost to a newer form."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, TypeVar

from xfdesk.records.visit import (
    IncomingEntry,
    MatterEntry,
    PaperEntry,
    PointEntry,
    PromiseEntry,
    Representative,
    VisitEntry,
    VisitorEntry,
)
from xfdesk.rules.words import Channel, Handling, MatterClass, PaperKind, Verdict

R = TypeVar("R")


def to_json(entry: VisitEntry) -> str:
    # ASCII, so that even half a character (a lone surrogate) typed into a field survives in the draft.
    return json.dumps(plain(entry), separators=(",", ":"))


def plain(value: Any) -> Any:
    """A record as dicts, lists and texts, for JSON. Without the copies that `dataclasses.asdict` makes of every text."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    names = getattr(value, "__dataclass_fields__", None)
    return value if names is None else {name: plain(getattr(value, name)) for name in names}


def from_json(payload: str) -> VisitEntry:
    raw = json.loads(payload)
    matter = raw.get("matter") or {}
    values = _known(VisitEntry, raw)
    values.update(
        visitor=VisitorEntry(**_known(VisitorEntry, raw.get("visitor") or {})),
        representatives=tuple(
            Representative(**_known(Representative, r)) for r in raw.get("representatives") or ()
        ),
        matter=MatterEntry(**{**_known(MatterEntry, matter), **_matter_words(matter)}),
        points=tuple(point_from(p) for p in raw.get("points") or ()),
        handling=_word(Handling, raw.get("handling")),
        promise=PromiseEntry(**_known(PromiseEntry, raw.get("promise") or {})),
        paper=_paper(raw.get("paper")),
        notice=_paper(raw.get("notice")),
        incoming=_incoming(raw.get("incoming")),
    )
    return VisitEntry(**values)


def point_from(raw: dict[str, Any]) -> PointEntry:
    return PointEntry(**{**_known(PointEntry, raw), "verdict": _word(Verdict, raw.get("verdict"))})


def _matter_words(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "matter_class": _word(MatterClass, raw.get("matter_class")),
        "channel": _word(Channel, raw.get("channel")) or Channel.RECEPTION,
    }


def _incoming(raw: dict[str, Any] | None) -> IncomingEntry | None:
    if raw is None:
        return None
    return IncomingEntry(**{**_known(IncomingEntry, raw), "channel": _word(Channel, raw.get("channel"))})


def _paper(raw: dict[str, Any] | None) -> PaperEntry:
    raw = raw or {}
    return PaperEntry(**{**_known(PaperEntry, raw), "kind": _word(PaperKind, raw.get("kind"))})


def _known(kind: type[Any], raw: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in raw.items() if name in names}


def _word(kind: type[R], value: object) -> R | None:
    try:
        return kind(value) if value else None  # type: ignore[call-arg]
    except ValueError:
        return None
