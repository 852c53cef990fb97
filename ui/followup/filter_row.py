"""Search field and chips above the list: leader, unit, village, channel. Nothing moves while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from ui.actions import keys
from ui.theme import Theme
from ui.widgets import QuietButton, Words
from ui.widgets.filters import FilterChip, ListPopup
from ui.widgets.query_row import QueryRow, SearchField
from xfdesk.records.followup import Board, BoardQuery

WORDS = {"leader": "领导", "unit": "单位", "village": "村/社区", "channel": "来源"}
CHOICES = {"leader": "leaders", "unit": "units", "village": "villages", "channel": "channels"}


class FilterRow(QueryRow):
    def __init__(self, theme: Theme) -> None:
        search = SearchField(theme, "查找", f"姓名、编号、事由   {keys('look_up')}")
        search.setMinimumWidth(search.hint_width())
        search.setMaximumWidth(max(search.hint_width(), theme.px(252)))
        super().__init__(theme, BoardQuery(), search)
        self.choices: dict[str, tuple[str, ...]] = {}
        self.chips = {field: FilterChip(theme, word) for field, word in WORDS.items()}
        self.clear = QuietButton(theme, "清除")
        self.clear.clicked.connect(self.clear_filters)
        self.count = Words(theme, "", tone="ink2")
        for field, chip in self.chips.items():
            chip.clicked.connect(self._opener(field))
            chip.cleared.connect(self._clearer(field))
        self._lay_out()
        self.show_query()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(px(24), px(12), px(20), px(12))
        self.row.setSpacing(px(8))
        self.row.addWidget(self.search, 3)
        for chip in self.chips.values():
            self.row.addWidget(chip)
        self.row.addWidget(self.clear)
        self.row.addStretch(1)
        self.row.addWidget(self.count)

    # The query

    def is_set(self) -> bool:
        return bool(self.query != BoardQuery())

    def clear_filters(self) -> None:
        """清除: the chips, the words and the tile."""
        self.ask(BoardQuery())
        self.left_downwards.emit()

    def show_board(self, whole: Board, shown: int) -> None:
        """What there is to choose from, and how many of all are listed."""
        self.choices = {field: getattr(whole, name) for field, name in CHOICES.items()}
        self.count.setText(
            f"共 {whole.total:,} 件未办结"
            if shown == whole.total
            else f"{shown:,} 件，共 {whole.total:,} 件未办结"
        )
        self.fit()

    # Chips

    def show_query(self) -> None:
        for field, chip in self.chips.items():
            said = getattr(self.query, field)
            if said != chip.set_to:
                chip.show_set(said)
        self.clear.setVisible(self.is_set())
        self.fit()

    def _opener(self, field: str) -> Callable[[], object]:
        return lambda: self.open_filter(field)

    def _clearer(self, field: str) -> Callable[[], None]:
        return lambda: self.change(**{field: ""})

    def open_filter(self, field: str) -> ListPopup:
        """The choices are those that open matters have."""
        now = getattr(self.query, field)
        chosen = (now,) if now else ()
        choices = self.choices.get(field, ())
        popup = ListPopup(self.theme, self, WORDS[field], choices, chosen, one=True)
        popup.changed.connect(lambda picked: self.change(**{field: "".join(picked)}))
        popup.open_below(self.chips[field])
        return popup

    def fit(self) -> None:
        """In a narrow window the count and then unset chips step back, so that what is set stays readable."""
        px, gap = self.theme.px, self.theme.px(8)
        room = self.width() - px(44) - self.search.minimumWidth()
        if self.is_set():
            room -= self.clear.sizeHint().width() + gap
        need = sum(chip.sizeHint().width() + gap for chip in self.chips.values())
        self.count.setVisible(need + self.count.sizeHint().width() + gap <= room)
        for chip in reversed(self.chips.values()):
            hide = need > room and not chip.set_to
            chip.setVisible(not hide)
            if hide:
                need -= chip.sizeHint().width() + gap
