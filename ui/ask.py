"""Questions that stop the clerk, and file pickers: one object, so that tests can answer in its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEDGERS = "接访台账 (*.xfd)"


class Ask:
    """Every button carries a verb; nothing is called 确定."""

    def tell(self, parent: QWidget | None, title: str, sentence: str, button: str = "知道了") -> None:
        self.choose(parent, title, sentence, (button,))

    def choose(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        verbs: tuple[str, ...],
        *,
        grave: bool = False,
    ) -> int:
        """The index of the verb pressed; -1 when the box was closed. The first verb is the proposed one."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setWindowTitle(title)
        box.setText(title)
        box.setInformativeText(sentence)
        box.setIcon(QMessageBox.Icon.Warning if grave else QMessageBox.Icon.NoIcon)
        role = QMessageBox.ButtonRole
        buttons = [
            box.addButton(verb, role.AcceptRole if not i else role.RejectRole) for i, verb in enumerate(verbs)
        ]
        buttons[0].setProperty("primary", True)
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(buttons[-1])
        box.exec()
        pressed = box.clickedButton()
        return next((i for i, button in enumerate(buttons) if button is pressed), -1)

    def words(
        self, parent: QWidget | None, title: str, question: str, *, initial: str = "", verb: str = ""
    ) -> str | None:
        """One line of text (a reason, a recipient); None when the clerk turned back."""
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        dialog = QInputDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(initial)
        dialog.setOkButtonText(verb or "继续")
        dialog.setCancelButtonText("返回")
        return dialog.textValue().strip() if dialog.exec() else None

    def save_path(self, parent: QWidget | None, title: str, suggested: Path, kinds: str = "") -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
        return Path(chosen) if chosen else None

    def open_path(self, parent: QWidget | None, title: str, folder: Path, kinds: str = "") -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def folder(self, parent: QWidget | None, title: str, folder: Path) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
        return Path(chosen) if chosen else None
