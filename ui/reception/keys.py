"""The keys of the form, wherever the cursor stands in the window; they rest while the day's card or its end is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import actions
from ui.reception.acts import VisitActs
from ui.reception.form import VisitForm
from ui.reception.form_acts import FormActs
from ui.reception.paper import VisitPaper
from ui.reception.wizard import RouteQuestions
from xfdesk.rules.words import Verdict

VERDICTS = {
    "judge_full": Verdict.FULLY_REASONABLE,
    "judge_partly": Verdict.PARTLY_REASONABLE,
    "judge_not": Verdict.UNREASONABLE,
    "judge_later": Verdict.PENDING,
}


def bind(
    owner: QWidget, acts: VisitActs, form: VisitForm, questions: RouteQuestions, paper: VisitPaper
) -> None:
    """Of a reception day: those of the form, and those of the queue."""
    bind_form(owner, acts, form, questions, paper)
    table: dict[str, Callable[[], object]] = {
        "next": acts.next_visitor,
        "save_next": acts.save_and_next,
        "second_matter": acts.second_matter,
        "slip": paper.print_slip,
        "previous": acts.previous,
        "following": acts.following,
    }
    _bind(owner, table)


def bind_form(
    owner: QWidget, acts: FormActs, form: VisitForm, questions: RouteQuestions, paper: VisitPaper
) -> None:
    table: dict[str, Callable[[], object]] = {
        "save": acts.save,
        "take_over": acts.take_over,
        "continue": acts.continue_matter,
        "as_new": acts.as_new_matter,
        "ask_route": questions.begin,
        "jump_missing": form.go_to_missing,
        "add_point": form.points.add_point,
        "print": paper.print_form,
    }
    table |= {name: partial(form.points.judge, verdict) for name, verdict in VERDICTS.items()}
    _bind(owner, table)


def _bind(owner: QWidget, table: dict[str, Callable[[], object]]) -> None:
    for name, act in table.items():
        actions.bind(owner, name, act, context=Qt.ShortcutContext.WindowShortcut)
