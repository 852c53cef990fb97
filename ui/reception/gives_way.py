"""A key that rests while a strip with the same key of its own is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class GivesWay(QObject):
    """`enable` is the key's own: it is told False while `apart` is shown."""

    def __init__(self, owner: QObject, enable: Callable[[bool], object], apart: QWidget) -> None:
        super().__init__(owner)
        self.enable, self.apart = enable, apart
        enable(apart.isHidden())
        apart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.apart and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.enable(event.type() == QEvent.Type.HideToParent)
        return False
