"""One story for every kind of act: what comes before it, the act, how it might have been meant, and what comes after."""

from __future__ import annotations

from dataclasses import dataclass

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk, begun
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import (
    Accept,
    Act,
    AnswerSupervision,
    Bring,
    CarryOut,
    ChangeRoute,
    Close,
    Decide,
    Deliver,
    EnterOfficial,
    Extend,
    GiveReply,
    KeepPromise,
    MakeCallBack,
    MakePromise,
    Notice,
    Objection,
    PointAnswer,
    Reopen,
    ReportBack,
    RequestReview,
    Returned,
    ReviewOpinion,
    StrikeOff,
    Supervise,
    TakeStep,
    Transfer,
    Withdraw,
)
from xfdesk.rules.words import ActKind, Channel

Dated = tuple[str, Act]
DELIVER: Dated = ("2026-12-14", Deliver("当面", "签收"))
REPLIED: tuple[Dated, ...] = (("2026-12-10", life.reply()), DELIVER)
REVIEWED: tuple[Dated, ...] = (*REPLIED, ("2026-12-20", RequestReview("复查", "区人民政府")))
DONE: tuple[Dated, ...] = (
    *REPLIED,
    ("2026-12-16", CarryOut("1", "已落实")),
    ("2026-12-16", EnterOfficial("已录入", "XF-1")),
)
CLOSE: Dated = ("2026-12-18", Close())
BROUGHT: Dated = ("2026-12-01", Bring("4", "要不要先行补发"))
DECIDED: Dated = ("2026-12-08", Decide("4", "先行补发三年", "社会保障所", "2026-12-25"))
REPORTED: Dated = ("2026-12-16", ReportBack("已经补发"))
REFUSING = GiveReply("", "自然资源所", (PointAnswer("1", "不符合", "不予支持", "某办法"),), life.REMEDY)


@dataclass(frozen=True)
class Story:
    """`moved`: another day on which it may have happened as well."""

    act: Act
    changed: Act
    on: str = "2026-12-15"
    before: tuple[Dated, ...] = ()
    after: tuple[Dated, ...] = ()
    moved: str = ""
    handed_down: bool = False


