"""The clock D1 to D9, D13, promises and the office's own goals: which duty runs, until when, and how it stands on a given day.

Days are calendar days unless a limit says working days; the first day does not count. Met, late and overdue are
judged by the rolled date; colour and order by the safe date (law.md, 'The clock').
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from xfdesk.rules import data
from xfdesk.rules.happened import Asked as Asked
from xfdesk.rules.happened import Decided as Decided
from xfdesk.rules.happened import Happened as Happened
from xfdesk.rules.happened import Promised as Promised
from xfdesk.rules.words import Channel, DutyState, MatterClass, Route
from xfdesk.rules.workdays import Calendar

ART_ASSIGNED = "第二十二条"
ART_NOTICE = "第二十三条"
ART_HANDLE = "第三十四条"
ART_REVIEW = "第三十五条"
ART_SECOND = "第三十六条"
ART_ENTERED = "第二十一条"
RIGHTS = ("D3", "D6", "D8")
"""What somebody may do within a time: nothing that the office can be late with."""
SOFT = ("V", "L", "C", "E")
"""Goals without a date of the law: followed like the others, never overdue."""
GOAL = 15
"""Days within which a goal without a date of its own is looked at."""


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
    review_opinion: int = 30


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
            raw.get("review_opinion", 30),
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
        _objection(h, calendar, limits, as_of),
        _opinion(h, calendar, limits, as_of),
        _extension(h, calendar, limits, as_of),
        _extension_told(h, calendar, limits, as_of),
        *_reviews(h, calendar, limits, as_of),
        _assigned(h, calendar, as_of),
        *_decided(h, calendar, as_of),
        *_supervisions(h, calendar, as_of),
        *_promises(h, calendar, as_of),
        *_measures(h, calendar, as_of),
        *_looks(h, calendar, as_of),
        *_goals(h, calendar, as_of),
    )
    return tuple(line for line in lines if line is not None)


def next_duty(lines: Iterable[DutyLine]) -> DutyLine | None:
    """The most urgent one still to be done, by its safe date; a goal of the office's own only when nothing else waits."""
    waiting = [d for d in lines if d.state in (DutyState.OPEN, DutyState.OVERDUE) and d.key not in RIGHTS]
    return min(waiting, key=lambda d: (d.key in SOFT, d.safe, d.key), default=None)


def needs_notice(h: Happened, as_of: date) -> bool:
    """Settled at the table the printed form is its paper; a question needs none (law.md, classes; art. 23)."""
    return h.matter_class is not MatterClass.QUESTION and not _by(h.settled_on, as_of)


def runs_sixty_days(h: Happened, as_of: date) -> bool:
    """Only a petition on route 6 that is neither handed on nor settled at the table (arts. 31, 34)."""
    return _owes_opinion(h, as_of) and _left(h, as_of) is None


def _owes_opinion(h: Happened, as_of: date) -> bool:
    """Whether the sixty days have run for it at some time."""
    on_its_way = h.route == Route.OPINION or _by(h.left_opinion_on, as_of)
    return h.matter_class is MatterClass.PETITION and on_its_way and not _by(h.settled_on, as_of)


def _left(h: Happened, as_of: date) -> date | None:
    """The day on which it was handed on, or took another way than that of an opinion."""
    days = (h.transferred_on, h.lawful_way_on, h.left_opinion_on)
    return min((day for day in days if day is not None and day <= as_of), default=None)


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


def _given_up(h: Happened) -> date | None:
    """The day from which it was no longer for the office to handle: over, transferred or led to its lawful way."""
    days = (h.withdrawn_on, h.closed_on, h.transferred_on, h.lawful_way_on)
    return min((day for day in days if day is not None), default=None)


def _left_in_time(h: Happened, last: date, as_of: date) -> bool:
    """By the rolled last day: the sixty days are no concern of the office. Later, they stay late for ever."""
    left = _left(h, as_of)
    return left is not None and left <= last


