"""Whose a unit is: 交办 goes to one of ours, 转送 to a body that is not ours (art. 22)."""

from __future__ import annotations

from collections.abc import Iterable

from xfdesk.rules.text import fold
from xfdesk.rules.words import Handling

ARTICLE = "第二十二条"
_NEVER_OURS = ("法院", "法庭", "检察院", "仲裁委")
"""Courts, procuratorates and arbitration boards belong to no office, whether the register knows them or not."""


def is_ours(name: str, register: Iterable[tuple[str, bool]]) -> bool | None:
    """As the register says; None when nobody has said it yet."""
    wanted = _folded(name)
    for known, ours in register:
        if _folded(known) == wanted:
            return ours
    return False if any(word in wanted for word in _NEVER_OURS) else None


def refusal(handling: Handling | None, name: str, ours: bool | None) -> str:
    """Why this way cannot lead to this unit, or ""."""
    if handling is Handling.TRANSFERRED and ours is True:
        return f"“{name}”是本单位的，不能转送，应当交办（《信访工作条例》{ARTICLE}）；请把办理方式改为交办"
    if handling is Handling.ASSIGNED and ours is False:
        return f"“{name}”不是本单位的，不能交办，应当转送（《信访工作条例》{ARTICLE}）；请把办理方式改为转送"
    return ""


def is_about(unit: str, concerned: str) -> bool:
    """Whether a unit is among those that a matter is about (art. 30)."""
    return len(_folded(unit)) >= 2 and _folded(unit) in _folded(concerned)


def _folded(name: str) -> str:
    return "".join(fold(name).split())
