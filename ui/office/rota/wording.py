"""How a day of the rota is said: in its cell, to a screen reader, beside the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from xfdesk.records.rota import RotaCell, RotaSaved
from xfdesk.records.rota_day import RotaDay, RotaLeader
from xfdesk.rules import dates
from xfdesk.rules.words import DayKind

SHORT = {DayKind.VISITING_DOWN.value: "下访"}
NOT_HELD = "没有接访"
BODY = re.compile(r"^(?:镇|乡|街道|区|县)?(?:党工委|党委|人大|纪委|办事处)?(?=..)")
DATED = re.compile(r"^.*?\d+ 月 \d+ 日(?:至 ?\d+ 月 \d+ 日)? ?")


def short_kind(kind: str) -> str:
    """`定点` of 定点接访."""
    return SHORT.get(kind) or kind.removesuffix("接访") or kind


def day_title(on: date, today: date) -> str:
    """`11 月 27 日 星期五`, with the year when it is another."""
    year = "" if on.year == today.year else f"{on.year} 年 "
    return f"{year}{dates.month_day(on)} {dates.long_weekday(on)}"


def with_post(leader: RotaLeader) -> str:
    return f"{leader.name} {leader.post}".strip()


def short_post(post: str) -> str:
    """`书记` of 镇党委书记."""
    return BODY.sub("", post)


def names(leaders: Iterable[RotaLeader]) -> str:
    """One with the post, shortly; several by name alone."""
    listed = tuple(leaders)
    return (
        f"{listed[0].name} {short_post(listed[0].post)}".strip()
        if len(listed) == 1
        else "、".join(one.name for one in listed)
    )


def stand_ins(leaders: Iterable[RotaLeader]) -> str:
    """`代周启明`"""
    return "、".join(f"代{one.stands_in_for}" for one in leaders if one.stands_in_for)


def first_line(cell: RotaCell) -> str:
    """Who received; on a day to come who is to."""
    leaders = cell.receiving or (cell.planned.leaders if cell.planned else ())
    return names(leaders) or "还没有定领导"


def second_line(cell: RotaCell, today: date, usual: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Kind, then the state of what was held, else what is not usual about the day; `usual` are the office's places."""
    day = cell.planned
    kind = short_kind(day.kind) if day else ""
    for_whom = stand_ins(day.leaders) if day else ""
    if cell.held or cell.on < today:
        return tuple(filter(None, (for_whom or kind, cell.held or NOT_HELD)))
    if day is None:
        return ()
    apart = "" if day.place in usual else day.place
    return tuple(filter(None, (kind, for_whom, apart or (day.attendants if kind == "联合" else ""))))


def spoken(cell: RotaCell, today: date, proposed: RotaDay | None = None, *, unsaved: bool = False) -> str:
    """The whole cell as one sentence for who does not see it."""
    parts = [day_title(cell.on, today), "今天" if cell.on == today else "", "休息日" if cell.day_off else ""]
    if cell.planned is not None or cell.held:
        day = cell.planned
        leaders = cell.receiving or (day.leaders if day else ())
        parts += [
            "、".join(map(with_post, leaders)),
            *((day.kind, day.place, hours_line(day.hours)) if day else ()),
        ]
        parts += [stand_ins(day.leaders) if day else "", cell.held or (NOT_HELD if cell.on < today else "")]
    elif proposed is not None:
        parts += ["提议", "、".join(map(with_post, proposed.leaders)), proposed.kind]
    else:
        parts.append("没有安排")
    parts += ["有没存的改动" if unsaved else "", *cell.conflicts]
    return "，".join(filter(None, parts))


def in_cell(conflict: str, leaders: Iterable[RotaLeader]) -> str:
    """A conflict without what its cell says already, the date and whose it is: `不在（赴市里开会）`."""
    rest = DATED.sub("", conflict)
    for one in leaders:
        rest = rest.removeprefix(one.name).strip()
    return rest or conflict


def hours_line(hours: str) -> str:
    """Spans, one a line in the rota, as one line: `8:30—11:30、14:30—17:00`."""
    return "、".join(filter(None, (line.strip() for line in hours.splitlines())))


def hours_kept(line: str) -> str:
    return "\n".join(several(line))


def several(line: str) -> tuple[str, ...]:
    """Pieces that a clerk parts with any of the usual signs."""
    for sign in "，,;；":
        line = line.replace(sign, "、")
    return tuple(filter(None, (piece.strip() for piece in line.split("、"))))


def kinds_line(kinds: tuple[tuple[str, int], ...]) -> str:
    """`定点 5、联合 1`"""
    return "、".join(f"{short_kind(kind)} {many}" for kind, many in kinds if many)


def turns_line(turns: tuple[tuple[str, int], ...]) -> str:
    return "，".join(f"{who} {many} 次" for who, many in turns)


def posting_line(post_by: date | None, posted_on: date | None, today: date) -> tuple[str, str]:
    """When the posting is to hang, or since when it does, with its tone."""
    if posted_on is not None:
        return f"公示已于 {dates.month_day(posted_on)}打印", "ink2"
    if post_by is None:
        return "", "ink2"
    day = f"{dates.month_day(post_by)} {dates.weekday(post_by)}"
    left = (post_by - today).days
    if left < 0:
        return f"公示应在 {day}张贴，已经过了 {-left} 天", "amber"
    if left == 0:
        return f"公示最晚今天张贴（{day}）", "amber"
    return f"公示最晚 {day}张贴，还有 {left} 天", "amber" if left == 1 else "ink2"


def became(cell: RotaCell, today: date) -> str:
    """What became of a day that has been, and who in fact received."""
    parts = []
    if cell.held:
        parts.append(f"这一天{cell.held}")
    elif cell.on < today:
        parts.append("安排了，没有接访" if cell.planned else "这一天没有接访")
    if cell.receiving:
        parts.append(f"接访的是{'、'.join(map(with_post, cell.receiving))}")
    parts.append(cell.absence)
    return "，".join(filter(None, parts))


def done(what: str, saved: RotaSaved, standing: tuple[str, ...]) -> str:
    """With what else came of it: who changed places, what is to be posted anew. What does not fit stands with its day."""
    return "；".join((what, *(line for line in saved.conflicts if line not in standing)))
