"""Lives told so that on the demonstration's last day everything can be seen: each kind of overdue, each group, each status.

A scene takes a petition that came so many days before the last day, and sets the days of its course.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from xfdesk.desk.demo.course import Course, ask, extend
from xfdesk.desk.demo.town import Town
from xfdesk.rules.words import Channel, DeliveryMethod, Receipt, Verdict

EVERY = 3
"""One petition in so many is a scene: most of what people see is ordinary."""
ANEW = 90
"""So many petitions later a scene is told again."""
FULLY, PARTLY = Verdict.FULLY_REASONABLE, Verdict.PARTLY_REASONABLE


@dataclass(frozen=True, slots=True)
class Scene:
    """`nearest` and `farthest`: days before the last. `verdict` is that of the first demand; `transferred`: it went to a
    body above first; `undecided`: it came otherwise than by a visit and waits for its way; `after` sets what follows the
    answer.
    """

    name: str
    nearest: int
    farthest: int
    before: Callable[[Town, Course], None]
    after: Callable[[Town, Course], None] = lambda town, c: None
    verdict: Verdict = FULLY
    transferred: bool = False
    channel: Channel = Channel.RECEPTION
    undecided: bool = False


class Scenes:
    def __init__(self, town: Town) -> None:
        self.town = town
        self._dealt: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._since = 0

    def deal(self, received: date) -> Scene | None:
        """The scene that a petition of this day is to be, if any: the one that was told least."""
        left = (self.town.last - received).days
        fit = [scene for scene in SCENES if scene.nearest <= left <= scene.farthest]
        self._since += 1
        if not fit or self._since < EVERY:
            return None
        for scene in fit:
            self._seen[scene.name] += 1
        open_to = [one for one in fit if self._dealt[one.name] <= self._seen[one.name] // ANEW]
        if not open_to:
            return None
        scene = min(open_to, key=lambda one: (self._dealt[one.name], one.farthest - left))
        self._dealt[scene.name] += 1
        self._since = 0
        return scene


def _before(town: Town, least: int, most: int) -> date:
    """A working day so many days before the last."""
    return town.safe(town.last - timedelta(days=town.between(least, most)))


def _waiting(town: Town, c: Course, least: int = 4, most: int = 20) -> None:
    """Not answered yet, with a date that is still to come."""
    law = town.safe(c.received + timedelta(days=60))
    c.due = min(town.after(town.last, least, most), law)
    c.replied = None


def _untold(town: Town, c: Course) -> None:
    _waiting(town, c)
    c.told = None


def _goal_missed(town: Town, c: Course) -> None:
    c.due, c.replied = _before(town, 2, 8), None


def _law_missed(town: Town, c: Course) -> None:
    c.accepted = c.received
    c.due, c.replied = town.safe(c.received + timedelta(days=50)), None


def _extended(town: Town, c: Course) -> None:
    extend(town, c, told=True)
    c.extended = min(c.extended or town.last, _before(town, 1, 2))
    c.extension_told = c.extended
    c.due = max(c.due, c.extended)
    c.replied = None


def _extension_untold(town: Town, c: Course) -> None:
    _extended(town, c)
    c.extension_told = None


def _promise_missed(town: Town, c: Course) -> None:
    _waiting(town, c)
    c.by_when, c.kept = _before(town, 2, 5), None


def _promise_today(town: Town, c: Course) -> None:
    _waiting(town, c)
    c.by_when, c.kept = town.roll(town.last), None


def _supervised(town: Town, c: Course) -> None:
    _waiting(town, c, 9, 20)
    c.supervised, c.wanted, c.reported = _before(town, 2, 4), town.after(town.last, 2, 5), None


def _reported(town: Town, c: Course) -> None:
    _waiting(town, c, 9, 20)
    c.supervised, c.reported, c.wanted = _before(town, 9, 11), _before(town, 5, 7), _before(town, 3, 4)


def _report_missed(town: Town, c: Course) -> None:
    _waiting(town, c, 9, 20)
    c.supervised, c.wanted, c.reported = _before(town, 8, 10), _before(town, 2, 4), None


def _reviewed(town: Town, c: Course) -> None:
    c.replied = town.after(c.received, 6, 10)


def _in_review(town: Town, c: Course) -> None:
    ask(town, c, changed=False)
    c.asked, c.given, c.closed = _before(town, 2, 8), None, None


def _quick(town: Town, c: Course) -> None:
    c.due = town.after(c.received, 9, 10)
    c.replied, c.told = town.after(c.received, 4, 6), c.received
    c.accepted = min(c.accepted or c.replied, c.replied)
    c.delivered = town.after(c.replied, 0, 1)


def _second(town: Town, c: Course) -> None:
    """A review soon asked for and soon answered; what follows is another's to say."""
    assert c.delivered
    c.carried_out = town.after(c.delivered, 1, 3)
    c.asked = town.after(c.delivered, 4, 6)
    c.given = town.after(c.asked, 14, 18)
    c.changed, c.closed, c.reopened, c.given_again = False, None, None, None


