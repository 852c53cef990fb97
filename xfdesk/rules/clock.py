"""The clock D1 to D6, D13 and promises: which duty runs, until when, and how it stands on a given day.

Days are calendar days unless a limit says working days; the first day does not count. Met, late and overdue are
judged by the rolled date; colour and order by the safe date (law.md, 'The clock').
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from xfdesk.rules import data
from xfdesk.rules.words import Channel, DutyState, Handling, MatterClass, Route
from xfdesk.rules.workdays import Calendar

ART_ASSIGNED = "第二十二条"
ART_NOTICE = "第二十三条"
ART_HANDLE = "第三十四条"
ART_REVIEW = "第三十五条"


@dataclass(frozen=True, slots=True)
class Profile:
    """The limits of an office's deadline profile; `(days, working)` pairs or plain calendar days."""

    key: str
    title: str
    source: str
    notice: tuple[int, bool]
    objection: tuple[int, bool]
    handle: tuple[int, bool]
    extend: int
    review_request: int


@cache
def profiles() -> dict[str, Profile]:
    return {
        raw["key"]: Profile(
            raw["key"],
            raw["title"],
            raw["source"],
            tuple(raw["notice"]),
            tuple(raw["objection"]),
            tuple(raw["handle"]),
            raw["extend"],
            raw["review_request"],
        )
        for raw in data.profiles()
    }


def profile(key: str) -> Profile:
    return profiles().get(key) or profiles()["national"]


@dataclass(frozen=True, slots=True)
class ThreeDates:
    plain: date
    rolled: date
    safe: date


def three_dates(start: date, days: int, calendar: Calendar, working: bool = False) -> ThreeDates:
    plain = calendar.add_working(start, days) if working else start + timedelta(days=days)
    return around(plain, calendar)


def around(plain: date, calendar: Calendar) -> ThreeDates:
    return ThreeDates(plain, calendar.roll(plain), calendar.safe(plain))


@dataclass(frozen=True, slots=True)
class Promised:
    what: str
    by_when: date
    kept_on: date | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """What is recorded of one matter, as far as clock and status need it.

    `received_on` is the visit day, or for other channels the day received; `notified_on` the day a notice was handed over
    or posted, `notified_by` the profile that was in force then; `notice_excused` a reason (name or address missing);
    `due` the assigning body's date (D13) when `channel` is 交办.
    """

    matter_class: MatterClass
    route: int | None
    received_on: date
    channel: Channel = Channel.RECEPTION
    handling: Handling | None = None
    accepted_on: date | None = None
    assigned: bool = False
    notified_on: date | None = None
    notified_by: str = ""
    notice_excused: str = ""
    extended_on: date | None = None
    extension_days: int = 0
    replied_on: date | None = None
    delivered_on: date | None = None
    settled_on: date | None = None
    closed_on: date | None = None
    withdrawn_on: date | None = None
    transferred_on: date | None = None
    lawful_way_on: date | None = None
    due: date | None = None
    promises: tuple[Promised, ...] = ()
    measures: tuple[tuple[str, date], ...] = ()
    review_requested_on: date | None = None
    review_closed_on: date | None = None
    second_requested_on: date | None = None
    second_closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DutyLine:
    key: str
    title: str
    article: str
    plain: date
    rolled: date
    safe: date
    state: DutyState
    provisional: bool = False
    detail: str = ""


