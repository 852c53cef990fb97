"""Who sat in whose place, and why: the sentence that a reception day keeps, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence

StandIn = tuple[str, str]
"""(who sat, in whose place)."""


def pairs(planned: Sequence[str], sat: Sequence[str]) -> tuple[tuple[StandIn, ...], tuple[str, ...]]:
    """Stand-ins in their order, and those planned whom nobody replaced. One more than was planned stands in for nobody."""
    missing = [name for name in planned if name not in sat]
    added = [name for name in sat if name not in planned]
    return tuple(zip(added, missing, strict=False)), tuple(missing[len(added) :])


def sentence(planned: Sequence[str], sat: Sequence[str], why: str) -> str:
    """`韩雪梅代周启明（赴县开会）`; "" when those planned sat."""
    replaced, missed = pairs(planned, sat)
    said = [f"{name}代{absent}" for name, absent in replaced] + [f"{name}未到" for name in missed]
    return "；".join(said) + (f"（{why}）" if why and said else "")


def reason(typed: str, planned: Sequence[str]) -> str:
    """The reason within a sentence of ours on those planned, whoever sat for them; else what was typed."""
    listed = "|".join(map(re.escape, planned))
    part = f"(?:[^；（）]{{1,50}}代(?:{listed})|(?:{listed})未到)"
    found = re.fullmatch(f"{part}(?:；{part})*(?:（(.*)）)?", typed.strip()) if planned else None
    return (found[1] or "") if found else typed.strip()
