"""From a matter and an act to the form that asks for it: what it offers, how it is filled, what is said of its first text."""

from __future__ import annotations

from dataclasses import fields, replace

from ui.matter.forms.form import Asks
from ui.matter.forms.making import Offered
from ui.matter.forms.table import FORMS
from ui.matter.forms.values import values_of
from xfdesk.records.acts import Act, AnswerSupervision, GiveReply, Judge, KeepPromise, Notice
from xfdesk.records.followup import Done
from xfdesk.records.ledger import MatterView
from xfdesk.rules.words import NOTICES, ActKind, DutyState, MatterClass, PaperKind

_WAITS = {ActKind.PROMISE_KEPT: "P", ActKind.SUPERVISION_ANSWERED: "S"}
"""The duties among which the act chooses."""


def asks(kind: ActKind, act: Act, names: Offered, view: MatterView, done: Done | None = None) -> Asks:
    """`done` is the recorded act that is corrected."""
    words = {str(point.index): point.point.text for point in view.points}
    offers = replace(
        names,
        points=tuple(words.items()),
        waiting=_waiting(kind, act, view),
        papers=_papers(act, view),
    )
    answers = (
        tuple((one.point, words.get(one.point, "")) for one in act.answers)
        if isinstance(act, GiveReply)
        else ()
    )
    return Asks(kind, kind.label, offers, answers, first_words(done) if done else "")


def _waiting(kind: ActKind, act: Act, view: MatterView) -> tuple[str, ...]:
    key = _WAITS.get(kind)
    waits = [
        duty.detail
        for duty in view.duties
        if duty.key == key and duty.state in (DutyState.OPEN, DutyState.OVERDUE)
    ]
    named = [act.what] if isinstance(act, KeepPromise | AnswerSupervision) else []
    return tuple(dict.fromkeys(what for what in (*waits, *named) if what))


def _papers(act: Act, view: MatterView) -> tuple[str, ...]:
    """The papers that this visitor can be given as the matter stands (arts. 23, 30, 34, 35)."""
    if view.sealed:
        return (PaperKind.ACCUSATION_LETTER.value, PaperKind.TRANSFER.value)
    keys = {duty.key for duty in view.duties}
    kinds = [
        kind
        for kind in NOTICES
        if kind is not PaperKind.ANSWER or view.matter_class is MatterClass.SUGGESTION
    ]
    kinds += [PaperKind.EXTENSION] * ("D5" in keys) + [PaperKind.REVIEW_NOTICE] * ("D6" in keys)
    own = [act.kind] if isinstance(act, Notice) and act.kind else []
    return tuple(dict.fromkeys([*(kind.value for kind in kinds), *own]))


def judged(view: MatterView) -> dict[str, dict[str, str]]:
    """Each demand as it is judged now, as the fields of a new judgement."""
    found = {}
    for point in view.points:
        entry = point.point
        known = {
            field.name: getattr(entry, field.name) for field in fields(Judge) if hasattr(entry, field.name)
        }
        act = Judge(**{**known, "point": str(point.index), "verdict": entry.verdict or ""})
        found[str(point.index)] = values_of(act)
    return found


def first_words(done: Done) -> str:
    """`经过原为：…`: the fields that were said otherwise at first, by the words of the form, and the first day."""
    if done.first is None:
        return ""
    before, after = values_of(done.first), values_of(done.act)
    said = [
        f"{_label(done.kind, name)}原为：{text or '（空）'}"
        for name, text in before.items()
        if text != after.get(name, "")
    ]
    if done.first_on is not None and done.first_on != done.on:
        said.append(f"{FORMS[done.kind].day}原为：{done.first_on.isoformat()}")
    return "；".join(said)


def _label(kind: ActKind, name: str) -> str:
    form, own = FORMS[kind], name.split(".")[-1]
    for row in (*form.rows, *form.each):
        for cell in row:
            for field in cell.fields:
                if field.name == own:
                    number = f"诉求 {int(name.split('.')[1]) + 1} " if "." in name else ""
                    return number + (cell.label or field.say)
    return name