def _in_second(town: Town, c: Course) -> None:
    _second(town, c)
    assert c.given
    c.asked_again = min(_before(town, 2, 8), town.safe(c.given + timedelta(days=29)))


def _final(town: Town, c: Course) -> None:
    _second(town, c)
    assert c.given
    c.asked_again = town.after(c.given, 3, 6)
    c.given_again = town.after(c.asked_again, 10, 14)


def _changed(town: Town, c: Course) -> None:
    _second(town, c)
    c.changed, c.asked_again = True, None


def _reopened(town: Town, c: Course) -> None:
    assert c.delivered
    c.carried_out = c.called = c.entered = town.after(c.delivered, 1, 3)
    c.closed = c.carried_out
    _content(c)
    c.reopened = _before(town, 4, 9)


def _withdrawn(town: Town, c: Course) -> None:
    c.withdrawn, c.replied = min(town.after(c.received, 3, 8), town.safe(town.last)), None


def _led_away(town: Town, c: Course) -> None:
    c.led_away, c.replied = min(town.after(c.received, 3, 6), town.safe(town.last)), None
    c.by_when = None


def _sent_on(town: Town, c: Course) -> None:
    c.sent_on, c.replied = min(town.after(c.received, 3, 6), town.safe(town.last)), None
    c.by_when = None


def _came_back(town: Town, c: Course) -> None:
    _waiting(town, c)
    c.told = c.received
    c.accepted = c.owned = c.judged = c.handed_over = c.by_when = c.supervised = None
    c.came_back = _before(town, 1, 3)


def _look_soon(town: Town, c: Course) -> None:
    c.look, c.replied = town.roll(town.last + timedelta(days=1)), None


def _answered(town: Town, c: Course) -> None:
    """Some days ago, and in its time."""
    c.replied = max(_before(town, 9, 12), town.after(c.received, 2, 3))
    c.due = max(c.due, c.replied)
    c.accepted = min(c.accepted or c.replied, c.replied)


def _content(c: Course) -> None:
    """Nobody asks for a review, and nothing is taken up again."""
    c.asked = c.given = c.asked_again = c.given_again = c.reopened = None
    c.changed = False


def _refused(town: Town, c: Course) -> None:
    _content(c)
    c.receipt, c.delivered_again, c.closed = Receipt.REFUSED, None, None


def _not_reached(town: Town, c: Course) -> None:
    """Sent and come back: the answer has not been delivered."""
    assert c.replied
    c.method, c.receipt, c.delivered = DeliveryMethod.POST, Receipt.UNDELIVERABLE, town.after(c.replied, 4, 5)
    c.delivered_again = c.partly = c.carried_out = c.called = c.closed = None
    _content(c)


def _partly_done(town: Town, c: Course) -> None:
    _content(c)
    c.partly, c.carried_out, c.closed = _before(town, 2, 3), None, None


def _not_called(town: Town, c: Course) -> None:
    _content(c)
    c.called = c.closed = None


def _not_entered(town: Town, c: Course) -> None:
    _content(c)
    c.entered = c.closed = None


