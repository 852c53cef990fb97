"""议程 and 事项摘要 of a session, to look at, to print and as Word."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.conference import wording
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk

AGENDA, SUMMARIES = "议程", "事项摘要"


def preview(desk: Desk, around: Surroundings, which: str, session: str, parent: QWidget) -> None:
    """Raises the refusal of a session without matters."""
    conference = desk.conference
    drawn, word = {
        AGENDA: (conference.agenda, conference.agenda_word),
        SUMMARIES: (conference.summaries, conference.summaries_word),
    }[which]
    name = wording.session_name(conference.session(session).session, desk.clock.today())
    if around.printer is not None:
        around.printer.preview_document(drawn(session), f"{name}{which}", parent, partial(word, session))
