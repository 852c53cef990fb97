"""What is printed and stored of another day's visit is that visit's own, and whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from tests.ui.reception.test_other_day import CARD, WEDNESDAY, Correcting, correcting, old  # noqa: F401
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.form import FormData
from xfdesk.records.visit import Representative, Saved

REVEALED = "SELECT count(*) FROM history WHERE what = '显示全号'"


class Previews:
    def __init__(self) -> None:
        self.seen: list[FormData] = []

    def preview_register(self, data: FormData) -> None:
        self.seen.append(data)

    preview_slip = preview_register


def previews(page: ReceptionPage) -> Previews:
    printer, paper = Previews(), page.today.workplace.paper
    paper.around = replace(paper.around, printer=printer)
    return printer


@pytest.fixture
def somebody_home(page: ReceptionPage, reception_desk: Desk, correcting: Correcting, old: Saved) -> None:  # noqa: F811
    """In hand at home is a saved visit of today; away, Wednesday's."""
    page.today.acts.come_home()
    assert page.day is not None
    visitor = builders.visitor(name="杨树林", id_number="", phone="13900001111")
    entry = builders.visit(reception_desk, page.day.uid, visitor=visitor)
    page.today.acts.open(reception_desk.reception.save(entry).visit)
    page.show_what(old.visit)
    assert page.today.in_hand.away


def test_a_correction_printed_is_the_corrected_visits_form(
    page: ReceptionPage, hands: Hands, somebody_home: None
) -> None:
    printer = previews(page)
    page.today.in_hand.led_to.emit("matter.summary")
    hands.key("End")
    hands.type("，补发")
    hands.key("Ctrl+P")
    assert [data.entry.visitor.name for data in printer.seen] == ["高秀兰"]
    assert printer.seen[0].entry.matter.summary.endswith("，补发")


def test_what_is_masked_is_shown_and_written_down_before_it_is_printed(
    correcting: Correcting,  # noqa: F811
    reception_desk: Desk,
) -> None:
    _, page, hands = correcting
    printer = previews(page)
    hands.key("Ctrl+P")
    assert [data.entry.visitor.id_number for data in printer.seen] == [CARD]
    assert reception_desk.file.value(REVEALED) == 1
    assert page.today.workplace.form.who.id_number.value() == CARD
    hands.key("Ctrl+P")
    assert reception_desk.file.value(REVEALED) == 1, "once seen, it is not masked any more"


def test_what_cannot_be_written_down_is_not_printed(
    correcting: Correcting,  # noqa: F811
    reception_desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, page, hands = correcting
    printer = previews(page)

    def refuse(_visits: object) -> None:
        raise NotSaved("磁盘已满")

    monkeypatch.setattr(reception_desk.ledger, "reveal", refuse)
    hands.key("Ctrl+P")
    assert printer.seen == [] and "磁盘已满" in window.status.said.text()


def test_a_correction_that_was_saved_leaves_no_draft_behind(
    correcting: Correcting,  # noqa: F811
    reception_desk: Desk,
    old: Saved,  # noqa: F811
) -> None:
    _, page, hands = correcting
    page.today.in_hand.led_to.emit("matter.summary")
    hands.type("又")
    hands.key("Ctrl+S")
    assert reception_desk.reception.draft_entry(old.visit) is None


def confidential_group(desk: Desk) -> Saved:
    """Of Wednesday, closed; the day that runs goes on."""
    reception = desk.reception
    running = reception.current_day()
    assert running is not None
    reception.close_day(running.uid, "")
    day = reception.open_day(builders.reception_day(WEDNESDAY))
    first = Representative("高秀兰", phone="13537717120")
    entry = builders.visit(
        desk,
        day.uid,
        visitor=builders.visitor(confidential=True),
        people="8",
        representatives=(first, Representative("田玉梅")),
    )
    saved = reception.save(entry)
    reception.close_day(day.uid, "")
    reception.reopen_day(running.uid)
    return saved


def test_a_representative_added_to_a_confidential_visit_of_another_day_is_stored(
    reception_desk: Desk, make_window: MakeWindow
) -> None:
    saved = confidential_group(reception_desk)
    window = make_window()
    page, hands = window.page, Hands(window)
    assert isinstance(page, ReceptionPage)
    page.show_what(saved.visit)
    who = page.today.workplace.form.who
    assert who.name.value() == "高**"
    who.add_name.setFocus()
    hands.type("赵六")
    hands.key("Return")
    page.today.in_hand.check_now()
    hands.key("Ctrl+S")
    stored = reception_desk.reception.entry(saved.visit).representatives
    assert [person.name for person in stored] == ["高秀兰", "田玉梅", "赵六"]
    assert stored[0].phone.replace(" ", "") == "13537717120"
