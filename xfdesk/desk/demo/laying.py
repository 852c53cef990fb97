"""From the days of a course to the acts of a life, in their order."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from xfdesk.desk.demo.course import Course
from xfdesk.desk.demo.living import Living
from xfdesk.desk.demo.saying import Maker, Saying
from xfdesk.desk.demo.town import Town
from xfdesk.rules.verdict import carries_verdict
from xfdesk.rules.words import CarriedOut, DeliveryMethod, MatterClass, PaperKind, Receipt, Verdict

OPENS, AFTER_THE_TABLE = 9, 17
"""The hour at which the day's first act is typed, and that on the day on which the matter came."""


class Laying:
    """Collects what is to happen; `lay` puts it into the matter's plan."""

    def __init__(self, town: Town, say: Saying, m: Living) -> None:
        self.town, self.say, self.m = town, say, m
        self._items: list[tuple[date, date, Maker]] = []
        self._ends: date | None = None
        self._in_brief = town.in_brief(date.fromisoformat(m.matter["received_on"]))
        self._judged = carries_verdict(m.matter["matter_class"], m.matter["route"])

    def add(self, on: date | None, maker: Maker, typed: date | None = None) -> None:
        """On the day, or typed later than it happened. What has no day, or comes after the end, does not happen."""
        if on is not None and (self._ends is None or on < self._ends):
            self._items.append((typed or on, on, maker))

    def lay(self) -> None:
        received = date.fromisoformat(self.m.matter["received_on"])
        plan: list[tuple[datetime, date, Maker]] = []
        so_far: dict[date, int] = {}
        for typed, on, maker in sorted(self._items, key=lambda item: item[0]):
            if typed > self.town.last:
                break
            n = so_far[typed] = so_far.get(typed, 0) + 1
            hour = AFTER_THE_TABLE if typed == received else OPENS
            minutes = n * 3 if typed == received else n * 20 + self.town.between(0, 14)
            at = datetime(typed.year, typed.month, typed.day, hour) + timedelta(minutes=minutes)
            plan.append((at, on, maker))
        self.m.plan = plan[::-1]

    # The parts of a life

    def told(self, on: date | None) -> None:
        """What was not handed over at the table is handed over later, or drawn up and posted."""
        if on is None or on.isoformat() == self.m.matter["received_on"]:
            return
        if self.town.rng.random() < 0.3:
            self.add(on, self.say.notice(on))
            self.add(on, self.say.notice(on, method=DeliveryMethod.POST))
        else:
            self.add(on, self.say.notice(on, method=DeliveryMethod.IN_PERSON))

    def petition(self, c: Course) -> None:
        self.m.later = c.extended is not None or c.look is not None
        self._before(c)
        self._in_hand(c)
        self._extended(c)
        if c.replied is not None:
            self.add(c.replied, self.say.reply)
            self._after(c)

    def _before(self, c: Course) -> None:
        """Whose it is, told and entered whatever becomes of it; then what ends it early."""
        say = self.say
        self.add(c.came_back, say.come_back)
        self.told(c.told)
        self.add(c.entered, say.enter)
        self._promised(c)
        self.add(c.withdrawn, say.withdraw)
        self.add(c.sent_on, say.send_on)
        self.add(c.led_away, say.lead_away)
        for on, kind in ((c.sent_on, PaperKind.TRANSFER), (c.led_away, PaperKind.LAWFUL_WAY)):
            if on is not None:
                self.add(on, say.notice(on, kind, DeliveryMethod.IN_PERSON))
        self._ends = c.withdrawn or c.sent_on or c.led_away
        self.add(c.objected, say.object_to)
        self.add(c.accepted, say.accept)
        if not _is_owned(self.m):
            self.add(c.owned, say.assign(c.due))

    def _promised(self, c: Course) -> None:
        """What is kept is kept even when the matter has gone elsewhere since."""
        gone = c.withdrawn or c.sent_on or c.led_away
        if c.promised is not None and c.by_when is not None:
            if gone is not None and c.promised >= gone:
                return
            self.add(c.promised, self.say.promise(max(c.by_when, c.promised)))
        self.add(c.kept, self.say.keep_promise)

    def _in_hand(self, c: Course) -> None:
        say, town = self.say, self.town
        until = c.replied or c.withdrawn or c.sent_on or c.led_away or town.last
        if not self._in_brief:
            self._steps(c.came_back or c.received, until)
        self.add(c.handed_over, say.assign(c.due, other=True))
        for point in self.m.points:
            position = point["position"]
            if c.judged is not None and self._judged and point["verdict"] in ("", Verdict.PENDING):
                self.add(c.judged, say.judge(position, max(c.due, c.judged)))
            if c.looked is not None and point["not_yet_solvable"]:
                self.add(c.looked, say.look_again(position, c.due, c.look_then))
        if c.supervised is not None and c.wanted is not None:
            self.add(c.supervised, say.supervise(c.wanted, reminder=c.reported is None))
            self.add(c.reported, say.report)

    def _steps(self, begun: date, until: date) -> None:
        """More of them the longer it takes; some are typed a day or two later."""
        town, days = self.town, (until - begun).days
        for n in range(min(4, 1 + days // 14)):
            on = town.after(begun, 1 + days * n // 5, 3 + days * n // 4)
            if on < until:
                late = town.after(on, 1, 2) if town.rng.random() < 0.1 else None
                self.add(on, self.say.step, late)

    def _extended(self, c: Course) -> None:
        if c.extended is None or c.later_due is None:
            return
        self.add(c.extended, self.say.extend)
        for point in self.m.points:
            self.add(c.extended, self.say.judge_for_later(point["position"], c.later_due))
        if c.extension_told is not None:
            told = self.say.notice(c.extension_told, PaperKind.EXTENSION, DeliveryMethod.IN_PERSON)
            self.add(c.extension_told, told)

    def _after(self, c: Course) -> None:
        say = self.say
        self.add(c.delivered, say.deliver(c.method, c.receipt))
        self.add(c.delivered_again, say.deliver(DeliveryMethod.IN_PERSON, Receipt.SIGNED))
        for point in self.m.points:
            self.add(c.partly, say.carry_out(point["position"], CarriedOut.PARTLY))
            self.add(c.carried_out, say.carry_out(point["position"], CarriedOut.DONE))
        self.add(c.called, say.unhappy if c.unhappy else say.call_back)
        self._reviewed(c)
        self.add(c.closed, say.close)
        if c.reopened is not None:
            self.add(c.reopened, say.reopen)
            self._anew(self.town.after(c.reopened, 2, 5))

    def _reviewed(self, c: Course) -> None:
        say = self.say
        self.add(c.asked, say.ask_review)
        self.add(c.given, say.review(changed=c.changed))
        if c.given is not None and c.changed:
            self._anew(self.town.after(c.given, 3, 8))
        self.add(c.asked_again, say.ask_second)
        self.add(c.given_again, say.second)

    def _anew(self, on: date) -> None:
        """Answered once more, carried out and closed."""
        say, town = self.say, self.town
        if not self._in_brief:
            self.add(town.roll(on - timedelta(days=1)), say.step)
        self.add(on, say.reply)
        delivered = town.after(on, 0, 2)
        self.add(delivered, say.deliver(DeliveryMethod.IN_PERSON, Receipt.SIGNED))
        done = town.after(delivered, 2, 6)
        for point in self.m.points:
            self.add(done, say.carry_out(point["position"], CarriedOut.DONE))
        self.add(town.after(done, 0, 2), say.close)

    def settled(self, received: date) -> None:
        """Answered at the table: entered, called back, closed."""
        town, say = self.town, self.say
        entered = town.after(received, 0, 4)
        self.add(entered, say.enter)
        called = None
        if self.m.matter["matter_class"] != MatterClass.QUESTION and town.rng.random() < 0.8:
            called = town.after(received, 2, 8)
        self.add(called, say.call_back)
        self.add(town.after(max(called or entered, entered), 0, 3), say.close)

    def handed_on(self, told: date | None, entered: date) -> None:
        self.told(told)
        self.add(entered, self.say.enter)


def _is_owned(m: Living) -> bool:
    now = m.assignment
    return bool(now.get("lead_official") and (now.get("unit") or now.get("person")) and now.get("due"))
