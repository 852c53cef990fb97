"""文书模板: the office's own wording of its papers, edited in Word or WPS; what is wrong with one is said on the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.ask import Ask
from ui.theme import Theme
from ui.widgets import Button, SectionTitle, Sentence, Words
from xfdesk.desk.paper_templates import PaperTemplates
from xfdesk.errors import DeskError
from xfdesk.records.papers import TemplateState
from xfdesk.rules.words import PaperKind

KINDS = "Word (*.docx)"
LIST = 250
NOTE = "在 Word 或 WPS 里改好再收回来；词写错了、少了，程序会说是哪一个"
LISTS = "诉求、文书、附件是一列，照自带的模板用 {%p for … %} 一条一条写。版式用样式名认：公文标题、署名、成文日期。"


class Templates(QWidget):
    def __init__(self, theme: Theme, templates: PaperTemplates, ask: Ask) -> None:
        super().__init__()
        self.theme, self.templates, self.ask = theme, templates, ask
        self.states: dict[PaperKind, TemplateState] = {}
        self.list = self._list()
        self.state = Words(theme, "", tone="ink2", wrap=True)
        self.copy_button = Button(theme, "拷出来改", icon="file")
        self.take_button = Button(theme, "收回改好的", icon="edit")
        self.reset_button = Button(theme, "用程序自带的")
        self.answer = Sentence(theme)
        self.must, self.may = self._words(), self._words()
        self._lay()
        self.list.currentRowChanged.connect(self._on_chosen)
        for button, act in (
            (self.copy_button, self.copy_out),
            (self.take_button, self.take_in),
            (self.reset_button, self.go_back),
        ):
            button.clicked.connect(act)
        self.setFocusProxy(self.list)
        self.refresh()
        self.list.setCurrentRow(0)

    def _list(self) -> QListWidget:
        found = QListWidget()
        found.setAccessibleName("文书的种类")
        found.setProperty("popup", "side")
        found.setFixedWidth(self.theme.px(LIST))
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return found

    def _words(self) -> Words:
        found = Words(self.theme, "", wrap=True)
        found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return found

    def _lay(self) -> None:
        t = self.theme
        acts = QHBoxLayout()
        acts.setSpacing(t.px(8))
        for button in (self.copy_button, self.take_button, self.reset_button):
            acts.addWidget(button)
        acts.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(t.px(8))
        right.addWidget(self.state)
        right.addLayout(acts)
        right.addWidget(self.answer)
        right.addWidget(SectionTitle(t, "要有的词"))
        right.addWidget(self.must)
        right.addWidget(SectionTitle(t, "还可以用的词"))
        right.addWidget(self.may)
        right.addWidget(Words(t, LISTS, role="small", tone="ink2", wrap=True))
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(t.px(16))
        row.addWidget(self.list)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(t.px(8))
        column.addWidget(SectionTitle(t, "文书模板", NOTE))
        column.addLayout(row, 1)

    def refresh(self) -> None:
        """The list again, with what stands chosen."""
        self.states = {state.kind: state for state in self.templates.states()}
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for state in self.states.values():
            item = QListWidgetItem(
                f"{state.kind.value}　自己的" if state.own else state.kind.value, self.list
            )
            item.setSizeHint(QSize(0, self.theme.px(34)))
        self.list.setCurrentRow(max(0, row))
        self.list.blockSignals(False)
        self._show()

    @property
    def kind(self) -> PaperKind:
        return list(self.states)[max(0, self.list.currentRow())]

    def _on_chosen(self) -> None:
        self.answer.clear()
        self._show()

    def _show(self) -> None:
        state = self.states[self.kind]
        self.state.say(_told(state))
        self.reset_button.setEnabled(state.own)
        must, may = self.templates.words(state.kind)
        self.must.say("　".join(map(_braced, must)))
        self.may.say("　".join(map(_braced, may)))

    # Acts

    def copy_out(self) -> None:
        kind = self.kind
        suggested = Path.home() / self.templates.suggested_name(kind)
        path = self.ask.save_path(self, f"{kind.value}的模板拷到哪里", suggested, KINDS)
        if path is not None:
            path = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
            self._try(
                partial(self.templates.copy_out, kind, path), f"已拷到 {path.name}，改好存盘、关上它再收回来"
            )

    def take_in(self) -> None:
        kind = self.kind
        path = self.ask.open_path(self, f"收回{kind.value}的模板", Path.home(), KINDS)
        if path is not None:
            self._try(partial(self.templates.take_in, kind, path), "已收下，以后的文书照它生成")

    def go_back(self) -> None:
        self._try(partial(self.templates.go_back, self.kind), "已改回程序自带的")

    def _try(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except DeskError as error:
            self.answer.say("problem", error.sentence)
            return
        self.answer.say("note", done)


def _told(state: TemplateState) -> str:
    if not state.own:
        return f"{state.kind.value}：程序自带的"
    at = datetime.fromisoformat(state.at)
    return f"{state.kind.value}：单位自己的（{state.name}，{at:%Y-%m-%d %H:%M} {state.who} 收）"


def _braced(word: str) -> str:
    return f"{{{{{word}}}}}"
