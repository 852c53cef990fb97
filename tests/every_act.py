"""Two matters whose lives hold one act of every kind, each lawful where it stands. Nobody here exists."""

from __future__ import annotations

from dataclasses import replace

from tests import builders
from tests.flow import life
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
    KeepPromise,
    MakeCallBack,
    MakePromise,
    Notice,
    Objection,
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

VISIT, HANDED_DOWN = "JF-2026-0001", "JF-2026-0002"
LIVES: tuple[tuple[str, str, Act], ...] = (
    (VISIT, "2026-11-20", Notice("受理告知书", "", "当面", "签收")),
    (VISIT, "2026-11-21", Accept()),
    (VISIT, "2026-11-22", life.assign(phone="0377-61200315", coordinating="司法所", investigates="马建国")),
    (VISIT, "2026-11-23", TakeStep("调查", "陈立群", "去村里核对了旧档案")),
    (VISIT, "2026-11-24", MakePromise("补发到账", "韩雪梅", "2026-12-10")),
    (VISIT, "2026-11-25", KeepPromise("补发到账")),
    (VISIT, "2026-11-26", life.solved()),
    (VISIT, "2026-11-27", Extend("30", "要等档案馆查证", "韩雪梅")),
    (VISIT, "2026-11-28", Supervise("区信访局", "报进展", "2026-12-05")),
    (VISIT, "2026-11-29", AnswerSupervision("报进展", "档案已经找到")),
    (VISIT, "2026-11-29", Bring("1", "先行认定的三年怎样补发", "社会保障所")),
    (VISIT, "2026-11-30", Decide("1", "先行补发三年", "社会保障所", "2026-12-10", "韩雪梅", "陈立群")),
    (VISIT, "2026-12-01", life.reply()),
    (VISIT, "2026-12-02", Deliver("当面", "签收")),
    (VISIT, "2026-12-03", CarryOut("1", "已落实")),
    (VISIT, "2026-12-04", MakeCallBack("电话", "林小雨", "满意", "基本满意", "都办了")),
    (VISIT, "2026-12-04", ReportBack("已经补发到账", "1")),
    (VISIT, "2026-12-05", StrikeOff("1")),
    (VISIT, "2026-12-05", RequestReview("复查", "区人民政府")),
    (VISIT, "2026-12-20", ReviewOpinion("复查", "维持")),
    (VISIT, "2026-12-21", EnterOfficial("已录入", "XF-2026-7")),
    (VISIT, "2026-12-22", Close()),
    (VISIT, "2026-12-23", Reopen("来访人补充了材料")),
    (HANDED_DOWN, "2026-11-21", Objection("不属于本镇管辖")),
    (HANDED_DOWN, "2026-11-23", Transfer("区水务局")),
    (HANDED_DOWN, "2026-11-26", Returned("区水务局", "属于镇里的小型水利")),
    (HANDED_DOWN, "2026-11-27", ChangeRoute("4")),
    (HANDED_DOWN, "2026-11-28", Withdraw("已经自行解决")),
)


def office(desk: Desk, clock: FixedClock) -> None:
    """Both matters came on 2026-11-20; it is 2027-01-04 now."""
    day = desk.reception.open_day(builders.reception_day())
    desk.reception.save(builders.visit(desk, day.uid))
    entry = builders.visit(desk, day.uid, visitor=builders.visitor(name="吴满仓", id_number="", phone=""))
    desk.reception.save(replace(entry, matter=replace(entry.matter, channel="交办", summary="水渠多年失修")))
    life.Clerk(desk, clock, VISIT).until("2027-01-04")
    # Nobody cuts the power here, and it is hundreds of acts.
    desk.file.db.execute_sql("PRAGMA synchronous = OFF")
