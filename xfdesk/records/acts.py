"""The acts on a matter after it was received, as they are typed (all text raw); window and command line hand in the same.

Field names are those of the data dictionary. Dates stay text here, so that a bad one is answered with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from xfdesk.rules.words import ActKind


@dataclass(frozen=True, slots=True)
class Accept:
    """受理: sets the day from which the sixty days count (art. 34)."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRoute:
    """`route` 1 to 6 (art. 31); 1 to 4 lead the visitor to the lawful way."""

    route: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """`to`: a body that is not ours (art. 22)."""

    to: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """To a transfer that is not ours (art. 23)."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A transfer that came back; `sender` is `from` on the command line."""

    sender: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A paper handed over or posted on the act's day; `delivered_on` the day it was received, the act's own when blank.

    `number` is drawn by the act when blank.
    """

    kind: str = ""
    number: str = ""
    method: str = ""
    receipt: str = ""
    delivered_on: str = ""


@dataclass(frozen=True, slots=True)
class Assign:
    """四定三包."""

    lead_official: str = ""
    measures: str = ""
    due: str = ""
    unit: str = ""
    person: str = ""
    phone: str = ""
    coordinating: str = ""
    investigates: str = ""
    handles: str = ""
    sees_through: str = ""


@dataclass(frozen=True, slots=True)
class TakeStep:
    kind: str = ""
    who: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MakePromise:
    what: str = ""
    by_whom: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class KeepPromise:
    """`what`: the promise's words, or enough of them to know it."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class Judge:
    """A new judgement of one demand (`point`: its number); what it needs depends on the verdict (arts. 27, 32)."""

    point: str = ""
    verdict: str = ""
    by: str = ""
    reason: str = ""
    reason_code: str = ""
    basis: str = ""
    reasonable_part: str = ""
    unreasonable_part: str = ""
    measure: str = ""
    leader: str = ""
    unit: str = ""
    person: str = ""
    due: str = ""
    explanation: str = ""
    explained_by: str = ""
    explained_on: str = ""
    remedy: str = ""
    not_yet_solvable: bool = False
    next_look_on: str = ""


@dataclass(frozen=True, slots=True)
class Extend:
    """Once, at most 30 days, before the sixty are over (art. 34)."""

    days: str = ""
    reason: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Supervise:
    by: str = ""
    what: str = ""
    answer_due: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSupervision:
    what: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """`point` is the demand's number; `outcome` of art. 32."""

    point: str = ""
    answer: str = ""
    outcome: str = ""
    basis: str = ""
    carried_out: str = ""


@dataclass(frozen=True, slots=True)
class GiveReply:
    """信访处理意见书, or the answer to a suggestion. A second one is a new version."""

    number: str = ""
    by: str = ""
    answers: tuple[PointAnswer, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Deliver:
    """The reply reached the visitor: the act's day starts the thirty days of art. 35."""

    method: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class CarryOut:
    point: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class MakeCallBack:
    method: str = ""
    by: str = ""
    reception: str = ""
    unit_satisfaction: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class RequestReview:
    kind: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class ReviewOpinion:
    """`hearing_days` are not counted in the thirty days of a 复核 (art. 36)."""

    kind: str = ""
    outcome: str = ""
    hearing_days: str = ""


@dataclass(frozen=True, slots=True)
class EnterOfficial:
    state: str = ""
    number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Close:
    """办结."""


@dataclass(frozen=True, slots=True)
class Reopen:
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Bring:
    """提请联席会议. `conference` as it is typed, "" for the next session; `ask` what it is to decide, `reports` who reports."""

    conference: str = ""
    ask: str = ""
    reports: str = ""


@dataclass(frozen=True, slots=True)
class Decide:
    """What a session decided on a matter brought to it: an assignment (交办) with its date (art. 22)."""

    conference: str = ""
    decision: str = ""
    assigned_to: str = ""
    due: str = ""
    lead_official: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class ReportBack:
    text: str = ""
    conference: str = ""


@dataclass(frozen=True, slots=True)
class StrikeOff:
    """销号: the session takes what was reported as done."""

    conference: str = ""


Act = (
    Accept | Withdraw | ChangeRoute | Transfer | Objection | Returned | Notice | Assign | TakeStep | MakePromise | KeepPromise
    | Judge | Extend | Supervise | AnswerSupervision | GiveReply | Deliver | CarryOut | MakeCallBack | RequestReview
    | ReviewOpinion | EnterOfficial | Close | Reopen | Bring | Decide | ReportBack | StrikeOff
)  # fmt: skip

KINDS: dict[ActKind, type[Act]] = {
    ActKind.ACCEPT: Accept,
    ActKind.WITHDRAW: Withdraw,
    ActKind.ROUTE: ChangeRoute,
    ActKind.TRANSFER: Transfer,
    ActKind.OBJECTION: Objection,
    ActKind.RETURNED: Returned,
    ActKind.NOTICE: Notice,
    ActKind.ASSIGN: Assign,
    ActKind.STEP: TakeStep,
    ActKind.PROMISE: MakePromise,
    ActKind.PROMISE_KEPT: KeepPromise,
    ActKind.JUDGE: Judge,
    ActKind.EXTEND: Extend,
    ActKind.SUPERVISE: Supervise,
    ActKind.SUPERVISION_ANSWERED: AnswerSupervision,
    ActKind.REPLY: GiveReply,
    ActKind.DELIVER: Deliver,
    ActKind.CARRIED_OUT: CarryOut,
    ActKind.CALL_BACK: MakeCallBack,
    ActKind.REVIEW_REQUESTED: RequestReview,
    ActKind.REVIEW_OPINION: ReviewOpinion,
    ActKind.ENTER_OFFICIAL: EnterOfficial,
    ActKind.CLOSE: Close,
    ActKind.REOPEN: Reopen,
    ActKind.BRING: Bring,
    ActKind.DECIDE: Decide,
    ActKind.REPORT_BACK: ReportBack,
    ActKind.STRUCK_OFF: StrikeOff,
}
"""Every act but the receiving of a matter, by its name."""
KIND_OF: dict[type[Act], ActKind] = {made: kind for kind, made in KINDS.items()}
