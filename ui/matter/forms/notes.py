"""What recording an act will set, said beside its title before it is recorded."""

from __future__ import annotations

from datetime import date, timedelta

from xfdesk.records.ledger import MatterView
from xfdesk.rules import dates
from xfdesk.rules.clock import Profile
from xfdesk.rules.text import half_width
from xfdesk.rules.words import ActKind, DutyState, MatterClass, Receipt, Route

MOST = 30
"""Days by which the sixty can be extended (art. 34)."""

WAITING = (DutyState.OPEN, DutyState.EXCUSED)
"""Of duties that are not met; a date that has passed binds nothing that is set now."""


def note(kind: ActKind, values: dict[str, str], on: date | None, view: MatterView, limits: Profile) -> str:
    """The plain statutory day, as the visitor sees it; "" where the act sets none or the day is not understood."""
    if kind is ActKind.DECIDE:
        return _law(view)
    if on is None or not _has_opinion(view):
        return ""
    if kind is ActKind.EXTEND:
        days = half_width(values.get("days", "")).strip()
        last = next((duty.plain for duty in view.duties if duty.key == "D4"), None)
        if last is None or not (days.isascii() and days.isdigit() and 0 < int(days) <= MOST):
            return ""
        return f"延到 {_day(last + timedelta(days=int(days)))}"
    if kind is ActKind.ACCEPT:
        return f"书面答复到 {_day(on + timedelta(days=limits.handle[0]))}（第34条）"
    if kind is ActKind.DELIVER and values.get("receipt") in (Receipt.SIGNED, Receipt.REFUSED):
        return f"请求复查到 {_day(on + timedelta(days=limits.review_request))}（第35条）"
    return ""


def _law(view: MatterView) -> str:
    """Beside the date that a session sets: the law's, which it cannot pass (arts. 22, 34); none once the answer is given."""
    answers = (duty for duty in view.duties if duty.key in ("D4", "D5") and duty.state in WAITING)
    answer = max((duty.plain for duty in answers), default=None)
    return f"法定答复到 {_day(answer)}，期限不能晚于这一天" if answer else ""


def _has_opinion(view: MatterView) -> bool:
    return view.matter_class is MatterClass.PETITION and view.route == Route.OPINION


def _day(day: date) -> str:
    return f"{day.year} 年 {dates.month_day(day)} {dates.weekday(day)}"
