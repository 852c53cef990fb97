"""What a form does by itself while one types: it offers the unit's own people, and what a judgement carries with it."""

from __future__ import annotations

from functools import partial

from ui.matter.forms.form import ActForm
from ui.matter.forms.making import fill, read
from xfdesk.rules.words import ActKind, OfficialState, Verdict

Judged = dict[str, dict[str, str]]
"""What each demand's judgement says now, by the demand's number."""


def teach(form: ActForm, judged: Judged) -> None:
    form.typed.connect(partial(_on_typed, form, judged, {}))
    if _unit(form) and "person" in form.fields:
        _of_unit(form)


def _on_typed(form: ActForm, judged: Judged, typed: Judged, where: str) -> None:
    if where and where == _unit(form) and "person" in form.fields:
        _of_unit(form)
    elif form.asks.kind is ActKind.JUDGE:
        _judging(form, judged, typed, where)
    elif form.asks.kind is ActKind.ENTER_OFFICIAL and where == "number" and form.value("number"):
        _set(form, "state", OfficialState.ENTERED)


def _unit(form: ActForm) -> str:
    """The field that names the unit whose people are offered; of several units the first."""
    return next((name for name in ("unit", "assigned_to") if name in form.fields), "")


def _of_unit(form: ActForm) -> None:
    person = form.fields["person"][1]
    unit = form.value(_unit(form)).split("、")[0]
    person.set_options(form.asks.offers.of_unit(unit))


def _judging(form: ActForm, judged: Judged, typed: Judged, where: str) -> None:
    if where == "point":
        _other_point(form, judged, typed)
        return
    typed[form.value("point")] = form.everything()
    if where == "reason_code" and form.value("verdict") == Verdict.UNREASONABLE:
        _set(form, "verdict", Verdict.PARTLY_REASONABLE)
    if where == "verdict" and form.value("verdict") == Verdict.UNREASONABLE:
        if form.value("reason_code"):
            _set(form, "reason_code", "")
        if not form.value("explained_on"):
            _set(form, "explained_on", form.today.isoformat())
    if where == "by" and form.value("by"):
        for name in ("leader", "explained_by"):
            if not form.value(name):
                _set(form, name, form.value("by"))


def _other_point(form: ActForm, judged: Judged, typed: Judged) -> None:
    """Another demand: its own judgement, or what was typed about it here already."""
    point = form.value("point")
    form.fill({**judged.get(point, {}), **typed.get(point, {}), "point": point})


def _set(form: ActForm, name: str, value: str) -> None:
    field, widget = form.fields[name]
    if read(widget, field) != value:
        fill(widget, value)
