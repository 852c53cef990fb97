"""Acts drawn by chance, lawful and others, with days about the one on which they are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.flow import life
from xfdesk.records import acts
from xfdesk.records.acts import Act
from xfdesk.rules.words import (
    ActKind,
    CarriedOut,
    DeliveryMethod,
    OfficialState,
    Outcome,
    PaperKind,
    Receipt,
    ReviewKind,
    Route,
    Satisfaction,
    StepKind,
)

BEGIN = date(2026, 11, 20)
WORDS = st.sampled_from(["核对档案", "先行认定", "=1+1", "\x07铃", "𠮷", "同意", "再办", ""])
NUMBERS = st.sampled_from(["", "", "", "", "", "处〔2026〕9号", "处〔2026〕1号", "处〔2027〕2号"])
POINTS = st.sampled_from(["1", "1", "1", "2", "2", "3"])
UNITS = st.sampled_from(["社会保障所", "自然资源所", "司法所", "区法院", ""])
SESSIONS = st.sampled_from(["", "", "", "1", "第2次", "2027-1", "9-9", "没有"])
OTHERS = st.sampled_from(["区法院", "区水务局", "司法所"])


def words(kind: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([one.value for one in kind])


AHEAD = st.sampled_from(["+7", "+20", "+30", "+80", "-3"])
"""A day ahead of the act's own, as `_ahead` reads it."""


answer = st.builds(
    acts.PointAnswer,
    POINTS,
    st.just("同意补发"),
    words(Outcome),
    st.sampled_from(["某办法第五条", "某办法第五条", ""]),
    st.sampled_from(["", *CarriedOut]),
)
answers = st.lists(answer, max_size=3, unique_by=lambda one: one.point).map(tuple)
ACTS: dict[ActKind, st.SearchStrategy[Any]] = {
    ActKind.ACCEPT: st.just(acts.Accept()),
    ActKind.WITHDRAW: st.builds(acts.Withdraw, WORDS),
    ActKind.ROUTE: st.builds(acts.ChangeRoute, st.sampled_from([str(route.value) for route in Route])),
    ActKind.TRANSFER: st.builds(acts.Transfer, OTHERS),
    ActKind.OBJECTION: st.builds(acts.Objection, WORDS),
    ActKind.RETURNED: st.builds(acts.Returned, OTHERS, WORDS),
    ActKind.NOTICE: st.builds(
        acts.Notice,
        words(PaperKind),
        NUMBERS,
        st.sampled_from(["", *DeliveryMethod]),
        st.sampled_from(["", *Receipt]),
        st.sampled_from(["", "", "+2"]),
    ),
    ActKind.ASSIGN: st.builds(acts.Assign, WORDS, WORDS, AHEAD, UNITS),
    ActKind.STEP: st.builds(acts.TakeStep, words(StepKind), WORDS, WORDS),
    ActKind.PROMISE: st.builds(acts.MakePromise, WORDS, WORDS, AHEAD),
    ActKind.PROMISE_KEPT: st.builds(acts.KeepPromise, WORDS),
    ActKind.JUDGE: st.builds(
        lambda made, point, due, unit: replace(made(point), due=due, unit=unit),
        st.sampled_from([life.solved, life.refusing]),
        POINTS,
        AHEAD,
        UNITS,
    ),
    ActKind.EXTEND: st.builds(
        acts.Extend, st.sampled_from(["1", "30", "30", "31"]), WORDS, st.just("韩雪梅")
    ),
    ActKind.SUPERVISE: st.builds(acts.Supervise, WORDS, WORDS, AHEAD),
    ActKind.SUPERVISION_ANSWERED: st.builds(acts.AnswerSupervision, WORDS, WORDS),
    ActKind.REPLY: st.builds(
        acts.GiveReply,
        NUMBERS,
        st.just("社会保障所"),
        answers,
        st.sampled_from([life.REMEDY, life.REMEDY, life.REMEDY, ""]),
    ),
    ActKind.DELIVER: st.builds(acts.Deliver, words(DeliveryMethod), words(Receipt)),
    ActKind.CARRIED_OUT: st.builds(acts.CarryOut, POINTS, words(CarriedOut)),
    ActKind.CALL_BACK: st.builds(
        acts.MakeCallBack, st.just("电话"), WORDS, words(Satisfaction), words(Satisfaction), WORDS
    ),
    ActKind.REVIEW_REQUESTED: st.builds(acts.RequestReview, words(ReviewKind), st.just("区人民政府")),
    ActKind.REVIEW_OPINION: st.builds(
        acts.ReviewOpinion, words(ReviewKind), WORDS, st.sampled_from(["", "", "2", "400"])
    ),
    ActKind.ENTER_OFFICIAL: st.builds(
        acts.EnterOfficial, words(OfficialState), st.sampled_from(["", "XF-7"])
    ),
    ActKind.CLOSE: st.just(acts.Close()),
    ActKind.REOPEN: st.builds(acts.Reopen, WORDS),
    ActKind.BRING: st.builds(acts.Bring, SESSIONS, WORDS, UNITS),
    ActKind.DECIDE: st.builds(acts.Decide, SESSIONS, WORDS, UNITS, AHEAD, WORDS),
    ActKind.REPORT_BACK: st.builds(acts.ReportBack, WORDS, SESSIONS),
    ActKind.STRUCK_OFF: st.builds(acts.StrikeOff, SESSIONS),
}
MATTERS = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3, 3, 4, 5])
_DAYS = ("due", "by_when", "answer_due", "delivered_on", "next_look_on")


def dated(act: Act, on: date) -> Act:
    """With its days counted from the act's own."""
    ahead = {name: value for name in _DAYS if (value := getattr(act, name, ""))[:1] in ("+", "-")}
    return replace(act, **{name: (on + timedelta(days=int(n))).isoformat() for name, n in ahead.items()})


_WANTED = {"reason": "来访人要求", "approver": "韩雪梅", "what": "再去核对", "measures": "核对档案", "lead_official": "韩雪梅", "outcome": "维持",
    "by_whom": "韩雪梅", "sender": "区法院", "to": "区法院", "text": "去看了", "decision": "先行补发", "assigned_to": "社会保障所", "by": "林小雨", "number": "XF-7", "route": "1", "due": "+9", "by_when": "+9", "unit": "社会保障所"}  # fmt: skip


def filled(act: Act, on: date) -> Act:
    """What was offered with what people type into it."""
    blanks = {name: word for name, word in _WANTED.items() if getattr(act, name, None) == ""}
    if isinstance(act, acts.GiveReply):
        given = tuple(
            replace(one, answer="同意", outcome=one.outcome or "解释说明", basis="某办法")
            for one in act.answers
        )
        return replace(act, answers=given, by="社会保障所")
    if isinstance(act, (acts.Notice, acts.Judge)):
        return act
    return dated(replace(act, **blanks), on)
