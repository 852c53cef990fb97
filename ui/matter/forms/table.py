"""What each act's short form asks, in the order in which it is asked. Nothing else lays out an act.

A row holds one or two cells, a cell a label and the fields that share it. `only` says for which values of other fields
a cell stands there at all; what has gone keeps what was typed until the form is closed.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from xfdesk.rules.words import (
    ROUTE_LABELS,
    ActKind,
    CarriedOut,
    DeliveryMethod,
    OfficialState,
    Outcome,
    ReasonCode,
    Receipt,
    ReviewKind,
    Satisfaction,
    StepKind,
    Verdict,
)


class Kind(enum.Enum):
    LINE = enum.auto()
    TEXT = enum.auto()
    DUE = enum.auto()
    """A day to come."""
    HELD = enum.auto()
    """A day that has been."""
    ROW = enum.auto()
    """One of a few, side by side; the digit of its place chooses it."""
    CHOICE = enum.auto()
    POINT = enum.auto()
    """One of the matter's demands, by its number."""
    WAITING = enum.auto()
    """One of the promises or supervisions that wait."""
    PAPER = enum.auto()
    """A notice that may be given to this visitor as the matter stands."""
    VERDICT = enum.auto()
    TICK = enum.auto()
    LEADER = enum.auto()
    ANYONE = enum.auto()
    UNIT = enum.auto()
    BODY = enum.auto()
    """A unit, also one that is not ours."""
    PERSON = enum.auto()
    SESSION = enum.auto()
    """A session of the joint conference; another may be typed by its number."""


Option = str | tuple[str, str]
Condition = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is the act's own; `say` the accessible name where the label is too short; `optional` may stay empty."""

    name: str
    kind: Kind = Kind.LINE
    choices: tuple[Option, ...] = ()
    hint: str = ""
    say: str = ""
    optional: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    label: str
    fields: tuple[Field, ...]
    only: tuple[Condition, ...] = ()
    shares: tuple[int, ...] = (1,)

    def stands(self, values: dict[str, str]) -> bool:
        return all(values.get(name, "") in wanted for name, wanted in self.only)


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """`each` are the rows asked once for every demand that is answered; `day` the word for the act's own day; `start` the
    field in which the cursor begins, where that is not the first one that is open.
    """

    rows: tuple[Row, ...] = ()
    each: tuple[Row, ...] = ()
    start: str = ""
    day: str = "哪天"
    done: str = "记下"


def _cell(label: str, field: Field, *, only: Sequence[Condition] = ()) -> Cell:
    return Cell(label, (field,), tuple(only))


def _words(*kinds: enum.StrEnum) -> tuple[str, ...]:
    return tuple(kind.value for kind in kinds)


def _line(label: str, name: str, hint: str = "", *, say: str = "", optional: bool = False) -> Cell:
    return _cell(label, Field(name, hint=hint, say=say or label, optional=optional))


def _text(label: str, name: str, hint: str) -> Cell:
    return _cell(label, Field(name, Kind.TEXT, hint=hint, say=label))


def _session(label: str, hint: str) -> Cell:
    return _cell(label, Field("conference", Kind.SESSION, hint=hint, say="哪一次联席会议", optional=True))


_METHODS, _RECEIPTS = _words(*DeliveryMethod), _words(*Receipt)
_METHOD = _cell("方式", Field("method", Kind.ROW, _METHODS, say="送达方式"))
_RECEIPT = _cell("签收", Field("receipt", Kind.ROW, _RECEIPTS, say="签收情况"))
_NUMBER = Field("number", hint="空着就自动编号", say="文号", optional=True)
_WHO = Cell(
    "谁办",
    (
        Field("unit", Kind.UNIT, hint="责任单位", say="责任单位"),
        Field("person", Kind.PERSON, hint="责任人", say="责任人", optional=True),
    ),
    shares=(3, 2),
)
_POINT = _cell("诉求", Field("point", Kind.POINT, say="哪一条诉求"))
_RESULTS = _words(*Satisfaction)

