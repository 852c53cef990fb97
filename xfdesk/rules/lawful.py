"""Which acts are lawful on a matter as it stands on the act's day; each refusal names its article.

`Life` is read as of that day. What has in fact happened late may still be recorded and stays late for ever (law.md, 'The
clock'); what the regulation does not know at all is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xfdesk.errors import Refused
from xfdesk.rules import clock, closing, conferring, extending, finishing, ordering, remedies, status
from xfdesk.rules.articles import (
    ARTICLE_22,
    ARTICLE_23,
    ARTICLE_27,
    ARTICLE_30,
    ARTICLE_31,
    ARTICLE_34,
    ARTICLE_36,
    NOT_RECORDED,
)
from xfdesk.rules.life import Life
from xfdesk.rules.words import ActKind, Channel, MatterClass, Receipt, Status

MEETS = {
    "D1": ActKind.NOTICE, "D2": ActKind.NOTICE, "D3": ActKind.OBJECTION, "D4": ActKind.REPLY, "D5": ActKind.REPLY,
    "D13": ActKind.REPLY, "M": ActKind.REPLY, "K": ActKind.JUDGE, "N": ActKind.NOTICE, "P": ActKind.PROMISE_KEPT,
    "S": ActKind.SUPERVISION_ANSWERED, "V": ActKind.DELIVER, "L": ActKind.CARRIED_OUT, "C": ActKind.CALL_BACK,
    "E": ActKind.ENTER_OFFICIAL, "D7": ActKind.REVIEW_OPINION, "D9": ActKind.REVIEW_OPINION,
}  # fmt: skip
"""Which act meets a duty."""
UNSEALED = (ActKind.TRANSFER, ActKind.NOTICE, ActKind.ENTER_OFFICIAL)
"""What may be recorded of a sealed accusation: to whom it goes, its letter and its entry, and nothing of its content."""


def may(kind: ActKind, life: Life, on: date) -> None:
    """Raise `Refused` when the act is not lawful on that day, whatever it says."""
    if life.sealed and kind not in UNSEALED:
        raise Refused(
            "accusation_sealed",
            "检举控告只转送有权处理的机关，不在这里办理（《信访工作条例》第三十条）",
            NOT_RECORDED,
            "要打印移送函，请在台账里写明原因打开它",
            article=ARTICLE_30,
        )
    look = _LOOKS.get(kind)
    if look is not None:
        look(life, on)


def _in_hand(life: Life) -> None:
    """The matter is neither handed on nor over."""
    _not_over(life)
    if status.is_handed_on(life.status):
        raise Refused(
            "handed_on",
            f"这件事项{life.status}，不在本单位办理（《信访工作条例》第二十二条）",
            NOT_RECORDED,
            "退回来的请先记“退回”，改了途径的请先改办理途径",
            article=ARTICLE_22,
        )


def _not_over(life: Life) -> None:
    if life.status is Status.WITHDRAWN:
        raise Refused("withdrawn", "这件事项已经撤回", NOT_RECORDED, "来访人又提出来的，请先记“重新办理”")
    if life.status is Status.FINAL:
        raise Refused(
            "final",
            "复核意见是终结意见，这件事项已经终结（《信访工作条例》第三十六条）",
            NOT_RECORDED,
            "有新的事实和理由的，请另外登记一件",
            article=ARTICLE_36,
        )
    if life.happened.closed_on is not None:
        raise Refused("closed", "这件事项已经办结", NOT_RECORDED, "要接着办，请先记“重新办理”")


def _not_settled(life: Life) -> None:
    if life.happened.settled_on is not None:
        raise Refused(
            "settled",
            "这件事项已经当场解决并答复",
            NOT_RECORDED,
            "有新的诉求请另外登记；只差录入的，录入后办结",
        )


def _in_order(life: Life, on: date) -> None:
    """What ends a matter, or sends it elsewhere, does not come before what is recorded already."""
    ordering.not_before(life.latest, on)


def _not_replied(life: Life) -> None:
    if life.happened.replied_on is not None:
        raise Refused(
            "replied",
            "这件事项已经出具书面答复（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "答复要改的，请再出具一份答复",
            article=ARTICLE_34,
        )


def together(kind: ActKind, now: Life, on: date, *, corrects: bool = False) -> None:
    """What must hold with all that is recorded, whenever it happened: some things are done once, and none before another.

    A corrected act is left out of `now`, and keeps its place by itself.
    """
    h = now.happened
    if kind is ActKind.ACCEPT:
        _accepted_once(now)
        if not corrects:
            _not_extended(now)
    elif kind is ActKind.EXTEND:
        extending.once(now)
        ordering.not_before(h.accepted_on, on)
    elif kind is ActKind.OBJECTION and now.objected:
        _objected()
    elif kind is ActKind.REPLY:
        _after_acceptance(now, on)
        ordering.not_before(now.turned_on, on)
    elif kind in (ActKind.ASSIGN, ActKind.DECIDE) and not corrects:
        ordering.after_the_assignment(now.assigned_since, on)


def _not_extended(life: Life) -> None:
    if life.happened.extended_on is not None:
        raise Refused(
            "accepted_after_extension",
            "已经按原来的期限延过期，不能再改受理日期（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请先核对延期那一条",
            article=ARTICLE_34,
        )


def _accepted_once(life: Life) -> None:
    if life.happened.accepted_on is not None:
        raise Refused(
            "accepted_twice",
            f"{life.happened.accepted_on.isoformat()} 已经受理，60 日从那天算起（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "日期记错了的，请更正那一条",
            article=ARTICLE_34,
        )


def _accept(life: Life, on: date) -> None:
    _in_hand(life)
    _not_settled(life)
    _accepted_once(life)
    _not_replied(life)


def _withdraw(life: Life, on: date) -> None:
    _not_over(life)
    _in_order(life, on)


def _route(life: Life, on: date) -> None:
    _not_over(life)
    if life.happened.matter_class is not MatterClass.PETITION:
        raise Refused(
            "route_of_petitions",
            "办理途径只用于申诉求决（《信访工作条例》第三十一条）",
            NOT_RECORDED,
            "这件事项的性质不对的，请更正登记",
            article=ARTICLE_31,
        )
    if life.status is Status.TRANSFERRED:
        _in_hand(life)
    _not_settled(life)
    _not_replied(life)
    _in_order(life, on)


def _transfer(life: Life, on: date) -> None:
    _in_hand(life)
    _not_settled(life)
    _not_replied(life)
    _in_order(life, on)


def _objection(life: Life, on: date) -> None:
    _in_hand(life)
    if life.happened.channel is not Channel.ASSIGNED:
        raise Refused(
            "objection_to_nothing",
            "只有上级转送、交办来的事项才能提出异议（《信访工作条例》第二十三条）",
            NOT_RECORDED,
            "不属于本单位的请记“转送”",
            article=ARTICLE_23,
        )
    if life.happened.accepted_on is not None or life.objected:
        _objected()
    _not_replied(life)


def _objected() -> None:
    raise Refused(
        "objection_spent",
        "已经受理或已经提过异议，不能再提（《信访工作条例》第二十三条）",
        NOT_RECORDED,
        "请与转来的机关联系，或记“转送”",
        article=ARTICLE_23,
    )


def _returned(life: Life, on: date) -> None:
    _not_over(life)
    if life.status is not Status.TRANSFERRED:
        raise Refused("not_transferred", "这件事项没有转送出去，谈不上退回", NOT_RECORDED, "请核对编号")
    _in_order(life, on)


def _judge(life: Life, on: date) -> None:
    _in_hand(life)
    if not life.judged:
        raise Refused(
            "no_verdict_here",
            "只有出具处理意见书的申诉求决才判断合理不合理（《信访工作条例》第三十一条）",
            NOT_RECORDED,
            "途径不对的，请先改办理途径",
            article=ARTICLE_31,
        )
    if not life.points:
        raise Refused(
            "nothing_to_judge", "这件事项没有诉求，没有可以判断的", NOT_RECORDED, "请先更正登记，补上诉求"
        )


def _extend(life: Life, on: date) -> None:
    """Once, at most 30 days, and before the sixty are over (art. 34)."""
    _in_hand(life)
    if not clock.runs_sixty_days(life.happened, on):
        raise Refused(
            "extension_without_clock",
            "这件事项不走 60 日的期限，没有延期（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请核对编号",
            article=ARTICLE_34,
        )
    _not_replied(life)
    extending.once(life)


def _reply(life: Life, on: date) -> None:
    _in_hand(life)
    _not_settled(life)
    if not life.points:
        raise Refused(
            "reply_to_nothing", "这件事项没有诉求，没有可以答复的", NOT_RECORDED, "请先更正登记，补上诉求"
        )


def _after_acceptance(life: Life, on: date) -> None:
    accepted = life.happened.accepted_on
    if accepted is not None and on < accepted:
        raise Refused(
            "reply_before_acceptance",
            "答复日期早于受理日期（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请核对日期",
            article=ARTICLE_34,
            field="on",
        )


def _deliver(life: Life, on: date) -> None:
    _not_over(life)
    if life.replied_newest is None:
        raise Refused(
            "nothing_to_deliver",
            "还没有出具书面答复，没有可以送达的（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请先记“出具答复”",
            article=ARTICLE_34,
        )
    if life.receipt in (Receipt.SIGNED, Receipt.REFUSED):
        raise Refused("delivered_twice", "这份答复已经送达", NOT_RECORDED, "日期或方式记错了的，请更正那一条")


def _carried_out(life: Life, on: date) -> None:
    _not_over(life)
    if not any(point.answer for point in life.points):
        raise Refused(
            "nothing_promised_in_reply",
            "还没有答复，谈不上落实（《信访工作条例》第二十七条）",
            NOT_RECORDED,
            "请先记“出具答复”；做了的事可以先记一步",
            article=ARTICLE_27,
        )


def _call_back(life: Life, on: date) -> None:
    if life.happened.replied_on is None and life.happened.settled_on is None:
        raise Refused(
            "call_back_early",
            "还没有答复，谈不上回访",
            NOT_RECORDED,
            "联系来访人可以记一步；答复以后再记回访",
        )


def _promise_kept(life: Life, on: date) -> None:
    if not life.promises:
        raise Refused("no_promise", "没有还没兑现的答应", NOT_RECORDED, "请核对编号，或先记“记答应的事”")


def _supervision_answered(life: Life, on: date) -> None:
    _in_hand(life)
    if not life.supervisions:
        raise Refused("no_supervision", "没有等着反馈的督办", NOT_RECORDED, "请核对编号")


def _review_requested(life: Life, on: date) -> None:
    """Which of the two remedies is asked for decides the rest."""
    if life.status is Status.WITHDRAWN:
        _not_over(life)


def _review_opinion(life: Life, on: date) -> None:
    if remedies.open_review(life) is None:
        raise Refused(
            "no_review",
            "没有正在进行的复查或复核（《信访工作条例》第三十五条、第三十六条）",
            NOT_RECORDED,
            "请先记“请求复查”",
            article="第三十五条、第三十六条",
        )


def _reopen(life: Life, on: date) -> None:
    if life.status is Status.FINAL:
        _not_over(life)
    if life.happened.closed_on is None and life.happened.withdrawn_on is None:
        raise Refused("not_over", "这件事项还在办理，不用重新办理", NOT_RECORDED, "直接记要记的事就行")
    _in_order(life, on)


def _close(life: Life, on: date) -> None:
    _in_hand(life)
    if remedies.open_review(life) is not None:
        raise Refused(
            "close_in_review",
            "正在复查或复核，意见出来以前不能办结（《信访工作条例》第三十五条、第三十六条）",
            NOT_RECORDED,
            "请先记复查意见",
            article="第三十五条、第三十六条",
        )
    finishing.complete(closing.needs(finishing.state_of(life)))
    _in_order(life, on)


def _open(life: Life, on: date) -> None:
    _in_hand(life)


def _decide(life: Life, on: date) -> None:
    _in_hand(life)
    conferring.decide(life, on)


_LOOKS: dict[ActKind, Callable[[Life, date], None]] = {
    ActKind.ACCEPT: _accept,
    ActKind.WITHDRAW: _withdraw,
    ActKind.ROUTE: _route,
    ActKind.TRANSFER: _transfer,
    ActKind.OBJECTION: _objection,
    ActKind.RETURNED: _returned,
    ActKind.ASSIGN: _open,
    ActKind.STEP: _open,
    ActKind.PROMISE: _open,
    ActKind.PROMISE_KEPT: _promise_kept,
    ActKind.JUDGE: _judge,
    ActKind.EXTEND: _extend,
    ActKind.SUPERVISE: _open,
    ActKind.SUPERVISION_ANSWERED: _supervision_answered,
    ActKind.REPLY: _reply,
    ActKind.DELIVER: _deliver,
    ActKind.CARRIED_OUT: _carried_out,
    ActKind.CALL_BACK: _call_back,
    ActKind.REVIEW_REQUESTED: _review_requested,
    ActKind.REVIEW_OPINION: _review_opinion,
    ActKind.REOPEN: _reopen,
    ActKind.CLOSE: _close,
    ActKind.BRING: _open,
    ActKind.DECIDE: _decide,
    ActKind.REPORT_BACK: conferring.report_back,
    ActKind.STRUCK_OFF: conferring.strike_off,
}
