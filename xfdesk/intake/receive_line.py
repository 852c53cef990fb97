"""The act `receive` as one line of acts: read as strictly as a visit of a day file; an unknown key refuses the line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from xfdesk.errors import Refused
from xfdesk.intake.entry_parts import IGNORED, SHARED, entry_of
from xfdesk.intake.values import AGAIN, NOT_TAKEN, known_keys, line, text_of, word, wrong
from xfdesk.records.visit import IncomingEntry, VisitEntry
from xfdesk.rules.words import Channel

_OWN = {"on", "act", "channel", "from", "received_on", "due"}
_WITH_YEAR = re.compile(r"\s*\d{4}")


def entry(raw: Any, uid: str, earlier: Callable[[str], str]) -> VisitEntry:
    """The line as an entry with this key; `earlier` finds the matter that it continues by its number."""
    found: dict[str, Any] = known_keys(raw, "这一行", _OWN | SHARED | IGNORED)
    continues = _earlier(found, earlier)
    return replace(entry_of(_matter_alone(found), uid, continues, ""), incoming=_incoming(found))


def _incoming(raw: dict[str, Any]) -> IncomingEntry:
    """The day it was received, or the line's own day where that is not said; each with its year."""
    for key in ("received_on", "on", "due"):
        if (typed := text_of(raw, key)) and not _WITH_YEAR.match(typed):
            raise wrong(key, "要写出年月日，例如 2026-11-20")
    received = text_of(raw, "received_on") or text_of(raw, "on")
    return IncomingEntry(
        channel=word(Channel, raw.get("channel"), "channel"),
        received_on=received,
        origin=line(raw, "from", 200),
        due=text_of(raw, "due"),
    )


def _matter_alone(raw: dict[str, Any]) -> dict[str, Any]:
    """Where the matter says again how and when it came, it says the same."""
    matter = raw.get("matter")
    if not isinstance(matter, dict):
        return raw
    for key in ("channel", "received_on"):
        if matter.get(key) not in (None, "", raw.get(key)):
            raise wrong(f"matter.{key}", "与这一行自己的不一样")
    kept = {name: value for name, value in matter.items() if name not in ("channel", "received_on")}
    return {**raw, "matter": kept}


def _earlier(raw: dict[str, Any], earlier: Callable[[str], str]) -> str:
    which = raw.get("continues")
    if which is None or which == "":
        return ""
    if not isinstance(which, str):
        raise wrong("continues", "应为事项编号")
    found = earlier(which.strip())
    if not found:
        raise Refused(
            "no_matter", f"要续的事项 {which.strip()[:30]} 没有找到", NOT_TAKEN, AGAIN, field="continues"
        )
    return found
