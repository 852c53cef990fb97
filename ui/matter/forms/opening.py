"""The form of one act on one matter, filled with what is known; the record and the pages that act on a matter open it here."""

from __future__ import annotations

from dataclasses import replace

from ui.matter.forms import asking, notes
from ui.matter.forms.form import ON, ActForm
from ui.matter.forms.making import offered
from ui.matter.forms.manners import teach
from ui.matter.forms.values import values_of
from ui.theme import Theme
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import Act
from xfdesk.records.followup import Done
from xfdesk.records.ledger import MatterView
from xfdesk.rules.sessions import full_name, name
from xfdesk.rules.words import ActKind

OF_SESSIONS = (ActKind.BRING, ActKind.DECIDE, ActKind.REPORT_BACK, ActKind.STRUCK_OFF)


def act_form(
    desk: Desk,
    theme: Theme,
    view: MatterView,
    kind: ActKind,
    act: Act,
    done: Done | None = None,
    known: tuple[str, ...] = (),
) -> ActForm:
    """`done` is the recorded act that is corrected; fields that are `known` are not asked."""
    names = offered(desk.office.office(), desk.reception.heard(), desk.who)
    if kind in OF_SESSIONS:
        names = replace(names, sessions=sessions(desk))
    asks = replace(asking.asks(kind, act, names, view, done), known=known)
    form = ActForm(theme, asks, desk.clock.today(), corrects=done is not None)
    teach(form, asking.judged(view))
    form.fill(values_of(act) | ({ON: done.on.isoformat()} if done else {}))
    return form


def say_note(form: ActForm, view: MatterView, desk: Desk) -> None:
    """What recording it as it stands will set."""
    day, limits = form.foot.day.day(), desk.table.limits
    form.say_note(notes.note(form.asks.kind, form.everything(), day, view, limits))


def sessions(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Name and words of each session, newest first; the year is said of those of another year alone, for want of room."""
    found, year = [], desk.clock.today().year
    for one in desk.conference.sessions():
        whole = full_name(one.year, one.session)
        words = name(one.session) if one.year == year else whole
        found.append((whole, f"{words} {one.on:%m-%d}" if one.on else words))
    return tuple(found)
