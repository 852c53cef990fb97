"""Search field and chips above the table: together they make the query. Nothing moves while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.ledger.filters import WORDS, SpanPopup, value, with_values, without
from ui.matter.parts import quiet
from ui.theme import Theme
from ui.widgets.boxes import CheckBox
from ui.widgets.filters import FilterChip, ListPopup
from ui.widgets.query_row import SearchField
from xfdesk.records.ledger import LedgerQuery
from xfdesk.rules.span import Span

PLACEHOLDER = "姓名、首字母、号码、诉求"


class FilterRow(QWidget):
    """`asked(query)` with every letter typed and every filter set; the input method's pre-edit asks nothing."""

    asked = Signal(object)
    left_downwards = Signal()

    def __init__(
        self, theme: Theme, choices: Callable[[], dict[str, tuple[str, ...]]], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.theme, self.choices, self.today = theme, choices, today
        self.query = LedgerQuery()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = self._search_field()
        self.words_too = CheckBox(theme, "也查原话")
        self.words_too.setToolTip("也在概况、事实和来访人陈述里查找，慢一些")
        self.words_too.toggled.connect(self._on_words_too)
        self.chips = {"span": FilterChip(theme, "期间")}
        self.chips |= {field: FilterChip(theme, word) for field, word in WORDS.items()}
        self.chips["counts"] = FilterChip(theme, "只看")
        self.clear = quiet(theme, "清除")
        self.clear.clicked.connect(self.clear_filters)
        kept = self.clear.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(kept)
        self._lay_out()
        for field, chip in self.chips.items():
            chip.clicked.connect(self._opener(field))
            chip.cleared.connect(self._clearer(field))
        self._show()

    def _search_field(self) -> SearchField:
        field = SearchField(self.theme, "查找", PLACEHOLDER)
        field.setMinimumWidth(field.hint_width())
        field.setMaximumWidth(max(field.hint_width(), self.theme.px(252)))
        field.textChanged.connect(self._on_typed)
        field.returnPressed.connect(self.left_downwards)
        return field

    def _lay_out(self) -> None:
        px = self.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(10), px(20), px(10))
        row.setSpacing(px(8))
        row.addWidget(self.search, 3)
        row.addWidget(self.words_too)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.clear)

    # The query

    def ask(self, query: LedgerQuery) -> None:
        """Show a query in field and chips, and ask for it."""
        self.query = query
        for widget in (self.search, self.words_too):
            widget.blockSignals(True)
        self.search.setText(query.text)
        self.words_too.setChecked(query.words_too)
        for widget in (self.search, self.words_too):
            widget.blockSignals(False)
        self._show()
        self.asked.emit(query)

    def _change(self, query: LedgerQuery) -> None:
        if query != self.query:
            self.query = query
            self._show()
            self.asked.emit(query)

    def _show(self) -> None:
        for field, chip in self.chips.items():
            said = value(self.query, field)
            if said != chip.set_to:
                chip.show_set(said)
        self.chips["counts"].setVisible(bool(self.chips["counts"].set_to))
        self.clear.setVisible(self.is_set())
        self._fit()

    def is_set(self) -> bool:
        return bool(self.query.text) or any(chip.set_to for chip in self.chips.values())

    def clear_filters(self) -> None:
        """清除: all filters and the words; the order of the lines stays."""
        self.ask(LedgerQuery(sort=self.query.sort, descending=self.query.descending))
        self.search.setFocus()

    def _on_typed(self, typed: str) -> None:
        self._change(replace(self.query, text=typed.strip()))

    def _on_words_too(self, on: bool) -> None:
        self._change(replace(self.query, words_too=on))

    # Chips

    def _opener(self, field: str) -> Callable[[], object]:
        return lambda: self.open_filter(field)

    def _clearer(self, field: str) -> Callable[[], None]:
        return lambda: self._change(without(self.query, field))

    def open_filter(self, field: str) -> ListPopup | SpanPopup | None:
        chip = self.chips[field]
        if field == "counts":
            return None
        if field == "span":
            span = SpanPopup(self.theme, self, self.today())
            span.chosen.connect(self._on_span)
            span.open_below(chip)
            return span
        popup = ListPopup(
            self.theme, self, WORDS[field], self.choices().get(field, ()), getattr(self.query, field)
        )
        popup.changed.connect(lambda chosen: self._change(with_values(self.query, field, tuple(chosen))))
        popup.open_below(chip)
        return popup

    def _on_span(self, span: Span | None) -> None:
        since, until = (span.since, span.until) if span else (None, None)
        self._change(replace(self.query, since=since, until=until))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window unset chips step back from the right, so that the set ones stay readable."""
        px = self.theme.px
        room = (
            self.width()
            - px(44)
            - self.search.minimumWidth()
            - self.clear.sizeHint().width()
            - self.words_too.sizeHint().width()
            - px(16)
        )
        shown = [chip for field, chip in self.chips.items() if field != "counts" or chip.set_to]
        need = sum(chip.sizeHint().width() + px(8) for chip in shown)
        for chip in reversed(shown):
            hide = need > room and not chip.set_to
            chip.setVisible(not hide)
            if hide:
                need -= chip.sizeHint().width() + px(8)
