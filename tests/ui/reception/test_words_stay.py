"""What a clerk has typed is lost to no act: not to a full disk, a save taken back, or another visit looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests import builders
from tests.ui.conftest import Asker
from tests.ui.reception.conftest import Hands
from tests.ui.reception.test_card import saved_in_the_form
from ui.main_window import MainWindow
from ui.reception.page import ReceptionPage
from ui.reception.queue_rows import NOT_SAVED
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.visit import PointEntry
from xfdesk.rules.words import SEALED


def full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the disk takes no draft."""

    def refuse(*_: object) -> None:
        raise NotSaved("磁盘已满", "填的内容还在表上", "请先腾出空间")

    monkeypatch.setattr(desk.reception, "keep_draft", refuse)


def typed_in(page: ReceptionPage, hands: Hands) -> str:
    hands.until("姓名")
    hands.type("杨树林")
    return page.today.in_hand.entry.uid


def still_there(page: ReceptionPage, window: MainWindow, uid: str) -> bool:
    return (
        page.today.in_hand.entry.uid == uid
        and page.today.in_hand.written().visitor.name == "杨树林"
        and "磁盘已满" in window.status.said.text()
    )


# A full disk


@pytest.mark.parametrize("key", ["Ctrl+Up", "F2", "Ctrl+Shift+Z", "F12", "Ctrl+2"])
def test_what_could_not_be_kept_stays_in_the_form_whatever_key_is_pressed(
    page: ReceptionPage,
    hands: Hands,
    reception_desk: Desk,
    reception_window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    assert page.day is not None
    reception_desk.reception.save(builders.visit(reception_desk, page.day.uid))
    page.today.acts.begin()
    uid = typed_in(page, hands)
    full(reception_desk, monkeypatch)
    hands.key(key)
    assert still_there(page, reception_window, uid)
    assert reception_window.page is page and page.today.workplace.isVisible()


class Answering(Asker):
    answer = 0

    def choose(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        verbs: tuple[str, ...],
        *,
        grave: bool = False,
    ) -> int:
        self.asked.append("、".join(verbs))
        return self.answer


@pytest.fixture
def asker() -> Answering:
    return Answering()


def test_a_window_that_closes_over_words_that_could_not_be_kept_asks_first(
    page: ReceptionPage,
    hands: Hands,
    reception_desk: Desk,
    reception_window: MainWindow,
    asker: Answering,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uid = typed_in(page, hands)
    full(reception_desk, monkeypatch)
    assert not reception_window.close()
    assert asker.asked == ["留下来、不要这些字了"]
    assert still_there(page, reception_window, uid)
    asker.answer = 1
    assert reception_window.close()


def test_another_ledger_takes_no_words_away_that_could_not_be_kept(
    page: ReceptionPage,
    hands: Hands,
    reception_desk: Desk,
    reception_window: MainWindow,
    asker: Answering,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted: list[bool] = []
    reception_window.other_wanted.connect(lambda: wanted.append(True))
    uid = typed_in(page, hands)
    full(reception_desk, monkeypatch)
    hands.key("Ctrl+O")
    assert wanted == [] and still_there(page, reception_window, uid)
    asker.answer = 1
    hands.key("Ctrl+O")
    assert wanted == [True]


def test_a_window_whose_words_are_kept_asks_nothing(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, reception_window: MainWindow, asker: Answering
) -> None:
    uid = typed_in(page, hands)
    assert reception_window.close()
    assert asker.asked == [] and reception_desk.reception.draft_entry(uid) is not None


# A save taken back


def test_what_was_typed_since_the_save_stays_when_the_save_is_taken_back(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.typed()
    hands.key("Ctrl+S")
    uid = page.today.in_hand.entry.uid
    page.today.in_hand.led_to.emit("matter.summary")
    hands.key("End")
    hands.type("，又补了一句")
    before = page.today.in_hand.written().matter.summary
    hands.key("Ctrl+Shift+Z")
    assert reception_desk.ledger.total() == 0
    assert page.today.in_hand.entry.uid == uid
    assert page.today.in_hand.written().matter.summary == before
    assert hands.here() == "概况"
    kept = reception_desk.reception.draft_entry(uid)
    assert kept is not None and kept[0].matter.summary == before


def test_a_save_taken_back_untouched_stands_as_it_was_saved(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    entry = builders.visit(reception_desk, page.day.uid)
    page.today.in_hand.show(entry)
    page.today.in_hand.typed()
    hands.key("Ctrl+S")
    hands.key("Ctrl+Shift+Z")
    assert page.today.in_hand.written().matter.summary == entry.matter.summary


def test_an_accusation_whose_save_was_taken_back_is_named_by_nobody_in_the_status_line(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, reception_window: MainWindow
) -> None:
    assert page.day is not None
    entry = builders.accusation(reception_desk, page.day.uid, visitor=builders.visitor())
    page.today.in_hand.show(entry)
    page.today.in_hand.typed()
    hands.key("Ctrl+S")
    offered = not reception_window.status.undo.isHidden()
    assert offered == reception_desk.reception.can_undo(), "offered where it can be done alone"
    if offered:
        hands.key("Ctrl+Shift+Z")
        assert SEALED in reception_window.status.said.text()
    assert "高秀兰" not in reception_window.status.said.text()


def test_where_nothing_can_be_taken_back_no_button_offers_it(
    page: ReceptionPage,
    hands: Hands,
    reception_desk: Desk,
    reception_window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert page.day is not None
    monkeypatch.setattr(reception_desk.reception, "can_undo", lambda: False)
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.typed()
    hands.key("Ctrl+S")
    assert "第 1 号已保存" in reception_window.status.said.text()
    assert reception_window.status.undo.isHidden()


# A correction that was left


def left_correction(page: ReceptionPage, hands: Hands, desk: Desk) -> str:
    visit = saved_in_the_form(page, desk)
    page.today.in_hand.led_to.emit("matter.summary")
    hands.key("Ctrl+A")
    hands.key("Delete")
    hands.key("F2")
    return visit


def lines(page: ReceptionPage) -> list[str]:
    model = page.today.workplace.queue.model
    role = Qt.ItemDataRole.DisplayRole
    return [str(model.data(model.index(n), role)) for n in range(model.rowCount())]


def test_a_saved_visit_with_a_change_that_is_not_saved_says_so_in_its_row(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, reception_window: MainWindow
) -> None:
    visit = left_correction(page, hands, reception_desk)
    assert f"第 1 号{NOT_SAVED}" in reception_window.status.said.text()
    assert reception_desk.reception.entry(visit).matter.summary
    assert lines(page)[0].endswith(NOT_SAVED)
    page.today.acts.open(visit)
    assert page.today.workplace.form.head.changed.text() == "改了概况，还没有保存"
    hands.until("概况")
    hands.type("养老金")
    hands.key("Ctrl+S")
    assert not lines(page)[0].endswith(NOT_SAVED)


def test_a_change_that_was_typed_and_taken_out_again_is_none(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    saved_in_the_form(page, reception_desk)
    page.today.in_hand.led_to.emit("matter.summary")
    hands.key("End")
    hands.type("x")
    page.today.in_hand.keep_now()
    assert lines(page)[0].endswith(NOT_SAVED)
    hands.key("Backspace")
    page.today.in_hand.keep_now()
    assert not lines(page)[0].endswith(NOT_SAVED)


def test_the_days_end_lists_a_change_that_is_not_saved_and_opens_it(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    visit = left_correction(page, hands, reception_desk)
    hands.key("F12")
    found = [
        row
        for row in page.today.close_page.findChildren(QWidget)
        if row.accessibleName().startswith("改了概况")
    ]
    assert len(found) == 1
    button = next(
        b for b in page.today.close_page.findChildren(QWidget) if b.accessibleName() == "第 1 号 打开"
    )
    button.setFocus()
    hands.key("Space")
    assert page.today.in_hand.entry.uid == visit and page.today.in_hand.unsaved
    assert hands.here() == "概况"


# The cursor


def test_the_cursor_of_a_draft_comes_back_to_its_demand_and_its_field(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    unjudged = PointEntry(text="一")
    entry = builders.visit(
        reception_desk,
        page.day.uid,
        points=(unjudged, builders.solved_point(text="二"), builders.solved_point(text="三")),
    )
    page.today.in_hand.show(entry)
    page.today.in_hand.typed()
    points = page.today.workplace.form.points
    points.open_point(2)
    points.editor.measure.setFocus()
    hands.key("Home")
    hands.key("Right")
    page.today.in_hand.keep_now()
    page.today.acts.begin()
    page.today.acts.open(entry.uid)
    assert (hands.here(), points.open_at, points.editor.measure.cursorPosition()) == ("措施", 2, 1)


def test_a_place_from_a_former_version_puts_the_cursor_at_the_start(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    uid = typed_in(page, hands)
    reception_desk.reception.keep_draft(page.today.in_hand.written(), "7:0")
    page.today.acts.begin()
    page.today.acts.open(uid)
    assert hands.here() == "证件号"
