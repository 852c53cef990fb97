"""Above the sheet: which month, words to look for, one village, and only what has no result, is late or doubtful."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import keys
from ui.outreach.wording import ALL_MONTHS, month_beside, month_of, month_words
from ui.theme import Theme
from ui.widgets import Button, QuietButton, Words
from ui.widgets.filters import FilterChip, ListPopup
from ui.widgets.query_row import QueryRow, SearchField
from xfdesk.records.outreach import OutreachQuery, OutreachSheet

ONLY = {"open": "没有结果的", "overdue": "过了时限的", "doubtful": "有疑问的"}


class TopRow(QueryRow):
    def __init__(self, theme: Theme, month: str) -> None:
        search = SearchField(theme, "查找纠纷", f"当事人、概况、编号   {keys('look_up_dispute')}")
        search.setMinimumWidth(theme.px(96))
        search.setMaximumWidth(search.hint_width())
        super().__init__(theme, OutreachQuery(month=month), search)
        self.this_month = month
        self.months: tuple[str, ...] = ()
        self.villages: tuple[str, ...] = ()
        self.counts: dict[str, int] = {}
        self.earlier = Button(theme, "", icon="left", name="上个月")
        self.later = Button(theme, "", icon="right", name="下个月")
        self.month = QuietButton(theme, month_words(month), icon="calendar", name="选月份", tone="ink2")
        self.village, self.only = FilterChip(theme, "村/社区"), FilterChip(theme, "只看")
        self.clear = QuietButton(theme, "清除")
        self.count = Words(theme, "", tone="ink2")
        self._lay_out()
        self._connect()
        self.show_query()

    def _lay_out(self) -> None:
        px = self.theme.px
        for button, name in ((self.earlier, "earlier_month"), (self.later, "later_month")):
            button.setFixedHeight(px(32))
            button.setToolTip(f"{button.accessibleName()}   {keys(name)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(20), px(8))
        row.setSpacing(px(8))
        row.addWidget(self.earlier)
        row.addWidget(self.month)
        row.addWidget(self.later)
        row.addSpacing(px(8))
        row.addWidget(self.search, 3)
        row.addWidget(self.village)
        row.addWidget(self.only)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.count)

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))
        self.month.clicked.connect(self.open_months)
        self.village.clicked.connect(self.open_villages)
        self.only.clicked.connect(self.open_only)
        self.village.cleared.connect(lambda: self.change(village=""))
        self.only.cleared.connect(lambda: self.change(only=""))
        self.clear.clicked.connect(self.clear_filters)

    # The query

    def look_for(self) -> None:
        self.search.show()
        self.search.setFocus()
        self.search.selectAll()

    def turn(self, step: int) -> None:
        """The month before or after; from all months to this one."""
        month = month_beside(self.query.month, step) if self.query.month else self.this_month
        self.change(month=month)

    def is_set(self) -> bool:
        return bool(self.query != OutreachQuery(month=self.query.month))

    def clear_filters(self) -> None:
        self.ask(OutreachQuery(month=self.query.month))
        self.left_downwards.emit()

    def show_sheet(self, sheet: OutreachSheet, shown: int) -> None:
        self.counts = {"open": sheet.open, "overdue": sheet.overdue, "doubtful": sheet.doubtful}
        total = sheet.disputes
        narrowed = bool(self.query.text or self.query.only)
        self.count.setText(f"{shown:,} 件，共 {total:,} 件" if narrowed else f"共 {total:,} 件")
        self.fit()

    # Chips

    def show_query(self) -> None:
        self.month.set_word(month_words(self.query.month))
        self.month.setAccessibleName(f"月份 {month_words(self.query.month)}")
        for chip, said in ((self.village, self.query.village), (self.only, ONLY.get(self.query.only, ""))):
            if said != chip.set_to:
                chip.show_set(said)
        self.fit()

    def open_months(self) -> ListPopup:
        known = sorted({*self.months, self.this_month, self.query.month} - {""}, reverse=True)
        choices = (ALL_MONTHS, *map(month_words, known))
        popup = ListPopup(self.theme, self, "月份", choices, (month_words(self.query.month),), one=True)
        popup.changed.connect(lambda picked: self.change(month=month_of("".join(picked))))
        popup.open_below(self.month)
        return popup

    def open_villages(self) -> ListPopup:
        chosen = (self.query.village,) if self.query.village else ()
        popup = ListPopup(self.theme, self, "村/社区", self.villages, chosen, one=True)
        popup.changed.connect(lambda picked: self.change(village="".join(picked)))
        popup.open_below(self.village)
        return popup

    def open_only(self) -> ListPopup:
        words = {f"{word}   {self.counts.get(key, 0)}": key for key, word in ONLY.items()}
        chosen = tuple(said for said, key in words.items() if key == self.query.only)
        popup = ListPopup(self.theme, self, "只看", tuple(words), chosen, one=True)
        popup.changed.connect(lambda picked: self.change(only=words["".join(picked)] if picked else ""))
        popup.open_below(self.only)
        return popup

    def fit(self) -> None:
        """In a narrow window the count steps back, then the two buttons that have keys, then 清除, as each chip has its ×,
        at last the search field, which comes up by its key.
        """
        gap, width = self.theme.px(8), self.width() - self.theme.px(60) - self.search.minimumWidth()
        turns = _wide(gap, self.earlier, self.later)
        need = _wide(gap, self.month, self.village, self.only)
        clear = _wide(gap, self.clear) if self.is_set() else 0
        self.clear.setVisible(bool(clear) and need + clear <= width)
        used = bool(self.query.text) or self.search.hasFocus()
        self.search.setVisible(need <= width or used)
        for part in (self.earlier, self.later):
            part.setVisible(need + clear + turns <= width)
        self.count.setVisible(need + clear + turns + _wide(gap, self.count) <= width)


def _wide(gap: int, *parts: QWidget) -> int:
    return sum(part.sizeHint().width() + gap for part in parts)
