"""A block copied from Excel or WPS becomes rows of the sheet: whatever stood in it is kept, what is doubtful is marked, and one
undo takes all of it back.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests import builders
from tests.flow import life
from tests.flow.test_outreach import found, marks, refused
from xfdesk.desk.desk import Desk
from xfdesk.desk.outreach import Outreach
from xfdesk.intake import clipboard_table
from xfdesk.records.outreach import OutreachQuery, Pasted
from xfdesk.rules.outreach import DISPUTE
from xfdesk.rules.words import OutreachResult

NOVEMBER = "2026-11"


@pytest.fixture
def outreach(desk: Desk) -> Outreach:
    return desk.outreach


def paste(outreach: Outreach, *lines: str, village: str = "", first_column: str = "on") -> Pasted:
    return outreach.paste("\r\n".join(lines) + "\r\n", NOVEMBER, village, first_column)


def test_without_a_head_the_columns_are_those_of_the_sheet_from_where_the_cursor_stands(
    outreach: Outreach,
) -> None:
    pasted = paste(
        outreach,
        "11.23\t东河村\t王有福\t2\t4\t滴水\t林小雨\t韩雪梅\t划线\t12-10\t化解中",
        "46346\t西岭村\t赵小兰\t3人\t土地\t地界\t\t\t\t\t",
    )
    first, second = pasted.rows
    assert (first.on, first.limit, first.result) == (
        date(2026, 11, 23),
        date(2026, 12, 10),
        OutreachResult.UNDER_WAY,
    )
    assert (first.entry.by, first.entry.leads, first.entry.measures) == ("林小雨", "韩雪梅", "划线")
    assert (second.on, second.people, second.entry.kind) == (date(2026, 11, 20), 3, "土地承包流转")
    assert [row.number for row in pasted.rows] == ["PC-2026-0001", "PC-2026-0002"]
    later = paste(outreach, "只写了概况\t钱多多", village="东河村", first_column="summary")
    assert (later.rows[0].entry.summary, later.rows[0].entry.by) == ("只写了概况", "钱多多")
    assert later.rows[0].entry.village == "东河村"
    assert later.columns[:2] == ("summary", "by")


def test_a_head_names_the_columns_in_whatever_order_they_stand(outreach: Outreach) -> None:
    pasted = paste(
        outreach,
        "清河镇2026年11月矛盾纠纷排查表\t\t\t\t\t",
        '序号\t"化解\n时限"\t"纠纷概况\n谁、什么事"\t当事人\t村（社区）\t联系电话',
        "1\t12月10日\t滴水\t王有福\t东河村\t0377-61200315",
        "2\t月底\t\t赵小兰\t西岭村\t",
    )
    assert pasted.columns == ("", "limit", "summary", "parties", "village", "")
    first, second = pasted.rows
    assert (first.limit, first.entry.parties, first.entry.village) == (date(2026, 12, 10), "王有福", "东河村")
    assert first.entry.summary == "滴水\n联系电话：0377-61200315"
    assert marks(second).keys() == {"limit", "summary"} and second.entry.limit == "月底"
    assert pasted.doubtful == 2
    said = "。".join(pasted.notes)
    assert "清河镇2026年11月矛盾纠纷排查表" in said and "次序与这张表不同" in said and "“联系电话”" in said


def test_a_head_of_two_rows_and_one_that_comes_again_are_known(outreach: Outreach) -> None:
    again = "\t日期\t村\t当事人\t结果\t时限\t"
    pasted = paste(
        outreach,
        "序号\t基本情况\t\t\t化解情况\t\t纠纷概况",
        again,
        "1\t11-3\t西岭村\t王有福\t化解中\t12-1\t滴水",
        again,
        "2\t11-4\t东河村\t赵小兰\t\t\t地界",
    )
    assert pasted.columns == ("", "on", "village", "parties", "result", "limit", "summary")
    assert [(row.entry.parties, row.entry.summary) for row in pasted.rows] == [
        ("王有福", "滴水"),
        ("赵小兰", "地界"),
    ]
    assert pasted.doubtful == 0 and "中间又有 1 行表头，没有当内容" in pasted.notes


def test_cells_of_hidden_characters_alone_are_blank(outreach: Outreach) -> None:
    assert paste(outreach, "\x01\t\u200b\t\x02").rows == ()
    assert (
        refused(outreach.save, builders.replace(found(), **dict.fromkeys(DISPUTE, "\x01"), on="", by="")).rule
        == "blank_row"
    )


def test_the_printed_sheet_typed_into_a_table_is_known_by_its_head(outreach: Outreach) -> None:
    pasted = paste(
        outreach,
        "序号\t日期 月/日\t当事人\t人数\t类型编码\t纠纷概况 谁、什么事、何时起、要求什么\t牵头领导\t责任人和措施\t化解时限\t结果 打√",
        "1\t11/3\t甲、乙\t2\t4\t吵架\t韩雪梅\t司法所劝\t12/1\t☑已化解 □化解中 □未化解",
        "2\t同上\t丙\t\t\t欠钱\t\t\t\t",
        village="石桥社区",
    )
    assert [(row.on, row.entry.village, row.result) for row in pasted.rows] == [
        (date(2026, 11, 3), "石桥社区", OutreachResult.SETTLED),
        (date(2026, 11, 3), "石桥社区", None),
    ]
    assert pasted.doubtful == 0 and any("同上" in note for note in pasted.notes)


def test_merged_cells_come_as_blanks_and_are_filled_from_above_with_a_mark(outreach: Outreach) -> None:
    pasted = paste(outreach, "村\t当事人\t概况", "东河村\t甲\t一", "\t乙\t二", "西岭村\t丙\t三", "\t丁\t四")
    assert [row.entry.village for row in pasted.rows] == ["东河村", "东河村", "西岭村", "西岭村"]
    assert [bool(marks(row)) for row in pasted.rows] == [False, True, False, True]
    assert "合并的单元格" in marks(pasted.rows[1])["village"] and pasted.doubtful == 2
    assert any("有 2 格是空的" in note for note in pasted.notes)


def test_cells_with_breaks_quotes_formulas_and_faults_are_kept_as_they_are(outreach: Outreach) -> None:
    pasted = paste(
        outreach,
        "当事人\t概况\t人数\t日期\t村",
        '"=HYPERLINK(""x"")"\t"第一行\n""第二行"""\t#N/A\t########\t东河村',
        '"未完\t"有\t=1+1\t11-2\t东河村',
    )
    first, second = pasted.rows
    assert (first.entry.parties, first.entry.summary) == ('=HYPERLINK("x")', '第一行\n"第二行"')
    assert (first.entry.people, first.entry.on) == ("#N/A", "########")
    assert marks(first).keys() == {"parties", "people", "on"}
    assert (second.entry.parties, second.entry.summary, second.entry.people) == ('"未完', '"有', "=1+1")
    assert "公式" in marks(second)["people"]


