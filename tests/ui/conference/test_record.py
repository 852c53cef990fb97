"""From a matter's record to its session and back: the letter brings it, the side shows what was decided."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.conference.conftest import Town
from tests.ui.reception.conftest import Hands
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from ui.matter.forms.opening import sessions
from ui.matter.side import Side
from ui.widgets import QuietButton
from xfdesk.records.conference import SessionEntry


def record_side(window: MainWindow) -> Side:
    page = window.page
    assert isinstance(page, FollowUpPage) and page.opened.record is not None
    side = page.opened.record.side
    assert side is not None
    return side


def test_a_letter_in_the_list_brings_a_matter_to_the_next_session(
    hands: Hands, town: Town, window: MainWindow
) -> None:
    window.open_page("followup")
    page = window.page
    assert isinstance(page, FollowUpPage)
    uid = town.desk.ledger.matter(town.numbers["without_owner"]).uid
    assert page.list.go_to(uid)
    hands.key("Shift+T")
    assert hands.here() == "请会议定什么"
    hands.type("岗位从哪里来")
    hands.key("Ctrl+S")
    item = town.items()[-1]
    assert (item.number, item.ask) == (town.numbers["without_owner"], "岗位从哪里来")
    words = [label.text() for label in record_side(window).findChildren(QLabel)]
    assert "第5次联席会议" in words and "岗位从哪里来" in words


def test_the_first_matter_that_is_brought_makes_the_session(bare: Town) -> None:
    from xfdesk.records.acts import Bring

    done = bare.desk.followup.record(bare.numbers["later"], "", Bring())
    assert [one.session for one in bare.desk.conference.sessions()] == [1]
    assert any("已先建上" in note for note in done.notes)


def test_the_record_shows_what_was_decided_and_leads_to_the_session(town: Town, window: MainWindow) -> None:
    window.open_page("followup", town.numbers["overdue"])
    side = record_side(window)
    words = [label.text() for label in side.findChildren(QLabel)]
    for wanted in ("第4次联席会议", "11-12 周四   交办", "农业农村办牵头修桥", "11-19 周四"):
        assert wanted in words
    due = next(label for label in side.findChildren(QLabel) if label.text() == "11-19 周四")
    assert due.property("tone") == "red"
    way = next(button for button in side.findChildren(QuietButton) if button.word == "到会议")
    assert way.accessibleName() == "到第4次联席会议"
    way.click()
    QApplication.processEvents()
    assert window.page is not None and window.page.key == "conference"
    assert window.page.where() == town.before


def test_a_decision_can_be_recorded_from_the_record_as_well(
    hands: Hands, town: Town, window: MainWindow
) -> None:
    window.open_page("followup", town.numbers["tomorrow"])
    QApplication.processEvents()
    hands.key("Shift+J")
    hands.type("自然资源所牵头")
    hands.key("Ctrl+S")
    assert town.item("tomorrow").decision == "自然资源所牵头"


def test_a_sealed_one_shows_nothing_of_it(hands: Hands, town: Town, window: MainWindow) -> None:
    """Not even opened does it offer the conference (art. 30)."""
    window.open_page("followup", town.numbers["sealed"])
    page = window.page
    assert isinstance(page, FollowUpPage)
    page.opened.open_sealed("核对移送")
    assert page.opened.acting is not None
    assert "bring" not in [offer.kind.value for offer in page.opened.acting.offered.offers]


def test_the_list_of_sessions_says_the_year_of_another_year_alone(town: Town) -> None:
    town.desk.conference.plan(SessionEntry(on="2027-01-08"))
    said = dict(sessions(town.desk))
    (next_year,) = (one for one in said if one.startswith("2027年"))
    assert said[next_year].startswith("2027年第1次") and said[next_year].endswith("01-08")
    assert all(not words.startswith("2026年") for words in said.values())
