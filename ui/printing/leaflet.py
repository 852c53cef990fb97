"""信访须知 to look at and to print, from wherever the window offers it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError

TITLE = "信访须知"


def show_leaflet(desk: Desk, around: Surroundings, parent: QWidget) -> str:
    """The preview; else why there is none."""
    try:
        lacking = "；".join(desk.leaflet.data().lacking)
        around.printer.preview_document(desk.leaflet.document(), TITLE, parent, note=lacking)
    except DeskError as error:
        return error.sentence
    return ""
