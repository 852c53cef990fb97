"""排查: the sheet of the disputes found in the villages, by month. What has no result yet stands first when it is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from ui import actions
from ui.outreach import wording
from ui.outreach.keeping import Keeper
from ui.outreach.model import Line, SheetModel
from ui.outreach.papers import Papers
from ui.outreach.pasting import over_column, put_into
from ui.outreach.workplace import Workplace
from ui.page import Bar, Page
from ui.surroundings import Surroundings
from ui.widgets import Button
from ui.widgets.choices import Option
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.outreach import OutreachQuery, OutreachSheet, Pasted
from xfdesk.rules.words import OutreachResult

KEYS = actions.line("cell_right", "cell_down", "change_cell", "paste_cells", "fill_down")
SHOWN_BY = (Touched.OUTREACH, Touched.MATTER, Touched.OFFICE)
LATER = 400
"""How long the counts of all months wait for the next row; those of one month are read at once."""


class OutreachPage(Page):
    key, word, icon = "outreach", "排查", "outreach"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.sheet = OutreachSheet(())
        self._stale, self._refusal = True, ""
        self.model = SheetModel(desk.outreach.mark, self)
        month = f"{desk.clock.today():%Y-%m}"
        self.work = Workplace(self.theme, self.model, self._choices, month)
        self.top, self.table, self.foot = self.work.top, self.work.table, self.work.foot
        self.keeper = Keeper(desk, self.model, self._typed, self)
        self.papers = Papers(desk, around, self, self._month_and_village)
        self._counting = QTimer(self, singleShot=True)
        self._counting.timeout.connect(self._count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.work)
        theme = self.theme
        self.blank = Button(theme, actions.words("print_blank"), actions.keys("print_blank"), icon="print")
        self.review = Button(theme, actions.words("print_review"), actions.keys("print_review"), icon="print")
        self.export = Button(
            theme, actions.words("export_month"), actions.keys("export_month"), icon="export"
        )
        self._connect()

    def _connect(self) -> None:
        self.top.asked.connect(self._on_asked)
        self.table.row_left.connect(self._on_row_left)
        self.table.moved.connect(self._on_moved)
        self.table.pasted.connect(self._on_pasted)
        self.table.result_wanted.connect(self.set_result)
        self.table.undo_wanted.connect(self.undo_cell)
        self.table.open_wanted.connect(self.open_matter)
        self.table.delegate.typing.connect(self.keeper.on_typing)
        self.table.delegate.ended.connect(self.keeper.drop_half)
        self.model.written.connect(self._on_written)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.refused.connect(self._refuse)
        self.around.bridge.changed.connect(self._on_change)
        self.work.teaching.begin_wanted.connect(self._begin)
        for signal, name, act in (
            (self.work.teaching.blank_wanted, "print_blank", self.papers.print_blank),
            (self.blank.clicked, "", self.papers.print_blank),
            (self.review.clicked, "print_review", self.papers.print_review),
            (self.export.clicked, "export_month", self.papers.export),
            (self.work.report.clicked, "nothing_found", self.report_nothing),
            (self.foot.matter_wanted, "make_matter", self.make_matter),
            (self.foot.open_wanted, "go_to_matter", self.open_matter),
            (self.foot.doubt_wanted, "next_doubt", self.next_doubt),
            (self.foot.remove_wanted, "remove_dispute", self.remove),
            (None, "look_up_dispute", self.top.look_for),
            (None, "to_villages", self.to_villages),
            (None, "earlier_month", lambda: self.top.turn(-1)),
            (None, "later_month", lambda: self.top.turn(1)),
            (None, "back", self.back),
            (self.work.all_columns.clicked, "all_columns", self.work.turn_columns),
            (None, "settled", lambda: self.set_result(OutreachResult.SETTLED)),
            (None, "under_way", lambda: self.set_result(OutreachResult.UNDER_WAY)),
            (None, "not_settled", lambda: self.set_result(OutreachResult.NOT_SETTLED)),
        ):
            if signal is not None:
                signal.connect(act)
            if name:
                self.bind(name, act)

    # The page

    def bar(self) -> Bar:
        sheet = self.sheet
        open_ = f"{sheet.open} 件还没有结果" if sheet.open else "都有结果了" if sheet.disputes else ""
        about = (open_, f"过了时限 {sheet.overdue} 件" if sheet.overdue else "")
        return Bar(self.word, about, (self.blank, self.review, self.export))

    def entered(self) -> None:
        self._take_up()
        self.refresh()
        self.keys_changed.emit(KEYS)
        self.table.setFocus()

    def _take_up(self) -> None:
        """What was half typed when the program ended comes back as a row."""
        if (entry := self.keeper.left_behind()) is not None:
            self._stale = True
            self.said.emit("上次没写完的一行已经补上", False)
            if entry.month:
                self.top.query = OutreachQuery(month=entry.month)

    def may_leave(self) -> bool:
        self.keep()
        return True

    def keep(self) -> None:
        self.table.take_typed()
        self.keeper.keep_all()

    def show_what(self, what: object) -> None:
        """A query, or the number of a record: its month with the cursor on it."""
        if isinstance(what, OutreachQuery):
            self.top.ask(what)
        elif isinstance(what, str) and what:
            self._try(lambda: self._go_to(what))

    def _go_to(self, number: str) -> None:
        row = self.desk.outreach.row(number)
        if self.model.place_of(row.uid) < 0 or self._stale:
            self.top.ask(OutreachQuery(month=row.entry.month))
        self.table.go(self.model.place_of(row.uid), "result")
        self.table.setFocus()

    def where(self) -> object:
        return self.top.query

    def narrow(self, folded: bool) -> None:
        self.work.fold(folded)

    def undo(self) -> None:
        self.keep()
        self._try(self.desk.outreach.undo_last)

    def undo_cell(self) -> None:
        """Ctrl+Z in the sheet: the cells that were written last; after any other act that act."""
        cell = self.table.strokes.give_back()
        if cell is not None:
            self.table.go(self.model.lines.index(cell.line), cell.key)
            self.table.strokes.drop_empty(cell.line)
            self.said.emit(wording.given_back(cell.key, cell.before), False)
        elif self.table.strokes.gave_back:
            self.said.emit("写过的都已经撤销了", False)
        else:
            self.undo()

    def back(self) -> None:
        """Esc, one step at a time: the words searched for, the filters, then the sheet."""
        if not self.table.hasFocus():
            self.table.setFocus()
        elif self.top.query.text:
            self.top.change(text="")
        elif self.top.is_set():
            self.top.clear_filters()

    # The rows

    def refresh(self) -> None:
        """Everything is read anew, in the order in which it wants to be done; the cursor stays on its row."""
        self._stale = False
        self.top.this_month = f"{self.desk.clock.today():%Y-%m}"
        line, key = self.table.line(), self.model.key(self.table.currentIndex())
        uid = line.row.uid if line is not None and line.row is not None else ""
        query = self.top.query
        self.sheet = self.desk.outreach.sheet(query)
        month = query.month or self.top.this_month
        blank = self.desk.outreach.blank(month, query.village)
        self.model.show(self.sheet.rows, blank, int(month[:4]))
        self.table.strokes.forget()
        self.top.months, self.top.villages = self.desk.outreach.months(), self.desk.outreach.villages()
        self.table.fit_columns()
        place = self.model.place_of(uid) if uid else -1
        self.table.go(place if place >= 0 else self.model.last if not uid else 0, key)
        self._show_counts()

    def _again(self) -> None:
        """Something was saved elsewhere, or taken back: rows stay where they are."""
        self.sheet = self.desk.outreach.sheet(self.top.query)
        self.model.again(self.sheet.rows)
        self.table.fit_columns()
        self._show_counts()

    def _count(self) -> None:
        self.sheet = self.desk.outreach.sheet(self.top.query)
        self._show_counts()

    def _show_counts(self) -> None:
        self.work.show_counts(self.sheet, self.top.query)
        self._say_cell()
        self.bar_changed.emit()

    def _on_asked(self, _query: OutreachQuery) -> None:
        self.keep()
        self.refresh()

    def _on_row_left(self) -> None:
        self.keeper.keep_all(but=self.table.line())
        self.model.put_down()

    def _on_written(self, _line: Line) -> None:
        if not self.work.teaching.isHidden():
            self._show_counts()
        self.foot.show_doubts(self.model.doubtful())
        self._on_moved()

    def _on_kept(self, _line: Line) -> None:
        self._counting.start(0 if self.top.query.month else LATER)

    def _on_change(self, change: Change) -> None:
        if self.keeper.saving or not any(flag in change.touched for flag in SHOWN_BY):
            return
        self.table.strokes.forget()
        if self.isVisible() and not self._stale:
            self._again()
        else:
            self._stale = True

    def _typed(self) -> tuple[Line, str, str] | None:
        """The cell that is being written, for who keeps it."""
        line = self.table.line()
        if line is None or not self.table.is_editing:
            return None
        return line, self.model.key(self.table.currentIndex()), self.table.delegate.text()

    def _choices(self, key: str) -> tuple[Option, ...]:
        if key == "village":
            return self.desk.outreach.villages()
        if key == "kind":
            return tuple((word, f"{code} {word}") for code, word in self.desk.outreach.kinds())
        if key == "result":
            return tuple(one.value for one in wording.RESULTS)
        return tuple(one.name for one in self.desk.office.office().leaders if one.active)

    def _month_and_village(self) -> tuple[str, str]:
        return self.top.query.month or self.top.this_month, self.top.query.village

    # What is said of the cell in hand

    def _on_moved(self) -> None:
        self._refusal = ""
        self._say_cell()

    def _say_cell(self) -> None:
        """A refusal stands until the cursor moves or something is written."""
        line, index = self.table.line(), self.table.currentIndex()
        self.foot.show_row(line)
        if line is None or not index.isValid() or self._refusal:
            return
        key = self.model.key(index)
        if doubt := line.marks.get(key):
            self.foot.say("doubt", doubt)
            return
        self.foot.tell(self._unseen(line, key))

    def _unseen(self, line: Line, key: str) -> str:
        """What the cell has no room for, else what stands in columns that the window has no room for."""
        index = self.table.currentIndex()
        column = self.model.columns[index.column()]
        if key != "matter" and self.table.cells.is_cut(self.table.visualRect(index), line, column):
            return line.text(key)
        return wording.left_out(self.model.columns, line.text, line.row)

    def _refuse(self, sentence: str) -> None:
        self._refusal = sentence
        self.foot.setVisible(True)
        self.foot.say("problem", sentence)

    def _try(self, act: Callable[[], object]) -> bool:
        """A refusal stands under the sheet, never in a box; the cursor goes to the cell that it names."""
        try:
            act()
        except DeskError as refused:
            field = refused.field if isinstance(refused, Refused) else ""
            if self.model.section(field) >= 0:
                self.table.go(self.table.currentIndex().row(), field)
            self._refuse(refused.sentence)
            return False
        self._on_moved()
        return True

    # Acts

    def _begin(self) -> None:
        self.table.setFocus()
        self.table.go(self.model.last, "on")

    def to_villages(self) -> None:
        here = self.work.villages.hasFocus() or not self.work.strip.isVisible()
        (self.table if here else self.work.villages).setFocus()

    def next_doubt(self) -> None:
        self.table.take_typed()
        found = self.model.next_doubt(self.table.currentIndex())
        if found.isValid():
            self.table.choose_one(found.row(), found.column())
            self.table.scrollTo(found)
            self.table.setFocus()
        else:
            self.said.emit("没有有疑问的格子", False)

    def _on_pasted(self, text: str) -> None:
        """Over the cells that are there, or as rows of their own."""
        index, model = self.table.currentIndex(), self.model
        with self.table.strokes.one():
            if put_into(model, index.row(), index.column(), text):
                return
        self.keep()
        key, query = model.key(index), self.top.query
        block = over_column(model, index.row(), key, text)

        def paste() -> None:
            with self.keeper.own():
                pasted = self.desk.outreach.paste(block or text, query.month, query.village, key)
            self._after_paste(pasted, new=not block)

        self._try(paste)

    def _after_paste(self, pasted: Pasted, *, new: bool) -> None:
        first = self.model.last
        self.table.strokes.forget()
        self._again()
        if new and self.model.last > first:
            self.table.show_from(first)
            if pasted.doubtful:
                self.next_doubt()
        self.said.emit(wording.pasted_words(pasted, actions.line("next_doubt")), bool(pasted.rows))

    def set_result(self, result: str) -> None:
        line = self.table.line()
        if line is None:
            return
        self.keep()
        if line.row is None:
            self.model.write(self.model.lines.index(line), "result", result)
            return
        uid = line.row.uid
        self._try(lambda: self.desk.outreach.set_result(uid, result))

    def report_nothing(self) -> None:
        """Of the village in hand: that of the strip while the cursor is there, else the row's, else the filter's."""
        self.keep()
        line = self.table.line()
        village = self.work.villages.village() if self.work.villages.hasFocus() else ""
        village = village or self.top.query.village or (line.entry.village if line is not None else "")
        month = self.top.query.month or (line.entry.month if line is not None else "")
        self._try(lambda: self.desk.outreach.nothing_to_report(village, month))

    def make_matter(self) -> None:
        self.keep()
        line = self.table.line()
        if line is None or line.row is None:
            self._refuse("这一行还没有存，先写好当事人和概况")
            return
        uid = line.row.uid

        def make() -> None:
            done = self.desk.outreach.to_matter(uid)
            self.said.emit(f"已转为事项 {done.number}   {actions.line('go_to_matter')}", True)

        self._try(make)

    def open_matter(self) -> None:
        line = self.table.line()
        if line is not None and line.row is not None and line.row.matter_number:
            self.wanted.emit("ledger", line.row.matter_number)
        else:
            self.said.emit("这一行没有转成事项", False)

    def remove(self) -> None:
        self.table.take_typed()
        at, line = self.table.currentIndex().row(), self.table.line()
        if line is None:
            return
        if line.row is None:
            self.model.remove(at)
            return
        self.keeper.keep_all()
        uid = line.row.uid
        if self._try(lambda: self.desk.outreach.remove(uid)):
            self.table.go(at, self.model.key(self.table.currentIndex()))
