"""接访包 on paper: a cover and a page a matter, every text inside its page, cut with …… where it does not fit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests import builders
from ui.printing.layout import lay_out
from ui.printing.paper import document_of, picture, write_pdf
from ui.printing.type import advance, count, lines
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import Book, Sheet, Type
from xfdesk.outputs.pack_table import MORE, cut
from xfdesk.records import acts
from xfdesk.records.ledger import Moment
from xfdesk.records.pack import PackData, PackMatter, Promised
from xfdesk.records.visit import PromiseEntry
from xfdesk.rules.words import Handling

TUESDAY = date(2026, 11, 24)
many = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
NAUGHTY = (
    '=HYPERLINK("http://x")',
    "<table><b>粗</b>&amp;<script>",
    "{{ 7 * 7 }} %s {0} \\x",
    "'; DROP TABLE matter; --",
    "𠮷野家𡈽丂㐂龘😀",
    "العربية שלום",
    "一\n二\n\n三",
    "　",
    "无" * 300,
    "a" * 300,
)


@pytest.fixture
def pack(desk: Desk, day: str, clock: FixedClock, qapp: QApplication) -> PackData:
    """One matter on the day for which its visitor was told to come, with two demands and three steps."""
    visitor = builders.visitor(confidential=False)
    points = (builders.solved_point(), builders.unreasonable_point())
    saved = desk.reception.save(
        builders.visit(
            desk,
            day,
            visitor=visitor,
            points=points,
            handling=Handling.ACCEPTED,
            promise=PromiseEntry("到现场指界", "韩雪梅", "2026-11-24"),
        )
    )
    clock.set(datetime(2026, 11, 23, 9))
    desk.followup.record(saved.matter, "2026-11-21", acts.TakeStep("调查", "陈立群", "查了县里的档案"))
    desk.followup.record(saved.matter, "2026-11-23", acts.TakeStep("协调", "马建国", "约了村组和邻户"))
    return desk.day_pack.prepare(TUESDAY)


def book(data: PackData) -> Book:
    made = document_of("pack", data)
    assert isinstance(made, Book)
    return made


def said(sheet: Sheet) -> str:
    """What is drawn on it, line by line."""
    return "\n".join(
        line for one in sheet.blocks for line in lines(one.text, one.width, one.type, one.lines) if line
    )


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def inside(sheet: Sheet) -> None:
    """No text runs out of its column, over the row below it or into the foot."""
    ends = sorted({y for x1, y, x2, y2, _ in sheet.rules if y == y2 and x2 - x1 > 169.0})
    for block in sheet.blocks:
        drawn = lines(block.text, block.width, block.type, block.lines)
        bottom = block.y + len(drawn) * block.type.pitch
        assert all(advance(line, block.type) <= block.width + 0.05 for line in drawn), block.text
        if block.y < ends[0] - 0.01 or block.y > ends[-1]:
            continue
        below = next(y for y in ends if y > block.y)
        assert bottom <= below + 0.05, block.text
    assert ends[-1] <= 281.0 + 0.05


def changed(data: PackData, **changes: object) -> PackData:
    """With its one matter's view, or the matter itself, said otherwise."""
    (matter,) = data.matters
    own = {name: value for name, value in changes.items() if name in PackMatter.__dataclass_fields__}
    view = replace(matter.view, **{name: value for name, value in changes.items() if name not in own})  # type: ignore[arg-type]
    return replace(data, matters=(replace(matter, view=view, **own),))  # type: ignore[arg-type]


def test_the_cover_says_which_matters_and_why_each_is_there(pack: PackData) -> None:
    cover, _ = book(pack).sheets
    text = said(cover)
    for part in (
        "清河镇人民政府", "接 访 包", "接访日：2026年11月24日（星期二）", "2026年11月23日制", "到11月27日（本周最后一个工作日）",
        "JF-2026-0001", "高秀兰", "代课教龄未认定", "第 1 页　共 2 页",
    ):  # fmt: skip
        assert part in text
    assert "约好这天：兑现答应“到现场指界”" in bare(text)


def test_a_page_says_what_was_promised_done_and_is_open(pack: PackData) -> None:
    _, page = book(pack).sheets
    text = bare(said(page))
    for part in (
        "编号：JF-2026-0001", "第1件", "第2页共2页", "高秀兰", "135****7120", "西岭村", "代课教龄未认定", "全部合理", "不合理",
        "到现场指界（韩雪梅，11月20日答应，11月24日前）", "还没有兑现", "诉求1：核对档案，有证明的三年先行认定（韩雪梅社会保障所陈立群，12月18日前）",
        "12月5日（星期六）前书面告知（第二十三条），遇休息日，12月4日要办", "还有10天", "办结还差：书面答复",
        "说明“到现场指界”办得怎样：答应的是11月24日前", "书面告知的最后一天是12月5日（第二十三条）", "领导批注",
    ):  # fmt: skip
        assert part in text, part
    places = [text.index(part) for part in ("约了村组和邻户", "查了县里的档案", "来访第1号")]
    assert places == sorted(places), "the newest first"
    assert "无理" not in text
    inside(page)


