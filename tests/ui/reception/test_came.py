"""登记事项: what came without a visit, taken down by keys from the ledger, on the form without queue, reader and arrival."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests import builders
from tests.ui.conftest import Asker
from tests.ui.reception.conftest import Hands, MakeWindow
from tests.ui.reception.days import retype
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.reception.came_page import CamePage
from ui.reception.page import ReceptionPage
from ui.widgets import LineField
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery, LedgerRow
from xfdesk.records.visit import MatterEntry
from xfdesk.rules.words import Channel, Handling, MatterClass

CARD = "411325197603142044"


@pytest.fixture
def ledger(reception_window: MainWindow) -> LedgerPage:
    reception_window.open_page("ledger")
    found = reception_window.page
    assert isinstance(found, LedgerPage)
    return found


@pytest.fixture
def came(ledger: LedgerPage, reception_window: MainWindow, hands: Hands) -> CamePage:
    """F3 pressed in the ledger."""
    hands.key("F3")
    found = reception_window.page
    assert isinstance(found, CamePage)
    return found


@pytest.fixture
def hands(reception_window: MainWindow) -> Hands:
    return Hands(reception_window)


def lines(desk: Desk) -> tuple[LedgerRow, ...]:
    return desk.ledger.rows(LedgerQuery(), 0, 20)


def said(window: MainWindow) -> str:
    return window.status.said.text()


def fill(hands: Hands, name: str = "吴满仓") -> None:
    """From 来源 on: by letter, received on the 18th, a name, a village, a category, a summary, one demand."""
    hands.key("Space")
    hands.until("收到日期")
    retype(hands, "11-18")
    hands.until("姓名")
    hands.type(name)
    hands.until("住址的村或社区")
    hands.type("西岭村")
    hands.until("类别")
    hands.type("ylbx")
    hands.key("Return")
    hands.until("概况")
    hands.type("桥面塌陷要求修复")
    hands.until("诉求")
    hands.type("修复村西桥面")


def test_f3_asks_first_how_it_came_and_then_what_the_visits_form_asks(came: CamePage, hands: Hands) -> None:
    assert hands.here() == "来源 来信"
    assert (came.bar().title, came.bar().below) == ("台账", "登记事项")
    stops = []
    for _ in range(9):
        hands.tab()
        stops.append(hands.here())
    assert stops == ["收到日期", "证件号", "姓名", "性别", "电话", "人数", "住址的村或社区", "详址", "类别"]
    assert not came.findChildren(QWidget, "queue") and not hasattr(came.place, "queue")
    assert came.form.head.arrival.isHidden()


def test_a_letter_is_taken_down_by_keys_and_stands_in_the_ledger(
    came: CamePage, hands: Hands, reception_window: MainWindow, reception_desk: Desk
) -> None:
    fill(hands)
    hands.key("Ctrl+S")
    (line,) = lines(reception_desk)
    assert (line.name, line.channel, line.demands, line.state) == ("吴满仓", "来信", "修复村西桥面", "已登记")
    assert str(line.received_on) == "2026-11-18"
    assert said(reception_window).startswith("JF-2026-0001 已登记")
    assert came.form.head.number.text() == "JF-2026-0001"
    hands.key("Escape")
    page = reception_window.page
    assert isinstance(page, LedgerPage) and page.model.found.rows == 1


def test_the_foot_tells_the_dates_that_saving_will_set(came: CamePage, hands: Hands) -> None:
    fill(hands)
    hands.until("方式 当场解决")
    hands.key("Right")
    assert hands.here() == "方式 受理"
    came.in_hand.check_now()
    assert "书面告知 12 月 3 日前" in came.form.foot.lead.text()
    assert "书面答复 2027 年 1 月 15 日前" in came.form.foot.lead.text(), (
        "the safe day before the 17th, a Sunday"
    )
    hands.tab()
    hands.until("受理日期")
    hands.type("11-20")
    came.in_hand.check_now()
    assert "书面答复 2027 年 1 月 19 日前" in came.form.foot.lead.text()


def test_what_is_handed_down_says_from_whom_and_until_when(
    came: CamePage, hands: Hands, reception_desk: Desk
) -> None:
    assert not came.form.parts.source.due.isVisible()  # type: ignore[union-attr]
    for _ in range(3):
        hands.key("Right")
    assert hands.here() == "来源 交办"
    hands.until("来件机关")
    hands.type("区信访局")
    hands.key("Escape")
    hands.until("交办期限")
    hands.type("12-1")
    came.in_hand.check_now()
    assert "交办期限 12 月 1 日前" in " ".join(
        duty.title + f" {duty.plain:%-m 月 %-d 日}前" for duty in came.in_hand.check.duties
    )
    hands.until("姓名")
    hands.type("胡月娥")
    hands.until("住址的村或社区")
    hands.type("东河村")
    hands.until("类别")
    hands.type("ylbx")
    hands.key("Return")
    hands.until("概况")
    hands.type("要求补发")
    hands.until("诉求")
    hands.type("补发补贴")
    hands.key("Ctrl+S")
    view = reception_desk.ledger.matter("JF-2026-0001")
    assert (view.channel, view.origin, str(view.assigned_due)) == ("交办", "区信访局", "2026-12-01")


def test_the_next_one_begins_with_the_same_way_and_the_cursor_at_its_day(
    came: CamePage, hands: Hands, reception_desk: Desk
) -> None:
    fill(hands)
    hands.key("Ctrl+Return")
    assert hands.here() == "收到日期"
    assert came.in_hand.entry.incoming is not None and came.in_hand.entry.incoming.channel is Channel.LETTER
    assert came.form.who.name.text() == "" and came.form.head.number.text() == "登记事项"
    assert reception_desk.ledger.total() == 1


def test_what_is_half_typed_stands_there_again_with_its_cursor(
    came: CamePage, hands: Hands, reception_window: MainWindow
) -> None:
    hands.key("Space")
    hands.until("姓名")
    hands.type("吴满")
    hands.key("Escape")
    assert isinstance(reception_window.page, LedgerPage)
    hands.key("F3")
    assert reception_window.page is came
    assert (hands.here(), came.form.who.name.text()) == ("姓名", "吴满")
    hands.type("仓")
    assert came.form.who.name.text() == "吴满仓"


def test_a_power_cut_costs_nothing_that_was_kept(
    came: CamePage, hands: Hands, reception_desk: Desk, make_window: MakeWindow
) -> None:
    hands.until("姓名")
    hands.type("吴满仓")
    came.in_hand.keep()
    window = make_window()
    window.open_page("ledger")
    again = Hands(window)
    again.key("F3")
    page = window.page
    assert isinstance(page, CamePage) and page is not came
    assert page.form.who.name.text() == "吴满仓"
    assert "一个字也没丢" in said(window)
    assert reception_desk.reception.left_over() == (), "no day waits for it"


def test_what_is_not_wanted_any_more_goes_when_that_is_said(
    came: CamePage, hands: Hands, asker: Asker, reception_desk: Desk
) -> None:
    assert came.unwanted.isHidden()
    hands.until("姓名")
    hands.type("记错了")
    came.in_hand.keep()
    came.in_hand.check_now()
    first = came.in_hand.entry.uid
    for _ in range(6):
        if hands.here() != "不要这份没存的了":
            hands.key("Shift+Backtab")
    hands.key("Space")
    assert "找不回来" in asker.asked[-1]
    assert came.form.who.name.text() == "" and came.in_hand.entry.uid != first
    assert reception_desk.followup.receiving.drafts() == () and came.unwanted.isHidden()


def test_a_card_read_here_is_only_its_number(came: CamePage, hands: Hands) -> None:
    first = came.in_hand.entry.uid
    hands.until("姓名")
    hands.type("高秀兰")
    came.form.who.id_number.setFocus()
    hands.card(CARD)
    hands.card(CARD) if hands.here() == "证件号" else None
    assert came.in_hand.entry.uid == first
    assert came.form.who.id_number.text() == CARD and came.form.who.name.text() == "高秀兰"


def test_a_second_letter_goes_on_with_the_matter_by_one_key(
    reception_desk: Desk, came: CamePage, hands: Hands
) -> None:
    first = reception_desk.followup.receive(builders.letter(reception_desk))
    hands.key("Space")
    hands.until("证件号")
    hands.type(CARD)
    came.in_hand.check_now()
    assert came.form.strip.isVisible() and came.form.strip.go_on.word == "接着办"
    hands.key("F6")
    assert hands.here() == "陈述"
    hands.type("又找到两年的档案")
    hands.key("Ctrl+S")
    assert reception_desk.ledger.total() == 1
    view = reception_desk.ledger.matter(first.number)
    assert [moment.first for moment in view.timeline if moment.kind == "visit"] == ["来信", "再次来信"]
    assert "又找到两年的档案" in next(m.second for m in view.timeline if m.first == "再次来信")


def test_more_than_five_who_signed_are_asked_for_no_representatives(came: CamePage, hands: Hands) -> None:
    fill(hands)
    came.form.who.people.setFocus()
    retype(hands, "37")
    came.in_hand.check_now()
    assert not came.form.who.chips.isVisible() and not came.form.who.add_name.isVisible()
    assert came.in_hand.check.may_save


def test_whoever_gave_no_name_is_asked_why_no_notice_is_owed(
    came: CamePage, hands: Hands, reception_desk: Desk
) -> None:
    fill(hands, "")
    came.form.who.open_more()
    hands.key("Space")
    assert hands.here() == "匿名的原因"
    hands.type("信上没有署名")
    came.in_hand.check_now()
    hands.until("不书面告知的原因")
    hands.type("没有姓名和地址")
    came.form.matter.place.setFocus()
    hands.type("西岭村")
    hands.key("Ctrl+S")
    view = reception_desk.ledger.matter("JF-2026-0001")
    assert [(one.key, one.detail) for one in view.duties if one.key == "D1"] == [("D1", "没有姓名和地址")]


def test_an_accusation_leaves_the_form_sealed(came: CamePage, hands: Hands, reception_desk: Desk) -> None:
    entry = came.in_hand.written()
    accused = MatterEntry(matter_class=MatterClass.ACCUSATION, summary="反映村干部", facts="收了钱")
    sent = builders.replace(entry, visitor=builders.visitor(), matter=accused, unit="区纪委")
    came.in_hand.adopt(builders.replace(sent, incoming=builders.letter(reception_desk).incoming))
    assert not came.form.handling.told.isVisible(), "nobody was there to be told"
    assert came.form.handling.excused.isVisible()
    hands.key("Ctrl+S")
    assert came.form.who.name.text() == came.form.matter.summary.text() == ""
    (line,) = lines(reception_desk)
    assert (line.sealed, line.name) == (True, "")


# Correcting


@pytest.fixture
def opened(reception_desk: Desk, ledger: LedgerPage, hands: Hands) -> LedgerPage:
    """The record of a letter, opened from the table."""
    reception_desk.followup.receive(builders.letter(reception_desk, handling=Handling.ACCEPTED))
    hands.key("Return")
    return ledger


def seen(page: QWidget) -> set[str]:
    return {one.accessibleName() for one in page.findChildren(QWidget) if one.isVisible()}


def press(page: QWidget, words: str, hands: Hands) -> None:
    """To the button with these words by the tab key, among those without room too, and press it."""
    if words not in seen(page):
        hands.until("更多")
        hands.key("Space")
    hands.until(words)
    hands.key("Space")


def test_a_letter_is_corrected_from_its_record_on_the_same_form_and_leads_back(
    opened: LedgerPage, hands: Hands, reception_window: MainWindow, reception_desk: Desk
) -> None:
    press(opened, "更正登记", hands)
    page = reception_window.page
    assert isinstance(page, CamePage)
    assert page.bar().below == "更正登记"
    assert "正在更正 JF-2026-0001 的登记" in page.line.words.text()
    assert page.form.who.id_number.text() == "411325********2044", "masked until it is asked for"
    hands.key("Ctrl+R")
    assert page.form.who.id_number.text() == CARD
    shown = reception_desk.ledger.matter("JF-2026-0001").history[-1]
    assert shown.what == "显示全号" and "JF-2026-0001" in shown.after
    page.form.matter.summary.setFocus()
    retype(hands, "代课教龄没有认定")
    hands.key("Ctrl+S")
    assert reception_window.page is opened
    assert opened.opened.view is not None and opened.opened.view.summary == "代课教龄没有认定"
    assert said(reception_window).startswith("JF-2026-0001 已登记")
    hands.key("Ctrl+Shift+Z")
    assert reception_desk.ledger.matter("JF-2026-0001").summary == "代课教龄未认定"
    assert reception_window.page is page, "the words stand in the form again"
    assert page.form.matter.summary.text() == "代课教龄没有认定"


def test_a_correction_that_is_left_is_kept_and_hides_no_new_one(
    opened: LedgerPage, hands: Hands, reception_window: MainWindow, reception_desk: Desk
) -> None:
    press(opened, "更正登记", hands)
    page = reception_window.page
    assert isinstance(page, CamePage)
    page.form.matter.summary.setFocus()
    retype(hands, "改了一半")
    hands.key("Escape")
    assert reception_window.page is opened
    assert reception_desk.ledger.matter("JF-2026-0001").summary == "代课教龄未认定"
    hands.key("F3")
    assert page.form.matter.summary.text() == "" and not page.in_hand.opened
    hands.key("Escape")
    press(opened, "更正登记", hands)
    assert page.form.matter.summary.text() == "改了一半"
    assert "概况" in page.form.head.changed.text()


def test_changes_that_are_not_wanted_leave_the_matter_as_it_is_stored(
    opened: LedgerPage, hands: Hands, reception_window: MainWindow, reception_desk: Desk
) -> None:
    press(opened, "更正登记", hands)
    page = reception_window.page
    assert isinstance(page, CamePage)
    page.form.matter.summary.setFocus()
    retype(hands, "改错了")
    page.in_hand.check_now()
    page.unwanted.click()
    assert reception_window.page is opened
    assert reception_desk.followup.receiving.drafts() == ()
    assert reception_desk.ledger.matter("JF-2026-0001").summary == "代课教龄未认定"


def test_a_record_without_a_visit_offers_no_slip_and_prints_its_register(
    opened: LedgerPage, asker: Asker, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [button.accessibleName() for button in opened.opened.record.findChildren(QWidget)]  # type: ignore[union-attr]
    assert "更正登记" in words and "打印登记表" in words
    assert "打印回执" not in words and "更正来访" not in words
    printed = []

    class Printer:
        def preview_register(self, data: object) -> None:
            printed.append(data)

    monkeypatch.setattr(opened.opened, "around", builders.replace(opened.around, printer=Printer()))
    hands.key("Ctrl+P")
    assert [data.entry.incoming.channel for data in printed] == [Channel.LETTER]  # type: ignore[attr-defined]


# Beside the reception


def test_a_visit_in_hand_waits_as_it_was(
    page: ReceptionPage, hands: Hands, reception_window: MainWindow
) -> None:
    hands.until("姓名")
    hands.type("赵德顺")
    hands.key("Ctrl+2")
    hands.key("F3")
    assert isinstance(reception_window.page, CamePage)
    hands.key("Ctrl+1")
    assert reception_window.page is page
    assert hands.here() == "姓名" and isinstance(hands.focus, LineField) and hands.focus.text() == "赵德顺"


def test_the_navigation_shows_the_page_it_stands_below(came: CamePage, reception_window: MainWindow) -> None:
    assert reception_window.navigation.keys["ledger"].isChecked()
    assert "receive" not in reception_window.navigation.keys
    reception_window.navigation.keys["ledger"].click()
    QApplication.processEvents()
    assert isinstance(reception_window.page, LedgerPage)
