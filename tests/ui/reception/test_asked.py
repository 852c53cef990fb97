"""What the law needs to know is asked where it is typed, and answered with one key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from ui.reception.page import ReceptionPage
from xfdesk import paths
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.rules.words import MatterClass

CARD = "411325197603142044"


def test_an_accusation_in_a_continued_visit_moves_to_a_matter_of_its_own_with_one_key(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    first = reception_desk.reception.save(builders.visit(reception_desk, page.day.uid))
    page.today.acts.begin()
    hands.card(CARD)
    hands.key("F6")
    hands.type("还要反映村干部优亲厚友。")
    form = page.today.workplace.form
    form.matter.category.setFocus()
    hands.key("Ctrl+A")
    hands.type("jjjc")
    hands.key("Return")
    page.today.in_hand.check_now()
    assert any(found.rule == "accusation_apart" for found in page.today.in_hand.check.findings)
    hands.key("F7")
    entry = page.today.in_hand.written()
    assert entry.matter.matter_class is MatterClass.ACCUSATION
    assert (entry.continues, entry.visitor.uid) == ("", "")
    assert "优亲厚友" in entry.matter.facts
    assert hands.here() == "被反映人"
    assert reception_desk.reception.points_of(first.matter)[0].text == builders.solved_point().text


def test_urgent_takes_the_time_and_asks_to_whom_it_was_reported(page: ReceptionPage, hands: Hands) -> None:
    form = page.today.workplace.form
    form.handling.urgent.click()
    page.today.in_hand.check_now()
    assert form.matter.reported_at.value() == "09:00"
    wanted = [missing.field for missing in page.today.in_hand.check.missing]
    assert "matter.urgent_reported_to" in wanted and "matter.urgent_reported_at" not in wanted


def test_a_unit_nobody_knows_is_asked_about_and_stands_in_the_register_once_answered(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    point = builders.solved_point(unit="新来的单位")
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid, points=(point,)))
    question = page.today.workplace.form.points.editor.question
    assert not question.isHidden() and "新来的单位" in question.words.text()
    question.ours.setFocus()
    hands.key("Return")
    units = {unit.name: unit.ours for unit in reception_desk.office.office().units}
    assert units["新来的单位"] is True
    assert question.isHidden()
    assert not any(found.rule == "unit_unknown" for found in page.today.in_hand.check.findings)


def test_a_visit_of_a_past_day_gets_the_time_that_is_typed(
    reception_desk: Desk, make_window: MakeWindow
) -> None:
    reception = reception_desk.reception
    today = reception.current_day()
    assert today is not None
    reception.close_day(today.uid, "")
    past = reception.open_day(builders.reception_day(date(2026, 11, 18)))
    page = make_window().page
    assert isinstance(page, ReceptionPage)
    head = page.today.workplace.form.head
    hands = Hands(page.window())  # type: ignore[arg-type]
    assert hands.here() == "证件号"
    hands.key("Backtab")
    assert hands.here() == "到访时间"
    hands.type("8:40")
    page.today.in_hand.adopt(
        replace(page.today.in_hand.written(), **_filled(builders.visit(reception_desk, past.uid)))
    )
    assert not head.arrival.isHidden()
    hands.key("Ctrl+S")
    (row,) = reception.queue(past.uid)
    assert row.arrived == "08:40"


def _filled(entry: object) -> dict[str, object]:
    return {name: getattr(entry, name) for name in ("visitor", "matter", "points", "handling", "unit")}


def test_the_ledgers_name_says_reception_once() -> None:
    assert paths.default_ledger("").stem == "接访台账"
    assert paths.default_ledger("清河镇人民政府").stem == "清河镇人民政府接访台账"


def test_the_time_of_today_is_the_clocks(page: ReceptionPage, reception_desk: Desk) -> None:
    assert page.today.workplace.form.head.arrival.isHidden()
    assert page.today.in_hand.entry.arrived == "09:00"
    assert isinstance(reception_desk.clock, FixedClock) and reception_desk.clock.now() == datetime(
        2026, 11, 20, 9, 0
    )
