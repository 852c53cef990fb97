"""While the meeting sits: decisions, reports and striking off, by keys, on the page itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.ui.conference.conftest import Town, said
from tests.ui.reception.conftest import Hands
from ui.conference.page import ConferencePage
from ui.main_window import MainWindow
from ui.matter.forms.notes import note
from ui.widgets import Grid
from xfdesk.records.acts import Decide, ReportBack
from xfdesk.rules.words import ActKind, DutyState


def begin(hands: Hands, page: ConferencePage, place: int) -> None:
    page.place.items.setFocus()
    page.place.items.go(place)
    hands.actions = 0


def decide(hands: Hands, words: str, unit: str = "", due: str = "") -> None:
    hands.key("Return")
    hands.type(words)
    hands.key("Tab")
    if unit:
        hands.focus.selectAll()  # type: ignore[attr-defined]
        hands.type(unit)
    hands.key("Return")
    if due:
        hands.focus.selectAll()  # type: ignore[attr-defined]
        hands.type(due)
    hands.key("Ctrl+S")


def test_a_decision_takes_at_most_six_keys_and_the_next_matter_is_in_hand(
    hands: Hands, page: ConferencePage, town: Town
) -> None:
    begin(hands, page, 0)
    decide(hands, "自然资源所牵头指界", "自然资源所", "12-4")
    assert hands.actions <= 6
    item = town.item("tomorrow")
    assert (item.decision, item.assigned_to, item.due) == (
        "自然资源所牵头指界",
        "自然资源所",
        date(2026, 12, 4),
    )
    assert item.lead_official == "韩雪梅" and item.state == "交办"
    assert hands.focus is page.place.items
    assert page.place.current() == town.item("this_week")
    decide(hands, "所里先垫付")
    decide(hands, "有证明的先认定")
    assert [one.state for one in town.items()] == ["交办"] * 3
    assert (
        town.desk.conference.sentence(town.today) == "第5次联席会议交办3件：办结0件，未办结3件，其中超期0件"
    )
    assert "交办3件" in page.place.said.text()


def test_the_next_undecided_one_is_found_round_the_end(
    hands: Hands, page: ConferencePage, town: Town
) -> None:
    begin(hands, page, 2)
    decide(hands, "有证明的先认定")
    assert page.place.current() == town.item("tomorrow")


def test_the_laws_date_stands_beside_and_a_later_one_is_refused_under_its_field(
    hands: Hands, page: ConferencePage, town: Town
) -> None:
    begin(hands, page, 0)
    decide(hands, "指界", due="2027-3-1")
    form = page.deciding.form
    assert form is not None and "2027 年 1 月 19 日 周二" in form.title.note.text()
    grid = form.findChild(Grid)
    assert grid is not None and grid.sentences["due"].isVisible() and "期限" in grid.sentences["due"].text()
    assert hands.here() == "几时办结"
    assert not town.item("tomorrow").decided_on


def test_the_session_is_not_asked_since_it_is_known(hands: Hands, page: ConferencePage, town: Town) -> None:
    begin(hands, page, 1)
    hands.key("Return")
    form = page.deciding.form
    assert form is not None
    assert "conference" not in [where for where, _field, _widget in form.shown()]
    act = form.act()
    assert isinstance(act, Decide) and act.conference == "2026年第5次联席会议"


def test_enter_on_a_decided_one_corrects_it(hands: Hands, page: ConferencePage, town: Town) -> None:
    begin(hands, page, 0)
    decide(hands, "指界")
    page.place.items.go(0)
    hands.key("Return")
    form = page.deciding.form
    assert form is not None and form.title.title.text() == "更正 会议交办"
    form.fields["decision"][1].selectAll()
    hands.type("十日内指界")
    hands.key("Ctrl+S")
    assert town.item("tomorrow").decision == "十日内指界"
    assert (
        len([one for one in town.desk.followup.done(town.numbers["tomorrow"]) if isinstance(one.act, Decide)])
        == 1
    )


def test_reporting_and_striking_off_by_a_letter_each(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    page.side.sessions.go_to(town.before)
    begin(hands, page, 0)
    hands.key("F")
    hands.type("桥墩已经浇筑，月底通车")
    hands.key("Ctrl+S")
    assert town.item("overdue").report == "桥墩已经浇筑，月底通车"
    assert "strike_item" in page.place.pane.buttons
    hands.key("X")
    hands.key("Ctrl+S")
    assert town.item("overdue").state == "已销号"
    assert page.place.said.text() == "交办1件：办结1件，未办结0件"
    assert not window.status.undo.isHidden()
    hands.key("Ctrl+Shift+Z")
    assert town.item("overdue").state == "已反馈"


def test_what_is_not_lawful_is_not_offered_and_its_key_says_why(
    hands: Hands, page: ConferencePage, window: MainWindow
) -> None:
    begin(hands, page, 0)
    assert set(page.place.pane.buttons) == {"decide_item", "open_item", "take_off", "item_up", "item_down"}
    hands.key("F")
    assert page.deciding.form is None and "还没有交办" in said(window)
    hands.key("X")
    assert page.deciding.form is None and "销号" in said(window)


def test_a_meeting_to_come_says_when_it_decides(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    page.place.particulars.open()
    page.place.particulars.on.set_value("2026-12-08")
    assert page.place.particulars.save()
    begin(hands, page, 0)
    assert "decide_item" not in page.place.pane.buttons
    assert page.place.pane.why.text() == "记交办要等 12 月 8 日开会"
    hands.key("Return")
    assert page.deciding.form is None and "才开" in said(window)


def test_words_of_a_form_that_is_put_away_wait_for_their_matter(hands: Hands, page: ConferencePage) -> None:
    begin(hands, page, 0)
    hands.key("Return")
    hands.type("话说到一半")
    hands.key("Escape")
    assert page.deciding.form is None and hands.focus is page.place.items
    hands.key("Down")
    hands.key("Return")
    assert page.deciding.form is not None and page.deciding.form.value("decision") == ""
    hands.key("Escape")
    hands.key("Up")
    hands.key("Return")
    assert page.deciding.form.value("decision") == "话说到一半"


def test_going_to_another_matter_puts_the_form_away(hands: Hands, page: ConferencePage) -> None:
    begin(hands, page, 0)
    hands.key("Return")
    page.place.items.go(2)
    assert page.deciding.form is None


def test_a_report_is_corrected_by_its_letter(hands: Hands, page: ConferencePage, town: Town) -> None:
    town.desk.followup.record(town.numbers["overdue"], "", ReportBack("开工"))
    page.side.sessions.go_to(town.before)
    begin(hands, page, 0)
    hands.key("F")
    form = page.deciding.form
    assert form is not None and form.value("text") == "开工"
    form.fields["text"][1].selectAll()
    hands.type("完工")
    hands.key("Ctrl+S")
    assert town.item("overdue").report == "完工"


def test_a_law_that_is_met_bounds_no_date(town: Town) -> None:
    view, limits = town.desk.ledger.matter(town.numbers["tomorrow"]), town.desk.table.limits
    answered = replace(view, duties=tuple(replace(one, state=DutyState.MET) for one in view.duties))
    assert "期限不能晚于" in note(ActKind.DECIDE, {}, None, view, limits)
    assert note(ActKind.DECIDE, {}, None, answered, limits) == ""
