"""Every act of the window that has a key, declared once. Buttons, shortcuts, status line and the F1 sheet read this table.

bind(page, "save", page.save)        the act's keys now call it
pressed(event, "open")               for a control that looks at its own key events
keys("save_next")                    `Ctrl+Enter`, as a button shows it
line("next", "save", "help")         `F2 下一位   Ctrl+S 保存   F1 快捷键`
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

FIELD, LIST, PAPER = "field", "list", "paper"
PAGE_WORDS = {
    "": "整个窗口",
    "today": "今日接访",
    "ledger": "台账",
    "office": "设置里的表",
    FIELD: "填写的格子",
    LIST: "按钮和列表",
    PAPER: "打印预览",
}


@dataclass(frozen=True, slots=True)
class Action:
    """`keys` as `QKeySequence` reads them; `page` is a key of `PAGE_WORDS`; `short` is for the status line."""

    name: str
    text: str
    keys: tuple[str, ...]
    page: str = ""
    short: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("help", "快捷键一览", ("F1",), short="快捷键"),
    Action("open_today", "到 今日接访", ("Ctrl+1",)),
    Action("open_ledger", "到 台账", ("Ctrl+2",)),
    Action("open_office", "到 设置", ("Ctrl+3",)),
    Action("open_other", "打开别的台账", ("Ctrl+O",)),
    Action("leave", "退出", ("Ctrl+Q",)),
    Action("take_back", "撤回刚才保存的那一次", ("Ctrl+Shift+Z",), short="撤销"),
    Action("back", "返回上一层", ("Esc",), short="返回"),
    Action("next", "登记下一位（先存好手上这位）", ("F2",), "today", "下一位"),
    Action("save", "保存", ("Ctrl+S",), "today"),
    Action("save_next", "保存并下一位", ("Ctrl+Return", "Ctrl+Enter"), "today"),
    Action("take_over", "带入来过的人的信息", ("F5",), "today", "带入资料"),
    Action("continue", "续访：接着原来的事项", ("F6",), "today", "续访"),
    Action("as_new", "改为新事项", ("F7",), "today"),
    Action("ask_route", "性质拿不准，问三个问题", ("F8",), "today"),
    Action("jump_missing", "到还差的一格", ("F9",), "today", "去填"),
    Action("add_point", "再加一条诉求", ("Ctrl+D",), "today", "再加一条"),
    Action("second_matter", "同一来访人再记一件", ("Ctrl+M",), "today", "再记一件"),
    Action("judge_full", "判断 全部合理", ("Alt+1",), "today", "全部合理"),
    Action("judge_partly", "判断 部分合理", ("Alt+2",), "today", "部分合理"),
    Action("judge_not", "判断 不合理", ("Alt+3",), "today", "不合理"),
    Action("judge_later", "先记为 待核实", ("Alt+0",), "today", "待核实"),
    Action("print", "打印登记表（检举控告打印移送函）", ("Ctrl+P",), "today"),
    Action("slip", "打印来访回执", ("Ctrl+Shift+P",), "today"),
    Action("previous", "看队列里的上一位", ("Ctrl+Up",), "today", "上一位"),
    Action("following", "看队列里的下一位", ("Ctrl+Down",), "today", "下一位"),
    Action("close_day", "收班", ("F12",), "today"),
    Action("change_day", "改接访日：换领导、换地点", ("Ctrl+G",), "today", "改接访日"),
    Action("show_numbers", "更正别的日子时显示全号（记入操作历史）", ("Ctrl+R",), "today", "显示全号"),
    Action("receive", "登记来信、来电、网上和交办的事项", ("F3",), "ledger", "登记事项"),
    Action("find", "查找", ("Ctrl+F",), "ledger"),
    Action("open", "打开一行", ("Return", "Enter"), "ledger", "打开"),
    Action("preview", "预览一行", ("Space",), "ledger", "预览"),
    Action("first_line", "到第一行", ("Home",), "ledger"),
    Action("last_line", "到最后一行", ("End",), "ledger"),
    Action("sort_left", "按左边一列排", ("Alt+Left",), "ledger"),
    Action("sort_right", "按右边一列排", ("Alt+Right",), "ledger"),
    Action("turn_order", "倒过来排", ("Alt+Up", "Alt+Down"), "ledger"),
    Action("left_over", "接着记以前没记完的来访", ("Ctrl+U",), "ledger", "没记完"),
    Action("columns", "选列，调先后", ("Ctrl+L",), "ledger"),
    Action("reveal", "显示全号（记入操作历史）", ("Ctrl+R",), "ledger"),
    Action("copy", "复制所选，可以贴进表格", ("Ctrl+C",), "ledger", "复制所选"),
    Action("export", "导出", ("Ctrl+E",), "ledger"),
    Action("print_matter", "打印打开的事项的登记表", ("Ctrl+P",), "ledger", "打印登记表"),
    Action("row_on", "往下一行；在末行就开始写", ("Return", "Enter"), "office", "往下"),
    Action("row_up", "上一行", ("Up",), "office"),
    Action("row_down", "下一行", ("Down",), "office"),
    Action("edit_cell", "改一格（直接打字是重写）", ("F2",), "office", "改一格"),
    Action("remove_row", "删去一行", ("Del",), "office"),
    Action("undo_row", "撤销删去和改动", ("Ctrl+Z",), "office", "撤销"),
    Action("paste_rows", "贴进几行", ("Ctrl+V",), "office"),
    Action("next_field", "到下一格", ("Return", "Enter"), FIELD),
    Action("open_list", "打开可选项", ("Alt+Down", "F4"), FIELD),
    Action("undo", "撤销刚打的字", ("Ctrl+Z",), FIELD),
    Action("redo", "重做撤销的字", ("Ctrl+Y",), FIELD),
    Action("tick", "选定一项", ("Space",), LIST, "选定"),
    Action("done", "按下按钮，选完了", ("Return", "Enter"), LIST, "完成"),
    Action("drop", "去掉这一个筛选或姓名", ("Del", "Backspace"), LIST),
    Action("move_up", "往前移", ("Alt+Up",), LIST),
    Action("move_down", "往后移", ("Alt+Down",), LIST),
    Action("send", "打印", ("Ctrl+P",), PAPER),
    Action("pdf", "存为 PDF", ("Ctrl+S",), PAPER),
    Action("enlarge", "放大来读，再按一次看整页", ("Ctrl+=", "Ctrl++"), PAPER, "放大"),
    Action("page_down", "往下一页", ("PgDown",), PAPER),
    Action("page_up", "往上一页", ("PgUp",), PAPER),
    Action("first_page", "到头", ("Home",), PAPER),
    Action("last_page", "到尾", ("End",), PAPER),
)
BY_NAME = {action.name: action for action in ACTIONS}

_SEEN = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Space": "空格"}
_SEEN |= {"Del": "Delete", "Backspace": "退格", "PgDown": "PgDn"}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def keys(name: str) -> str:
    """The act's first key as people see it: `Ctrl+Enter`, `Alt+↓`, `空格`."""
    return seen(BY_NAME[name].keys[0])


