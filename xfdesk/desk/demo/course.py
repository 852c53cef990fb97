"""When what happens to an invented petition: most are dealt with in good time, some late, a few in unusual ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xfdesk.desk.demo.town import Town
from xfdesk.rules.words import DeliveryMethod, Receipt

GOALS, HOW_OFTEN = (7, 10, 14, 20, 30, 45, 55), (14, 28, 28, 16, 8, 4, 2)
"""Days that leaders give, and how often."""


@dataclass(slots=True)
class Course:
    """Days on which things happen; None for what does not. `due` is the date of the office's own, `wanted` that of a
    supervision, `by_when` that of a promise, made on the first day unless it was `promised` later.
    """

    received: date
    due: date
    replied: date | None = None
    told: date | None = None
    accepted: date | None = None
    objected: date | None = None
    owned: date | None = None
    handed_over: date | None = None
    judged: date | None = None
    look: date | None = None
    looked: date | None = None
    look_then: date | None = None
    promised: date | None = None
    by_when: date | None = None
    kept: date | None = None
    supervised: date | None = None
    wanted: date | None = None
    reported: date | None = None
    extended: date | None = None
    extension_told: date | None = None
    later_due: date | None = None
    withdrawn: date | None = None
    sent_on: date | None = None
    came_back: date | None = None
    led_away: date | None = None
    delivered: date | None = None
    method: str = DeliveryMethod.IN_PERSON
    receipt: str = Receipt.SIGNED
    delivered_again: date | None = None
    partly: date | None = None
    carried_out: date | None = None
    called: date | None = None
    unhappy: bool = False
    entered: date | None = None
    closed: date | None = None
    asked: date | None = None
    given: date | None = None
    changed: bool = False
    asked_again: date | None = None
    given_again: date | None = None
    reopened: date | None = None

    @property
    def reached(self) -> date | None:
        """The day on which the answer was in the visitor's hands."""
        return self.delivered_again if self.receipt == Receipt.UNDELIVERABLE else self.delivered