_FULL, _PARTLY, _NOT = Verdict.FULLY_REASONABLE, Verdict.PARTLY_REASONABLE, Verdict.UNREASONABLE
_NOW, _LATER = ("not_yet_solvable", ("",)), ("not_yet_solvable", ("1",))
_LAWFUL = ("reason_code", ("",))
_NO_BASIS = Field(
    "reason_code",
    Kind.TICK,
    (ReasonCode.NO_LEGAL_BASIS.value,),
    say=ReasonCode.NO_LEGAL_BASIS.value,
    optional=True,
)


def _if(*verdicts: Verdict) -> Condition:
    return ("verdict", tuple(verdict.value for verdict in verdicts))


_SOLVES = Cell(_WHO.label, _WHO.fields, (_if(_FULL, _PARTLY), _NOW), _WHO.shares)
_LEADS = Cell(
    "领导",
    (Field("leader", Kind.LEADER, hint="包案领导", say="包案领导"), Field("due", Kind.DUE, say="何时办到")),
    (_if(_FULL, _PARTLY), _NOW),
    (1, 0),
)
_JUDGE: tuple[Row, ...] = (
    (_POINT,),
    (_cell("判断", Field("verdict", Kind.VERDICT)),),
    (
        _cell("合理的", Field("reasonable_part", say="合理的部分"), only=[_if(_PARTLY)]),
        _cell("不合理的", Field("unreasonable_part", say="不合理的部分"), only=[_if(_PARTLY)]),
    ),
    (
        _cell("理由", Field("reason", say="理由"), only=[_if(_PARTLY, _NOT, Verdict.PENDING)]),
        _cell("依据", Field("basis", hint="法律、政策的名称和条", say="依据"), only=[_if(_PARTLY, _NOT), _LAWFUL]),
    ),
    (_cell("措施", Field("measure", hint="怎么解决", say="措施"), only=[_if(_FULL, _PARTLY), _NOW]),),
    (_SOLVES, _LEADS),
    (
        _cell("已解释", Field("explanation", hint="向来访人说明了什么", say="已解释"), only=[_if(_PARTLY, _NOT)]),
        Cell(
            "谁解释",
            (
                Field("explained_by", Kind.ANYONE, hint="谁解释的", say="谁解释"),
                Field("explained_on", Kind.HELD, say="哪天解释的", optional=True),
            ),
            (_if(_NOT),),
            (1, 0),
        ),
    ),
    (
        _cell("已解释", Field("explanation", hint="说明了什么", say="已解释"), only=[_if(_FULL), _LATER]),
        _cell("再议", Field("next_look_on", Kind.DUE, say="再议日期"), only=[_if(_FULL, _PARTLY), _LATER]),
    ),
    (_cell("救济途径", Field("remedy", hint="告诉来访人可以怎样请求复查", say="救济途径"), only=[_if(_NOT)]),),
    (
        _cell("谁判断", Field("by", Kind.LEADER, hint="哪位领导判断的", say="谁判断")),
        _cell(
            "",
            Field("not_yet_solvable", Kind.TICK, ("暂难解决",), say="暂难解决", optional=True),
            only=[_if(_FULL, _PARTLY)],
        ),
        _cell(
            "",
            _NO_BASIS,
            only=[_if(_PARTLY), _NOW],
        ),
        # art. 32(2): what is reasonable and has no law behind it is no 不合理; ticked, it becomes 部分合理.
        _cell("", _NO_BASIS, only=[_if(_NOT), ("basis", ("",))]),
    ),
)  # fmt: skip

