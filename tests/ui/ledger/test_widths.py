"""Columns are as wide as their words: in the font in use, at every size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui.ledger.cells import Cells, spans_of
from ui.ledger.page import LedgerPage
from ui.ledger.widths import PILLS, WORDS, edges_of, fitting, least, second_level, whole, widths
from ui.theme import SIZES, Theme
from ui.widgets import pill_width
from xfdesk.rules import categories
from xfdesk.rules.columns import COLUMNS, USUAL
from xfdesk.rules.words import Status

PAGE_AT_1366 = 1366 - 68 - 10
FIXED = (*WORDS, "verdict", "days_left", "category")


@pytest.fixture(params=SIZES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    made = Theme("light", request.param)
    made.apply(qapp)
    return made


def room(theme: Theme, keys: tuple[str, ...], width: int) -> dict[str, int]:
    """What each column leaves to its words."""
    found = {}
    for section, (key, wide) in enumerate(
        zip(keys, widths(theme, keys, width, least(theme), whole(theme)), strict=True)
    ):
        before, after = edges_of(theme, section, keys)
        found[key] = wide - before - after
    return found


@pytest.mark.parametrize("width", [862, PAGE_AT_1366, 1852])
def test_no_word_of_a_fixed_vocabulary_is_cut(theme: Theme, width: int) -> None:
    keys = fitting(USUAL, width, least(theme))
    for key, wide in room(theme, keys, width).items():
        metrics = QFontMetricsF(theme.font("medium" if key == "name" else "body"))
        for word in WORDS.get(key, ()):
            assert metrics.horizontalAdvance(word) <= wide, (key, word)
    assert "state" not in keys or Status.LAWFUL_WAY in WORDS["state"]


def test_every_fixed_column_holds_its_words_wherever_the_clerk_puts_it(theme: Theme) -> None:
    for key in FIXED:
        for keys in ((key, "remark"), ("remark", key)):
            wide = room(theme, keys, 4_000)[key]
            words = _shown(theme, key)
            assert max(words.values()) <= wide, key


def _shown(theme: Theme, key: str) -> dict[str, float]:
    """Each word that may stand in the column, with its width as painted."""
    if key == "days_left":
        return {word: pill_width(theme, word) for word in PILLS}
    if key == "verdict":
        return {"": least(theme)["verdict"] - theme.px(10)}
    metrics = QFontMetricsF(theme.font("medium" if key == "name" else "body"))
    words = WORDS.get(key, ())
    if key == "category":
        words = tuple(second_level(f"{first} {second}") for _, first, second in categories.shipped())
    return {word: metrics.horizontalAdvance(word) for word in words}


def test_every_title_stands_whole_above_its_column(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font("small_medium"))
    for key, column in COLUMNS.items():
        arrow = theme.px(13) if column.sortable else 0
        assert metrics.horizontalAdvance(column.title) + arrow <= room(theme, ("remark", key), 4_000)[key] + (
            0 if key != "days_left" else theme.px(10)
        )


def test_all_usual_columns_stand_at_1366(light: Theme) -> None:
    assert fitting(USUAL, PAGE_AT_1366, least(light)) == USUAL


@pytest.mark.parametrize("width", [400, 862, PAGE_AT_1366, 1852])
def test_columns_fill_the_width_and_never_pass_it(theme: Theme, width: int) -> None:
    keys = fitting(USUAL, width, least(theme))
    assert width - len(keys) <= sum(widths(theme, keys, width, least(theme), whole(theme)))
    if len(keys) > 1:
        assert sum(widths(theme, keys, width, least(theme), whole(theme))) <= width


def test_a_category_without_room_says_its_second_level_and_a_name_keeps_how_many(light: Theme) -> None:
    cells = Cells(light, None, None)  # type: ignore[arg-type]
    assert cells.fitted("category", "土地征用 补偿款拨付", 110)[0] == "补偿款拨付"
    assert cells.fitted("category", "土地征用 补偿款拨付", 200)[0] == "土地征用 补偿款拨付"
    words, wide = cells.fitted("name", "买买提・艾力江 等12人", 110)
    assert words.endswith(("… 等12人", "⋯ 等12人"))
    assert wide <= 112


def test_no_state_verdict_or_remaining_day_is_cut_in_a_ledger(page: LedgerPage) -> None:
    """Over all lines of three invented months, as the table paints them."""
    page.resize(1366 - 68, 656)
    table, model = page.table, page.model
    spans = {span.key: span.width for span in spans_of(page.around.theme, table.head, model.keys)}
    for row in range(model.found.rows):
        for key in {"state", "received_on", "id_number", "phone", "queue_number"} & set(spans):
            text = model.text(row, key)
            assert table.cells.fitted(key, text, spans[key])[0] == text
    assert QRect(table.viewport().rect()).width() == page.width() - table.verticalScrollBar().width()


def test_a_wide_table_shows_categories_whole_and_gives_most_to_the_demands(light: Theme) -> None:
    found = room(light, USUAL, 1852)
    metrics = QFontMetricsF(light.font())
    for _, first, second in categories.shipped():
        assert metrics.horizontalAdvance(f"{first} {second}") <= found["category"]
    assert found["demands"] > found["category"]
