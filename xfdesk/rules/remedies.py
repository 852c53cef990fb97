"""The visitor's two remedies: 复查 against a delivered opinion, 复核 against that of the 复查 (arts. 35, 36)."""

from __future__ import annotations

from xfdesk.errors import Refused
from xfdesk.rules.articles import ARTICLE_35, ARTICLE_36, NOT_RECORDED
from xfdesk.rules.life import Life
from xfdesk.rules.words import ReviewKind


def review(kind: ReviewKind, life: Life) -> None:
    """A 复查 follows a delivered opinion, a 复核 the opinion on the 复查; each once for an opinion (arts. 35, 36)."""
    refused = refusal_of(kind, life)
    if refused is not None:
        raise refused


def either(life: Life) -> None:
    """That one of the two can be asked for."""
    refusals = [refusal_of(kind, life) for kind in ReviewKind]
    if refusals[0] is not None and None not in refusals:
        raise refusals[0]


def refusal_of(kind: ReviewKind, life: Life) -> Refused | None:
    h = life.happened
    if kind is ReviewKind.FIRST:
        if not life.judged or h.settled_on is not None or h.delivered_on is None:
            return Refused(
                "review_without_opinion",
                "送达了处理意见书才能请求复查（《信访工作条例》第三十五条）",
                NOT_RECORDED,
                "请先记“出具答复”和“记送达”",
                article=ARTICLE_35,
                field="kind",
            )
        anew = h.told_again and h.review_closed_on is not None and h.second_requested_on is None
        if h.review_requested_on is not None and not anew:
            return Refused(
                "review_once",
                "对这份答复已经请求过复查（《信访工作条例》第三十五条）",
                NOT_RECORDED,
                "对复查意见不服的，请记复核",
                article=ARTICLE_35,
                field="kind",
            )
        return None
    if h.review_closed_on is None:
        return Refused(
            "second_without_first",
            "收到复查意见才能请求复核（《信访工作条例》第三十六条）",
            NOT_RECORDED,
            "请先记复查意见",
            article=ARTICLE_36,
            field="kind",
        )
    if h.second_requested_on is not None:
        return Refused(
            "second_once",
            "已经请求过复核，复核意见是终结意见（《信访工作条例》第三十六条）",
            NOT_RECORDED,
            "请等复核意见",
            article=ARTICLE_36,
            field="kind",
        )
    return None


def open_review(life: Life) -> ReviewKind | None:
    h = life.happened
    if h.second_requested_on is not None and h.second_closed_on is None:
        return ReviewKind.SECOND
    if h.review_requested_on is not None and h.review_closed_on is None:
        return ReviewKind.FIRST
    return None


def hearing(days: int, elapsed: int) -> None:
    """What a hearing took lies between request and opinion (art. 36)."""
    if days > elapsed:
        raise Refused(
            "hearing_days",
            f"听证 {days} 日，比请求到意见之间的 {elapsed} 日还长（《信访工作条例》第三十六条）",
            NOT_RECORDED,
            "请核对天数",
            article=ARTICLE_36,
            field="hearing_days",
        )
