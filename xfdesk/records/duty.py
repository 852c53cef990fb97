"""A duty of the clock with its three dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.rules.words import DutyState


@dataclass(frozen=True, slots=True)
class Duty:
    """`key` is D1 … D13, P (promise) or M (a point's own measure date); `title` the duty in words (`书面告知`).

    plain: the statutory last day; rolled: the next working day when that is a day off; safe: the last working day
    on or before it. `provisional`: counted from the visit because no acceptance is recorded (暂计).
    """

    key: str
    title: str
    article: str
    plain: date
    rolled: date
    safe: date
    state: DutyState = DutyState.OPEN
    provisional: bool = False
    detail: str = ""
