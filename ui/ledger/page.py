"""台账: search, filters, the table with its preview, the record of a matter, and the export beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.ledger import columns, copying
from ui.ledger.counting import Counting
from ui.ledger.export_panel import ExportPanel
from ui.ledger.filter_row import FilterRow
from ui.ledger.left_over import LeftOverVisits
from ui.ledger.model import LedgerModel
from ui.ledger.table import LedgerTable
from ui.ledger.wording import count_sentence
from ui.matter.opened import OpenedMatter
from ui.matter.parts import button
from ui.matter.preview import Preview
from ui.page import Bar, Page
from ui.surroundings import Surroundings
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.ledger import Found, LedgerQuery

REVEAL_MOST = 200
KEYS = actions.line("open", "preview", "find", "export")
EMPTY = f"台账还是空的。在“今日”按 {actions.keys('next')} 登记第一位来访人，保存以后就出现在这里。"
NO_HIT = "没有找到。可以少打几个字，或点“清除”去掉筛选。"
SHOWN_BY = (Touched.QUEUE, Touched.MATTER, Touched.OFFICE, Touched.DAY)


class LedgerPage(Page):
    key, word, icon = "ledger", "台账", "ledger"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.today = desk.clock.today()
        self.panel: ExportPanel | None = None
        self._stale = True
        self._build()
        self._connect()
        self._shortcuts()

    # Building

    def _build(self) -> None:
        self.model = LedgerModel(self.desk.ledger, self.today, self)
        self.row = FilterRow(self.theme, self.desk.ledger.choices, self.desk.clock.today)
        self.table = LedgerTable(self.theme, self.model)
        self.table.choose(columns.remembered(self.desk.office.screen(columns.KEY)))
        self.preview = Preview(self.theme)
        self.preview.hide()
        self.list = QWidget()
        self.beside = QHBoxLayout()
        self.beside.setSpacing(0)
        self.beside.addWidget(self.table, 1)
        self.beside.addWidget(self.preview)
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addLayout(self.beside, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.opened = OpenedMatter(self.desk, self.around, self.stack)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._acts()
        self.counting = Counting(self.desk.ledger, self.around.tasks, self)

    def _acts(self) -> None:
        self.receive = button(self.theme, "登记事项", "plus", key=actions.keys("receive_in_ledger"))
        self.eye = button(self.theme, "显示全号", "eye")
        self.columns = button(self.theme, "列", "columns")
        self.copy = button(self.theme, "复制所选", key=actions.keys("copy"))
        self.export = button(self.theme, "导出", "export", key=actions.keys("export"))
        self.entering = button(self.theme, "录入", key=actions.keys("entering"))
        self.left_over = LeftOverVisits(self.theme, self.desk.reception, self.desk.clock.today, self)
        self.to_list = button(self.theme, "回到列表", "left", key=actions.keys("back"))
        self.eye.setToolTip("显示所选行（没有选就是本页）的证件号和电话，会记入操作历史")

    def _connect(self) -> None:
        self.row.asked.connect(self._on_asked)
        self.row.left_downwards.connect(self._to_table)
        self.table.sort_wanted.connect(self._on_sort)
        self.table.opened.connect(self._on_opened)
        self.table.preview_wanted.connect(self._on_preview)
        self.table.moved.connect(self._on_moved)
        self.counting.counted.connect(self._on_counted)
        self.around.bridge.changed.connect(self._on_change)
        self.opened.shown.connect(self._on_shown)
        self.opened.said.connect(self._say)
        self.opened.told.connect(self.said)
        self.opened.wanted.connect(self.wanted)
        self.opened.card_left.connect(self.back)
        self.opened.turned.connect(self._say_keys)
        self.opened.correct_wanted.connect(self._on_correct)
        self.left_over.chosen.connect(self._on_correct)
        self.left_over.changed.connect(self.bar_changed)
        for act, slot in (
            (self.receive, self.receive_wanted),
            (self.eye, self.reveal),
            (self.columns, self.choose_columns),
            (self.copy, self.copy_selected),
            (self.export, self.open_export),
            (self.entering, self.open_entering),
            (self.to_list, self.back),
        ):
            act.clicked.connect(slot)

    def _shortcuts(self) -> None:
        for name, slot in (
            ("receive_in_ledger", self.receive_wanted.emit),
            ("find", self.look_for),
            ("export", self.open_export),
            ("entering", self.open_entering),
            ("columns", self.choose_columns),
            ("left_over", self.left_over.show_list),
            ("reveal", self.reveal),
            ("back", self.back),
            ("print_matter", lambda: self.opened.print_form("register")),
        ):
            self.bind(name, slot)
        actions.bind(self.table, "copy", self.copy_selected)

    # The page

    def bar(self) -> Bar:
        if self._in_record():
            self.to_list.set_word(self.back_words)
            return Bar(self.word, acts=(self.to_list,), below=self.opened.title)
        acts = (self.receive, self.eye, self.columns, self.entering, self.copy, self.export)
        return Bar(self.word, ("来访与事项，一行一次",), (*self.left_over.acts(), *acts))

    def entered(self) -> None:
        self.today = self.model.today = self.desk.clock.today()
        self.left_over.refresh()
        if self._stale:
            self._show_again()
        elif self.row.is_set() and self.model.found.capped:
            self.counting.begin(self.row.query)
        self._say_keys()
        if not self._in_record():
            self.table.setFocus()

    def may_leave(self) -> bool:
        """Numbers shown in full do not stay on the screen for whoever comes by next."""
        self.model.mask()
        if self.opened.in_full:
            self._to_list()
        return True

    def show_what(self, what: object) -> None:
        """A query (the window's two numbers) or a matter's number."""
        if isinstance(what, LedgerQuery):
            self._to_list()
            self.row.ask(what)
        elif isinstance(what, str) and what:
            self.open_matter(what)

    def where(self) -> object:
        return self.opened.number or self.row.query

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for a count that cannot be seen."""
        self.counting.stop()
        super().hideEvent(event)

    def undo(self) -> None:
        self.opened.undo()

    def narrow(self, folded: bool) -> None:
        self.opened.set_narrow(folded)
        for act in (self.receive, self.copy, self.export, self.entering, self.to_list):
            act.show_shortcut(not folded)

    def _say_keys(self) -> None:
        leave = actions.line("back", "print_matter", back=self.back_words)
        self.keys_changed.emit(self.opened.keys(leave) if self._in_record() else KEYS)

    def _in_record(self) -> bool:
        return self.opened.is_open

    # Asking

    def _on_asked(self, query: LedgerQuery) -> None:
        self.model.revealed = frozenset()
        self._show(query)

    def _show(self, query: LedgerQuery) -> None:
        """First lines at once, the count capped; the exact one comes from the worker when the typing pauses."""
        self._stale = False
        self.counting.stop()
        self.table.cells.typed = query.text
        found = self.model.ask(query)
        self.table.empty = NO_HIT if self.row.is_set() else EMPTY
        self.table.scrollToTop()
        if found.rows:
            self.table.go(0)
        self._say_count(found)
        if self.row.is_set():
            self.counting.begin(self.row.query)

    def _on_counted(self, query: LedgerQuery, found: Found) -> None:
        if query == self.model.query:
            self.model.count_is(found)
            self._say_count(found)

    def _say_count(self, found: Found) -> None:
        """Not while the status line speaks of an act, which can still be taken back from there."""
        if self._in_record() or self.desk.followup.can_undo():
            return
        total = self.desk.ledger.total()
        self.said.emit(
            count_sentence(found.rows, found.capped, found.people, total, not self.row.is_set()), False
        )

    def _on_sort(self, key: str) -> None:
        query = self.row.query
        descending = not query.descending if query.sort == key else key in ("received_on", "people")
        self.row.ask(replace(query, sort=key, descending=descending))
        self.table.head.viewport().update()

    def _on_change(self, change: Change) -> None:
        """Something was saved: at once when the table is seen, else when the clerk comes back."""
        if change.touched & (Touched.DRAFT | Touched.DAY | Touched.QUEUE) and self.isVisible():
            self.left_over.refresh()
        if any(flag in change.touched for flag in SHOWN_BY):
            self._stale = True
            if self.isVisible():
                self._show_again()

    def _show_again(self) -> None:
        """The table where it stood, and the record that is open."""
        place = max(0, self.table.currentIndex().row())
        self._show(self.row.query)
        self.table.go(min(place, self.model.found.rows - 1))
        if self.opened.record is not None and not self.opened.is_sealed:
            self.open_matter(self.opened.number, keep=True)

    # Keys

    def look_for(self) -> None:
        self._to_list()
        self.row.search.setFocus()
        self.row.search.selectAll()

    def _to_table(self) -> None:
        if self.model.found.rows:
            self.table.setFocus()
            self.table.go(max(0, self.table.currentIndex().row()))

    def back(self) -> None:
        """Esc, one step at a time: the form of an act, record, export, preview, words searched for, then the table."""
        if self._in_record():
            if self.opened.back():
                return
            self._to_list()
            self.table.setFocus()
            self.go_back_to_sender()
        elif self.panel is not None and self.panel.isVisible():
            self.panel.leave()
        elif self.preview.isVisible():
            self.preview.hide()
        elif self.row.search.text():
            self.row.search.clear()
        else:
            self.table.setFocus()

    def _to_list(self) -> None:
        if self._in_record():
            self.stack.setCurrentWidget(self.list)
            self.opened.put_away()
            self.bar_changed.emit()
            self._say_keys()
            self._say_count(self.model.found)

    # Lines

    def _on_opened(self, place: int) -> None:
        line = self.model.line(place)
        if line is not None:
            self.open_matter(line.matter)

    def _on_preview(self) -> None:
        self.preview.setVisible(not self.preview.isVisible())
        self._on_moved()

    def _on_moved(self) -> None:
        if not self.preview.isVisible():
            return
        here = self.table.currentIndex()
        line = self.model.line(here.row()) if here.isValid() else None
        if line is not None:
            self.preview.show_matter(self.desk.ledger.matter(line.matter))

    def reveal(self) -> None:
        """显示全号: the record's, or the selected lines' (the page's when none is selected). The desk writes it down."""
        if self._in_record():
            self.opened.reveal()
            return
        places, count = self.table.selected_lines(REVEAL_MOST)
        if count > REVEAL_MOST:
            self.said.emit(
                f"一次最多显示 {REVEAL_MOST} 行的全号，请少选一些；要整月的完整号码请用导出的完整版", False
            )
            return
        places = places or list(self.table.lines_in_view())
        lines = [line for line in map(self.model.line, places) if line is not None and not line.sealed]
        if lines:
            self._try(lambda: self._reveal(tuple(line.uid for line in lines)))

    def _reveal(self, uids: tuple[str, ...]) -> None:
        self.desk.ledger.reveal(uids)
        self.model.reveal(uids)
        self._say(f"已显示 {len(uids)} 行的全号，已记入操作历史")

    def copy_selected(self) -> None:
        self._say(copying.copy(self.table, self.model, self.desk.ledger))

    # Columns

    def choose_columns(self) -> columns.ColumnsPopup | None:
        if self._in_record():
            return None
        popup = columns.ColumnsPopup(self.theme, self, self.table.chosen)
        popup.changed.connect(self._on_columns)
        popup.open_below(self.columns if self.columns.isVisible() else self.row)
        return popup

    def _on_columns(self, chosen: tuple[str, ...]) -> None:
        self.table.choose(chosen)
        self.desk.office.set_screen(columns.KEY, ",".join(chosen))

    # A matter

    def open_matter(self, number: str, *, keep: bool = False) -> None:
        """The record of a matter, masked; `keep` leaves what is revealed as it stands. What was said of another goes."""
        if not keep:
            self._say("")
        self._try(lambda: self.opened.show_matter(number, keep=keep))

    def _on_shown(self) -> None:
        self.bar_changed.emit()
        self._say_keys()

    def open_entering(self) -> None:
        """What the official system does not know yet, with the 录入卡 of each."""
        self._to_list()
        self.opened.show_card()

    def _on_correct(self, visit: str) -> None:
        self.wanted.emit("receive" if self.opened.came_otherwise(visit) else "today", visit)

    # Export

    def open_export(self) -> None:
        """The panel beside the table, beginning with the span that the table shows."""
        self._to_list()
        if self.panel is None:
            folder = self.desk.office.screen("export.folder") or str(Path.home())
            tasks, ask = self.around.tasks, self.around.ask
            self.panel = ExportPanel(self.theme, self.desk.export, tasks, ask, self.today, Path(folder))
            self.panel.said.connect(self._on_exported)
            self.panel.closed.connect(self._on_panel_closed)
            self.beside.addWidget(self.panel)
        if not self.panel.busy:
            self.panel.show_span(self.row.query.since, self.row.query.until)
        self.preview.hide()
        self.panel.show()
        self.panel.go.setFocus()

    def _on_exported(self, sentence: str) -> None:
        self._say(sentence)
        if self.panel is not None:
            self.desk.office.set_screen("export.folder", str(Path(self.panel.path_field.text()).parent))

    def _on_panel_closed(self) -> None:
        if self.panel is not None:
            self.panel.hide()
        self.table.setFocus()

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence, False)

    def _try(self, act: Callable[[], None]) -> None:
        """A refusal is a sentence in the status line, never a box."""
        try:
            act()
        except DeskError as refused:
            self._say(str(refused))
