"""Closing a matter: the self-check as refusals, each with its article (law.md, 'Before a matter is closed')."""

from __future__ import annotations

from datetime import date

from xfdesk.errors import Refused
from xfdesk.rules.articles import (
    ARTICLE_21,
    ARTICLE_27,
    ARTICLE_32,
    ARTICLE_34,
    ARTICLE_35,
    NOT_RECORDED,
)
from xfdesk.rules.closing import MatterState, PointState
from xfdesk.rules.life import Life


def state_of(life: Life) -> MatterState:
    """What the self-check before closing looks at."""
    return MatterState(
        tuple(PointState(p.answer, p.outcome, p.answer_basis or p.basis, p.carried_out) for p in life.points),
        remedy_told=life.remedy_told,
        receipt=life.receipt,
        settled=life.happened.settled_on is not None,
        official=life.official,
        called_back=life.called_back,
        opinion_owed=life.judged,
    )


def complete(needs: tuple[str, ...]) -> None:
    """Raise `Refused` for the first thing that closing still wants, with its article; all of them stand in the sentence."""
    if not needs:
        return
    what, do = f"还不能办结，还差：{'、'.join(needs)}", "补上以后再办结"
    if "书面答复" in needs:
        raise Refused(
            "close_unanswered", f"{what}（《信访工作条例》第三十四条）", NOT_RECORDED, do, article=ARTICLE_34
        )
    if "办理结论" in needs:
        raise Refused(
            "close_outcome", f"{what}（《信访工作条例》第三十二条）", NOT_RECORDED, do, article=ARTICLE_32
        )
    if "依据" in needs:
        raise Refused(
            "close_basis", f"{what}（《信访工作条例》第三十二条）", NOT_RECORDED, do, article=ARTICLE_32
        )
    if "救济途径" in needs:
        raise Refused(
            "close_remedy", f"{what}（《信访工作条例》第三十五条）", NOT_RECORDED, do, article=ARTICLE_35
        )
    if "送达" in needs:
        raise Refused(
            "close_undelivered", f"{what}（《信访工作条例》第三十四条）", NOT_RECORDED, do, article=ARTICLE_34
        )
    if "落实" in needs:
        raise Refused(
            "close_undone", f"{what}（《信访工作条例》第二十七条）", NOT_RECORDED, do, article=ARTICLE_27
        )
    raise Refused(
        "close_not_entered", f"{what}（《信访工作条例》第二十一条）", NOT_RECORDED, do, article=ARTICLE_21
    )


def stays_complete(needs: tuple[str, ...], closed_on: date) -> None:
    """What is told late of a matter that was closed since does not undo what closing wanted."""
    if needs:
        raise Refused(
            "closed_since",
            f"这件事项 {closed_on.isoformat()} 已经办结，这样记就还差：{'、'.join(needs)}",
            NOT_RECORDED,
            "要接着办，请先记“重新办理”",
        )
