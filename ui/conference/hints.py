"""Which keys the status line names, by where the cursor is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import actions
from ui.conference.session import SessionPlace

MATTERS = actions.line("decide_item", "report_item", "strike_item", "open_item")
SIDE = actions.line("decide_item", "back", decide_item="打开、提上会", back="回到事项")
FORM = actions.line("next_field", "keep_session", "back", back="收起")
FIND = actions.line("decide_item", "back", decide_item="提上会", back="回到事项")
FIELDS = actions.line("next_field", "keep_session", "back", keep_session="保存", back="回到事项")
EMPTY = actions.line("new_session", new_session="新的一次会议")


def at(here: QWidget | None, side: QWidget, place: SessionPlace, *, empty: bool, form: bool) -> str:
    if empty:
        return EMPTY
    if form:
        return FORM
    if here is not None and side.isAncestorOf(here):
        return SIDE
    if here is place.finder:
        return FIND
    fields = here is not None and any(one.isAncestorOf(here) for one in (place.particulars, place.pane))
    return FIELDS if fields else MATTERS
