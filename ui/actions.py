"""Every act of the window that has a key: name, words, keys. The buttons, the help sheet and the shortcuts read this."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """`page` is the page's key, or "" for the whole window; `keys` as `QKeySequence` reads them and people see them."""

    name: str
    text: str
    keys: str
    page: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("help", "快捷键一览", "F1"),
    Action("undo", "撤销刚才这一步", "Ctrl+Z"),
    Action("open_today", "到 今日接访", "Ctrl+1"),
    Action("open_ledger", "到 台账", "Ctrl+2"),
    Action("open_office", "到 设置", "Ctrl+3"),
    Action("next", "登记下一位（先存好手上这位）", "F2", "today"),
    Action("save", "保存", "Ctrl+S", "today"),
    Action("save_next", "保存并下一位", "Ctrl+Enter", "today"),
    Action("take_over", "带入来过的人的信息", "F5", "today"),
    Action("continue", "续访：接着原来的事项", "F6", "today"),
    Action("as_new", "改为新事项", "F7", "today"),
    Action("ask_route", "性质拿不准，问三个问题", "F8", "today"),
    Action("add_point", "再加一条诉求", "Ctrl+D", "today"),
    Action("second_matter", "同一来访人再记一件", "Ctrl+M", "today"),
    Action("judge", "判断 全部合理、部分合理、不合理、待核实", "Alt+1 2 3 0", "today"),
    Action("jump_missing", "到还差的一格", "Alt+↓", "today"),
    Action("print", "打印登记表", "Ctrl+P", "today"),
    Action("slip", "打印来访回执", "Ctrl+Shift+P", "today"),
    Action("find", "查找", "Ctrl+F", "ledger"),
    Action("open", "打开一行", "Enter", "ledger"),
    Action("preview", "预览一行", "空格", "ledger"),
    Action("copy", "复制所选，可以贴进表格", "Ctrl+C", "ledger"),
    Action("export", "导出", "Ctrl+E", "ledger"),
    Action("back", "返回上一层", "Esc", "ledger"),
)
BY_NAME = {action.name: action for action in ACTIONS}
PAGE_WORDS = {"": "整个窗口", "today": "今日接访", "ledger": "台账"}


def keys(name: str) -> str:
    return BY_NAME[name].keys