def test_a_first_column_that_only_counts_is_no_day(outreach: Outreach) -> None:
    pasted = paste(outreach, "1\t11-3\t东河村\t甲", "2\t11-4\t东河村\t乙")
    assert [row.on for row in pasted.rows] == [date(2026, 11, 3), date(2026, 11, 4)]
    assert "第一列是序号，没有当内容" in pasted.notes


def test_more_columns_than_the_sheet_has_are_not_lost(outreach: Outreach) -> None:
    row = paste(outreach, "11-5\t东河村\t甲\t1\t1\t事\t排\t领\t措\t12-15\t化解中\t11-6\t还有\t一格").rows[0]
    assert row.entry.summary == "事\n多出的列：还有\n多出的列：一格"
    two = paste(outreach, "村\t概况\t责任人\t措施\t当事人\t姓名", "东河村\t一件\t李四\t划线\t甲\t乙").rows[0]
    assert (two.entry.measures, two.entry.parties, two.entry.summary) == (
        "李四；划线",
        "甲",
        "一件\n姓名：乙",
    )


def test_a_village_that_wrote_that_there_is_none_reports_nothing(outreach: Outreach) -> None:
    outreach.nothing_to_report("西岭村", NOVEMBER)
    outreach.nothing_to_report("石桥社区", NOVEMBER)
    pasted = paste(
        outreach,
        "村\t概况",
        "东河村\t有一件",
        "新民社区\t本月无",
        "东河村\t无",
        "西岭村\t又有一件",
        "石桥社区\t本月无",
    )
    assert [(row.entry.village, row.nothing) for row in pasted.rows] == [
        ("东河村", False),
        ("西岭村", False),
        ("新民社区", True),
    ]
    said = "。".join(pasted.notes)
    assert "新民社区写着“本月无”，记为零报告" in said and "西岭村这个月的零报告已去掉" in said
    assert "东河村写着“本月无”，可是这个月已经有纠纷" in said
    nothing = {row.entry.village for row in outreach.sheet().rows if row.nothing}
    assert nothing == {"新民社区", "石桥社区"}


