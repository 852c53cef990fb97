"""Children from left to right, then on to the next line, where a row would have no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Laid out here, not by a layout of our own: Qt and Python disagree about who deletes the items of one."""

    def __init__(self, gap: int = 8, *, middle: bool = False) -> None:
        """`gap` in pixels between children and lines; `middle` centres what is lower than the row."""
        super().__init__()
        self.gap, self.middle = gap, middle
        self._children: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, child: QWidget) -> None:
        child.setParent(self)
        self._children.append(child)
        child.show()
        self.changed()

    def let_go(self, child: QWidget) -> None:
        """Out of the row; whoever asks puts it elsewhere."""
        self._children.remove(child)
        self.changed()

    def take(self, child: QWidget) -> None:
        """Out of the row and out of the window."""
        self.let_go(child)
        child.hide()
        child.deleteLater()

    def changed(self) -> None:
        """A child has come, gone, or was hidden."""
        self.updateGeometry()
        self._arrange()

    def shown(self) -> list[QWidget]:
        return [child for child in self._children if not child.isHidden()]

    def sizeHint(self) -> QSize:
        return QSize(self.length([wanted(one) for one in self.shown()]), self._line_height())

    def minimumSizeHint(self) -> QSize:
        widest = max((one.minimumSizeHint().width() for one in self.shown()), default=0)
        return QSize(widest, self._line_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizes(self, width: int) -> list[QSize]:
        """How large the children are in a row of this width."""
        return [wanted(one) for one in self.shown()]

    def length(self, sizes: Sequence[QSize]) -> int:
        return sum(size.width() for size in sizes) + self.gap * max(0, len(sizes) - 1)

    def _arrange(self) -> None:
        down = max(0, (self.height() - self.heightForWidth(self.width())) // 2) if self.middle else 0
        for child, place in zip(self.shown(), self._places(self.width()), strict=True):
            child.setGeometry(place.translated(0, down))

    def _places(self, width: int) -> list[QRect]:
        places, x, y = list[QRect](), 0, 0
        for size in self.sizes(width):
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + self.gap
            places.append(QRect(QPoint(x, y), size))
            x += size.width() + self.gap
        return places

    def _line_height(self) -> int:
        return max((wanted(one).height() for one in self.shown()), default=0)


def wanted(child: QWidget) -> QSize:
    """What it asks for, and no less than was fixed."""
    return child.sizeHint().expandedTo(child.minimumSize())
