"""Every word of the forms: enums whose value is the word that people read, and that is stored and exported."""

from __future__ import annotations

import enum


class DayKind(enum.StrEnum):
    FIXED = "定点接访"
    BY_APPOINTMENT = "约访"
    VISITING_DOWN = "带案下访"
    JOINT = "联合接访"


class DayState(enum.StrEnum):
    PLANNED = "计划"
    OPEN = "进行中"
    CLOSED = "已收班"


class IdKind(enum.StrEnum):
    RESIDENT = "居民身份证"
    HMT_RESIDENCE = "港澳台居民居住证"
    PERMANENT_RESIDENCE = "外国人永久居留证"
    PASSPORT = "护照"
    OFFICER = "军官证"
    NONE = "未提供"


class Sex(enum.StrEnum):
    MALE = "男"
    FEMALE = "女"


class Need(enum.StrEnum):
    HEARING = "听障"
    SIGHT = "视障"
    WALKING = "行动不便"
    READ_AND_WRITE = "代读代书"
    DIALECT = "方言"


class Channel(enum.StrEnum):
    RECEPTION = "接访"
    OUTREACH = "排查"
    ASSIGNED = "交办"
    LETTER = "来信"
    PHONE = "来电"
    ONLINE = "网上"


CAME_AGAIN = {
    Channel.ASSIGNED: "再次交办",
    Channel.LETTER: "再次来信",
    Channel.PHONE: "再次来电",
    Channel.ONLINE: "网上再次反映",
    Channel.OUTREACH: "再次排查到",
}
"""What came once more on a matter that is known."""


class MatterClass(enum.StrEnum):
    """诉求类别, arts. 29 to 31."""

    PETITION = "申诉求决"
    SUGGESTION = "建议意见"
    ACCUSATION = "检举控告"
    QUESTION = "咨询"


class Route(enum.IntEnum):
    """办理途径 of a petition, art. 31 (1) to (6)."""

    JUDICIAL = 1
    ARBITRATION = 2
    PARTY_APPEAL = 3
    ADMINISTRATIVE = 4
    DUTY = 5
    OPINION = 6

    @property
    def label(self) -> str:
        return ROUTE_LABELS[self]


ROUTE_LABELS = {
    Route.JUDICIAL: "涉法涉诉",
    Route.ARBITRATION: "仲裁",
    Route.PARTY_APPEAL: "党员申诉",
    Route.ADMINISTRATIVE: "行政程序",
    Route.DUTY: "申请查处或履职",
    Route.OPINION: "出具处理意见书",
}


class Handling(enum.StrEnum):
    """处理方式. Day files may use the other names in `HANDLING_ALSO`; 续访 sets itself."""

    SETTLED = "当场解决"
    ACCEPTED = "受理"
    ASSIGNED = "交办"
    TRANSFERRED = "转送"
    LAWFUL_WAY = "告知途径"
    CONTINUED = "续访"


HANDLING_ALSO = {
    "本级办理": Handling.ACCEPTED,
    "当场答复解释": Handling.SETTLED,
    "告知法定途径": Handling.LAWFUL_WAY,
}


class Verdict(enum.StrEnum):
    """合理性判断 of a demand point, and derived of a matter. `NONE` is never stored on a point: not judged by kind."""

    FULLY_REASONABLE = "全部合理"
    PARTLY_REASONABLE = "部分合理"
    UNREASONABLE = "不合理"
    PENDING = "待核实"
    NONE = "不作判断"


class ReasonCode(enum.StrEnum):
    """art. 32(2): reasonable, but no law supports it; filed as partly reasonable, never as unreasonable."""

    NO_LEGAL_BASIS = "合理但缺乏法律依据"


class Status(enum.StrEnum):
    """状态 of a matter, derived from what has been recorded, never typed."""

    REGISTERED = "已登记"
    NOTIFIED = "已告知"
    IN_HAND = "办理中"
    EXTENDED = "已延期"
    ANSWERED = "已答复"
    CLOSED = "已办结"
    IN_REVIEW = "复查中"
    IN_SECOND_REVIEW = "复核中"
    FINAL = "终结"
    TRANSFERRED = "已转送"
    LAWFUL_WAY = "已导入法定途径"
    WITHDRAWN = "已撤回"


class Outcome(enum.StrEnum):
    """办理结论, art. 32."""

    SUPPORTED = "支持"
    EXPLAINED = "解释说明"
    NOT_SUPPORTED = "不予支持"
    MEDIATED = "调解和解"
    WITHDRAWN = "撤回"
    LAWFUL_WAY = "导入法定途径"


class CarriedOut(enum.StrEnum):
    NOT_YET = "未落实"
    PARTLY = "部分"
    DONE = "已落实"


class PaperKind(enum.StrEnum):
    REGISTER = "来访登记表"
    ACCEPTANCE = "受理告知书"
    NON_ACCEPTANCE = "不予受理告知书"
    TRANSFER = "转送(交办)告知单"
    LAWFUL_WAY = "法定途径告知单"
    EXTENSION = "延期办理告知书"
    OPINION = "信访处理意见书"
    ANSWER = "回复"
    ACCUSATION_LETTER = "移送函"
    RECEIPT = "送达回证"
    ASSIGNMENT = "交办单"
    REMINDER = "催办单"
    REVIEW_NOTICE = "复查告知"
    AGENDA = "会议议程"
    SUMMARIES = "会议事项摘要"


