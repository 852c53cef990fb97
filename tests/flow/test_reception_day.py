"""One reception day as it is spoken at the table, told through the desk, and what a careful clerk finds afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import STORY
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery, MatterView
from xfdesk.rules.words import SEALED, Status, Verdict, VisitOrder


@pytest.fixture
def told(desk: Desk) -> Desk:
    answers = list(desk.day_import.rows(desk.day_import.read(STORY)))
    assert [answer.refusal for answer in answers] == [None] * 9
    return desk


def matter(desk: Desk, n: int) -> MatterView:
    return desk.ledger.matter(f"JF-2026-{n:04d}")


def test_every_visit_is_taken_and_the_repeat_visit_makes_no_second_matter(told: Desk) -> None:
    rows = told.ledger.rows(LedgerQuery(), 0, 50)
    assert [row.queue_number for row in rows] == list(range(9, 0, -1))
    assert rows[0].number == rows[8].number == "JF-2026-0001"
    assert rows[0].order == VisitOrder.REPEAT
    assert rows[4].order == VisitOrder.FIRST, "a known person with a new matter is a first visit"


def test_the_overall_verdicts_are_derived_from_the_points(told: Desk) -> None:
    found = [matter(told, n).verdict for n in (1, 2, 3, 4, 5, 7, 8)]
    pending, partly, un = Verdict.PENDING, Verdict.PARTLY_REASONABLE, Verdict.UNREASONABLE
    assert found == [pending, partly, un, pending, None, None, None]
    assert len(matter(told, 1).points) == 2, "the second visit brought a second point"


def test_the_statutory_dates_of_the_first_visit(told: Desk) -> None:
    duties = {duty.key: duty for duty in matter(told, 1).duties}
    d1 = duties["D1"]
    assert (d1.plain, d1.rolled, d1.safe) == (date(2026, 12, 5), date(2026, 12, 7), date(2026, 12, 4))
    assert duties["D4"].plain == date(2027, 1, 19)
    assert duties["D4"].provisional, "not accepted yet: counted from the visit"


def test_two_are_without_owner_and_five_without_answer(told: Desk) -> None:
    counts = told.counts()
    assert (counts.without_owner, counts.without_answer) == (2, 5)
    owner = told.ledger.rows(LedgerQuery(without_owner=True), 0, 50)
    answer = told.ledger.rows(LedgerQuery(without_answer=True, sort="number", descending=False), 0, 50)
    assert sorted(row.queue_number or 0 for row in owner) == [3, 8]
    assert {row.number[-1] for row in answer} == {"1", "2", "3", "4", "8"}


def test_closing_the_day_names_just_what_is_incomplete(told: Desk) -> None:
    day = told.reception.current_day()
    assert day is not None
    summary = told.reception.summary(day.uid)
    assert (summary.visits, summary.people) == (9, 16)
    groups = sorted((one.group, one.queue_number) for one in summary.incomplete)
    assert groups == [("文书", 6), ("文书", 7), ("着落", 3), ("着落", 8), ("研判", 1), ("研判", 4)]


def test_the_accusation_shows_number_date_and_people_and_nothing_else(told: Desk) -> None:
    row = next(row for row in told.ledger.rows(LedgerQuery(), 0, 50) if row.sealed)
    assert (row.demands, row.remark, row.people) == (SEALED, "JF-2026-0006", 1)
    assert (row.name, row.unit, row.category, row.reason, row.state) == ("", "", "", "", "")
    view = matter(told, 6)
    assert (view.summary, view.facts, view.visitor, view.points) == (SEALED, "", None, ())


@pytest.mark.parametrize("words", ["优亲", "反映某村", "村干部", "优亲厚友"])
def test_no_search_finds_the_content_of_an_accusation(told: Desk, words: str) -> None:
    assert told.ledger.rows(LedgerQuery(text=words), 0, 50) == ()
    assert told.ledger.rows(LedgerQuery(text=words, words_too=True), 0, 50) == ()


def test_a_known_number_alone_brings_the_particulars_over(told: Desk) -> None:
    row = next(row for row in told.ledger.rows(LedgerQuery(), 0, 50) if row.queue_number == 5)
    assert row.name == "赵德顺"
    assert row.phone == "138****0415"


def test_numbers_are_kept_as_the_case_says(told: Desk) -> None:
    rows = {row.queue_number: row for row in told.ledger.rows(LedgerQuery(), 0, 50)}
    assert rows[2].name == "买买提·艾力"
    assert rows[2].sex == "男"
    assert rows[3].id_number == "411325*****8204"
    assert rows[7].name == "李𠮷祥"
    assert rows[8].summary == "-建议在小学门口加装减速带 @学校路段"


def test_the_lawful_way_carries_no_verdict(told: Desk) -> None:
    view = matter(told, 7)
    assert (view.route, view.verdict, view.status) == (1, None, Status.LAWFUL_WAY)


def test_the_same_file_again_adds_nothing_and_other_content_is_refused(told: Desk) -> None:
    file = told.day_import.read(STORY)
    assert all(answer.already for answer in told.day_import.rows(file))
    file.rows[0].raw["people"] = 3
    again = list(told.day_import.rows(file))
    assert again[0].refusal is not None
    assert again[0].refusal.rule == "other_content"
    assert told.ledger.total() == 9


def test_the_whole_file_checks_clean(told: Desk) -> None:
    assert told.check() == ()
