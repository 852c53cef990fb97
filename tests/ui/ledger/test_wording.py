"""Cells, hits, copied text and widths, without a window."""

from __future__ import annotations

from datetime import date

import pytest

from ui.clipboard import as_table, as_tabs
from ui.ledger import spans
from ui.ledger.wording import count_sentence, hits
from xfdesk.rules.span import BadSpan, Span

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "typed", "key", "found"),
    [
        ("青苗补偿款补发", "补", "demands", [(2, 1), (5, 1)]),
        ("赵德顺", "zds", "name", [(0, 3)]),
        ("赵德顺", "zds", "demands", []),
        ("赵德顺 等7人", "赵 等", "name", [(0, 1), (4, 1)]),
        ("", "补", "demands", []),
    ],
)
def test_hits_are_the_letters_that_were_searched_for(
    text: str, typed: str, key: str, found: list[tuple[int, int]]
) -> None:
    assert hits(text, typed, key) == found


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2026-11", Span.month("2026-11")),
        ("2026Q4", Span.quarter("2026Q4")),
        ("2026", Span.year(2026)),
        ("11-01 到 11-20", Span(date(2026, 11, 1), date(2026, 11, 20))),
        ("2026年11月3日至2026年11月5日", Span(date(2026, 11, 3), date(2026, 11, 5))),
    ],
)
def test_a_span_is_read_as_people_type_it(typed: str, span: Span) -> None:
    assert spans.read(typed, TODAY) == span


@pytest.mark.parametrize("typed", ["", "十一月", "2026-13", "2026Q5", "11-20 到 11-01", "1 2 3"])
def test_what_is_no_span_is_answered_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadSpan):
        spans.read(typed, TODAY)


def test_a_copied_cell_never_becomes_a_formula_or_breaks_the_row() -> None:
    assert as_tabs([["甲"], ["=1+1\t二\n三"]]) == "甲\n'=1+1 二 三\n"
    assert "<b>" not in as_table([["甲"], ["<b>粗</b>"]])


def test_the_count_says_that_it_is_capped() -> None:
    assert count_sentence(1000, True, None, 2000, False) == "找到 1,000+ 行，共 2,000 行"
    assert count_sentence(14, False, 21, 1286, False) == "找到 14 行，共 1,286 行   人次 21"


def test_a_quarter_stands_with_blanks_around_its_figures() -> None:
    quarter = Span.quarter("2026Q4")
    assert spans.words(quarter.since, quarter.until) == "2026 年第 4 季度"
