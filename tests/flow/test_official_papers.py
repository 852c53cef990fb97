"""Official papers of the story's matters: each with its number, lawful or refused with its article, whole or not at all."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests import builders, official
from tests.builders import replace
from tests.official import ACCUSATION, FIRST, GROUP, WAY, taken_in_hand, text_of
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.official import kind_of
from xfdesk.errors import Refused
from xfdesk.outputs.papers.words import FILES
from xfdesk.records.acts import Accept, ChangeRoute, Extend, Notice, Supervise, Transfer
from xfdesk.records.visit import VisitorEntry
from xfdesk.rules.words import PaperKind

K = PaperKind


@pytest.fixture
def office(desk: Desk) -> Desk:
    return official.told(desk)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "文书"
    folder.mkdir()
    return folder


def write(desk: Desk, kind: PaperKind, number: str, out: Path) -> str:
    path = out / f"{kind.name}.docx"
    written = desk.papers.write(kind, number, path)
    assert written.path == str(path)
    return text_of(path.read_bytes())


def refused(desk: Desk, kind: PaperKind, number: str, out: Path) -> Refused:
    before = desk.file.sql("SELECT count(*) FROM paper"), desk.file.sql("SELECT count(*) FROM history")
    with pytest.raises(Refused) as why:
        desk.papers.write(kind, number, out / "甲.docx")
    assert list(out.iterdir()) == []
    assert (
        desk.file.sql("SELECT count(*) FROM paper"),
        desk.file.sql("SELECT count(*) FROM history"),
    ) == before
    return why.value


def numbers(desk: Desk) -> list[tuple[str, str, str | None]]:
    return desk.file.sql("SELECT kind, number, given_on FROM paper WHERE visit = '' ORDER BY uid")


# A matter's life in papers


def test_the_acceptance_tells_when_by_whom_and_until_when(office: Desk, out: Path) -> None:
    office.followup.record(GROUP, "", Accept())
    lines = lines_of_paper(office, K.ACCEPTANCE, GROUP, out)
    assert lines[:4] == ["清河镇人民政府信访事项受理告知书", "清政信受〔2026〕1号", "", "钱卫东等7人："]
    assert lines[4].startswith(
        "你们于2026年11月20日来访，反映村口养猪场污水排入水渠，夏季臭味严重的事项（编号JF-2026-0004）。"
    )
    assert lines[5] == "一、受理日期为2026年11月20日。综合执法队主办，责任人邓勇；包案领导周启明。"
    assert lines[6].startswith("二、2027年1月19日前书面答复你们的每一项诉求。")
    assert lines[7].startswith("三、请代表（不超过5人）如实提供情况。")
    assert lines[8].endswith("向南屏县人民政府请求复查（第三十五条）。")
    assert lines[9:] == [
        "联系人：林小雨　　　电话：0377-61200315",
        "",
        "",
        "清河镇人民政府",
        "2026年11月20日",
    ]


def lines_of_paper(desk: Desk, kind: PaperKind, number: str, out: Path) -> list[str]:
    return write(desk, kind, number, out).split("\n")


def test_writing_a_paper_draws_its_number_once(office: Desk, out: Path) -> None:
    office.followup.record(FIRST, "", Accept())
    office.followup.record(GROUP, "", Accept())
    assert office.papers.data(K.ACCEPTANCE, FIRST).number == ""
    assert "清政信受〔2026〕　　号" in text_of(out_of(office, K.ACCEPTANCE, FIRST))
    assert numbers(office) == []
    write(office, K.ACCEPTANCE, FIRST, out)
    write(office, K.ACCEPTANCE, GROUP, out)
    write(office, K.ACCEPTANCE, FIRST, out)
    assert numbers(office) == [
        ("受理告知书", "清政信受〔2026〕1号", None),
        ("受理告知书", "清政信受〔2026〕2号", None),
    ]


def out_of(desk: Desk, kind: PaperKind, number: str) -> bytes:
    """The paper as it is shown, without the file."""
    from xfdesk.outputs.papers import making

    return making.made(making.shipped(kind), desk.papers.data(kind, number))


def test_handing_a_paper_over_is_recorded_of_that_very_paper(
    office: Desk, clock: FixedClock, out: Path
) -> None:
    office.followup.record(FIRST, "", Accept())
    write(office, K.ACCEPTANCE, FIRST, out)
    clock.set(datetime(2026, 11, 25, 9, 0))
    office.followup.record(FIRST, "", Notice(kind="受理告知书", method="当面", receipt="签收"))
    assert numbers(office) == [("受理告知书", "清政信受〔2026〕1号", "2026-11-25")]
    assert write(office, K.ACCEPTANCE, FIRST, out).endswith("2026年11月20日"), (
        "it keeps the day on which it was drawn up"
    )
    offered = {one.kind: one for one in office.papers.offered(FIRST)}
    assert (offered[K.ACCEPTANCE].number, offered[K.ACCEPTANCE].given) == ("清政信受〔2026〕1号", True)


def test_an_acceptance_handed_over_at_the_table_is_written_as_it_was(desk: Desk, day: str, out: Path) -> None:
    paper = replace(
        builders.visit(desk, day).notice,
        kind=K.ACCEPTANCE,
        number="清受1号",
        method="当面",
        delivered_on="2026-11-20",
    )
    entry = builders.visit(desk, day, notice=paper, handling=builders.Handling.ACCEPTED)
    saved = desk.reception.save(entry)
    assert "清受1号" in write(desk, K.ACCEPTANCE, saved.number, out)
    assert numbers(desk) == []


def test_the_assignment_tells_the_unit_who_what_and_until_when(office: Desk, out: Path) -> None:
    taken_in_hand(office)
    text = write(office, K.ASSIGNMENT, FIRST, out)
    for said in (
        "清政信交〔2026〕1号\t交办日期：2026年11月20日", "自然资源所", "财政所", "13837720415", "东河村三组17号",
        "JF-2026-0001　2025年修路征用承包地1.2亩，青苗补偿款至今未拨付", "1. 拨付青苗补偿款3600元　（全部合理）",
        "定领导：韩雪梅（副镇长）\t定责任：自然资源所　马建国", "定措施：核对丈量表；复丈地块",
        "定时间：2026年12月10日（星期四）前办结", "包调查：马建国\t包处理：马建国\t包回访：韩雪梅",
        "反馈本机关：2026年12月11日（星期五）前", "书面告知来访人：2026年12月5日（星期六）前（条例第二十三条）",
        "书面答复来访人：2027年1月19日（星期二）前（条例第三十四条）",
    ):  # fmt: skip
        assert said in text, said


def test_another_assignment_has_a_paper_of_its_own(office: Desk, clock: FixedClock, out: Path) -> None:
    taken_in_hand(office)
    write(office, K.ASSIGNMENT, FIRST, out)
    clock.set(datetime(2026, 11, 26, 9, 0))
    again = official.Assign("周启明", "另行核实", "2026-12-20", "司法所", "陈立群")
    office.followup.record(FIRST, "", again)
    assert "司法所" in write(office, K.ASSIGNMENT, FIRST, out)
    assert [number for _, number, _ in numbers(office)] == ["清政信交〔2026〕1号", "清政信交〔2026〕2号"]
    first = office.papers.of_day(date(2026, 11, 20))
    assert [(data.kind, data.lead_unit) for data in first if data.kind is K.ASSIGNMENT] == [
        (K.ASSIGNMENT, "自然资源所")
    ]


def test_a_transfer_and_an_assignment_are_told_as_what_they_were(office: Desk, out: Path) -> None:
    taken_in_hand(office)
    assert "本机关已于2026年11月20日将该事项交自然资源所办理" in write(office, K.TRANSFER, FIRST, out)
    office.followup.record(GROUP, "", Transfer("县生态环境局"))
    text = write(office, K.TRANSFER, GROUP, out)
    assert "本机关已于2026年11月20日将该事项转送县生态环境局办理" in text
    assert text.startswith("清河镇人民政府\n信访事项转送（交办）告知单\n清政信转〔2026〕2号")


def test_the_lawful_way_names_its_item_and_leaves_room_for_an_unknown_body(office: Desk, out: Path) -> None:
    path = out / "甲.docx"
    written = office.papers.write(K.LAWFUL_WAY, WAY, path)
    text = text_of(path.read_bytes())
    assert "根据《信访工作条例》第三十一条第一项，现告知如下：" in text
    assert "一、该事项属于涉法涉诉事项，应当依照诉讼程序处理，请向　　　　　　提出。" in text
    assert written.notes == ("还没有：受理机关；纸上留了空白，可以补上再打，也可以手写",)


def test_a_refusal_to_accept_gives_reason_and_basis(office: Desk, out: Path) -> None:
    text = write(office, K.NON_ACCEPTANCE, "JF-2026-0002", out)
    assert "清政信不受〔2026〕1号" in text
    assert "一、不予受理的理由：8月上调未履行公示程序。" in text
    assert "二、依据：《价格法》关于明码标价的规定。" in text


def test_an_extension_tells_both_days(office: Desk, out: Path) -> None:
    office.followup.record(GROUP, "", Accept())
    office.followup.record(GROUP, "", Extend("20", "需要等待测绘结果。", "周启明"))
    text = write(office, K.EXTENSION, GROUP, out)
    assert "原应在2027年1月19日前办结并书面答复。" in text
    assert (
        "因需要等待测绘结果，情况复杂，根据《信访工作条例》第三十四条，经周启明批准，办理期限延长20日，延长至2027年2月8日。"
        in text
    )


def test_the_opinion_answers_every_demand_by_its_law(office: Desk, clock: FixedClock, out: Path) -> None:
    taken_in_hand(office)
    official.answered(office, clock)
    lines = lines_of_paper(office, K.OPINION, FIRST, out)
    assert lines[1] == "清政信处〔2026〕1号"
    assert (
        lines[lines.index("二、查明的事实") + 1]
        == "2026年12月2日，自然资源所会同村委会复丈，该地块实有1.40亩。"
    )
    assert "（一）关于诉求1，予以支持。3600元已于2026年12月9日拨付到你的账户。" in lines
    assert any(line.startswith("（二）关于诉求2，不予支持。") for line in lines)
    assert (
        "以上意见依据《土地管理法》第四十八条，《信访工作条例》第三十二条第一款第一项、第三项作出。" in lines
    )
    assert "（送达时填写。收到日期：　　　　年　　月　　日；" in lines


def test_delivery_fills_in_the_last_day_of_the_remedy(office: Desk, clock: FixedClock, out: Path) -> None:
    taken_in_hand(office)
    official.answered(office, clock)
    official.delivered(office)
    assert "收到日期：2026年12月18日；\n　请求复查的最后一日：2027年1月17日）" in write(
        office, K.OPINION, FIRST, out
    )
    notice = write(office, K.REVIEW_NOTICE, FIRST, out)
    assert "本机关于2026年12月18日作出处理意见（清政信处〔2026〕1号），你已于2026年12月18日收到。" in notice
    assert "向南屏县人民政府请求复查。最后一日为2027年1月17日。" in notice


def test_a_receipt_lists_what_waits_to_be_delivered(office: Desk, clock: FixedClock, out: Path) -> None:
    taken_in_hand(office)
    write(office, K.ACCEPTANCE, FIRST, out)
    write(office, K.ASSIGNMENT, FIRST, out)
    text = write(office, K.RECEIPT, FIRST, out)
    assert "信访事项受理告知书\n" in text and "清政信受〔2026〕1号" in text
    assert "交办单" not in text, "that goes to the unit"
    assert "请求复查" not in text, "no remedy runs from a notice"
    office.followup.record(FIRST, "", Notice(kind="受理告知书", method="邮寄"))
    official.answered(office, clock)
    text = write(office, K.RECEIPT, FIRST, out)
    assert "信访事项处理意见书\n" in text and "受理告知书" not in text
    assert (
        "自收到之日起30日内可向南屏县人民政府请求复查，\n最后一日：　　　　年　　月　　日（收到当日不计）。"
        in text
    )
    assert [kind for kind, *_ in numbers(office)].count("送达回证") == 0, (
        "it accompanies a paper and has no number"
    )


def test_a_reminder_counts_itself_and_the_days(office: Desk, clock: FixedClock, out: Path) -> None:
    taken_in_hand(office)
    clock.set(datetime(2026, 12, 15, 9, 0))
    office.followup.record(FIRST, "", Supervise("镇信访办", "补偿款拨付进展。", "2026-12-20"))
    text = write(office, K.REMINDER, FIRST, out)
    assert "自然资源所：" in text
    assert "责任人马建国，包案领导韩雪梅。原定2026年12月10日前办结，至今已超期5日。现第1次催办如下：" in text
    assert "一、补偿款拨付进展。" in text
    assert "二、请于2026年12月20日（星期日）前将办理情况书面报告本机关" in text
    clock.set(datetime(2026, 12, 22, 9, 0))
    office.followup.record(FIRST, "", Supervise("镇信访办", "仍没有反馈", "2026-12-25"))
    assert "至今已超期12日。现第2次催办如下：\n一、补偿款拨付进展；仍没有反馈。" in write(
        office, K.REMINDER, FIRST, out
    )


# What is refused


@pytest.mark.law(
    "not_accepted", "no_lawful_way", "no_extension_to_tell", "no_reply", "nothing_to_sign_for", "nothing_to_remind",
    "review_notice_undelivered",
)  # fmt: skip
@pytest.mark.parametrize(
    ("kind", "article"),
    [
        (K.ACCEPTANCE, "第二十三条"),
        (K.LAWFUL_WAY, "第三十一条"),
        (K.EXTENSION, "第三十四条"),
        (K.OPINION, "第三十四条"),
        (K.RECEIPT, "第二十三条"),
        (K.REMINDER, "第二十二条"),
        (K.REVIEW_NOTICE, "第三十五条"),
    ],
)
def test_a_paper_without_what_it_tells_is_refused_with_its_article(
    office: Desk, out: Path, kind: PaperKind, article: str, request: pytest.FixtureRequest
) -> None:
    for each in (K.ACCEPTANCE, K.LAWFUL_WAY, K.EXTENSION, K.OPINION, K.RECEIPT, K.REMINDER, K.REVIEW_NOTICE):
        why = refused(office, each, FIRST, out)
        if each is kind:
            assert why.article == article
            assert f"《信访工作条例》{article}" in why.what
            assert why.data == "没有生成文书，也没有取文号"
            assert why.do


@pytest.mark.law("nothing_handed_on", "no_assignment")
def test_nothing_is_told_of_an_assignment_that_is_not_there(office: Desk, out: Path) -> None:
    """The third visit was taken by the office itself."""
    assert refused(office, K.ASSIGNMENT, "JF-2026-0003", out).article == "第二十二条"
    assert refused(office, K.TRANSFER, "JF-2026-0003", out).article == "第二十二条"


@pytest.mark.law("accepted_already")
def test_what_was_accepted_is_not_refused_any_more(office: Desk, out: Path) -> None:
    office.followup.record(FIRST, "", Accept())
    assert "2026年11月20日受理" in refused(office, K.NON_ACCEPTANCE, FIRST, out).what


@pytest.mark.law("acceptance_without_opinion", "no_opinion_owed")
def test_a_matter_without_an_opinion_has_none_and_no_acceptance(office: Desk, out: Path) -> None:
    assert refused(office, K.ACCEPTANCE, WAY, out).article == "第三十一条"
    assert refused(office, K.OPINION, WAY, out).article == "第三十一条"


@pytest.mark.law("accusation_paper")
@pytest.mark.parametrize("kind", tuple(FILES))
def test_of_a_sealed_accusation_there_is_only_the_letter(office: Desk, out: Path, kind: PaperKind) -> None:
    why = refused(office, kind, ACCUSATION, out)
    assert (why.rule, why.article) == ("accusation_paper", "第三十条")
    assert "移送函" in why.what


@pytest.mark.law("nobody_to_tell")
def test_who_gave_no_name_is_told_nothing(desk: Desk, day: str, out: Path) -> None:
    nobody = VisitorEntry(anonymous=True, anonymous_reason="来访人要求匿名", village="西岭村")
    saved = desk.reception.save(builders.visit(desk, day, visitor=nobody))
    desk.followup.record(saved.number, "", Accept())
    assert refused(desk, K.ACCEPTANCE, saved.number, out).article == "第二十三条"
    assert "社会保障所" in write(desk, K.ASSIGNMENT, saved.number, out)


def test_who_asked_for_confidentiality_is_not_named_to_the_unit(desk: Desk, day: str, out: Path) -> None:
    visitor = builders.visitor(confidential=True)
    saved = desk.reception.save(builders.visit(desk, day, visitor=visitor))
    written = desk.papers.write(K.ASSIGNMENT, saved.number, out / "甲.docx")
    text = text_of((out / "甲.docx").read_bytes())
    assert "高**" in text and "高秀兰" not in text and "1353771" not in text and "二组" not in text
    assert written.notes == ("来访人要求保密，姓名、电话和住址没有写给承办单位",)
    desk.followup.record(saved.number, "", Accept())
    assert "高秀兰：" in write(desk, K.ACCEPTANCE, saved.number, out)


def test_what_nobody_has_recorded_is_said(desk: Desk, day: str, out: Path) -> None:
    desk.office.set("reviewing_body", "")
    desk.office.set("phone", "")
    visitor = builders.visitor(phone="", address="")
    saved = desk.reception.save(builders.visit(desk, day, visitor=visitor))
    desk.followup.record(saved.number, "", Accept())
    assert desk.papers.data(K.ACCEPTANCE, saved.number).lacking == (
        "还没有：复查机关、联系电话；纸上留了空白，可以补上再打，也可以手写",
    )
    desk.papers.write(K.ACCEPTANCE, saved.number, out / "甲.docx")
    assert desk.papers.data(K.RECEIPT, saved.number).lacking == (
        "还没有：联系电话；纸上留了空白，可以补上再打，也可以手写",
    )


def test_a_matter_led_elsewhere_and_back_has_no_lawful_way_to_tell(office: Desk, out: Path) -> None:
    office.followup.record(WAY, "", ChangeRoute("6"))
    assert refused(office, K.LAWFUL_WAY, WAY, out).rule == "no_lawful_way"


def test_a_kind_is_known_by_brackets_of_either_width() -> None:
    assert kind_of("转送（交办）告知单") is kind_of(" 转送(交办)告知单 ") is K.TRANSFER
    with pytest.raises(Refused) as why:
        kind_of("喜报")
    assert "受理告知书" in why.value.do
