"""生活困难: the office owes word of social assistance, whatever the verdict (arts. 27, 37)."""

from __future__ import annotations

from collections.abc import Iterable

ARTICLE = "第三十七条"
OWED = "来访人生活困难，要告知可以申请社会救助（《信访工作条例》第二十七条、第三十七条）；告知后请写在解释、救济途径或答复里"
_TOLD = ("救助", "低保", "最低生活保障", "特困", "困难补助", "困难补贴", "慈善")


def told(words: Iterable[str]) -> bool:
    """Whether anything that was written speaks of assistance."""
    return any(word in text for text in words for word in _TOLD)
