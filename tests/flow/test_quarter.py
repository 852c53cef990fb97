"""A quarter around the reception day: outreach finds three disputes, one becomes a matter, comes to the joint conference, is
assigned, reported and struck off, and stands right in ledger, workbook and 督办.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.flow import life
from tests.outputs.reading import Workbook
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import Accept, Bring, Decide, ReportBack, StrikeOff
from xfdesk.records.conference import SessionEntry
from xfdesk.records.followup import BoardItem
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.outreach import OutreachEntry, OutreachQuery
from xfdesk.rules.span import Span
from xfdesk.rules.words import Channel, OutreachResult, Status

FOUND = (
    OutreachEntry(
        month="2026-10", on="2026-10-09", village="西岭村", by="马建国", parties="高秀兰", people="12", kind="山林水面权属",
        summary="西岭村后山林子的权属相争，两组都拿出旧证", leads="韩雪梅", measures="调取林权档案", limit="2026-10-30",
    ),
    OutreachEntry(
        month="2026-10", on="2026-10-12", village="柳树湾村", by="马建国", parties="范长河、邱玉梅", people="2",
        kind="邻里相邻", summary="新院墙挡了后户出路", leads="韩雪梅", measures="到场丈量", limit="2026-10-20",
    ),
    OutreachEntry(
        month="2026-10", on="2026-10-15", village="东河村", by="陈立群", parties="单德福等人", people="8", kind="劳动工资",
        summary="修渠工地九月份工资没有发", leads="周启明", measures="联系总包", limit="2026-11-20",
    ),
)  # fmt: skip


def item(desk: Desk, number: str) -> BoardItem | None:
    return next((one for one in desk.followup.board().items if one.matter == number), None)


def book(desk: Desk, folder: Path, month: str) -> Workbook:
    path = folder / f"{month}.xlsx"
    desk.export.workbook(Span.month(month), path)
    return Workbook(path)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 10, 16, 9, 0))


@pytest.fixture
def numbers(desk: Desk) -> tuple[str, ...]:
    return tuple(desk.outreach.save(entry).number for entry in FOUND)


def test_a_quarter_from_outreach_to_the_workbook(
    desk: Desk, clock: FixedClock, numbers: tuple[str, ...], tmp_path: Path
) -> None:
    woods, wall, wages = numbers

    # October: the villages report; one dispute is settled in time, the limit of another passes.
    desk.outreach.nothing_to_report("石桥社区", "2026-10")
    desk.outreach.set_result(wall, OutreachResult.SETTLED)
    assert item(desk, wall) is None
    clock.set(datetime(2026, 11, 2, 9, 0))
    late = item(desk, woods)
    assert late is not None and late.group == "已超期"
    assert desk.followup.board().tiles.overdue == 1
    assert desk.outreach.sheet(OutreachQuery(month="2026-10")).rows[0].number == woods

    # It cannot be settled in the village: it becomes a matter, and both know each other.
    made = desk.outreach.to_matter(woods)
    view = desk.ledger.matter(made.number)
    row = desk.outreach.row(woods)
    assert (view.channel, row.matter, row.matter_number) == (Channel.OUTREACH, made.matter, made.number)
    known = desk.outreach.of_matter(made.matter)
    assert known is not None and known.number == woods
    assert item(desk, woods) is None and item(desk, made.number) is not None
    with pytest.raises(Refused):
        desk.outreach.to_matter(woods)

    # November: it comes to the session, which decides who does what until when.
    desk.followup.record(made.number, "", Accept())
    desk.conference.plan(
        SessionEntry(session="4", on="2026-11-18", time="上午9:00", place="三楼会议室", host="周启明")
    )
    clock.set(datetime(2026, 11, 10, 9, 0))
    desk.followup.record(made.number, "", Bring("4", "请定：牵头单位和勘界时间", "自然资源所"))
    with pytest.raises(Refused):
        desk.followup.record(made.number, "", Bring("4"))
    clock.set(datetime(2026, 11, 18, 10, 30))
    desk.followup.record(
        made.number, "", Decide("4", "自然资源所牵头，两组到场勘界", "自然资源所", "2026-12-11", "韩雪梅")
    )
    waiting = item(desk, made.number)
    assert waiting is not None
    assert (waiting.unit, waiting.leader, waiting.without_owner) == ("自然资源所", "韩雪梅", False)
    duty = next(one for one in desk.ledger.matter(made.number).duties if one.key == "D13")
    assert (duty.plain, duty.state) == (date(2026, 12, 11), "open")
    session = desk.conference.sessions()[0]
    assert session.sentence == "第4次联席会议交办1件：办结0件，未办结1件，其中超期0件"
    november = book(desk, tmp_path, "2026-11")
    (stock,) = november.rows("包案及交办件")
    assert stock["编号"] == made.number
    (line,) = november.rows("台账")
    assert (line["责任单位"], line["包案领导"], line["是否办结"]) == ("自然资源所", "韩雪梅", "否")

    # The date passes without a word, then the unit reports and the session strikes it off.
    clock.set(datetime(2026, 12, 14, 9, 0))
    assert desk.conference.sessions()[0].sentence == "第4次联席会议交办1件：办结0件，未办结1件，其中超期1件"
    with pytest.raises(Refused):
        desk.followup.record(made.number, "", StrikeOff("4"))
    desk.followup.record(made.number, "", ReportBack("两组到场勘界，界桩已立，双方签字"))
    desk.followup.record(made.number, "", StrikeOff("4"))
    assert desk.conference.sessions()[0].sentence == "第4次联席会议交办1件：办结1件，未办结0件"
    late_duty = next(one for one in desk.ledger.matter(made.number).duties if one.key == "D13")
    assert late_duty.state == "late"

    # The visitor has the answer: nothing is left, in whatever place one looks.
    clerk = life.Clerk(desk, clock, made.number)
    clerk("", life.solved(due="2026-12-20"))
    clerk.answered("", delivered="2026-12-14")
    clerk.closed("")
    assert desk.ledger.matter(made.number).status == Status.CLOSED
    assert item(desk, made.number) is None
    december = book(desk, tmp_path, "2026-12")
    (stock,) = december.rows("包案及交办件")
    assert stock["编号"] == made.number
    assert made.number not in [row["编号"] for row in december.rows("未办结清单")]
    (found,) = desk.ledger.rows(LedgerQuery(text=made.number), 0, 5)
    assert (found.channel, found.state) == (Channel.OUTREACH, Status.CLOSED)
    assert item(desk, wages) is not None, "the third dispute is still followed by its limit"
    assert desk.check() == ()


def test_a_dispute_named_by_its_own_number_leads_to_its_matter(
    desk: Desk, clock: FixedClock, numbers: tuple[str, ...]
) -> None:
    with pytest.raises(Refused, match="没有转为事项"):
        desk.followup.record(numbers[0], "", Bring("4"))
    made = desk.outreach.to_matter(numbers[0])
    assert desk.followup.record(numbers[0], "", Bring("4")).number == made.number
