"""The desk's watcher list, as a Qt signal: pages refresh on `changed(Change)`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xfdesk.changes import Change, Watchers


class Bridge(QObject):
    changed = Signal(object)

    def __init__(self, watchers: Watchers | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if watchers is not None:
            watchers.add(self._on_change)

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)