def test_nothing_on_paper_tells_how_often_somebody_came(
    pack: PackData, desk: Desk, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 11, 20, 11))
    day = desk.reception.current_day()
    assert day is not None
    entry = builders.visit(desk, day.uid, continues=pack.matters[0].view.uid, points=(), statement="又来问")
    desk.reception.save(replace(entry, handling=Handling.CONTINUED))
    clock.set(datetime(2026, 11, 23, 9))
    text = bare("".join(map(said, book(desk.day_pack.prepare(TUESDAY)).sheets)))
    assert "再次来访" in text
    assert not re.search(r"\d+次来访|来访\d+次|共来|第\d+次", text)


def test_who_asked_for_secrecy_stands_with_one_character_and_no_number_is_whole(
    desk: Desk, day: str, qapp: QApplication
) -> None:
    secret = builders.visitor(confidential=True)
    desk.reception.save(
        builders.visit(
            desk, day, visitor=secret, people="3", promise=PromiseEntry("回话", "韩雪梅", "2026-11-24")
        )
    )
    text = "".join(map(said, book(desk.day_pack.prepare(TUESDAY)).sheets))
    assert "高**等3人" in text and "高秀兰" not in text
    assert "3771" not in text and "411325" not in text


def test_an_empty_pack_is_one_page_that_says_so(
    desk: Desk, day: str, qapp: QApplication, tmp_path: Path
) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    data = desk.day_pack.prepare(TUESDAY)
    (page,) = book(data).sheets
    text = bare(said(page))
    assert "没有到期的，也没有超期的，没有约好这天来的" in text
    assert f"下一件到期的是{saved.number}：书面告知，12月4日。" in text
    assert write_pdf(book(data), tmp_path / "a.pdf") == 1


def test_the_file_is_read_back_to_the_letter(pack: PackData, tmp_path: Path) -> None:
    document = book(pack)
    assert write_pdf(document, tmp_path / "a.pdf") == 2
    reader = PdfReader(tmp_path / "a.pdf")
    for page, sheet in zip(reader.pages, document.sheets, strict=True):
        text = bare(page.extract_text())
        assert [line for line in said(sheet).split("\n") if bare(line) not in text] == []
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("接访包 2026-11-24", "清河镇人民政府")
    assert document.file_name == "接访包_2026-11-24"


def test_what_was_met_late_or_kept_says_so(pack: PackData) -> None:
    promises = (
        Promised("早该办的", "韩雪梅", date(2026, 11, 20)),
        Promised("办了的", "周启明", date(2026, 11, 22), date(2026, 11, 21)),
        Promised("没有日子的"),
    )
    _, page = book(changed(pack, promises=promises)).sheets
    text = bare(said(page))
    assert "早该办的（韩雪梅，11月20日前）" in text and "过期没有兑现" in text
    assert "办了的（周启明，11月22日前）" in text and "11月21日兑现" in text
    assert "没有日子的\n" in said(page)


def test_what_hangs_on_the_record_is_proposed_to_be_asked(
    desk: Desk, pack: PackData, clock: FixedClock
) -> None:
    matter = pack.matters[0].view.uid
    answers = (
        acts.PointAnswer("1", "三年先行认定", "支持", "《某办法》第三条", "未落实"),
        acts.PointAnswer("2", "不符合条件", "不予支持", "《就业促进法》第五十二条"),
    )
    desk.followup.record(matter, "", acts.GiveReply(by="社会保障所", answers=answers, remedy="可以请求复查"))
    desk.followup.record(matter, "", acts.Deliver("当面", "签收"))
    text = bare(said(book(desk.day_pack.prepare(TUESDAY)).sheets[1]))
    for part in (
        "告知复查期限到12月23日（第三十五条）", "诉求1已答复支持，未落实：问哪天办完", "问对接访、对办理单位满意不满意",
        "认定代课教龄，补发养老补贴（已答复：支持，未落实）",
    ):  # fmt: skip
        assert part in text, part
    assert "书面答复的最后一天" not in text


def test_a_matter_without_owner_or_telephone_in_hardship_asks_for_each(pack: PackData) -> None:
    visitor = pack.matters[0].view.visitor
    assert visitor is not None
    data = changed(
        pack,
        visitor=replace(visitor, phone=""),
        hardship=True,
        recusal="韩雪梅回避",
        without_owner=True,
        lead_official="",
        due_on=None,
    )
    text = bare(said(book(data).sheets[1]))
    for part in (
        "回避：韩雪梅回避", "没有着落，还差：包案领导、期限", "定承办：还差包案领导、期限", "可以申请社会救助（第三十七条）", "没有留电话",
    ):  # fmt: skip
        assert part in text, part


