"""Values of a JSON text as the forms want them: a wrong one is refused with its key, an unknown key with its object."""

from __future__ import annotations

from typing import Any

from xfdesk.errors import Refused
from xfdesk.rules.text import clean_line, shorten

NOT_TAKEN = "没有收进来"
AGAIN = "请改正文件里的这一处，再导入一次"


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key written twice would lose the first; it becomes a key that nobody knows, and is refused as such."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[f"{key}（写了两次）" if key in found else key] = value
    return found


def named(raw: Any, where: str, known: set[str]) -> dict[str, Any]:
    """A person of a list: the name may not be left out."""
    found = known_keys(raw, where, known)
    if not clean_line(text_of(found, "name")).text:
        raise wrong(where, "里有一位没有姓名")
    return found


def line(raw: dict[str, Any], key: str, most: int = 100) -> str:
    """One line of text, cleaned as the typed fields of a visit are."""
    found = clean_line(text_of(raw, key)).text
    if len(found) > most:
        raise wrong(key, f"最多 {most} 字，现在 {len(found)} 字")
    return found


def word(kind: Any, raw: Any, key: str) -> Any:
    if raw is None or raw == "":
        return None
    try:
        return kind(raw)
    except ValueError as error:
        offered = "、".join(str(word.value) for word in kind)
        raise wrong(key, f"只能是：{offered}") from error


def record(kind: Any, raw: dict[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for name, value in raw.items():
        default = kind.__dataclass_fields__[name].default
        values[name] = flag(value, name) if isinstance(default, bool) else as_text(value, name)
    return kind(**values)


def text_of(raw: dict[str, Any], key: str) -> str:
    return as_text(raw.get(key), key)


def as_text(value: Any, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise wrong(key, "应为文字")
    return str(value)


def flag(value: Any, key: str) -> bool:
    if value is None:
        return False
    if not isinstance(value, bool):
        raise wrong(key, "应为 true 或 false")
    return value


def listed(value: Any, key: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise wrong(key, "应为列表")
    return value


def mapping(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    """As `known_keys`, but it may be left out."""
    return {} if value is None else known_keys(value, where, known)


def known_keys(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    """An object of these keys alone."""
    if not isinstance(value, dict):
        raise wrong(where, "应为一组名称和内容")
    unknown = sorted(key for key in value if key not in known)
    if unknown:
        names = "、".join(shorten(clean_line(key).text, 40) for key in unknown[:5])
        raise Refused("unknown_key", f"{where}里有不认识的栏：{names}", NOT_TAKEN, AGAIN)
    return value


def wrong(key: str, why: str) -> Refused:
    return Refused("wrong_type", f"“{key}”{why}", NOT_TAKEN, AGAIN, field=key)
