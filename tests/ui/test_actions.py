"""Keys are declared in one table: nothing else in the window names a key, and each is on the F1 sheet."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ui
from ui import actions
from ui.actions import ACTIONS, FIELD, PAGE_WORDS
from ui.help.sheet import HelpSheet
from ui.theme import Theme
from ui.widgets import LineField, Words

ROOT = Path(ui.__file__).parent
A_KEY = re.compile(
    r"(Ctrl|Alt|Shift|Meta)\+|\bF([1-9]|1[0-2])\b|^(Esc|Escape|Enter|Return|Delete|空格)$|\b(Enter|Delete) "
)
MAKERS = {"QKeySequence", "QShortcut"}
# The manners of every list, field and button (move, press, leave) are no acts of ours.
MANNERS = {
    f"Key_{name}"
    for name in [
        "Return",
        "Enter",
        "Space",
        "Escape",
        "Up",
        "Down",
        "Left",
        "Right",
        "PageUp",
        "PageDown",
        "Home",
        "End",
        "Delete",
        "Backspace",
        "Tab",
    ]
}


def python_files() -> list[Path]:
    files = sorted(ROOT.rglob("*.py"))
    return [f for f in files if f.name != "actions.py"]


def docstrings(tree: ast.AST) -> set[int]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }


def keys_named_in(source: str) -> list[str]:
    tree = ast.parse(source)
    told, found = docstrings(tree), list[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            if A_KEY.search(node.value):
                found.append(node.value)
        elif isinstance(node, ast.Attribute) and node.attr.startswith("Key_") and node.attr not in MANNERS:
            found.append(node.attr)
        elif isinstance(node, ast.Name | ast.alias) and getattr(node, "id", "") in MAKERS:
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("source", ['x = "Ctrl+L"', 'say(f"{n} F2 登记")', "QShortcut(QKeySequence(k), w)", "e.key() == Qt.Key.Key_F1"])  # fmt: skip
def test_the_search_for_keys_sees_each_way_of_writing_one(source: str) -> None:
    assert keys_named_in(source)


def test_no_file_but_the_table_names_a_key() -> None:
    assert len(python_files()) > 40
    named = {str(file.relative_to(ROOT)): keys_named_in(file.read_text("utf-8")) for file in python_files()}
    assert {file: keys for file, keys in named.items() if keys} == {}


def test_every_key_is_one_that_qt_reads() -> None:
    for action in ACTIONS:
        assert action.keys
        for key in action.keys:
            assert QKeySequence(key).toString() == key


def test_names_are_given_once() -> None:
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("page", PAGE_WORDS)
def test_no_two_acts_of_one_page_and_its_window_share_a_key(page: str) -> None:
    """What a field does with a key must not be taken from it by the form either."""
    beside = {"", page} | ({FIELD} if page == "today" else set())
    used = [key for action in ACTIONS if action.page in beside for key in action.keys]
    assert len(used) == len(set(used))


@pytest.mark.parametrize("page", ["", "today", "ledger", "office"])
@pytest.mark.parametrize("width", [910, 1366, 1920])
def test_every_key_has_its_line_on_the_sheet(light: Theme, qtbot: QtBot, page: str, width: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 697)
    sheet = HelpSheet(light, window, page)
    said = [label.text() for label in sheet.findChildren(Words)]
    for action in ACTIONS:
        place = said.index(action.text)
        assert said[place - 1] == actions.all_keys(action.name)
    assert sheet.width() <= width and sheet.height() <= 697


def test_keys_are_written_as_people_read_them() -> None:
    assert actions.keys("save_next") == "Ctrl+Enter"
    assert actions.keys("open_list") == "Alt+↓"
    assert actions.keys("preview") == "空格"
    assert actions.line("next", "save", "help") == "F2 下一位   Ctrl+S 保存   F1 快捷键"
    assert actions.line("back", back="回到列表") == "Esc 回到列表"


def test_a_bound_act_answers_all_its_keys(qtbot: QtBot, light: Theme) -> None:
    done = []
    field = LineField(light, "姓名")
    qtbot.addWidget(field)
    actions.bind(field, "save_next", lambda: done.append(1))
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 2


def test_a_key_of_the_number_pad_counts_like_its_sister() -> None:
    pad = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert actions.pressed(pad, "open")
    assert not actions.pressed(held, "open")


def test_every_act_of_the_table_is_bound_or_looked_for_somewhere() -> None:
    used = "\n".join(file.read_text("utf-8") for file in ROOT.rglob("*.py") if file.name != "actions.py")
    unused = {action.name for action in ACTIONS if f'"{action.name}"' not in used}
    assert unused <= {"undo"}, "Qt's fields undo typing by themselves"