def test_dates_stand_as_paper_has_them_and_what_people_wrote_stays(pack: PackData) -> None:
    told = (
        Moment(TUESDAY, "act", "督办   区信访局", "请反馈；2026-12-01 前反馈"),
        Moment(TUESDAY, "act", "定承办   韩雪梅", "核对；12 月 4 日前"),
        Moment(TUESDAY, "act", "调查   马建国", "收据写的是2026-10-05，编号A-2026-10-06 甲；2026-13-45 前"),
    )
    text = bare(said(book(changed(pack, timeline=told)).sheets[1]))
    assert "2026年12月1日前反馈" in text and "核对；12月4日前" in text
    assert "收据写的是2026-10-05，编号A-2026-10-06甲；2026-13-45前" in text


# What does not fit


@pytest.mark.parametrize("size", [1, 40, 4000])
def test_however_much_is_recorded_a_matter_takes_one_page_with_room_to_write(
    pack: PackData, size: int
) -> None:
    (matter,) = pack.matters
    view = matter.view
    text = "修路占地至今没有说法，" * (size // 11 + 1)
    steps = tuple(
        Moment(date(2026, 11, 1 + n % 20), "act", f"调查   第{n}步", text, "马建国 记") for n in range(60)
    )
    points = tuple(
        replace(view.points[0], index=n, point=replace(view.points[0].point, text=text, measure=text))
        for n in range(1, 20)
    )
    promises = tuple(Promised(f"{n}{text}", "韩雪梅", TUESDAY) for n in range(12))
    waiting = tuple(replace(duty, detail=text) for duty in matter.waiting * 4)
    data = changed(
        pack, timeline=steps, points=points, summary=text[:200], promises=promises, waiting=waiting
    )
    cover, page = book(data).sheets
    inside(cover)
    inside(page)
    drawn = said(page)
    assert MORE in drawn
    assert f"{MORE}更早的还有" in drawn and f"{MORE}另有" in drawn
    assert drawn.count("办得怎样") <= 2
    assert "第59步" in bare(drawn), "the newest step is told"
    assert size > 1 or "第55步" in bare(drawn)
    ruled = [y for x1, y, x2, y2, _ in page.rules if y == y2 and 140 < x2 - x1 < 145]
    assert len(ruled) >= 3, "lines to write on"


def test_a_page_with_little_on_it_is_set_larger(pack: PackData) -> None:
    sizes = {block.type.size for block in book(pack).sheets[1].blocks if "代课" in block.text}
    assert sizes == {12}


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_words_stay_words_on_their_page(pack: PackData, text: str, tmp_path: Path) -> None:
    data = changed(
        pack,
        summary=text,
        recusal=text,
        timeline=(Moment(TUESDAY, "act", text, text),),
        promises=(Promised(text, text, TUESDAY),),
    )
    document = book(data)
    for sheet in document.sheets:
        inside(sheet)
    assert write_pdf(document, tmp_path / "a.pdf") == 2


@many
@example("修" * 500, 3)
@example("https://example.org/" + "a" * 300, 2)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=400), st.integers(1, 4))
def test_a_text_is_cut_to_its_lines_and_says_so(qapp: QApplication, text: str, most: int) -> None:
    kind = Type()
    short = cut(text, 60.0, kind, most, count)
    assert count(short, 60.0, kind) <= most
    whole = "　".join(part.strip() for part in text.split("\n") if part.strip())
    if short != whole:
        assert short.endswith(MORE) and whole.startswith(short.removesuffix(MORE))


def numbered(pack: PackData, matters: int, rest: int) -> PackData:
    one = pack.matters[0]
    views = [replace(one.view, number=f"JF-2026-{n:04d}") for n in range(1, matters + 1)]
    numbers = tuple(f"JF-2026-{n:04d}" for n in range(matters + 1, matters + rest + 1))
    return replace(pack, matters=tuple(replace(one, view=view) for view in views), rest=numbers)


@pytest.mark.parametrize(("matters", "rest"), [(1, 0), (30, 0), (30, 12), (30, 90), (30, 600)])
def test_the_cover_lists_every_page_and_then_the_numbers_of_the_rest(
    pack: PackData, matters: int, rest: int
) -> None:
    data = numbered(pack, matters, rest)
    sheets = book(data).sheets
    covers, pages = sheets[:-matters], sheets[-matters:]
    for sheet in sheets:
        inside(sheet)
    listed = "\n".join(map(said, covers))
    assert all(one.view.number in listed for one in data.matters)
    for n, sheet in enumerate(pages, 1):
        assert f"编号：JF-2026-{n:04d}" in said(sheet) and f"第 {n} 件" in said(sheet)
    for n, sheet in enumerate(sheets, 1):
        assert f"第 {n} 页　共 {len(sheets)} 页" in said(sheet)
    assert (f"另有 {rest} 件也到期" in listed) is bool(rest)
    assert sum(number in listed for number in data.rest) == min(rest, 90)
    assert (f"{MORE}\n" in listed or listed.endswith(MORE)) is (rest > 90)


def test_the_preview_paints_every_page(pack: PackData) -> None:
    document = book(pack)
    assert len(lay_out(document).pages) == 2
    for n in range(2):
        image = picture(document, n, 600)
        shades = {image.pixelColor(100, y).lightness() for y in range(image.height())}
        assert image.height() == round(600 * 297 / 210) and min(shades) < 120
