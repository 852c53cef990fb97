"""The acts of 排查 as one line of acts: which keys each has, all of them texts."""

from __future__ import annotations

from typing import Any

from xfdesk.intake.values import as_text, known_keys, wrong

ACTS = {
    "outreach": {"village", "by", "parties", "people", "kind", "summary", "leads", "measures", "limit"},
    "outreach_result": {"record", "result"},
    "outreach_to_matter": {"record"},
}
_OWN = {"on", "act"}


def values(raw: dict[str, Any]) -> dict[str, str]:
    """What stands under the act's own keys; raises `Refused` for another key, or for what is no text."""
    known = ACTS[raw["act"]]
    found = known_keys(raw, "这一行", known | _OWN)
    return {name: _text(found[name], name) for name in sorted(known & found.keys())}


def _text(value: Any, name: str) -> str:
    """Measures may be a list, as those of an assignment are."""
    if isinstance(value, list):
        if name != "measures":
            raise wrong(name, "应为文字")
        return "、".join(as_text(one, name) for one in value)
    return as_text(value, name)
