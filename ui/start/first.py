"""First start: three questions, and where the file lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QVBoxLayout

from ui import actions
from ui.actions import keys
from ui.ask import LEDGERS, Ask
from ui.start.gate import Gate
from ui.start.option_card import OptionCard
from ui.theme import Theme
from ui.widgets import Button, LineField, QuietButton, Sentence, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.office import Clerk

DEMO_VISITS = 300
MOST_CLERKS = 4


class FirstStart(Gate):
    """`begun(Desk)` when the ledger stands; `other_wanted(Path)` when an existing one was chosen."""

    begun = Signal(object)
    other_wanted = Signal(object)

    def __init__(
        self, theme: Theme, ask: Ask, default: Callable[[str], Path], back: Path | None = None
    ) -> None:
        """`back` is the ledger that was in use, when a new one is begun from it."""
        super().__init__(theme, "开始用接访台", "问三件事，两分钟就能接第一位来访人。以后都能在设置里改。")
        self.ask, self._default = ask, default
        self._chosen: Path | None = None
        self.back = back
        self.office = LineField(theme, "单位叫什么", placeholder="例如：清河镇人民政府")
        self.clerks = [LineField(theme, "谁来登记", placeholder="登记员姓名")]
        self.empty = OptionCard(theme, "从空台账开始", "今天就登记真的来访")
        self.demo = OptionCard(theme, "带上演示数据，先试一试", "三个月，全是编的，一键清空")
        self.trouble = Sentence(theme)
        self._lay()
        self.empty.setChecked(True)
        self.office.setFocus()

    def _lay(self) -> None:
        t = self.theme
        self.column.addSpacing(t.px(20))
        self._ask("单位叫什么", "印在登记表、处理意见书和台账上")
        self.column.addWidget(self.office)
        self.column.addSpacing(t.px(12))
        self._ask("谁来登记", "每一处改动都记着是谁改的")
        self.clerk_column = QVBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.clerks[0], 1)
        self.more = Button(t, "再加一人", icon="plus")
        self.more.setFixedHeight(t.px(32))
        self.more.clicked.connect(self._on_more)
        row.addWidget(self.more)
        self.clerk_column.addLayout(row)
        self.column.addLayout(self.clerk_column)
        self.column.addSpacing(t.px(12))
        self._ask("怎么开始", "演示数据单独成一份台账")
        cards = QHBoxLayout()
        cards.setSpacing(t.px(12))
        self._group = QButtonGroup(self)
        for card in (self.empty, self.demo):
            self._group.addButton(card)
            cards.addWidget(card)
        self.column.addLayout(cards)
        self.column.addSpacing(t.px(8))
        self.column.addWidget(self.trouble)
        self.column.addLayout(self._acts())
        self.office.textChanged.connect(self._show_place)
        self._group.buttonClicked.connect(self._show_place)
        for field in (self.office, self.clerks[0]):
            field.entered.connect(self._on_entered)
        for card in (self.empty, self.demo):
            card.entered.connect(self.begin)
        self._show_place()

    def _ask(self, question: str, why: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        row.addWidget(Words(self.theme, question, role="bold"))
        row.addWidget(Words(self.theme, why, role="small", tone="ink2"))
        row.addStretch(1)
        self.column.addLayout(row)

    def _acts(self) -> QHBoxLayout:
        t, row = self.theme, QHBoxLayout()
        self.other = QuietButton(t, "打开已有的台账", icon="file")
        self.elsewhere = QuietButton(t, "换个地方存", icon="edit")
        self.start = Button(t, "开始", keys("done"), primary=True)
        self.start.setMinimumWidth(t.px(120))
        self.leave = QuietButton(t, "退出", keys("leave"), tone="ink2")
        self.to_last = QuietButton(t, "回到原来的台账", keys("back"), icon="left")
        self.other.clicked.connect(self._on_other)
        self.leave.clicked.connect(self.close)
        self.to_last.clicked.connect(self._on_back)
        actions.bind(self, "leave", self.close)
        actions.bind(self, "open_other", self._on_other)
        actions.bind(self, "back", self._on_back)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self.start.clicked.connect(self.begin)
        for button in (self.to_last if self.back else self.other, self.elsewhere, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.start)
        return row

    # What was asked

    def path(self) -> Path:
        if self._chosen is not None:
            return self._chosen
        proposed = self._default(self.office.text().strip())
        if self.demo.isChecked():
            proposed = proposed.with_name(f"{proposed.stem}-演示{proposed.suffix}")
        return _free(proposed)

    def begin(self) -> None:
        """Make the ledger; a refusal stands in a sentence above the button, with what was typed untouched."""
        office, who = self.office.text().strip(), self._names()
        if not office:
            self._refuse(self.office, "请先写上单位名称，它印在登记表和台账上。")
        elif not who:
            self._refuse(self.clerks[0], "请写上登记员的姓名，每一处改动都记着是谁改的。")
        else:
            self._make(office, who)

    def _make(self, office: str, who: tuple[str, ...]) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        desk = None
        try:
            desk = Desk.create(self.path(), office_name=office, who=who[0])
            for name in who[1:]:
                desk.office.put_clerk(Clerk("", name))
            if self.demo.isChecked():
                self._fill(desk)
        except DeskError as fault:
            if desk is not None:
                desk.close()
            self.trouble.say("problem", fault.sentence)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.begun.emit(desk)

    def _fill(self, desk: Desk) -> None:
        from xfdesk.desk import demo

        self.start.set_word("正在准备演示数据…")
        self.start.setEnabled(False)
        self.repaint()
        demo.fill(desk, months=3, visits=DEMO_VISITS, seed=1)

    def _names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for field in self.clerks if (name := field.text().strip())))

    def _refuse(self, field: LineField, sentence: str) -> None:
        self.trouble.say("problem", sentence)
        for each in (self.office, *self.clerks):
            each.mark("problem" if each is field else "")
        field.setFocus()

    # Events

    def _on_entered(self) -> None:
        if self.sender() is self.office and not self.clerks[0].text().strip():
            self.clerks[0].setFocus()
        else:
            self.begin()

    def _on_more(self) -> None:
        field = LineField(self.theme, f"谁来登记 {len(self.clerks) + 1}", placeholder="登记员姓名")
        field.entered.connect(self.begin)
        self.clerks.append(field)
        self.clerk_column.addWidget(field)
        self.more.setVisible(len(self.clerks) < MOST_CLERKS)
        field.setFocus()

    def _on_back(self) -> None:
        if self.back is not None:
            self.other_wanted.emit(self.back)

    def _on_other(self) -> None:
        chosen = self.ask.open_path(self, "打开已有的台账", self.path().parent, LEDGERS)
        if chosen is not None:
            self.other_wanted.emit(chosen)

    def _on_elsewhere(self) -> None:
        chosen = self.ask.save_path(self, "台账存在哪里", self.path(), LEDGERS)
        if chosen is not None:
            self._chosen = chosen if chosen.suffix else chosen.with_suffix(".xfd")
            self._show_place()

    def _show_place(self) -> None:
        self.foot.setText(f"数据只存在这台电脑的一个文件里，不上网。   {self.path()}")


def _free(path: Path) -> Path:
    """A name that no file has yet: an older ledger is never in danger."""
    at, proposed = 2, path
    while proposed.exists():
        proposed = path.with_name(f"{path.stem}{at}{path.suffix}")
        at += 1
    return proposed