STORIES: dict[ActKind, Story] = {
    ActKind.ACCEPT: Story(Accept(), Accept(), "2026-11-23", after=REPLIED, moved="2026-11-25"),
    ActKind.WITHDRAW: Story(
        Withdraw("不再追究"),
        Withdraw("私下和解"),
        after=(("2026-12-20", Reopen("没有兑现")),),
        moved="2026-12-12",
    ),
    ActKind.ROUTE: Story(
        ChangeRoute("1"), ChangeRoute("2"), after=(("2026-12-20", ChangeRoute("6")),), moved="2026-12-16"
    ),
    ActKind.TRANSFER: Story(
        Transfer("区水务局"),
        Transfer("区法院"),
        after=(("2026-12-20", Returned("区法院", "不属于")),),
        moved="2026-12-16",
    ),
    ActKind.OBJECTION: Story(
        Objection("不属于本镇"), Objection("应由区里办"), "2026-11-19", moved="2026-11-20", handed_down=True
    ),
    ActKind.RETURNED: Story(
        Returned("区水务局", "不属于"),
        Returned("区水务局", "材料不齐"),
        before=(("2026-12-01", Transfer("区水务局")),),
        after=(("2026-12-20", Transfer("区水务局")),),
        moved="2026-12-02",
    ),
    ActKind.NOTICE: Story(
        Notice("受理告知书"),
        Notice("受理告知书", "受〔2026〕77号"),
        "2026-12-01",
        after=(("2026-12-03", TakeStep("调查", "陈立群", "去看了")),),
        moved="2026-12-02",
    ),
    ActKind.ASSIGN: Story(
        life.assign("社会保障所"),
        life.assign("自然资源所", due="2026-12-30"),
        "2026-12-01",
        before=(("2026-11-25", life.assign("司法所")),),
        after=(("2026-12-08", life.assign("农业农村办")),),
        moved="2026-12-03",
    ),
    ActKind.STEP: Story(
        TakeStep("调查", "陈立群", "去看了"), TakeStep("约谈", "陈立群", "谈了"), moved="2026-12-01"
    ),
    ActKind.PROMISE: Story(
        MakePromise("补发到账", "韩雪梅", "2026-12-30"),
        MakePromise("先发一半", "韩雪梅", "2026-12-28"),
        "2026-12-01",
        after=(("2026-12-20", KeepPromise()),),
        moved="2026-12-05",
    ),
    ActKind.PROMISE_KEPT: Story(
        KeepPromise("补发"),
        KeepPromise("再谈"),
        "2026-12-20",
        before=(
            ("2026-12-01", MakePromise("补发到账", "韩雪梅", "2026-12-10")),
            ("2026-12-01", MakePromise("再谈一次", "韩雪梅", "2026-12-10")),
        ),
        moved="2026-12-08",
    ),
    ActKind.JUDGE: Story(
        life.solved("1", unit="自然资源所"),
        life.refusing("1", reason="材料不符"),
        "2026-12-01",
        before=(("2026-11-25", life.refusing("1")),),
        after=(("2026-12-08", life.solved("1", measure="全部认定")),),
        moved="2026-12-03",
    ),
    ActKind.EXTEND: Story(
        Extend("30", "调档", "周启明"),
        Extend("10", "还差一份材料", "韩雪梅"),
        "2027-01-10",
        after=(("2027-02-01", life.reply()),),
        moved="2027-01-18",
    ),
    ActKind.SUPERVISE: Story(
        Supervise("区信访局", "核对档案", "2026-12-20"),
        Supervise("镇党委", "核对档案和账目", "2026-12-22"),
        "2026-12-01",
        after=(("2026-12-18", AnswerSupervision("", "已核对")),),
        moved="2026-12-03",
    ),
    ActKind.SUPERVISION_ANSWERED: Story(
        AnswerSupervision("核对", "已核对"),
        AnswerSupervision("报告", "已报告"),
        "2026-12-18",
        before=(
            ("2026-12-01", Supervise("区信访局", "核对档案", "2026-12-20")),
            ("2026-12-01", Supervise("区信访局", "当面报告", "2026-12-20")),
        ),
        moved="2026-12-24",
    ),
    ActKind.REPLY: Story(
        life.reply(),
        REFUSING,
        "2026-12-10",
        before=(("2026-11-23", Accept()),),
        after=(DELIVER, ("2026-12-20", RequestReview("复查", "区人民政府"))),
        moved="2026-12-12",
    ),
    ActKind.DELIVER: Story(
        Deliver("邮寄", "签收"),
        Deliver("当面", "拒收"),
        "2026-12-14",
        before=REPLIED[:1],
        after=(("2026-12-20", RequestReview("复查", "区人民政府")),),
        moved="2026-12-19",
    ),
    ActKind.CARRIED_OUT: Story(
        CarryOut("1", "已落实"),
        CarryOut("1", "部分"),
        before=REPLIED,
        after=(("2026-12-17", EnterOfficial("已录入", "XF-1")),),
        moved="2026-12-16",
    ),
    ActKind.CALL_BACK: Story(
        MakeCallBack("电话", "林小雨", "满意", "基本满意", "办了"),
        MakeCallBack("上门", "林小雨", "不满意", "未评价", "还没到账"),
        before=REPLIED,
        moved="2026-12-20",
    ),
    ActKind.REVIEW_REQUESTED: Story(
        RequestReview("复查", "区人民政府"),
        RequestReview("复查", "区信访局"),
        "2026-12-20",
        before=REPLIED,
        after=(("2027-01-10", ReviewOpinion("复查", "维持")),),
        moved="2026-12-28",
    ),
    ActKind.REVIEW_OPINION: Story(
        ReviewOpinion("复查", "维持"),
        ReviewOpinion("复查", "撤销", "3"),
        "2027-01-10",
        before=REVIEWED,
        after=(("2027-01-20", RequestReview("复核", "市人民政府")),),
        moved="2027-01-15",
    ),
    ActKind.ENTER_OFFICIAL: Story(
        EnterOfficial("已录入", "XF-1"),
        EnterOfficial("不需录入", reason="上级已录"),
        after=(("2026-12-20", TakeStep("调查", "陈立群", "去看了")),),
        moved="2026-12-12",
    ),
    ActKind.CLOSE: Story(
        Close(),
        Close(),
        "2026-12-18",
        before=DONE,
        after=(("2026-12-22", Reopen("又来")),),
        moved="2026-12-20",
    ),
    ActKind.REOPEN: Story(
        Reopen("复查撤销"),
        Reopen("没有兑现"),
        "2026-12-20",
        before=(*DONE, CLOSE),
        after=(("2026-12-22", Close()),),
        moved="2026-12-19",
    ),
    ActKind.BRING: Story(
        BROUGHT[1],
        Bring("第4次", "经费从哪里来", "自然资源所"),
        BROUGHT[0],
        after=(("2026-12-03", TakeStep("调查", "陈立群", "去看了")),),
        moved="2026-12-02",
    ),
    ActKind.DECIDE: Story(
        DECIDED[1],
        Decide("4", "分两次补发", "自然资源所、司法所", "2026-12-30", "周启明", "陈立群"),
        DECIDED[0],
        before=(BROUGHT,),
        after=(REPORTED,),
        moved="2026-12-09",
    ),
    ActKind.REPORT_BACK: Story(
        REPORTED[1],
        ReportBack("已经补发两年", "第4次"),
        REPORTED[0],
        before=(BROUGHT, DECIDED),
        after=(("2026-12-20", StrikeOff()),),
        moved="2026-12-18",
    ),
    ActKind.STRUCK_OFF: Story(
        StrikeOff(),
        StrikeOff("2026-4"),
        "2026-12-20",
        before=(BROUGHT, DECIDED, REPORTED),
        moved="2026-12-19",
    ),
}


def matter_of(story: Story, desk: Desk, clock: FixedClock) -> Clerk:
    """A fresh matter as the story wants it."""
    if not story.handed_down:
        return begun(desk, clock)
    clock.set(life.moment("2026-11-20"))
    clerk = Clerk(
        desk, clock, desk.followup.receive(builders.letter(desk, Channel.ASSIGNED, handling=None)).number
    )
    clerk.until("2027-12-01")
    return clerk
