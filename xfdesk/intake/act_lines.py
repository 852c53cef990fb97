"""Acts as lines of JSON: read strictly, one object a line; an unknown key refuses its line and no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from xfdesk.errors import FileUnusable, Refused
from xfdesk.intake import outreach_line
from xfdesk.records.acts import KINDS, Act, PointAnswer
from xfdesk.rules.text import clean_line, shorten
from xfdesk.rules.words import ActKind

MOST_BYTES = 200_000_000
NOTHING_READ = "没有读入任何内容"
NOT_TAKEN = "没有收进来"
AGAIN = "请改正这一行，再收一次"
_COMMON = {"on", "matter", "act"}
_OTHERWISE = {"sender": "from"}
"""Fields whose name in a line is no name in the code."""
_LISTED = ("coordinating", "measures")
"""Fields that may be written as a list of texts."""


@dataclass(frozen=True, slots=True)
class ActLine:
    """`line` counts from 1 as the file does. `act` is None for `receive`, whose object stands in `raw`, and for those of
    排查, whose name is `outreach` and whose texts are `values`; a `refusal` stands for a line that says nothing that could be
    done.
    """

    line: int
    on: str = ""
    matter: str = ""
    act: Act | None = None
    raw: dict[str, Any] | None = None
    outreach: str = ""
    values: dict[str, str] = field(default_factory=dict)
    refusal: Refused | None = None


def lines(path: Path) -> Iterator[ActLine]:
    """Raises `FileUnusable` for a file that is no text; a line that is no JSON is refused by itself."""
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileUnusable(
            f"读不了文件 {path.name}", NOTHING_READ, "请检查文件是否还在、是否允许读"
        ) from error
    if len(found) > MOST_BYTES:
        raise FileUnusable("文件太大", NOTHING_READ, "请分成几个文件再收")
    try:
        text = found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnusable("文件的编码不是 UTF-8", NOTHING_READ, "请另存为 UTF-8 编码再收") from error
    # Only real ends of line: a text may hold other breaks of its own.
    for n, one in enumerate(text.split("\n"), 1):
        if one.strip():
            yield _line(n, one)


def _line(n: int, text: str) -> ActLine:
    try:
        return _read(n, text)
    except Refused as refusal:
        return ActLine(n, refusal=refusal)


def _read(n: int, text: str) -> ActLine:
    try:
        raw = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Refused("no_json", "这一行不是有效的 JSON", NOT_TAKEN, AGAIN) from error
    if not isinstance(raw, dict):
        raise Refused("no_json", "这一行应为一组名称和内容", NOT_TAKEN, AGAIN)
    named = raw.get("act")
    if isinstance(named, str) and named in outreach_line.ACTS:
        values = outreach_line.values(raw)
        return ActLine(n, _needed(raw, "on"), outreach=named, values=values)
    kind = _kind(named)
    if kind is ActKind.RECEIVE:
        return ActLine(n, raw={name: value for name, value in raw.items() if name != "act"})
    made = KINDS[kind]
    names = {_OTHERWISE.get(one.name, one.name): one for one in fields(made)}
    unknown = sorted(key for key in raw if key not in names and key not in _COMMON)
    if unknown:
        listed = "、".join(shorten(clean_line(key).text, 40) for key in unknown[:5])
        raise Refused("unknown_key", f"里面有不认识的栏：{listed}", NOT_TAKEN, AGAIN)
    said = {one.name: _value(raw[name], name, one) for name, one in names.items() if name in raw}
    return ActLine(n, _needed(raw, "on"), _needed(raw, "matter"), made(**said))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key written twice would lose the first; it becomes a key that nobody knows, and is refused as such."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[f"{key}（写了两次）" if key in found else key] = value
    return found


def _kind(value: object) -> ActKind:
    try:
        return ActKind(str(value))
    except ValueError as error:
        named = shorten(clean_line(str(value)).text, 40) if value else ""
        what = f"不认识的事“{named}”" if named else "没有写是什么事（act）"
        raise Refused("unknown_act", what, NOT_TAKEN, "请照说明里的名称写", field="act") from error


def _needed(raw: dict[str, Any], name: str) -> str:
    found = _text(raw.get(name), name)
    if not found.strip():
        what = {"on": "没有写哪一天（on）", "matter": "没有写事项编号（matter）"}[name]
        raise Refused("blank", what, NOT_TAKEN, AGAIN, field=name)
    if name == "on" and not found.strip()[:4].isdigit():
        raise Refused("bad_date", "“on”要写出年月日，例如 2026-11-25", NOT_TAKEN, AGAIN, field=name)
    return found


def _value(value: Any, name: str, about: Any) -> Any:
    if name == "answers":
        return _answers(value)
    if isinstance(about.default, bool):
        if value not in (True, False, None):
            raise Refused("wrong_type", f"“{name}”应为 true 或 false", NOT_TAKEN, AGAIN, field=name)
        return bool(value)
    if name in _LISTED and isinstance(value, list):
        return "、".join(_text(one, name) for one in value)
    return _text(value, name)


def _answers(value: Any) -> tuple[PointAnswer, ...]:
    if not isinstance(value, list):
        raise Refused("wrong_type", "“answers”应为列表", NOT_TAKEN, AGAIN, field="answers")
    known = {one.name for one in fields(PointAnswer)}
    found = []
    for n, one in enumerate(value):
        if not isinstance(one, dict) or set(one) - known:
            raise Refused(
                "unknown_key", f"第 {n + 1} 个答复里有不认识的栏", NOT_TAKEN, AGAIN, field=f"answers.{n}"
            )
        found.append(PointAnswer(**{name: _text(one[name], name) for name in one}))
    return tuple(found)


def _text(value: Any, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise Refused("wrong_type", f"“{name}”应为文字", NOT_TAKEN, AGAIN, field=name)
    return str(value)
