"""The one extension of the sixty days (art. 34)."""

from __future__ import annotations

from datetime import date

from xfdesk.errors import Refused
from xfdesk.rules.articles import ARTICLE_34, NOT_RECORDED
from xfdesk.rules.life import Life

LONGEST_EXTENSION = 30
"""Days, art. 34."""


def once(life: Life) -> None:
    """Only once (art. 34)."""
    if life.happened.extended_on is not None:
        raise Refused(
            "extension_once",
            "只能延期一次，这件事项已经延过（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请抓紧答复",
            article=ARTICLE_34,
        )


def in_time(on: date, last: date) -> None:
    """`last`: the rolled last day of the sixty. An extension after it is none (art. 34)."""
    if on > last:
        raise Refused(
            "extension_expired",
            f"60 日已在 {last.isoformat()} 届满，届满后不能再延期（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请尽快答复，超期照实留痕",
            article=ARTICLE_34,
            field="on",
        )


def of_days(days: int) -> None:
    """Of at most thirty days (art. 34)."""
    if not 1 <= days <= LONGEST_EXTENSION:
        raise Refused(
            "extension_limit",
            f"延期最多 30 日，填的是 {days} 日（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请改成 1 到 30 日",
            article=ARTICLE_34,
            field="days",
        )