def _opinion_over(h: Happened) -> date | None:
    """The day from which no opinion was owed any more."""
    return min((day for day in (_given_up(h), h.left_opinion_on) if day is not None), default=None)


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
    if not _owes_opinion(h, as_of):
        return None
    dates = _handling_dates(h, calendar, limits)
    if _left_in_time(h, dates.rolled, as_of):
        return None
    extended = h.extended_on is not None and h.extended_on <= min(as_of, dates.rolled)
    state = _state(h.replied_on, dates, as_of, _opinion_over(h), excused=extended)
    return _line("D4", "书面答复", ART_HANDLE, dates, state, provisional=h.accepted_on is None)


def _extension(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> DutyLine | None:
    if not _by(h.extended_on, as_of) or not _owes_opinion(h, as_of):
        return None
    plain = _handling_dates(h, calendar, limits).plain + timedelta(days=h.extension_days)
    dates = around(plain, calendar)
    if _left_in_time(h, dates.rolled, as_of):
        return None
    return _line("D5", "延期届满", ART_HANDLE, dates, _state(h.replied_on, dates, as_of, _opinion_over(h)))


def _objection(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> DutyLine | None:
    """D3, for a matter handed to the office: a right that lapses, nothing to be late with unless it was used late."""
    if h.channel is not Channel.ASSIGNED:
        return None
    dates = three_dates(h.received_on, limits.objection[0], calendar, limits.objection[1])
    taken_on = _by(h.accepted_on, as_of) or _by(h.replied_on, as_of)
    state = _state(h.objection_on, dates, as_of)
    if state is DutyState.OVERDUE or (state is DutyState.OPEN and taken_on):
        state = DutyState.EXCUSED
    return _line("D3", "可提出异议", ART_NOTICE, dates, state)


def _extension_told(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> DutyLine | None:
    """An extension is told to the visitor before the sixty days are over (art. 34)."""
    if not _by(h.extended_on, as_of) or not _owes_opinion(h, as_of):
        return None
    dates = _handling_dates(h, calendar, limits)
    if _left_in_time(h, dates.rolled, as_of):
        return None
    state = _state(h.extension_told_on, dates, as_of, _opinion_over(h))
    return _line("N", "延期告知", ART_HANDLE, dates, state)


def _reviews(h: Happened, calendar: Calendar, limits: Profile, as_of: date) -> Iterable[DutyLine]:
    """D6 to D9: the visitor's two remedies, and the opinions of the bodies above (arts. 35, 36)."""
    if h.delivered_on is None or h.delivered_on > as_of or not _has_remedy(h):
        return
    # An opinion that came after the 复查 may be reviewed again.
    asked = None if h.told_again else h.review_requested_on
    yield _right("D6", "可请求复查", ART_REVIEW, h.delivered_on, asked, calendar, limits, as_of)
    if h.review_requested_on is None or h.review_requested_on > as_of:
        return
    dates = three_dates(h.review_requested_on, limits.review_opinion, calendar)
    yield _line("D7", "复查意见", ART_REVIEW, dates, _state(h.review_closed_on, dates, as_of, h.withdrawn_on))
    if h.review_closed_on is None or h.review_closed_on > as_of:
        return
    told, asked = h.review_closed_on, h.second_requested_on
    yield _right("D8", "可请求复核", ART_SECOND, told, asked, calendar, limits, as_of)
    if asked is None or asked > as_of:
        return
    # What a hearing takes is not counted (art. 36).
    dates = three_dates(asked, limits.review_opinion + h.hearing_days, calendar)
    yield _line("D9", "复核意见", ART_SECOND, dates, _state(h.second_closed_on, dates, as_of, h.withdrawn_on))


def _has_remedy(h: Happened) -> bool:
    return h.matter_class is MatterClass.PETITION and h.route == Route.OPINION and h.settled_on is None


def _right(
    key: str,
    title: str,
    article: str,
    told: date,
    asked: date | None,
    calendar: Calendar,
    limits: Profile,
    as_of: date,
) -> DutyLine:
    """The visitor's own right: nothing the office can be late with."""
    dates = three_dates(told, limits.review_request, calendar)
    state = _state(asked, dates, as_of, excused=as_of > dates.rolled and not _by(asked, as_of))
    return _line(key, title, article, dates, state)


def _assigned(h: Happened, calendar: Calendar, as_of: date) -> DutyLine | None:
    if h.due is None:
        return None
    dates = around(h.due, calendar)
    return _line("D13", "交办期限", ART_ASSIGNED, dates, _state(h.replied_on, dates, as_of, _given_up(h)))


def _decided(h: Happened, calendar: Calendar, as_of: date) -> Iterable[DutyLine]:
    """D13, the dates of the joint conference: met by the report to it or by the opinion (art. 22). A later session that
    decides anew sets another date; what was late by then stays late.
    """
    for n, one in enumerate(h.decisions):
        if one.decided_on > as_of:
            continue
        anew = [later.decided_on for later in h.decisions[n + 1 :]]
        over = min((day for day in (_given_up(h), *anew) if day is not None), default=None)
        dates = around(one.due, calendar)
        answered = one.answered_on
        if over and answered and max(over, dates.rolled) < answered:
            answered = None  # the date bound no more: whether it was kept was decided by then
        state = _state(answered, dates, as_of, over)
        yield _line("D13", "交办期限", ART_ASSIGNED, dates, state, detail=one.session)


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
        yield _line("M", "落实措施", "", dates, _state(done, dates, as_of, _given_up(h)), detail=what)


def _supervisions(h: Happened, calendar: Calendar, as_of: date) -> Iterable[DutyLine]:
    for one in h.supervisions:
        dates = around(one.answer_due, calendar)
        yield _line(
            "S",
            "督办反馈",
            ART_ASSIGNED,
            dates,
            _state(one.answered_on, dates, as_of, _given_up(h)),
            detail=one.what,
        )


def _looks(h: Happened, calendar: Calendar, as_of: date) -> Iterable[DutyLine]:
    """暂难解决 is looked at again on the day that was told (art. 27)."""
    done = h.replied_on or h.settled_on
    for what, on in h.looks:
        dates = around(on, calendar)
        yield _line("K", "再议", "", dates, _state(done, dates, as_of, _given_up(h)), detail=what)


def _goals(h: Happened, calendar: Calendar, as_of: date) -> Iterable[DutyLine]:
    """What is still to be done once it is answered: deliver it, carry it out, call back, enter it (arts. 21, 34)."""
    answered = min((day for day in (h.delivered_on, h.settled_on) if day), default=None)
    newest = h.replied_last_on or h.replied_on
    if newest is not None and newest <= as_of and h.settled_on is None:
        told = h.told_last_on if h.replied_last_on else h.delivered_on
        yield _goal(h, "V", "送达答复", ART_HANDLE, newest, told, calendar, as_of)
    if answered is None or answered > as_of:
        return
    for what, due in h.unfinished:
        # A date that was over when the answer was given is a goal no more.
        start = due - timedelta(days=GOAL) if due and due >= answered else answered
        yield _goal(h, "L", "落实答复", "", start, None, calendar, as_of, what)
    yield _goal(h, "C", "回访", "", answered, h.called_back_on, calendar, as_of)
    entered = h.entered_on or (answered if h.entering_done else None)
    yield _goal(h, "E", "系统录入", ART_ENTERED, answered, entered, calendar, as_of)


def _goal(
    h: Happened,
    key: str,
    title: str,
    article: str,
    start: date,
    done: date | None,
    calendar: Calendar,
    as_of: date,
    detail: str = "",
) -> DutyLine:
    """Done is met whenever it was; undone it stays open, and is excused when the matter ends without it."""
    dates = three_dates(start, GOAL, calendar)
    ended = _ended(h)
    state = DutyState.EXCUSED if ended is not None and ended <= as_of else DutyState.OPEN
    return _line(key, title, article, dates, DutyState.MET if _by(done, as_of) else state, detail=detail)
