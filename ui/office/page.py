"""设置: a list of plain pages at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import actions
from ui.office.holidays import Holidays
from ui.office.look import Look
from ui.office.profile import ProfilePage
from ui.office.register_table import RegisterTable
from ui.office.registers import REGISTERS, Register, add_post
from ui.office.rota.section import RotaSection
from ui.office.settings_form import SettingsForm
from ui.office.templates import Templates
from ui.page import Bar, Page
from ui.surroundings import Surroundings
from ui.widgets import Ground, QuietButton, keep_bar_room
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk

OFFICE = (
    ("单位", "", ("name", "code", "phone", "supervision_phone", "place_address")),
    ("上级", "", ("level_above", "reviewing_body", "bureau", "conference")),
)
RECEPTION = (
    ("接访", "", ("kinds", "places", "group_size")),
    ("编号和文书", "", ("number_prefix", "paper_word", "kind_words", "third_care", "usual_remedy")),
    ("报送", "", ("report_paper",)),
)
SIDE, FORM, WIDE = 168, 760, 1120


class OfficePage(Page):
    key, word, icon = "office", "设置", "office"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self._builders: list[tuple[str, Callable[[], QWidget]]] = [
            ("单位", lambda: self._form(OFFICE)),
            ("接访和编号", lambda: self._form(RECEPTION)),
            ("接访安排", self._rota),
            *((register.title, self._builder(register)) for register in REGISTERS),
            ("期限规定", self._profile),
            ("文书模板", self._templates),
            ("节假日", self._holidays),
            ("显示和文件", self._look),
        ]
        self._built: dict[int, QWidget] = {}
        self._last: RegisterTable | None = None
        self.list, self.stack = self._list(), QStackedWidget()
        side = Ground(self.theme, "sunk")
        side.setFixedWidth(self.theme.px(SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(self.theme.px(10), self.theme.px(12), self.theme.px(10), self.theme.px(12))
        column.addWidget(self.list)
        for _title, _build in self._builders:
            self.stack.addWidget(self._frame())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.stack, 1)
        self.list.currentRowChanged.connect(self.open_section)
        around.bridge.changed.connect(self._on_change)
        self.list.setCurrentRow(0)

    def bar(self) -> Bar:
        return Bar("设置", ("改了就存，每一处都记进历史",))

    def entered(self) -> None:
        self._say_keys()
        self.list.setFocus()
        for built in self._built.values():
            if isinstance(built, RegisterTable):
                built.offers.look()

    def show_what(self, what: object) -> None:
        """Open the section of that title."""
        titles = [title for title, _build in self._builders]
        if what in titles:
            self.list.setCurrentRow(titles.index(str(what)))
            self.section(str(what)).setFocus()

    def where(self) -> object:
        return self._builders[self.stack.currentIndex()][0]

    def section(self, title: str) -> QWidget:
        """The page of that title, built when it is first looked at."""
        at = [each for each, _build in self._builders].index(title)
        self.open_section(at)
        return self._built[at]

    def open_section(self, at: int) -> None:
        if at not in self._built:
            built = self._builders[at][1]()
            frame = self.stack.widget(at)
            assert isinstance(frame, QScrollArea)
            inside = QWidget()
            row = QHBoxLayout(inside)
            margin = self.theme.px(24)
            row.setContentsMargins(margin, self.theme.px(14), self.theme.px(20), self.theme.px(14))
            wide = isinstance(built, RegisterTable | Holidays)
            built.setMaximumWidth(self.theme.px(WIDE if wide else FORM))
            row.addWidget(built, 1000)
            row.addStretch(1)
            if isinstance(built, Holidays):
                keep_bar_room(frame)  # the calendar stands still while something grows beside it
            frame.setWidget(inside)
            self._built[at] = built
        self.stack.setCurrentIndex(at)
        self._say_keys()

    def _say_keys(self) -> None:
        """Only what does something where the clerk stands."""
        built = self._built.get(self.stack.currentIndex())
        keys = ""
        if isinstance(built, RegisterTable):
            keys = actions.line("row_on", "edit_cell", "remove_row", "undo_row")
        elif isinstance(built, Holidays):
            keys = actions.line("turn_day")
        self.keys_changed.emit(keys)

    # The sections

    def _form(self, sections: tuple[tuple[str, str, tuple[str, ...]], ...]) -> QWidget:
        return SettingsForm(self.theme, self.desk.office, sections)

    def _builder(self, register: Register) -> Callable[[], QWidget]:
        return lambda: self._table(register)

    def _table(self, register: Register) -> QWidget:
        table = RegisterTable(self.theme, self.desk.office, register)
        table.said.connect(partial(self._on_done, table))
        if register.key == "leader":
            change = QuietButton(self.theme, "换职务", icon="edit")
            change.clicked.connect(self._on_new_post)
            table.acts.insertWidget(1, change)
            self._leaders = table
        return table

    def _rota(self) -> QWidget:
        section = RotaSection(self.theme, self.desk)
        section.wanted.connect(self._on_wanted)
        return section

    def _templates(self) -> QWidget:
        return Templates(self.theme, self.desk.papers.templates, self.around.ask)

    def _holidays(self) -> QWidget:
        return Holidays(self.theme, self.desk, self.around.ask, self.around.rewriting)

    def _profile(self) -> QWidget:
        return ProfilePage(self.theme, self.desk, self.around.rewriting)

    def _look(self) -> QWidget:
        look = Look(self.theme, self.desk, self.around.ask, self.around.tasks)
        look.wanted.connect(self._on_wanted)
        return look

    def _list(self) -> QListWidget:
        found = QListWidget()
        found.setAccessibleName("设置的各页")
        found.setProperty("popup", "side")
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, _build in self._builders:
            item = QListWidgetItem(title, found)
            item.setSizeHint(QSize(0, self.theme.px(34)))
        return found

    def _frame(self) -> QScrollArea:
        frame = QScrollArea()
        frame.setWidgetResizable(True)
        frame.setFrameShape(QScrollArea.Shape.NoFrame)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return frame

    # Events

    def undo(self) -> None:
        """The last act of a table, however it was made."""
        if self._last is not None:
            self._last.take_back()

    def _on_done(self, table: RegisterTable, sentence: str) -> None:
        self._last = table
        self.said.emit(sentence, table.can_take_back)

    def _on_new_post(self) -> None:
        uid = self._leaders.current_uid()
        if not uid:
            self._leaders.trouble.say("note", "请先选一位领导。")
            return
        if self._leaders.act(lambda: add_post(self.desk.office, uid, self.desk.clock.today())):
            self._leaders.refresh()

    def _on_wanted(self, wish: str) -> None:
        self.wanted.emit(wish, None)

    def _on_change(self, change: Change) -> None:
        for built in self._built.values():
            if Touched.OFFICE in change.touched and isinstance(
                built, SettingsForm | Holidays | ProfilePage | Templates
            ):
                built.refresh()
            if change.touched & (Touched.OFFICE | Touched.ROTA) and isinstance(built, RotaSection):
                built.refresh()
