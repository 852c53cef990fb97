"""Names are offered after their first use, and one that nobody knows is asked about under its field."""

from __future__ import annotations

from dataclasses import replace

from tests import builders
from tests.ui.reception.conftest import Hands
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk


def test_a_unit_a_person_and_a_village_are_offered_after_their_first_use(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    point = builders.solved_point(unit="水管站", person="廖长河")
    entry = builders.visit(reception_desk, page.day.uid, points=(point,))
    page.today.in_hand.show(replace(entry, visitor=replace(entry.visitor, village="南坪村")))
    page.today.in_hand.unsaved = True
    hands.key("Ctrl+Return")
    assert reception_desk.ledger.total() == 1
    hands.until("住址的村或社区")
    hands.type("npc")
    hands.key("Return")
    form = page.today.workplace.form
    assert form.who.village.value() == "南坪村"
    hands.until("诉求")
    hands.type("补发养老补贴")
    hands.key("Alt+1")
    hands.until("责任单位")
    hands.type("sgz")
    hands.key("Return")
    hands.type("lch")
    hands.key("Return")
    assert (form.points.editor.unit.value(), form.points.editor.person.value()) == ("水管站", "廖长河")


def test_an_unknown_village_is_asked_about_and_kept(page: ReceptionPage, hands: Hands) -> None:
    hands.until("住址的村或社区")
    hands.type("xbc")
    page.today.in_hand.check_now()
    who = page.today.workplace.form.who
    assert "名单里没有“xbc”" in who.grid.sentences["visitor.village"].text()
    assert who.village.property("mark") == "doubt"
    assert not any(found.level == "problem" for found in page.today.in_hand.check.findings)


def test_a_word_that_is_no_category_cannot_be_saved_as_one(page: ReceptionPage, hands: Hands) -> None:
    hands.until("类别")
    hands.type("a6")
    hands.tab()
    page.today.in_hand.check_now()
    matter = page.today.workplace.form.matter
    assert matter.category.property("mark") == "problem"
    assert matter.grid.sentences["matter.category"].text()
