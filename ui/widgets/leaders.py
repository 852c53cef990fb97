"""接访领导 of a day: picked by characters or initials, one after another; who is chosen stands below with the post."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import actions
from ui.theme import Theme
from ui.widgets.choices import PickField
from ui.widgets.flow import Flow
from ui.widgets.strips import NameChip
from xfdesk.records.reception_day import DayLeader


class DayLeaders(QWidget):
    """`value()` are the leaders in the order in which they were chosen. `typed` when a person changed them."""

    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.pick = PickField(theme, "接访领导", placeholder="姓名或首字母；名单外的：姓名 职务")
        self.chips = _Chips(theme)
        self._known: dict[str, DayLeader] = {}
        self._chosen: list[DayLeader] = []
        self.setFocusProxy(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.pick)
        column.addWidget(self.chips)
        self.pick.typed.connect(self.typed)
        self.pick.editingFinished.connect(self._on_finished)
        self.chips.removed.connect(self._on_removed)

    def set_known(self, known: tuple[DayLeader, ...]) -> None:
        """Who may be chosen, with the post at the day's time; who is chosen already gets that post too."""
        self._known = {leader.name: leader for leader in known}
        self._chosen = [
            found if (found := self._known.get(one.name)) and found.post else one for one in self._chosen
        ]
        self._show()

    def set_value(self, leaders: tuple[DayLeader, ...]) -> None:
        self._chosen = list(leaders)
        self.pick.set_value("")
        self._show()

    def value(self) -> tuple[DayLeader, ...]:
        return tuple(self._chosen)

    @property
    def pending(self) -> str:
        """What stands in the field and is nobody yet."""
        return self.pick.text().strip()

    def mark(self, level: str) -> None:
        self.pick.mark(level)

    def take(self) -> bool:
        """Who stands in the field is chosen; False when nobody does. Letters alone are nobody's name."""
        found = [self._leader(part) for part in re.split("[、，,;；]", self.pick.value()) if part.strip()]
        if not found or any(leader.name.isascii() for leader in found):
            return False
        names = {leader.name for leader in self._chosen}
        self._chosen += [leader for leader in found if leader.name not in names]
        self.pick.set_value("")
        self._show()
        self.typed.emit()
        return True

    def _leader(self, words: str) -> DayLeader:
        name, _, post = words.strip().partition(" ")
        known = self._known.get(name)
        return DayLeader(name, post.strip() or (known.post if known else ""))

    def _show(self) -> None:
        chosen = {leader.name for leader in self._chosen}
        rest = [leader for leader in self._known.values() if leader.name not in chosen]
        self.pick.set_options([(leader.name, words_of(leader)) for leader in rest])
        self.chips.show_names(tuple(words_of(leader) for leader in self._chosen))
        before: QWidget = self.pick
        for chip in self.chips.chips:
            QWidget.setTabOrder(before, chip)
            before = chip

    def _on_finished(self) -> None:
        """Left with Tab or the mouse; Enter is the card's."""
        if not self.pick.hasFocus():
            self.take()

    def _on_removed(self, words: str) -> None:
        self._chosen = [leader for leader in self._chosen if words_of(leader) != words]
        self.pick.setFocus()
        self._show()
        self.typed.emit()


def words_of(leader: DayLeader) -> str:
    return f"{leader.name} {leader.post}".strip()


class _Chips(Flow):
    """One line is always kept for them, so that the first one moves nothing."""

    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.px(8))
        self.theme = theme
        self.chips: list[NameChip] = []
        self._fit()

    def show_names(self, names: tuple[str, ...]) -> None:
        if names == tuple(chip.text() for chip in self.chips):
            return
        for chip in self.chips:
            self.take(chip)
        self.chips = [NameChip(self.theme, name) for name in names]
        for chip in self.chips:
            chip.setAccessibleName(f"接访领导 {chip.text()}，按 {actions.keys('drop')} 移去")
            chip.removed.connect(self.removed)
            self.put(chip)

    def changed(self) -> None:
        super().changed()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = max(self.theme.px(28), self.heightForWidth(max(self.width(), 1)))
        if height != self.minimumHeight():
            self.setFixedHeight(height)
