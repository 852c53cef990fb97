"""The page's shortcuts. Most are for the form and rest while the day's card or its end stands there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from xfdesk.rules.words import Verdict

if TYPE_CHECKING:
    from ui.reception.form import VisitForm
    from ui.reception.page import ReceptionPage

VERDICTS = {
    1: Verdict.FULLY_REASONABLE,
    2: Verdict.PARTLY_REASONABLE,
    3: Verdict.UNREASONABLE,
    0: Verdict.PENDING,
}


def bind(page: ReceptionPage, form: VisitForm) -> None:
    always: dict[str, Callable[[], object]] = {
        "F2": page.next_visitor, "Ctrl+Return": page.on_ctrl_enter, "Ctrl+Enter": page.on_ctrl_enter,
        "Esc": page.on_escape,
    }  # fmt: skip
    at_desk: dict[str, Callable[[], object]] = {
        "Ctrl+S": page.save, "F5": page.take_over, "F6": page.continue_matter, "F7": page.as_new_matter,
        "F8": page.ask_route, "Ctrl+D": form.points.add_point, "Ctrl+M": page.second_matter, "Ctrl+P": page.print_form,
        "Ctrl+Shift+P": page.print_slip, "Alt+Down": form.places.go_to_missing, "Ctrl+Up": page.previous,
        "Ctrl+Down": page.following,
    }  # fmt: skip
    at_desk |= {f"Alt+{n}": partial(form.judge, verdict) for n, verdict in VERDICTS.items()}
    for sequence, act in always.items():
        _bind(page, sequence, act)
    for sequence, act in at_desk.items():
        _bind(page, sequence, partial(_at_desk, page, act))


def _bind(page: ReceptionPage, sequence: str, act: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(sequence), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def _at_desk(page: ReceptionPage, act: Callable[[], object]) -> None:
    if page.at_desk():
        act()