FORMS: dict[ActKind, Form] = {
    ActKind.ACCEPT: Form(day="受理日"),
    ActKind.WITHDRAW: Form(((_line("原因", "reason", "来访人为什么撤回"),),), done="记撤回"),
    ActKind.ROUTE: Form(
        ((_cell("途径", Field("route", Kind.ROW, tuple((str(int(k)), w) for k, w in ROUTE_LABELS.items()), say="办理途径")),),),
        done="改途径",
    ),
    ActKind.TRANSFER: Form(((_cell("转给", Field("to", Kind.BODY, hint="有权处理的机关", say="转送给哪个机关")),),), done="转送"),
    ActKind.OBJECTION: Form(((_line("理由", "reason", "为什么不属于本单位"),),)),
    ActKind.RETURNED: Form(
        ((_cell("谁退回", Field("sender", Kind.BODY, hint="退回的机关", say="谁退回的")),), (_line("原因", "reason", "为什么退回"),))
    ),
    ActKind.NOTICE: Form(
        (
            (_cell("文书", Field("kind", Kind.PAPER, say="哪种告知文书")), _cell("文号", _NUMBER)),
            (_cell("方式", Field("method", Kind.ROW, (*_METHODS, ("", "先出文书")), say="送达方式", optional=True)),),
            (
                _cell("签收", Field("receipt", Kind.ROW, (*_RECEIPTS, ("", "在途")), say="签收情况", optional=True),
                      only=[("method", _METHODS)]),
            ),
            (
                _cell("收到", Field("delivered_on", Kind.HELD, hint="几时收到", say="来访人收到的日期", optional=True),
                      only=[("method", _words(DeliveryMethod.POST, DeliveryMethod.OTHER)), ("receipt", _words(Receipt.SIGNED, Receipt.REFUSED))]),
            ),
        ),
        day="交付日",
    ),
    ActKind.ASSIGN: Form(
        (
            (
                _cell("定领导", Field("lead_official", Kind.LEADER, hint="包案领导", say="定领导 包案领导")),
                _cell("定时间", Field("due", Kind.DUE, say="定时间 几时办结")),
            ),
            (
                Cell("定责任", _WHO.fields, shares=_WHO.shares),
                _cell("电话", Field("phone", say="责任人电话", optional=True)),
            ),
            (_line("定措施", "measures", "怎么办"),),
            (
                _cell("包调查", Field("investigates", Kind.ANYONE, say="包调查", optional=True)),
                _cell("包处理", Field("handles", Kind.ANYONE, say="包处理", optional=True)),
            ),
            (
                _cell("包回访", Field("sees_through", Kind.ANYONE, say="包回访", optional=True)),
                _cell("协办", Field("coordinating", Kind.UNIT, hint="协办单位", say="协办单位", optional=True)),
            ),
        ),
        done="定下",
    ),
    ActKind.STEP: Form(
        (
            (_cell("做什么", Field("kind", Kind.ROW, _words(*StepKind), say="做了什么")),),
            (_text("经过", "text", "做了什么，结果怎样"),),
            (_cell("谁做的", Field("who", Kind.ANYONE, say="谁做的")),),
        )
    ),
    ActKind.PROMISE: Form(
        (
            (_line("答应", "what", "答应了什么"),),
            (
                _cell("谁答应", Field("by_whom", Kind.ANYONE, say="谁答应的")),
                _cell("几时", Field("by_when", Kind.DUE, say="几时办到")),
            ),
        )
    ),
    ActKind.PROMISE_KEPT: Form(((_cell("兑现", Field("what", Kind.WAITING, say="兑现了哪一件")),),), day="兑现日"),
    ActKind.JUDGE: Form(_JUDGE, start="verdict", done="改判断"),
    ActKind.EXTEND: Form(
        (
            (
                _cell("延几日", Field("days", hint="最多 30 日", say="延长几日", width=110)),
                _cell("批准人", Field("approver", Kind.LEADER, hint="哪位负责人", say="批准人")),
            ),
            (_line("理由", "reason", "为什么要延期"),),
        ),
        done="延期",
    ),
    ActKind.SUPERVISE: Form(
        (
            (_line("督办什么", "what", "催办的是什么"),),
            (
                _cell("谁督办", Field("by", Kind.ANYONE, say="谁督办")),
                _cell("反馈", Field("answer_due", Kind.DUE, hint="几时", say="几时反馈", optional=True)),
            ),
        )
    ),
    ActKind.SUPERVISION_ANSWERED: Form(
        ((_cell("哪一件", Field("what", Kind.WAITING, say="反馈哪一件督办")),), (_text("反馈", "text", "办到什么程度"),))
    ),
    ActKind.REPLY: Form(
        (
            (_line("救济途径", "remedy", "如不服，几日内向谁请求复查"),),
            (_cell("签发", Field("by", Kind.ANYONE, hint="谁签发", say="谁签发的")), _cell("文号", _NUMBER)),
        ),
        each=(
            (_text("答复", "answer", "怎样答复这一条"),),
            (_cell("结论", Field("outcome", Kind.ROW, _words(*Outcome), say="办理结论")),),
            (
                _line("依据", "basis", "法律、政策的名称和条"),
                _cell("落实", Field("carried_out", Kind.CHOICE, _words(*CarriedOut), say="落实情况", optional=True),
                      only=[("outcome", _words(Outcome.SUPPORTED, Outcome.MEDIATED))]),
            ),
        ),
        day="答复日",
        done="出具",
    ),
    ActKind.DELIVER: Form(((_METHOD, _RECEIPT),), day="送达日"),
    ActKind.CARRIED_OUT: Form(
        ((_POINT,), (_cell("落实", Field("state", Kind.ROW, _words(*CarriedOut), say="落实到什么程度")),))
    ),
    ActKind.CALL_BACK: Form(
        (
            (_line("怎样回访", "method", "电话、上门"), _cell("谁回访", Field("by", Kind.ANYONE, say="谁回访"))),
            (_cell("对接访", Field("reception", Kind.ROW, _RESULTS, say="对接访是否满意")),),
            (_cell("对单位", Field("unit_satisfaction", Kind.ROW, _RESULTS, say="对责任单位是否满意")),),
            (_line("原话", "words", "来访人怎么说", say="来访人的话", optional=True),),
        ),
        start="reception",
        day="回访日",
    ),
    ActKind.REVIEW_REQUESTED: Form(
        (
            (
                _cell("哪一种", Field("kind", Kind.ROW, _words(*ReviewKind), say="复查还是复核")),
                _cell("向谁", Field("body", Kind.BODY, hint="复查、复核机关", say="向哪个机关请求")),
            ),
        ),
        day="请求日",
    ),
    ActKind.REVIEW_OPINION: Form(
        (
            (
                _cell("哪一种", Field("kind", Kind.ROW, _words(*ReviewKind), say="复查还是复核")),
                _cell("听证", Field("hearing_days", hint="几日", say="听证用了几日", optional=True, width=110),
                      only=[("kind", (ReviewKind.SECOND.value,))]),
            ),
            (_line("意见", "outcome", "维持、撤销或者改了什么"),),
        ),
        day="意见日",
    ),
    ActKind.ENTER_OFFICIAL: Form(
        (
            (_cell("录入", Field("state", Kind.ROW, _words(*OfficialState), say="系统录入状态")),),
            (_cell("系统编号", Field("number", say="系统编号"), only=[("state", (OfficialState.ENTERED.value,))]),),
            (_cell("原因", Field("reason", hint="为什么不需录入", say="不需录入的原因"), only=[("state", (OfficialState.NOT_NEEDED.value,))]),),
        ),
        day="录入日",
    ),
    ActKind.BRING: Form(
        (
            (
                _cell("请定", Field("ask", Kind.TEXT, hint="请会议定什么：经费、牵头单位、期限", say="请会议定什么", optional=True)),
            ),
            (
                _cell("汇报", Field("reports", Kind.UNIT, hint="会上哪个单位汇报", say="汇报单位", optional=True)),
                _session("哪次会", "空着就是下一次"),
            ),
        ),
        start="ask",
        day="提请日",
        done="提请",
    ),
    ActKind.DECIDE: Form(
        (
            (_text("决定", "decision", "会议怎么定的"),),
            (
                _cell("承办", Field("assigned_to", Kind.UNIT, hint="承办单位", say="承办单位，几个的牵头的在前")),
                _cell("期限", Field("due", Kind.DUE, say="几时办结")),
            ),
            (
                _cell("包案", Field("lead_official", Kind.LEADER, hint="包案领导", say="包案领导", optional=True)),
                _cell("责任人", Field("person", Kind.PERSON, hint="责任人", say="责任人", optional=True)),
            ),
            (_session("哪次会", "空着就是最近一次"),),
        ),
        day="交办日",
        done="交办",
    ),
    ActKind.REPORT_BACK: Form(
        ((_text("反馈", "text", "办到什么程度"),), (_session("哪次会", "空着就是最近一次"),)),
        day="反馈日",
    ),
    ActKind.STRUCK_OFF: Form(((_session("哪次会", "空着就是最近一次"),),), day="销号日", done="销号"),
    ActKind.CLOSE: Form(day="办结日", done="办结"),
    ActKind.REOPEN: Form(((_line("原因", "reason", "为什么重新办理"),),), done="重新办理"),
}  # fmt: skip
