"""统计: figures, live sums, charts."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from tests.outputs.reading import NS, Workbook
from xfdesk.desk.demo import fill
from xfdesk.desk.desk import Desk
from xfdesk.outputs.workbook.chart_data import scale
from xfdesk.rules.span import Span

FIRST, TOTAL = 4, 24
VERDICTS, COUNT, DONE, UNDONE = slice(8, 13), 7, 15, 16


def test_all_twenty_categories_stand_there_also_with_nothing_in_them(month: Workbook) -> None:
    lines = month.values("统计")
    assert [line[0][:2] for line in lines[FIRST:TOTAL]] == [f"{n:02d}" for n in (*range(1, 20), 99)]
    assert lines[FIRST + 2][0] == "03 房屋拆迁" and not any(lines[FIRST + 2][1:18])


def test_the_sums_are_formulas_that_carry_their_results(month: Workbook) -> None:
    for letter in "BHQ":
        cell = month.cell("统计", f"{letter}25")
        assert cell.findtext("m:f", "", NS) == f"SUM({letter}5:{letter}24)"
    sums = month.values("统计")[TOTAL][1:18]
    lines = month.values("统计")[FIRST:TOTAL]
    assert sums == [sum(line[n] for line in lines) for n in range(1, 18)]
    assert sums[:6] == [9, 16, 1, 7, 8, 1]


def test_matters_equal_the_five_verdicts_and_done_plus_undone(desk: Desk, tmp_path: Path) -> None:
    fill(desk, months=3, visits=200, seed=7)
    desk.export.workbook(Span.month("2026-10"), tmp_path / "m.xlsx")
    lines = Workbook(tmp_path / "m.xlsx").values("统计")[FIRST : TOTAL + 1]
    assert lines[-1][COUNT] > 20
    for line in lines:
        assert line[COUNT] == sum(line[VERDICTS]) == line[DONE] + line[UNDONE], line[0]


def test_the_open_list_and_the_statistics_agree_on_what_is_open(desk: Desk, tmp_path: Path) -> None:
    fill(desk, months=1, visits=80, seed=8)
    month = desk.clock.today().strftime("%Y-%m")
    desk.export.workbook(Span.month(month), tmp_path / "m.xlsx")
    book = Workbook(tmp_path / "m.xlsx")
    sealed_open = desk.file.value(
        "SELECT count(*) FROM matter WHERE sealed = 1 AND closed_on IS NULL AND settled_on IS NULL"
    )
    open_in_list = len(book.rows("未办结清单"))
    assert open_in_list <= book.values("统计")[TOTAL][UNDONE] <= open_in_list + sealed_open


def test_three_native_charts_draw_the_tables_own_cells(month: Workbook) -> None:
    drawn = [month.part(f"xl/charts/chart{n}.xml").decode() for n in (1, 2, 3)]
    assert all("<c:barChart>" in xml or "<barChart>" in xml for xml in drawn)
    assert "lineChart" in drawn[2] and all("pieChart" not in xml and "3D" not in xml for xml in drawn)
    for xml in drawn:
        assert re.search(r"'统计'!\$A[A-F]\$3", xml), "the data stands right of the print area"
    assert "wdUpDiag" in drawn[0] and "404040" in drawn[0]
    assert month.cell("统计", "AA3").findtext("m:f", "", NS) == "P5"
    assert month.values("统计")[0][25] == "图表数据（不打印）"


def test_an_axis_ends_a_fifth_above_the_highest_figure_in_whole_steps() -> None:
    for most in (0, 1, 4, 7, 33, 100, 12_345):
        end, step = scale(most)
        assert end >= most * 1.2 and end % step == 0 and end / step <= 7 and isinstance(step, int)


def test_it_prints_on_one_page_with_two_rows_of_headers(month: Workbook) -> None:
    sheet = month.xml("统计")
    setup = sheet.find("m:pageSetup", NS)
    assert setup is not None and setup.get("fitToHeight") == "1" and setup.get("orientation") == "landscape"
    assert month.names()["_xlnm.Print_Area/1"].endswith("$A$1:$W$29")
    assert month.look("统计", "B5")["format"] == '0;-0;"–"'


def test_a_chart_keeps_what_it_draws_and_says_it_in_words(month: Workbook) -> None:
    """Phones and previews calculate nothing: names, categories and values stand in the chart."""
    space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    for n in (1, 2, 3):
        chart = ElementTree.fromstring(month.part(f"xl/charts/chart{n}.xml"))
        series = chart.findall(".//c:ser", space)
        assert series
        for one in series:
            names = one.findall("c:cat/c:strRef/c:strCache/c:pt/c:v", space)
            values = one.findall("c:val/c:numRef/c:numCache/c:pt/c:v", space)
            assert one.findtext("c:tx/c:strRef/c:strCache/c:pt/c:v", "", space)
            assert len(names) == len(values) > 1 and all(name.text for name in names)
        assert chart.find(".//c:tickLblSkip", space).get("val") == "1"  # type: ignore[union-attr]
    verdicts = ElementTree.fromstring(month.part("xl/charts/chart2.xml"))
    drawn = [float(v.text or "") for v in verdicts.findall(".//c:val//c:v", space)]
    assert drawn == month.values("统计")[TOTAL][8:13]
    drawing = month.part("xl/drawings/drawing1.xml").decode()
    assert (
        drawing.count("descr=") == 3
        and 'printOptions horizontalCentered="1"' in month.part("xl/worksheets/sheet2.xml").decode()
    )