def duties(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> tuple[DutyLine, ...]:
    """Every duty of the matter with its state on the day `as_of`, in the order of the table (arts. 22, 23, 34, 35).

    Dates notified in writing stay those of the profile under which they were notified.
    """
    limits = profile(h.notified_by) if h.notified_by else limits
    lines = (
        _notice(h, calendar, limits, as_of),
        _opinion(h, calendar, limits, as_of),
        _extension(h, calendar, limits, as_of),
        _review_request(h, calendar, limits, as_of),
        _assigned(h, calendar, as_of),
        *_promises(h, calendar, as_of),
        *_measures(h, calendar, as_of),
    )
    return tuple(line for line in lines if line is not None)


def next_duty(lines: Iterable[DutyLine]) -> DutyLine | None:
    """The most urgent one still to be done, by its safe date."""
    waiting = [d for d in lines if d.state in (DutyState.OPEN, DutyState.OVERDUE) and d.key != "D6"]
    return min(waiting, key=lambda d: (d.safe, d.key), default=None)


def needs_notice(h: Happened, as_of: date) -> bool:
    """Settled at the table the printed form is its paper; a question needs none (law.md, classes; art. 23)."""
    return h.matter_class is not MatterClass.QUESTION and not _by(h.settled_on, as_of)


def runs_sixty_days(h: Happened, as_of: date) -> bool:
    """Only a petition on route 6 that is neither handed on nor settled at the table (arts. 31, 34)."""
    handed_on = _by(h.transferred_on, as_of) or _by(h.lawful_way_on, as_of)
    return (
        h.matter_class is MatterClass.PETITION
        and h.route == Route.OPINION
        and not handed_on
        and not _by(h.settled_on, as_of)
    )


def _by(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


def _state(
    done: date | None, dates: ThreeDates, as_of: date, ended: date | None = None, excused: bool = False
) -> DutyState:
    """`ended`: the day the matter was closed or withdrawn. What was overdue then stays late for ever."""
    if done is not None and done <= as_of:
        late = DutyState.EXCUSED if excused else DutyState.LATE
        return DutyState.MET if done <= dates.rolled else late
    if excused:
        return DutyState.EXCUSED
    if ended is not None and ended <= as_of:
        return DutyState.LATE if ended > dates.rolled else DutyState.EXCUSED
    return DutyState.OVERDUE if as_of > dates.rolled else DutyState.OPEN


def _line(
    key: str, title: str, article: str, dates: ThreeDates, state: DutyState, **more: object
) -> DutyLine:
    return DutyLine(key, title, article, dates.plain, dates.rolled, dates.safe, state, **more)  # type: ignore[arg-type]


def _ended(h: Happened) -> date | None:
    return min((day for day in (h.withdrawn_on, h.closed_on) if day is not None), default=None)


def _notice(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> DutyLine | None:
    if not needs_notice(h, as_of):
        return None
    key = "D2" if h.channel is Channel.ASSIGNED else "D1"
    dates = three_dates(h.received_on, limits.notice[0], calendar, limits.notice[1])
    state = _state(h.notified_on, dates, as_of, _ended(h), excused=bool(h.notice_excused))
    return _line(key, "书面告知", ART_NOTICE, dates, state, detail=h.notice_excused)


def _handling_dates(h: Happened, calendar: Calendar, limits: Profile) -> ThreeDates:
    return three_dates(h.accepted_on or h.received_on, limits.handle[0], calendar, limits.handle[1])


def _opinion(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> DutyLine | None:
    """D4. An extension in time excuses it: the new date is D5's (art. 34)."""
    if not runs_sixty_days(h, as_of):
        return None
    dates = _handling_dates(h, calendar, limits)
    extended = h.extended_on is not None and h.extended_on <= min(as_of, dates.rolled)
    state = _state(h.replied_on, dates, as_of, _ended(h), excused=extended)
    return _line("D4", "书面答复", ART_HANDLE, dates, state, provisional=h.accepted_on is None)


def _extension(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> DutyLine | None:
    if not _by(h.extended_on, as_of) or not runs_sixty_days(h, as_of):
        return None
    plain = _handling_dates(h, calendar, limits).plain + timedelta(days=h.extension_days)
    dates = around(plain, calendar)
    return _line("D5", "延期届满", ART_HANDLE, dates, _state(h.replied_on, dates, as_of, _ended(h)))


def _review_request(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> DutyLine | None:
    """The visitor's own right: nothing the office can be late with."""
    if h.delivered_on is None or h.delivered_on > as_of or h.matter_class is not MatterClass.PETITION:
        return None
    if h.settled_on is not None or h.route != Route.OPINION:
        return None
    dates = three_dates(h.delivered_on, limits.review_request, calendar)
    state = _state(h.review_requested_on, dates, as_of, excused=as_of > dates.rolled)
    return _line("D6", "可请求复查", ART_REVIEW, dates, state)


def _assigned(h: Happened, calendar: Calendar, as_of: date) -> DutyLine | None:
    if h.due is None:
        return None
    dates = around(h.due, calendar)
    return _line("D13", "交办期限", ART_ASSIGNED, dates, _state(h.replied_on, dates, as_of, _ended(h)))


def _promises(h: Happened, calendar: Calendar, as_of: date) -> Iterable[DutyLine]:
    for promise in h.promises:
        dates = around(promise.by_when, calendar)
        state = _state(promise.kept_on, dates, as_of, _ended(h))
        yield _line("P", "兑现答应", "", dates, state, detail=promise.what)


def _measures(h: Happened, calendar: Calendar, as_of: date) -> Iterable[DutyLine]:
    """A point's own date is a goal of the office: done with the reply."""
    done = h.replied_on or h.settled_on
    for what, due in h.measures:
        dates = around(due, calendar)
        yield _line("M", "落实措施", "", dates, _state(done, dates, as_of, _ended(h)), detail=what)
