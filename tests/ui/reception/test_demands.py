"""Demands, promises and what was told: what the check names is what the form shows, and nothing of it is dropped."""

from __future__ import annotations

from dataclasses import replace

from tests import builders
from tests.ui.reception.conftest import Hands
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import PointEntry, VisitEntry


def in_hand(page: ReceptionPage, entry: VisitEntry) -> None:
    page.today.in_hand.show(entry)
    page.today.in_hand.typed()
    page.today.in_hand.check_now()


def two_demands(page: ReceptionPage, desk: Desk) -> None:
    assert page.day is not None
    first, second = builders.solved_point(text="补发"), builders.solved_point(text="认定", measure="")
    in_hand(page, builders.visit(desk, page.day.uid, points=(first, second)))


def emptied(page: ReceptionPage) -> None:
    """The first of two demands is open, and its words are taken out."""
    points = page.today.workplace.form.points
    points.open_point(0)
    for field in points.editor.fields():
        if field.value() and field not in (points.editor.promise, points.editor.promise_due):
            field.set_value(None if field is points.editor.keys else "")
    points.editor.text.setFocus()
    page.today.in_hand.typed()
    page.today.in_hand.check_now()


def test_the_key_to_what_is_missing_opens_the_demand_that_misses_it_behind_an_empty_one(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    two_demands(page, reception_desk)
    emptied(page)
    points = page.today.workplace.form.points
    assert [missing.field for missing in page.today.in_hand.check.missing] == ["points.0.measure"]
    assert not points.editor.grid.stands("points.0.text"), "the empty one is not what the check means"
    hands.key("F9")
    assert hands.here() == "措施" and points.editor.text.value() == "认定"
    assert [point.text for point in points.points] == ["认定"], "what was left empty is gone"


def test_an_empty_demand_typed_into_is_the_check_s_first_again(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    two_demands(page, reception_desk)
    emptied(page)
    hands.type("补发")
    page.today.in_hand.check_now()
    points = page.today.workplace.form.points
    assert points.editor.index == 0 and points.editor.grid.stands("points.0.verdict")
    assert [point.text for point in page.today.in_hand.written().points] == ["补发", "认定"]


def test_one_more_demand_twice_in_a_row_makes_one(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    two_demands(page, reception_desk)
    hands.key("Ctrl+D")
    hands.key("Ctrl+D")
    points = page.today.workplace.form.points
    assert (len(points.points), points.open_at, points.points[-1]) == (3, 2, PointEntry())


def test_the_day_of_a_promise_without_words_is_kept_and_said(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    entry = builders.visit(reception_desk, page.day.uid)
    in_hand(page, replace(entry, promise=replace(entry.promise, what="", by_when="")))
    page.today.workplace.form.points.editor.promise_due.setFocus()
    hands.type("12-18")
    page.today.in_hand.check_now()
    assert page.today.in_hand.written().promise.by_when == "12-18"
    assert "promise_without_words" in {finding.rule for finding in page.today.in_hand.check.findings}
    page.today.in_hand.keep_now()
    kept = reception_desk.reception.draft_entry(entry.uid)
    assert kept is not None and kept[0].promise.by_when == "12-18"


def test_that_somebody_was_told_can_be_unticked_after_a_draft(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    entry = builders.accusation(reception_desk, page.day.uid)
    in_hand(page, entry)
    told = page.today.workplace.form.handling.told
    told.setFocus()
    hands.key("Space")
    page.today.in_hand.keep_now()
    page.today.acts.begin()
    page.today.acts.open(entry.uid)
    assert told.value()
    told.setFocus()
    hands.key("Space")
    notice = page.today.in_hand.written().notice
    assert (told.value(), notice.delivered_on, notice.method) == (False, "", "")