def test_who_found_nothing_and_when_is_kept(outreach: Outreach) -> None:
    pasted = paste(
        outreach, "日期\t村\t概况\t排查人", "11-3\t西岭村\t本月无\t陈立群", "月底\t东河村\t无\t马建国"
    )
    told = [(row.nothing, row.entry.on, row.entry.by) for row in pasted.rows]
    assert told == [(True, "2026-11-03", "陈立群"), (True, "月底", "马建国")]
    typed = outreach.save(
        found(
            village="石桥社区", parties="", people="", kind="", leads="", measures="", limit="", summary="无"
        )
    )
    assert (typed.nothing, typed.on, typed.entry.by) == (True, date(2026, 11, 16), "林小雨")
    assert outreach.save(typed.entry) == typed


def test_one_undo_takes_a_block_back(outreach: Outreach, desk: Desk) -> None:
    outreach.nothing_to_report("东河村", NOVEMBER)
    kept = outreach.save(found(village="西岭村"))
    stood = life.dump(desk, without=life.DERIVED)
    lines = [f"\t东河村\t第{n}件" for n in range(40)]
    paste(outreach, "编号\t村\t概况", *lines, f"{kept.number}\t西岭村\t改了")
    assert len(outreach.sheet().rows) == 41 and outreach.row(kept.number).entry.summary == "改了"
    assert outreach.undo_last() == "已撤销：粘贴排查 41 行"
    assert life.dump(desk, without=life.DERIVED) == stood
    assert desk.check() == ()


def test_a_known_number_changes_only_the_columns_that_the_block_has(outreach: Outreach) -> None:
    kept = outreach.save(found(limit="月底"))
    pasted = paste(
        outreach,
        "编号\t概况\t人数",
        f"{kept.number}\t改过\t",
        f"{kept.number}\t又一次\t5",
        "PC-2026-0077\t新的\t1",
    )
    changed = outreach.row(kept.number)
    assert changed.entry == builders.replace(kept.entry, summary="改过", people="")
    assert [row.number for row in pasted.rows] == [kept.number, "PC-2026-0002", "PC-2026-0003"]
    said = "。".join(pasted.notes)
    assert "有 1 行写着已有的编号，改的是原来那几行" in said and "有 2 行的编号这里没有，或者写了两次" in said
    assert "没有变，没有动" in "。".join(paste(outreach, "编号\t概况", f"{kept.number}\t改过").notes)


def test_a_village_alone_is_said_anew_and_its_report_of_nothing_goes(outreach: Outreach, desk: Desk) -> None:
    number = outreach.save(found()).number
    older = outreach.save(found(month="2026-10", on="10-16")).number
    for month in (NOVEMBER, "2026-10"):
        outreach.nothing_to_report("西岭村", month)
    before = life.dump(desk, without=life.DERIVED)
    pasted = paste(outreach, "编号\t村", f"{number}\t西岭村", f"{older}\t西岭村")
    assert [row.entry.village for row in pasted.rows] == ["西岭村", "西岭村"]
    assert not any(row.nothing for row in outreach.sheet(OutreachQuery()).rows)
    said = "".join(pasted.notes)
    assert "西岭村这个月的零报告已去掉" in said and "西岭村 2026-10 这个月的零报告已去掉" in said
    outreach.undo_last()
    assert life.dump(desk, without=life.DERIVED) == before


def test_a_record_without_a_village_does_not_take_the_one_above(outreach: Outreach) -> None:
    numbers = [outreach.save(found(village=village)).number for village in ("东河村", "")]
    pasted = paste(
        outreach, "编号\t村\t人数", *(f"{n}\t{v}\t7" for n, v in zip(numbers, ("东河村", ""), strict=True))
    )
    assert [(row.people, row.entry.village) for row in pasted.rows] == [(7, "东河村"), (7, "")]
    assert "合并" not in "".join(pasted.notes)


def test_words_of_an_unknown_column_follow_what_a_known_record_says(outreach: Outreach) -> None:
    number = outreach.save(found()).number
    known = number.lower().replace("2", "２")
    for _ in range(2):  # the second time it says so already
        paste(outreach, "编号\t人数\t备注", f"{known}\t3\t两家是亲戚")
        assert outreach.row(number).entry.summary == "宅基地滴水\n备注：两家是亲戚"


