"""Line icons: SVG files of 20 × 20 with 1.5-px round lines, drawn in any colour of the theme at any ratio."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import Theme

FOLDER = Path(resources.__file__).parent / "icons"
RATIOS = (1.0, 1.25, 1.5, 2.0)


def icon(theme: Theme, name: str, color: str = "ink2", size: int = 20) -> QIcon:
    """The icon in a colour of the theme; the disabled state in ink3. Rendered per device pixel ratio."""
    made = QIcon()
    for token, mode in ((color, QIcon.Mode.Normal), ("ink3", QIcon.Mode.Disabled)):
        for ratio in RATIOS:
            made.addPixmap(pixmap(theme, name, token, theme.px(size), ratio), mode)
    return made


def pixmap(theme: Theme, name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, theme, name, QRectF(0, 0, size, size), color)
    painter.end()
    return picture


def paint_icon(painter: QPainter, theme: Theme, name: str, rect: QRectF, color: str = "ink2") -> None:
    _renderer(name, theme.hex(color)).render(painter, rect)


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text("utf-8")
