"""Keys as a keyboard gives them: to the window in front, which hands them to whatever has the cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _ in range(times):
        front = QApplication.focusWindow()
        assert front is not None
        QTest.keyClick(front, key, held)
        QApplication.processEvents()  # an editor closes itself a moment after Enter
