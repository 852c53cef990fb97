"""How wide each piece of a row is, by the texts that stand in the list, and which pieces a width holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QFontMetricsF

from ui.followup import wording
from ui.theme import Theme
from ui.widgets import chip_width, pill_width
from xfdesk.records.followup import BoardItem
from xfdesk.rules.dates import short

ORDER = ("duty", "detail", "name", "summary", "verdict", "unit", "person", "number", "when", "left")
DROPS = ("number", "person", "detail", "verdict", "unit", "when")
"""What goes first where there is no room; what to do, whose it is and how long is left always stay."""
LEFT, RIGHT, GAP, CLOSE = 24, 14, 20, 12
CLOSE_AFTER = frozenset({"duty", "unit"})
"""What belongs to the piece before it stands nearer."""
ROLES = {"duty": "bold", "name": "medium"}
NAMES, LONG_NAMES = "赵德顺 等88人", "买买提・艾力 等88人"
PILLS = ("超期 88 天", "今天", "明天", "顺延 8 天")
SHORT, LONG, OWNERS, PERSONS = 6, 20, 12, 6
"""In characters: a detail at least and at most, the longest unit and person that are written out."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a piece may stand in the row."""

    left: int
    width: int

    @property
    def right(self) -> int:
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Needs:
    """What each piece needs at least, and what it takes where there is room."""

    least: dict[str, int]
    most: dict[str, int]


def needs(theme: Theme, items: Iterable[BoardItem], today: date) -> Needs:
    listed = tuple(items)
    em = _advance(theme, "body", ("国",))
    dates = {one.safe for one in listed if one.safe}
    pills = {wording.left(one, today) for one in {one.days_left: one for one in listed}.values()}
    units = {one.unit for one in listed} | {wording.NO_OWNER}
    least = {
        "duty": _advance(theme, "bold", {wording.duty(one)[0] for one in _kinds(listed)} | {"书面告知"}),
        "detail": SHORT * em,
        "name": _advance(theme, "medium", (NAMES,)),
        "summary": 9 * em,
        "verdict": chip_width(theme),
        "unit": min(_advance(theme, "body", units), OWNERS * em),
        "person": min(_advance(theme, "body", {one.person for one in listed} | {"马建国"}), PERSONS * em),
        "number": _advance(theme, "body", _longest(listed)),
        "when": _advance(theme, "body", {short(day, today) for day in dates} | {short(today, today)}),
        "left": max(pill_width(theme, pill) for pill in (*PILLS, *pills)),
    }
    most = {"detail": LONG * em, "name": max(least["name"], _advance(theme, "medium", (LONG_NAMES,)))}
    return Needs(least, most)


def _kinds(items: tuple[BoardItem, ...]) -> Iterable[BoardItem]:
    """One of each kind, since thousands share a few duties."""
    return {(one.next_duty, one.without_owner, one.without_answer, one.group): one for one in items}.values()


def _longest(items: tuple[BoardItem, ...]) -> Iterable[str]:
    """Of each kind of number the longest: `PC` is wider than `JF`, figures are all of one width."""
    found: dict[str, str] = {}
    for one in items:
        found[one.matter[:2]] = max(found.get(one.matter[:2], ""), one.matter, key=len)
    return found.values()


def _advance(theme: Theme, role: str, texts: Iterable[str]) -> int:
    metrics = QFontMetricsF(theme.font(role))
    return int(max((metrics.horizontalAdvance(text) for text in texts), default=0)) + 1


def spans(theme: Theme, needed: Needs, width: int, *, of_one_day: bool = False) -> dict[str, Span]:
    """Every piece that has room, from the left; the summary takes what is left. A day that is said above needs no room."""
    order = tuple(key for key in ORDER if not (of_one_day and key == "when"))
    keys = _fitting(theme, order, needed, width)
    wide = {key: needed.least[key] for key in keys}
    spare = width - _total(theme, keys, wide)
    for key in ("detail", "name"):
        if key in wide and spare > 0:
            grows = min(needed.most[key] - wide[key], spare // 3)
            wide[key] += grows
            spare -= grows
    wide["summary"] = max(theme.px(40), wide["summary"] + spare)
    left, found = theme.px(LEFT), {}
    for key in keys:
        found[key] = Span(left, wide[key])
        left += wide[key] + _gap(theme, key)
    return found


def _fitting(theme: Theme, keys: tuple[str, ...], needed: Needs, width: int) -> tuple[str, ...]:
    for dropped in DROPS:
        if _total(theme, keys, needed.least) <= width:
            break
        keys = tuple(key for key in keys if key != dropped)
    return keys


def _total(theme: Theme, keys: tuple[str, ...], wide: dict[str, int]) -> int:
    gaps = sum(_gap(theme, key) for key in keys[:-1])
    return theme.px(LEFT) + theme.px(RIGHT) + gaps + sum(wide[key] for key in keys)


def _gap(theme: Theme, key: str) -> int:
    return theme.px(CLOSE if key in CLOSE_AFTER else GAP)