def all_keys(name: str) -> str:
    """Every key of the act, as the F1 sheet shows them: `Alt+↓ 或 F4`."""
    return " 或 ".join(dict.fromkeys(map(seen, BY_NAME[name].keys)))


def seen(sequence: str) -> str:
    return "+".join(_SEEN.get(part, part) for part in sequence.split("+"))


def line(*names: str, **other_words: str) -> str:
    """Keys and short words with blanks between; `line("back", back="回到列表")` names the act otherwise here."""
    return "   ".join(f"{keys(name)} {other_words.get(name, words(name))}" for name in names)


def words(name: str) -> str:
    return BY_NAME[name].short or BY_NAME[name].text


def bind(
    owner: QWidget,
    name: str,
    act: Callable[[], object],
    *,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """The act's keys call `act` while the cursor is in `owner` (or where `context` says)."""
    made = QShortcut(owner)
    made.setKeys([QKeySequence(key) for key in BY_NAME[name].keys])
    made.setContext(context)
    made.activated.connect(act)
    return made


HELD = (
    Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_NumLock,
)  # fmt: skip


def held(event: QKeyEvent) -> bool:
    """Whether the event is a key that says nothing by itself and changes what the others say."""
    return event.key() in HELD


def pressed(event: QKeyEvent, *names: str) -> bool:
    """Whether the event is a key of one of these acts; the keys of the number pad count like their sisters."""
    typed = QKeySequence(event.key() | (event.modifiers() & ~_KEYPAD).value)
    return any(typed == QKeySequence(key) for name in names for key in BY_NAME[name].keys)
