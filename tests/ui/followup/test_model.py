"""The list's model: heads between matters, places that count matters alone, and what a row says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests import open_matters
from ui.followup import wording
from ui.followup.model import BoardModel
from xfdesk.desk.desk import Desk
from xfdesk.records.followup import BoardItem

TODAY = open_matters.TODAY.date()


@pytest.fixture
def items(desk: Desk, numbers: dict[str, str]) -> tuple[BoardItem, ...]:
    return desk.followup.board().items


@pytest.fixture
def model(items: tuple[BoardItem, ...]) -> BoardModel:
    made = BoardModel(TODAY)
    made.show(items, TODAY)
    return made


def test_qt_finds_no_fault_with_the_model(
    model: BoardModel, items: tuple[BoardItem, ...], qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    model.show(items[2:4], TODAY, "工地")
    model.show((), TODAY)
    model.show(items, TODAY)


def test_places_count_matters_and_rows_count_lines(model: BoardModel, items: tuple[BoardItem, ...]) -> None:
    assert model.heads == [0, 2, 4, 6]
    assert [model.row_at(place) for place in range(len(items))] == [1, 3, 5, 7, 8, 9]
    assert [model.place_at(row) for row in range(model.rowCount())] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 5]
    assert [model.place_of(one.uid) for one in items] == list(range(6))
    assert (model.row_at(99), model.row_at(-1), model.place_of("gone")) == (9, 1, -1)
    model.show((), TODAY)
    assert (model.row_at(0), model.rowCount()) == (-1, 0)


def test_heads_are_no_place_for_the_cursor(model: BoardModel) -> None:
    for row in range(model.rowCount()):
        selectable = bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable)
        assert selectable == (row not in model.heads)


def test_a_row_is_spoken_as_a_whole(model: BoardModel) -> None:
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 3, 8, 9)]
    assert spoken[0] == "已超期 1 件"
    assert spoken[1].startswith(
        "已超期  书面告知 第 15 日，尹宏图 等2人，冲毁的过水桥没有修，全部合理，社会保障所 陈立群"
    )
    assert spoken[1].endswith("09-24 周四，超期 62 天")
    assert "今明到期  兑现答应 现场指界，段桂芬" in spoken[2] and spoken[2].endswith("11-26 周四，明天")
    assert "其后  定承办 缺领导，孙玉兰" in spoken[3] and "还没有承办人" in spoken[3]
    assert spoken[4].startswith("其后，检举控告（已密封），JF-2026-")


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ({"leader": "", "unit": "司法所"}, "缺领导"),
        ({"leader": "韩雪梅", "unit": "", "person": ""}, "缺承办人"),
        ({"leader": "韩雪梅", "unit": "", "person": "马建国"}, "缺期限"),
    ],
)
def test_what_an_owner_lacks_is_named(items: tuple[BoardItem, ...], owner: dict[str, str], said: str) -> None:
    unowned = next(one for one in items if one.without_owner)
    assert wording.duty(replace(unowned, **owner)) == ("定承办", said)  # type: ignore[arg-type]


def test_a_date_that_presses_is_named_whatever_the_owner_lacks(items: tuple[BoardItem, ...]) -> None:
    unowned = next(one for one in items if one.without_owner)
    for group in ("已超期", "今明到期"):
        assert wording.duty(replace(unowned, group=group)) == ("书面告知", "第 15 日")


@pytest.mark.parametrize(
    ("group", "days", "rolled", "said"),
    [
        ("已超期", -6, -3, "超期 6 天"),
        ("今明到期", 0, 0, "今天"),
        ("今明到期", 1, 1, "明天"),
        ("今明到期", -2, 0, "今天"),
        ("今明到期", -1, 3, "顺延 3 天"),
        ("今明到期", -4, -4, "过了 4 天"),
        ("其后", 11, 11, "11 天"),
        ("其后", None, None, ""),
    ],
)
def test_how_long_is_left_is_said_in_few_words(
    items: tuple[BoardItem, ...], group: str, days: int | None, rolled: int | None, said: str
) -> None:
    until = TODAY + timedelta(days=rolled) if rolled is not None else None
    one = replace(items[0], group=group, days_left=days, rolled=until)
    assert wording.left(one, TODAY) == said


def test_what_has_no_date_says_so_and_what_is_still_to_be_done(items: tuple[BoardItem, ...]) -> None:
    none = replace(items[3], key="", next_duty="办结", detail="", safe=None, days_left=None)
    assert wording.duty(none) == ("答复诉求", "没有定日子")
    assert wording.duty(replace(none, without_answer=False)) == ("办结", "没有定日子")


def test_the_week_is_said_from_today_to_sunday() -> None:
    assert wording.this_week(TODAY) == "11 月 25 日至 29 日"
    assert wording.this_week(date(2026, 11, 29)) == "11 月 29 日 星期日"
    assert wording.this_week(date(2026, 11, 30)) == "11 月 30 日至 12 月 6 日"
