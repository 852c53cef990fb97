"""The four numbers above the list. One of them may filter it: a click or its key, and the same again takes it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import keys
from ui.followup.wording import this_week
from ui.theme import Theme
from ui.widgets import Tile
from xfdesk.records.followup import Tiles

TILES = (
    ("without_owner", "无着落", "没有领导、承办人或期限", "amber", "only_without_owner"),
    ("without_answer", "无回音", "还有诉求没有答复", "amber", "only_without_answer"),
    ("overdue", "已超期", "过了法定或交办期限", "red", "only_overdue"),
    ("due_this_week", "本周到期", "", "ink", "only_this_week"),
)


class TileRow(QWidget):
    """`chosen(field of Tiles)`, "" when none filters any more."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.tiles = {
            field: Tile(theme, word, counts, key=keys(action)) for field, word, counts, _, action in TILES
        }
        self.row = QHBoxLayout(self)
        self.row.setSpacing(theme.px(12))
        for field, tile in self.tiles.items():
            tile.clicked.connect(self._chooser(field))
            self.row.addWidget(tile)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        px = self.theme.px
        self.row.setContentsMargins(px(24), px(8 if folded else 13), px(20), 0)
        for tile in self.tiles.values():
            tile.fold(folded)

    def show_tiles(self, tiles: Tiles, today: date) -> None:
        """Colour stands on what is not nought."""
        for field, _, _, tone, _ in TILES:
            figure = int(getattr(tiles, field))
            self.tiles[field].set_figure(f"{figure:,}", tone if figure else "ink2")
        self.tiles["due_this_week"].set_counts(this_week(today))

    def set_chosen(self, field: str) -> None:
        """Silent."""
        for name, tile in self.tiles.items():
            tile.setChecked(name == field)

    def press(self, field: str) -> None:
        self.tiles[field].click()

    def _chooser(self, field: str) -> Callable[[], None]:
        def choose() -> None:
            on = self.tiles[field].isChecked()
            self.set_chosen(field if on else "")
            self.chosen.emit(field if on else "")

        return choose

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from tile to tile."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        tiles = list(self.tiles.values())
        at = next((n for n, tile in enumerate(tiles) if tile.hasFocus()), -1)
        if step and at >= 0:
            tiles[max(0, min(at + step, len(tiles) - 1))].setFocus()
        else:
            super().keyPressEvent(event)