def usual(town: Town, received: date, *, accepted: bool, unusual: bool) -> Course:
    """Told within the fifteen days, owned, looked into, and answered before its date; some in `unusual` ways."""
    rng = town.rng
    days = rng.choices(GOALS, HOW_OFTEN)[0]
    due = town.roll(received + timedelta(days=days))
    c = Course(received, due, replied=min(town.after(received, max(2, days // 3), days * 5 // 6), due))
    c.told = received if rng.random() < 0.6 else town.after(received, 1, min(10, days))
    if accepted:
        c.accepted = received
    elif rng.random() < 0.65:
        c.accepted = town.after(received, 0, 5)
    c.owned = received if rng.random() < 0.75 else town.after(received, 1, 3)
    c.judged = town.after(received, 3, max(4, days // 2))
    c.entered = town.after(received, 0, 3) if rng.random() < 0.6 else None
    if town.in_brief(received):
        c.told, c.accepted = received, received if accepted else None
    else:
        _on_the_way(town, c, days)
    if unusual:
        _unusual(town, c)
    return c


def _on_the_way(town: Town, c: Course, days: int) -> None:
    """Another takes it over, something is promised, somebody asks how far it is."""
    rng, received = town.rng, c.received
    if rng.random() < 0.07 and days >= 14:
        c.handed_over = town.after(received, 5, 9)
    if rng.random() < 0.12:
        c.promised = town.after(received, 2, 4) if rng.random() < 0.25 else None
        c.by_when = town.after(c.promised or received, 5, 10)
        c.kept = town.safe(c.by_when - timedelta(days=town.between(0, 2)))
    if rng.random() < 0.05 and days >= 20:
        c.supervised = town.after(received, 8, 12)
        c.wanted = town.after(c.supervised, 5, 7)
        c.reported = min(town.after(c.supervised, 1, 5), c.wanted)


def otherwise(town: Town, c: Course, *, handed_down: bool) -> None:
    """What came by letter is told later, and something promised later; of what was handed down a few are not the office's."""
    if c.told == c.received:
        c.told = town.after(c.received, 1, 4)
    if c.by_when is not None:
        c.promised = c.promised or town.after(c.received, 1, 3)
    if handed_down and town.rng.random() < 0.06:
        c.objected, c.accepted = town.after(c.received, 1, 3), None
        c.sent_on, c.replied = town.after(c.objected, 3, 6), None
        c.withdrawn = c.led_away = c.extended = None


def in_order(c: Course) -> None:
    """What comes before the answer is not later than it, and an owner is named before another takes over."""
    for name in ("promised", "told", "accepted", "owned", "judged", "handed_over", "reported"):
        day = getattr(c, name)
        if day is not None and c.replied is not None and day > c.replied:
            setattr(c, name, c.replied)

    if c.supervised is not None and c.replied is not None and c.supervised >= c.replied:
        c.supervised = None


def _unusual(town: Town, c: Course) -> None:
    draw, late = town.rng.random(), town.between(2, 12)
    law = town.law(c.accepted or c.received)
    if draw < 0.03:
        c.told = town.after(c.received, 18, 24)
        c.due, c.replied = town.after(c.told, 9, 14), town.after(c.told, 2, 8)
    elif draw < 0.045:
        c.replied = min(town.after(c.due, 2, 12), law)
    elif draw < 0.06:
        c.due = town.safe(c.received + timedelta(days=town.between(45, 55)))
        c.replied = town.after(law, late, late + 3)
    elif draw < 0.1:
        extend(town, c, told=town.rng.random() < 0.95)
    elif draw < 0.12:
        c.withdrawn, c.replied = town.after(c.received, 3, 12), None
    elif draw < 0.135:
        c.sent_on, c.replied = town.after(c.received, 2, 7), None
    elif draw < 0.145:
        c.led_away, c.replied = town.after(c.received, 2, 7), None
    elif draw < 0.17:
        _put_off(town, c)


def _put_off(town: Town, c: Course) -> None:
    """暂难解决: looked at again on the day that was told, and solved then."""
    c.look = town.after(c.received, 20, 34)
    c.looked = town.safe(c.look - timedelta(days=town.between(0, 3)))
    c.due = town.after(c.looked, 8, 14)
    c.replied = town.after(c.looked, 2, 8)


def extend(town: Town, c: Course, *, told: bool) -> None:
    """Thirty days more, before the sixty are over; the demands get a later date with it."""
    c.accepted = c.accepted or c.received
    law = town.law(c.accepted)
    c.due = town.safe(c.received + timedelta(days=town.between(40, 58)))
    c.extended = min(town.safe(c.received + timedelta(days=town.between(45, 57))), c.due)
    c.extension_told = min(town.after(c.extended, 0, 2), law) if told else None
    c.later_due = town.safe(c.accepted + timedelta(days=town.between(75, 87)))
    c.replied = town.safe(c.later_due - timedelta(days=town.between(1, 10)))


def follow(town: Town, c: Course, *, judged: bool) -> None:
    """What comes after the answer, where there is one: delivered, carried out, called back, entered, closed."""
    if c.replied is None:
        return
    rng = town.rng
    if c.delivered is None:
        _deliver(town, c)
    reached = c.reached
    if reached is None:
        return
    aim = c.later_due or c.due
    c.carried_out = max(reached, min(town.after(reached, 1, 12), aim))
    if rng.random() < 0.08:
        c.partly, c.carried_out = c.carried_out, town.after(c.carried_out, 3, 9)
    if rng.random() < (0.35 if town.in_brief(c.received) else 0.93):
        c.called = town.after(reached, 2, 10)
    c.entered = c.entered or town.after(reached, 0, 8)
    c.closed = town.after(max(filter(None, (c.carried_out, c.called, c.entered))), 0, 4)
    if judged:
        _reviews(town, c)


def _deliver(town: Town, c: Course) -> None:
    assert c.replied
    draw = town.rng.random()
    c.delivered = town.after(c.replied, 0, 2)
    if draw < 0.24:
        c.method = DeliveryMethod.POST if draw < 0.2 else DeliveryMethod.OTHER
        c.delivered = town.after(c.replied, 2, 5)
    if draw > 0.96:
        c.receipt = Receipt.REFUSED
    elif draw > 0.93:
        c.receipt = Receipt.UNDELIVERABLE
        c.delivered_again = town.after(c.delivered, 4, 8)
    elif 0.24 < draw < 0.25:
        c.delivered = town.after(c.replied, 16, 20)


def _reviews(town: Town, c: Course) -> None:
    """A few do not accept the answer (arts. 35, 36), and a few matters are taken up again."""
    draw = town.rng.random()
    assert c.reached and c.closed
    if draw < 0.02:
        reopen(town, c)
    elif draw < 0.055:
        ask(town, c, changed=draw < 0.03)
        if draw > 0.05 and c.given:
            c.asked_again = town.after(c.given, 5, 20)
            c.given_again = town.after(c.asked_again, 15, 27)
            c.closed = None


def ask(town: Town, c: Course, *, changed: bool) -> None:
    """A review is asked for; the matter waits for it, and an opinion that is changed is given anew."""
    assert c.reached
    c.asked = town.after(c.reached, 5, 18)
    c.given = town.after(c.asked, 12, 26)
    c.changed, c.reopened = changed, None
    c.closed = None if changed else town.after(c.given, 2, 6)


def reopen(town: Town, c: Course) -> None:
    assert c.closed
    c.reopened = town.after(c.closed, 8, 25)
