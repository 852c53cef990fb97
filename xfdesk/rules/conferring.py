"""What the joint conference may do with a matter: it decides on what was brought to it, hears the report, and strikes off."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from xfdesk.errors import Refused
from xfdesk.rules.articles import ARTICLE_22, NOT_RECORDED
from xfdesk.rules.life import AtSession, Life


def decide(life: Life, on: date) -> None:
    """Only on what was brought to a session, and once; only a session that sits, or has sat, decides (art. 22)."""
    waiting = [one for one in life.sessions if one.decided_on is None]
    if not waiting and life.sessions:
        _already("decided_twice", f"{life.sessions[-1].session}已经交办")
    if not waiting:
        raise Refused(
            "not_brought",
            "这件事项没有提请联席会议，会议没有可以定的（《信访工作条例》第二十二条）",
            NOT_RECORDED,
            "请先记“提请会议”；不经会议的，记“定承办”",
            article=ARTICLE_22,
        )
    if not any(has_sat(one, on) for one in waiting):
        not_yet(waiting[-1].session, waiting[-1].held_on or on)


def has_sat(one: AtSession, on: date) -> bool:
    """A session without a day of its own may sit on any."""
    return one.held_on is None or one.held_on <= on


def not_yet(session: str, held_on: date) -> None:
    """A session does not decide before its day (art. 22)."""
    raise Refused(
        "not_yet_sat",
        f"{session} {held_on.isoformat()} 才开，还没有定（《信访工作条例》第二十二条）",
        NOT_RECORDED,
        "请核对日期；会期有变的，请先改会议的日期",
        article=ARTICLE_22,
        field="on",
    )


def report_back(life: Life, on: date) -> None:
    """What was decided, once, also when the matter is over meanwhile: the conference still wants to hear of it (art. 22)."""
    if any(one.decided_on and not one.reported_on for one in life.sessions):
        return
    reported = [one for one in life.sessions if one.reported_on]
    if reported:
        _already("reported_twice", f"已经向{reported[-1].session}反馈")
    raise Refused(
        "nothing_to_report_back",
        "联席会议还没有交办，谈不上反馈（《信访工作条例》第二十二条）",
        NOT_RECORDED,
        "请先记“会议交办”；办了的事可以记一步",
        article=ARTICLE_22,
    )


def strike_off(life: Life, on: date) -> None:
    """What was decided and reported back is struck off, once, and nothing else (art. 22)."""
    if any(one.reported_on and not one.struck_off_on for one in life.sessions):
        return
    struck = [one for one in life.sessions if one.struck_off_on]
    if struck:
        _already("struck_off_twice", f"{struck[-1].session}的交办已经销号")
    raise Refused(
        "nothing_to_strike_off",
        "联席会议交办并且反馈了结果的才能销号（《信访工作条例》第二十二条）",
        NOT_RECORDED,
        "请先记“会议交办”和“向会议反馈”",
        article=ARTICLE_22,
    )


def _already(rule: str, what: str) -> NoReturn:
    raise Refused(rule, what, NOT_RECORDED, "要改的，请更正那一条")