NOTICES = (
    PaperKind.ACCEPTANCE,
    PaperKind.NON_ACCEPTANCE,
    PaperKind.TRANSFER,
    PaperKind.LAWFUL_WAY,
    PaperKind.ANSWER,
)
"""The papers that tell a visitor how the matter goes on (art. 23); no other kind meets that duty."""

SESSION_PAPERS = (PaperKind.AGENDA, PaperKind.SUMMARIES)
"""Papers of a session of the joint conference, not of one matter."""

PAPER_WORDS = {
    PaperKind.OPINION: "处",
    PaperKind.ACCEPTANCE: "受",
    PaperKind.NON_ACCEPTANCE: "不受",
    PaperKind.TRANSFER: "转",
    PaperKind.LAWFUL_WAY: "途",
    PaperKind.EXTENSION: "延",
    PaperKind.ASSIGNMENT: "交",
    PaperKind.REMINDER: "催",
    PaperKind.REVIEW_NOTICE: "复",
    PaperKind.ANSWER: "回",
    PaperKind.ACCUSATION_LETTER: "转",
}
"""The customary word of each kind before the bracket of its number; the office may set others. Kinds without one have no number."""


class DeliveryMethod(enum.StrEnum):
    IN_PERSON = "当面"
    POST = "邮寄"
    OTHER = "其他"


class Receipt(enum.StrEnum):
    SIGNED = "签收"
    REFUSED = "拒收"
    UNDELIVERABLE = "无法送达"


class OfficialState(enum.StrEnum):
    NOT_ENTERED = "未录入"
    ENTERED = "已录入"
    NOT_NEEDED = "不需录入"


class Satisfaction(enum.StrEnum):
    SATISFIED = "满意"
    MOSTLY = "基本满意"
    DISSATISFIED = "不满意"
    NOT_RATED = "未评价"


class OutreachResult(enum.StrEnum):
    """What has become of a dispute that outreach found."""

    NOT_SETTLED = "未化解"
    UNDER_WAY = "化解中"
    SETTLED = "已化解"


class StepKind(enum.StrEnum):
    """办理过程: what a step was."""

    INVESTIGATION = "调查"
    TALK = "约谈"
    COORDINATION = "协调"
    POLICY = "政策研究"
    MEETING = "会议"
    CONTACT = "联系来访人"


class ReviewKind(enum.StrEnum):
    """The visitor's two remedies, arts. 35 and 36."""

    FIRST = "复查"
    SECOND = "复核"


class ActKind(enum.StrEnum):
    """What can be done on a matter after it was received; the value is the name on the command line."""

    RECEIVE = "receive"
    ACCEPT = "accept"
    WITHDRAW = "withdraw"
    ROUTE = "route"
    TRANSFER = "transfer"
    OBJECTION = "objection"
    RETURNED = "returned"
    NOTICE = "notice"
    ASSIGN = "assign"
    STEP = "step"
    PROMISE = "promise"
    PROMISE_KEPT = "promise_kept"
    JUDGE = "judge"
    EXTEND = "extend"
    SUPERVISE = "supervise"
    SUPERVISION_ANSWERED = "supervision_answered"
    REPLY = "reply"
    DELIVER = "deliver"
    CARRIED_OUT = "carried_out"
    CALL_BACK = "call_back"
    REVIEW_REQUESTED = "review_requested"
    REVIEW_OPINION = "review_opinion"
    ENTER_OFFICIAL = "enter_official"
    CLOSE = "close"
    REOPEN = "reopen"
    BRING = "bring"
    DECIDE = "decide"
    REPORT_BACK = "report_back"
    STRUCK_OFF = "struck_off"

    @property
    def label(self) -> str:
        return ACT_LABELS[self]


ACT_LABELS = {
    ActKind.RECEIVE: "登记事项",
    ActKind.ACCEPT: "受理",
    ActKind.WITHDRAW: "撤回",
    ActKind.ROUTE: "改办理途径",
    ActKind.TRANSFER: "转送",
    ActKind.OBJECTION: "提出异议",
    ActKind.RETURNED: "退回",
    ActKind.NOTICE: "书面告知",
    ActKind.ASSIGN: "定承办",
    ActKind.STEP: "记一步",
    ActKind.PROMISE: "记答应的事",
    ActKind.PROMISE_KEPT: "记兑现",
    ActKind.JUDGE: "重新研判",
    ActKind.EXTEND: "延期",
    ActKind.SUPERVISE: "督办",
    ActKind.SUPERVISION_ANSWERED: "督办反馈",
    ActKind.REPLY: "出具答复",
    ActKind.DELIVER: "记送达",
    ActKind.CARRIED_OUT: "记落实",
    ActKind.CALL_BACK: "记回访",
    ActKind.REVIEW_REQUESTED: "请求复查",
    ActKind.REVIEW_OPINION: "复查意见",
    ActKind.ENTER_OFFICIAL: "系统录入",
    ActKind.CLOSE: "办结",
    ActKind.REOPEN: "重新办理",
    ActKind.BRING: "提请会议",
    ActKind.DECIDE: "会议交办",
    ActKind.REPORT_BACK: "向会议反馈",
    ActKind.STRUCK_OFF: "销号",
}


class VisitOrder(enum.StrEnum):
    """初访/重访, derived: repeat means the same person and the same matter."""

    FIRST = "初访"
    REPEAT = "重访"


class DutyState(enum.StrEnum):
    OPEN = "open"
    MET = "met"
    LATE = "late"
    OVERDUE = "overdue"
    EXCUSED = "excused"


SEALED = "检举控告（已密封）"
NO_VISITS = "本月无来访"
OTHER = "其他"