def test_of_a_record_with_a_matter_the_result_stays(outreach: Outreach) -> None:
    number = outreach.save(found()).number
    outreach.to_matter(number)
    pasted = paste(outreach, "编号\t结果\t责任人和措施", f"{number}\t已化解\t另一个措施")
    assert (pasted.rows[0].entry.result, pasted.rows[0].entry.measures) == ("", "另一个措施")
    assert any("结果看那件事项" in note for note in pasted.notes)


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("", "nothing_pasted", "没有内容"),
        ("\t\n \t", "nothing_pasted", "没有内容"),
        ("日期\t村\t概况\n\t\t", "nothing_pasted", "只有表头"),
        ("一件\n" * 5_001, "too_many_rows", "5001 行"),
    ],
)
def test_what_cannot_be_pasted_is_a_sentence_and_nothing_is_written(
    outreach: Outreach, text: str, rule: str, said: str
) -> None:
    refusal = refused(outreach.paste, text, NOVEMBER)
    assert refusal.rule == rule and said in refusal.sentence and "表里什么也没有动" in refusal.sentence
    assert outreach.sheet().rows == () and not outreach.can_undo()


def test_five_thousand_rows_are_one_block(outreach: Outreach, desk: Desk) -> None:
    pasted = paste(outreach, *(f"11-{n % 20 + 1}\t东河村\t甲{n}\t1\t4\t第{n}件" for n in range(5_000)))
    assert (len(pasted.rows), pasted.doubtful) == (5_000, 0)
    with desk.file.read():
        entries = desk.file.value("SELECT count(*) FROM history WHERE what LIKE '粘贴排查%'")
    assert entries == 1
    assert pasted.rows[-1].number == "PC-2026-5000"


def test_a_block_of_empty_rows_only_writes_nothing(outreach: Outreach) -> None:
    pasted = paste(outreach, "村\t概况", "东河村\t", "\t")
    assert pasted.rows == () and "没有要存的行" in pasted.notes and not outreach.can_undo()


def test_the_months_workbook_pasted_back_is_the_same_sheet(
    outreach: Outreach, desk: Desk, tmp_path: Path
) -> None:
    outreach.save(found(summary='第一行\n第二行，有"引号"', limit="月底", people="很多"))
    outreach.save(found(village="西岭村", result="已化解", result_on="11-18"))
    outreach.to_matter(outreach.save(found(parties="钱多多")).number)
    outreach.nothing_to_report("新民社区", NOVEMBER)
    path = outreach.write_workbook(NOVEMBER, tmp_path / "十一月.xlsx")
    stood = outreach.sheet(OutreachQuery(month=NOVEMBER))
    assert paste(outreach, *copied(path)).rows == ()
    assert outreach.sheet(OutreachQuery(month=NOVEMBER)) == stood
    for row in stood.rows:
        if not row.matter:
            outreach.remove(row.uid)
    pasted = paste(outreach, *copied(path))
    cells = [builders.replace(row.entry, uid="") for row in pasted.rows]
    assert cells == [
        builders.replace(row.entry, uid="") for row in sorted(stood.rows, key=_place) if not row.matter
    ]


def _place(row: object) -> tuple[bool, str]:
    return row.nothing, row.number  # type: ignore[attr-defined]


def copied(path: Path) -> list[str]:
    """The sheet as Excel puts it on the clipboard: dates as they are shown, cells with breaks quoted."""
    sheet = load_workbook(path).active
    assert sheet is not None

    def cell(value: object) -> str:
        text = "" if value is None else f"{value:%Y-%m-%d}" if hasattr(value, "year") else str(value)
        return '"' + text.replace('"', '""') + '"' if any(ch in text for ch in '\n\t"') else text

    return ["\t".join(map(cell, row)) for row in sheet.iter_rows(values_only=True)]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters="\r"), max_size=6), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_cells_come_out_as_a_table_program_put_them_in(rows: list[list[str]]) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(ch in text for ch in '\n\t"') else text

    text = "\r\n".join("\t".join(map(quoted, row)) for row in rows) + "\r\n"
    assert clipboard_table.cells(text) == rows


@pytest.mark.parametrize(
    ("typed", "holds"),
    [("13900001111", True), ("411325197603142044", True), ("４１１３２５１９７６０３１４２０４Ｘ", True), ("0377-61200315", False),
     ("合同号 2026110500001", False)],
)  # fmt: skip
def test_a_number_of_a_person_in_the_block_is_kept_and_pointed_out(
    outreach: Outreach, typed: str, holds: bool
) -> None:
    (row,) = paste(outreach, "日期\t村\t纠纷概况\t联系电话", f"11.20\t东河村\t滴水\t{typed}").rows
    assert typed in row.entry.summary
    assert ("summary" in {mark.field for mark in row.marks}) is holds
