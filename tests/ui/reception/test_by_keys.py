"""A reception day at the keyboard: what a clerk sees and what is in the file."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from ui.main_window import MainWindow
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.ledger import LedgerQuery
from xfdesk.rules.words import SEALED, Verdict

CARD = "411325197603142044"
CELLS_OF_THE_SHEET = 27


def new_visitor(hands: Hands) -> None:
    """From F2 to the save, keys only."""
    hands.key("F2")
    hands.card(CARD)
    hands.type("高秀兰")
    hands.until("电话")
    hands.type("13537717120")
    hands.until("类别")
    hands.type("ylbx")
    hands.key("Return")
    hands.until("发生地")
    hands.type("西岭村")
    hands.key("Return")
    hands.until("概况")
    hands.type("代课教龄未认定")
    hands.tab()
    hands.type("一九九八年起在村小代课。")
    hands.tab()
    hands.type("补发养老补贴")
    hands.key("Alt+1")


def test_the_cursor_begins_in_the_number_and_a_card_fills_the_rest(page: ReceptionPage, hands: Hands) -> None:
    assert hands.here() == "证件号"
    hands.card(CARD)
    assert page.today.workplace.form.who.says.text() == "女   50 岁   河南内乡"
    assert hands.here() == "姓名"


def test_a_bad_number_says_what_is_wrong_and_lets_the_clerk_go_on(page: ReceptionPage, hands: Hands) -> None:
    hands.card("411325197603142041")
    page.today.in_hand.check_now()
    assert "应为 4" in page.today.workplace.form.who.grid.sentences["visitor.id_number"].text()
    assert page.today.workplace.form.who.id_number.property("mark") == "doubt"
    assert hands.here() == "姓名"


def test_a_new_visitor_takes_at_most_twenty_actions(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    hands.key("F2")
    hands.actions = 0
    hands.card(CARD)
    hands.type("高秀兰")
    hands.tab()
    for _ in range(4):
        if hands.here() == "类别":
            break
        hands.key("F9")
    hands.type("ylbx")
    hands.key("Return")
    assert hands.here() == "发生地"
    hands.type("西岭村")
    hands.key("Return")
    assert hands.here() == "概况"
    hands.type("代课教龄未认定")
    hands.tab()
    hands.type("一九九八年起在村小代课。")
    hands.tab()
    assert hands.here() == "诉求"
    hands.type("补发养老补贴")
    hands.key("Alt+1")
    hands.key("F9")
    assert hands.here() == "措施"
    hands.type("核对档案，先行认定")
    hands.tab()
    hands.type("社会保障所")
    hands.key("F9")
    assert hands.here() == "包案领导"
    hands.key("Down")
    hands.key("Return")
    assert hands.here() == "何时"
    hands.type("12-18")
    hands.key("F9")
    hands.key("Right")
    hands.key("Right")
    hands.key("Ctrl+S")
    assert reception_desk.ledger.total() == 1, page.today.in_hand.check.missing
    assert hands.actions <= 20
    assert hands.actions < CELLS_OF_THE_SHEET


def test_a_returning_visitor_takes_at_most_eight(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    day = page.day
    assert day is not None
    first = reception_desk.reception.save(builders.visit(reception_desk, day.uid))
    hands.key("F2")
    hands.actions = 0
    hands.card(CARD)
    assert not page.today.workplace.form.strip.isHidden()
    hands.key("F6")
    hands.type("上次说的事，请再看一次。")
    hands.key("Ctrl+S")
    assert hands.actions <= 8
    rows = reception_desk.ledger.rows(LedgerQuery(), 0, 5)
    assert [row.number for row in rows] == [first.number, first.number]
    assert rows[0].order == "重访"


def test_an_incomplete_visit_stays_in_the_queue_with_its_draft(page: ReceptionPage, hands: Hands) -> None:
    hands.card(CARD)
    hands.type("高秀兰")
    hands.key("F2")
    rows = page.today.workplace.queue.model.rows
    assert [(row.name, row.unfinished) for row in rows] == [("高秀兰", True)]
    assert hands.here() == "证件号"
    assert page.today.in_hand.entry.no == "2"
    page.today.acts.open(rows[0].visit)
    assert page.today.workplace.form.who.name.value() == "高秀兰"


def test_the_draft_is_offered_where_it_stood_after_a_crash(
    page: ReceptionPage, hands: Hands, make_window: MakeWindow
) -> None:
    hands.card(CARD)
    hands.type("高秀")
    page.today.in_hand.keep()
    again = make_window()
    form = again.page.today.workplace.form  # type: ignore[union-attr]
    assert form.who.name.value() == "高秀"
    assert QApplication.focusWidget() is form.who.name
    assert form.who.name.cursorPosition() == 2


def test_each_verdict_shows_just_its_fields(page: ReceptionPage, hands: Hands) -> None:
    editor = page.today.workplace.form.points.editor
    shown = {}
    for keys, verdict in (
        ("Alt+1", Verdict.FULLY_REASONABLE),
        ("Alt+2", Verdict.PARTLY_REASONABLE),
        ("Alt+3", Verdict.UNREASONABLE),
        ("Alt+0", Verdict.PENDING),
    ):
        hands.key(keys)
        assert editor.keys.value() is verdict
        names = (
            "measure",
            "unit",
            "due",
            "reasonable_part",
            "unreasonable_part",
            "reason",
            "basis",
            "explanation",
            "remedy",
        )
        shown[verdict] = {name for name in names if getattr(editor, name).isVisible()}
    assert shown[Verdict.FULLY_REASONABLE] == {"measure", "unit", "due"}
    assert shown[Verdict.PARTLY_REASONABLE] >= {
        "reasonable_part",
        "unreasonable_part",
        "reason",
        "basis",
        "measure",
        "due",
    }
    assert shown[Verdict.UNREASONABLE] == {"reason", "basis", "explanation", "remedy"}
    assert shown[Verdict.PENDING] == set()


def test_what_is_missing_is_named_and_one_key_leads_there(page: ReceptionPage, hands: Hands) -> None:
    new_visitor(hands)
    hands.key("Ctrl+S")
    assert "还差" in page.today.workplace.form.foot.lead.text()
    assert hands.here() == "措施"


def test_undo_brings_the_words_back_into_the_form(
    page: ReceptionPage, hands: Hands, reception_window: MainWindow, reception_desk: Desk
) -> None:
    assert page.day is not None
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.unsaved = True
    hands.key("Ctrl+S")
    assert reception_desk.ledger.total() == 1
    page.undo()
    assert reception_desk.ledger.total() == 0
    assert page.today.workplace.form.who.name.value() == "高秀兰"


def test_a_saved_visit_is_corrected_from_the_queue(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    saved = reception_desk.reception.save(builders.visit(reception_desk, page.day.uid))
    page.today.acts.open(saved.visit)
    page.today.workplace.form.matter.summary.setFocus()
    hands.key("End")
    hands.type("，要求补发")
    hands.key("Ctrl+S")
    assert reception_desk.reception.entry(saved.visit).matter.summary == "代课教龄未认定，要求补发"
    assert reception_desk.ledger.total() == 1


def test_an_accusation_leaves_nothing_in_queue_or_form(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    page.today.in_hand.show(builders.accusation(reception_desk, page.day.uid))
    page.today.in_hand.unsaved = True
    assert page.today.workplace.form.points.isHidden()
    assert not page.today.workplace.form.sealed_note.isHidden()
    hands.key("Ctrl+S")
    row = page.today.workplace.queue.model.rows[0]
    assert (row.name, row.summary, row.sealed) == (SEALED, "", True)
    assert page.today.workplace.form.matter.summary.value() == ""
    assert page.today.workplace.form.matter.words.value() == ""


def test_a_second_matter_keeps_the_person(page: ReceptionPage, hands: Hands, reception_desk: Desk) -> None:
    assert page.day is not None
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.unsaved = True
    hands.key("Ctrl+M")
    assert page.today.workplace.form.who.name.value() == "高秀兰"
    assert page.today.workplace.form.matter.summary.value() == ""
    assert hands.here() == "类别"
    assert page.today.in_hand.entry.no == "2"


def test_three_questions_propose_class_and_route(page: ReceptionPage, hands: Hands) -> None:
    hands.key("F8")
    for digit in ("1", "2"):
        hands.key(digit)
    page.today.in_hand.check_now()
    assert (page.today.in_hand.check.derived.route, page.today.in_hand.check.derived.needs_verdict) == (
        1,
        False,
    )


def test_a_full_disk_leaves_the_words_in_the_form(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.day is not None
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.unsaved = True

    def full(_entry: object) -> None:
        raise NotSaved("磁盘已满", "填的内容还在屏幕上", "请腾出一些空间")

    said: list[str] = []
    page.said.connect(lambda text, _undo: said.append(text))
    monkeypatch.setattr(reception_desk.reception, "save", full)
    hands.key("Ctrl+S")
    assert "磁盘已满" in said[-1]
    assert page.today.workplace.form.who.name.value() == "高秀兰"


def test_closing_the_day_lists_what_is_incomplete_and_is_never_barred(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    reception_desk.reception.save(builders.accusation(reception_desk, page.day.uid))
    page.show_close()
    assert page.stack.currentWidget() is page.today.close_page
    hands.key("Ctrl+Return")
    assert reception_desk.reception.current_day() is None
    assert page.stack.currentWidget() is page.card


def test_unreasonable_without_a_basis_is_offered_another_name(page: ReceptionPage, hands: Hands) -> None:
    hands.key("Alt+3")
    editor = page.today.workplace.form.points.editor
    assert editor.offer.isVisible() and editor.offer.height() >= 20
    editor.offer.click()
    assert editor.point().verdict is Verdict.PARTLY_REASONABLE
    assert editor.point().reason_code == "合理但缺乏法律依据"


def test_a_row_that_appears_does_not_take_the_cursor_away(page: ReceptionPage, hands: Hands) -> None:
    page.today.workplace.form.who.people.setFocus()
    hands.key("Ctrl+A")
    hands.type("7")
    page.today.in_hand.check_now()
    assert not page.today.workplace.form.who.add_name.isHidden()
    assert hands.here() == "人数"


@pytest.mark.parametrize("height", [697, 728])
def test_the_usual_visits_fit_without_scrolling(
    reception_desk: Desk, make_window: MakeWindow, height: int
) -> None:
    window = make_window(size=(1366, height))
    page = window.page
    assert isinstance(page, ReceptionPage)
    assert page.day is not None
    group = builders.visit(
        reception_desk, page.day.uid, people="7",
        representatives=tuple(builders.Representative(f"代表{n}") for n in "甲乙丙丁戊"),
        points=(builders.solved_point(), builders.solved_point(text="二"), builders.unreasonable_point()),
    )  # fmt: skip
    for entry in (builders.visit(reception_desk, page.day.uid), group):
        page.today.in_hand.show(entry)
        for _ in range(3):
            QApplication.processEvents()
        content = page.today.workplace.form.scroller.widget().sizeHint().height()
        assert content <= page.today.workplace.form.scroller.viewport().height()


def test_everything_that_takes_the_cursor_has_a_name(page: ReceptionPage, hands: Hands) -> None:
    for verdict in ("Alt+1", "Alt+2", "Alt+3"):
        hands.key(verdict)
        start = QApplication.focusWidget()
        for _ in range(60):
            hands.tab()
            assert hands.here(), type(hands.focus).__name__
            if QApplication.focusWidget() is start:
                break


def test_at_150_percent_a_finished_section_folds_and_opens_where_something_is_missing(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    reception_desk.reception.save(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.read_queue()
    page.narrow(False)
    assert page.today.workplace.queue.empty.isHidden(), "somebody has been here"
    page.narrow(True)
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.workplace.form.points.editor.text.setFocus()
    page.today.in_hand.check_now()
    assert page.today.workplace.form.who.isHidden() and page.today.workplace.form.matter.isHidden()
    assert "高秀兰" in page.today.workplace.form.parts.who_line.words.text()
    page.today.workplace.form.places.go_to("matter.summary")
    assert page.today.workplace.form.who.isHidden() and hands.here() == "概况"
    page.today.workplace.form.matter.summary.set_value("")
    page.today.workplace.form.points.editor.text.setFocus()
    page.today.in_hand.check_now()
    assert not page.today.workplace.form.matter.isHidden(), "what lacks something stays open"


def test_ctrl_up_steps_over_a_sealed_accusation(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    first = reception_desk.reception.save(builders.visit(reception_desk, page.day.uid))
    reception_desk.reception.save(builders.accusation(reception_desk, page.day.uid))
    page.today.acts.next_visitor()
    hands.key("Ctrl+Up")
    assert page.today.in_hand.entry.uid == first.visit