def _unhappy(town: Town, c: Course) -> None:
    _content(c)
    c.called, c.unhappy = _before(town, 1, 4), True
    c.closed = town.after(town.last, 1, 5)


def _unowned(town: Town, c: Course) -> None:
    _waiting(town, c, 6, 20)
    c.owned = c.judged = c.by_when = None


def _unjudged(town: Town, c: Course) -> None:
    _waiting(town, c, 6, 20)
    c.judged = None


def _due_next(town: Town, c: Course) -> None:
    c.due, c.replied = town.roll(town.last + timedelta(days=1)), None


def _due_this_week(town: Town, c: Course) -> None:
    friday = town.safe(town.last + timedelta(days=6 - town.last.weekday()))
    c.due, c.replied = max(friday, town.roll(town.last)), None


def _waiting_for_its_way(town: Town, c: Course) -> None:
    _waiting(town, c, 12, 20)
    c.told = c.accepted = c.owned = c.judged = None


def _handed_down_missed(town: Town, c: Course) -> None:
    c.due, c.replied = _before(town, 9, 12), None


def _objected(town: Town, c: Course) -> None:
    _waiting_for_its_way(town, c)
    c.objected = town.roll(c.received + timedelta(days=1))


LETTERS = (
    Scene("waiting for its way", 1, 2, _waiting_for_its_way, channel=Channel.LETTER, undecided=True),
    Scene("objected to", 4, 6, _objected, channel=Channel.ASSIGNED, undecided=True),
    Scene("found by outreach", 18, 22, _waiting, channel=Channel.OUTREACH),
    Scene("handed down, missed", 24, 28, _handed_down_missed, channel=Channel.ASSIGNED),
)
"""Of what comes otherwise than by a visit one of each is told."""
SCENES = (
    Scene("goal missed", 14, 40, _goal_missed),
    Scene("untold", 17, 35, _untold),
    Scene("law missed", 64, 85, _law_missed),
    Scene("promise missed", 8, 30, _promise_missed),
    Scene("extended", 49, 80, _extended, verdict=PARTLY),
    Scene("in review", 24, 42, _reviewed, _in_review, verdict=Verdict.UNREASONABLE),
    Scene("in second review", 58, 74, _quick, _in_second, verdict=Verdict.UNREASONABLE),
    Scene("final", 62, 100, _quick, _final, verdict=Verdict.UNREASONABLE),
    Scene("withdrawn", 6, 60, _withdrawn),
    Scene("led away", 6, 60, _led_away, verdict=Verdict.PENDING),
    Scene("sent on", 6, 60, _sent_on, verdict=Verdict.PENDING),
    Scene("came back", 8, 40, _came_back, transferred=True),
    Scene("unowned", 1, 14, _unowned, verdict=Verdict.PENDING),
    Scene("due next", 4, 30, _due_next),
    Scene("promise today", 5, 30, _promise_today),
    Scene("report missed", 14, 45, _report_missed),
    Scene("unjudged", 1, 20, _unjudged, verdict=Verdict.PENDING),
    Scene("not reached", 14, 45, _answered, _not_reached),
    Scene("partly done", 16, 50, _answered, _partly_done),
    Scene("look soon", 15, 50, _look_soon),
    Scene("reported", 14, 45, _reported),
    Scene("supervised", 10, 40, _supervised),
    Scene("refused", 14, 45, _answered, _refused, verdict=Verdict.UNREASONABLE),
    Scene("not called", 16, 50, _answered, _not_called),
    Scene("not entered", 16, 50, _answered, _not_entered),
    Scene("unhappy", 16, 50, _answered, _unhappy, verdict=Verdict.UNREASONABLE),
    Scene("due this week", 4, 40, _due_this_week),
    Scene("due this week, too", 4, 40, _due_this_week),
    Scene("changed by review", 50, 100, _quick, _changed, verdict=PARTLY),
    Scene("reopened", 30, 80, _quick, _reopened),
    Scene("extension untold", 62, 85, _extension_untold, verdict=FULLY),
)
