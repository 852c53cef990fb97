"""What a page of the pack says of a matter: why it is there, what was promised, what is open, what can be asked and told.

Every sentence follows from a record; days are counted from the day of the pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from xfdesk.records.duty import Duty
from xfdesk.records.ledger import Moment, PointView
from xfdesk.records.pack import PackMatter, Promised
from xfdesk.rules import assistance, board, clock, dates, verdict
from xfdesk.rules.words import CarriedOut, DutyState, Outcome, Verdict

FIRST = 2
"""Promises that are due, to be spoken of by name; all of them stand in their own section."""
_BLANKS = re.compile(r"(\d{1,2}) 月 (\d{1,2}) 日")
"""A date as it stands on the screen; on paper it has no blanks."""
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2}) (?=前|收到)")
"""One that the timeline itself has put; in what people wrote nothing is changed."""


def name(matter: PackMatter) -> str:
    """As the lists have it: in full, or one character where the visitor asked for secrecy."""
    visitor = matter.view.visitor
    called = (visitor.name if visitor else "") or "来访人"
    return f"{called}等{matter.people}人" if matter.people > 1 else called


def day(on: date, today: date) -> str:
    """`11月27日`, with the year when it is another than the pack's."""
    return dates.on_paper(on) if on.year != today.year else f"{on.month}月{on.day}日"


# Why it is there


def why(matter: PackMatter, on: date) -> tuple[str, ...]:
    """All that falls due up to the Sunday of the week, the most urgent first; what the visitor was told to come for stands
    before it.
    """
    due = [duty for duty in matter.waiting if duty.safe <= board.sunday_of(on)]
    awaited = [duty for duty in due if matter.expected and _is_awaited(duty, on)]
    rest = [duty for duty in due if duty not in awaited]
    return (*(f"约好这天：{_named(duty)}" for duty in awaited), *(_falls_due(duty, on) for duty in rest))


def _is_awaited(duty: Duty, on: date) -> bool:
    return duty.key in ("P", "K") and on in (duty.plain, duty.rolled)


def _falls_due(duty: Duty, on: date) -> str:
    if duty.key in clock.SOFT:
        return f"还没有{_named(duty)}，定在{day(duty.plain, on)}"
    return f"{_when(duty, on)}：{_named(duty)}"


def _when(duty: Duty, on: date) -> str:
    """By the safe date; where the last day is a day off, by the day on which it is to be done."""
    if duty.state is DutyState.OVERDUE:
        return f"超期{(on - duty.safe).days}天"
    last = _last(duty, on)
    verb = "到期" if duty.plain == last else "要办"
    return f"{_near(last, on)}{verb}"


def _last(duty: Duty, on: date) -> date:
    """The day on which it is to be done: the last working day in time, once that is over the one it rolls on to."""
    return duty.safe if duty.safe >= on else duty.rolled


def _near(last: date, on: date) -> str:
    words = {0: "当天", 1: "次日"}
    return words.get((last - on).days, f"{day(last, on)}（{dates.long_weekday(last)}）")


def _named(duty: Duty) -> str:
    return f"{duty.title}“{duty.detail}”" if duty.detail and duty.key in ("P", "K", "M", "S") else duty.title


# What was promised


def promise(one: Promised, on: date) -> tuple[str, str]:
    """What and by whom until when; and whether it was kept."""
    until = f"{day(one.by_when, on)}前" if one.by_when else ""
    made = f"{day(one.made_on, on)}答应" if one.made_on else ""
    said = "，".join(part for part in (one.by_whom, made, until) if part)
    if one.kept_on:
        return _with(one.what, said), f"{day(one.kept_on, on)}兑现"
    late = one.by_when is not None and one.by_when < on
    return _with(one.what, said), "过期没有兑现" if late else "还没有兑现"


def measures(points: Iterable[PointView], on: date) -> Iterator[tuple[str, str]]:
    """What the judgement of a demand obliges the office to: its measure, or the day on which it is looked at again."""
    for view in points:
        point = view.point
        owner = " ".join(part for part in (point.leader, point.unit, point.person) if part)
        until = f"{day(date.fromisoformat(point.due), on)}前" if point.due else ""
        if point.measure:
            said = "，".join(part for part in (owner, until) if part)
            yield (
                _with(f"诉求{view.index}：{point.measure}", said),
                view.carried_out or ("已答复" if view.answer else "没有答复"),
            )
        if point.not_yet_solvable and point.next_look_on:
            look = day(date.fromisoformat(point.next_look_on), on)
            yield f"诉求{view.index}：暂难解决，{look}再议", "已答复" if view.answer else "等再议"


def _with(what: str, said: str) -> str:
    return f"{what}（{said}）" if said else what


# What was done


def done(timeline: Iterable[Moment]) -> list[Moment]:
    """Visits, acts and papers, the newest first."""
    return [moment for moment in timeline if moment.kind in ("visit", "act")][::-1]


def step(moment: Moment) -> str:
    """With dates as paper has them."""
    first = "　".join(part for part in moment.first.split("   ") if part.strip())
    said = f"{first}：{moment.second}" if moment.second else first
    said = _ISO.sub(_on_paper, said)
    return _BLANKS.sub(r"\1月\2日", said)


def _on_paper(found: re.Match[str]) -> str:
    try:
        return dates.on_paper(date.fromisoformat(found[1]))
    except ValueError:
        return found[0]


# What is open


def left(duty: Duty, on: date) -> str:
    """How long it is until the day on which it is to be done."""
    past = (on - duty.safe).days
    if duty.state is DutyState.OVERDUE:
        return f"超期{past}天"
    if duty.key in clock.SOFT and duty.rolled < on:
        return f"过了{past}天"
    days = (_last(duty, on) - on).days
    return {0: "当天", 1: "次日"}.get(days, f"还有{days}天")


def open_duty(duty: Duty, on: date) -> str:
    """Its plain day first; where that is a day off, the day on which it is to be done stands behind."""
    if duty.key in clock.SOFT:
        return f"定在{day(duty.plain, on)}　{_whole(duty)}"
    said = f"{day(duty.plain, on)}（{dates.long_weekday(duty.plain)}）前　{_whole(duty)}"
    if duty.safe != duty.plain and duty.state is not DutyState.OVERDUE:
        said += f"，遇休息日，{day(_last(duty, on), on)}要办"
    return f"{said}，受理日未定，暂计" if duty.provisional else said


def _whole(duty: Duty) -> str:
    article = f"（{duty.article}）" if duty.article else ""
    return f"{duty.title}{article}：{duty.detail}" if duty.detail else f"{duty.title}{article}"


def lacking(matter: PackMatter) -> tuple[str, ...]:
    """What closing still wants, and what is without an owner."""
    view = matter.view
    found = []
    if view.without_owner:
        found.append(f"没有着落，还差：{'、'.join(_unowned(matter))}")
    if view.closing_needs:
        found.append(f"办结还差：{'、'.join(view.closing_needs)}")
    return tuple(found)


def _unowned(matter: PackMatter) -> Iterator[str]:
    view = matter.view
    if not view.lead_official:
        yield "包案领导"
    if not (view.unit or view.person):
        yield "责任单位或责任人"
    if not view.due_on:
        yield "期限"


# What can be asked and told


def talk(matter: PackMatter, on: date) -> list[str]:
    """In the order of the talk: who steps aside, what was promised, what is to be handed over, judged and asked."""
    view = matter.view
    found = [f"回避：{view.recusal}"] if view.recusal else []
    due = [one for one in matter.promises if one.kept_on is None and one.by_when and one.by_when <= on]
    for one in due[:FIRST]:
        assert one.by_when is not None
        found.append(f"说明“{one.what}”办得怎样：答应的是{day(one.by_when, on)}前")
    for duty in view.duties:
        found += _told(duty, on)
    found += _of_points(matter)
    if view.without_owner:
        found.append(f"定承办：还差{'、'.join(_unowned(matter))}")
    if view.hardship:
        found.append(f"生活困难：告知可以申请社会救助（{assistance.ARTICLE}）")
    if view.visitor is not None and not (view.visitor.phone or view.visitor.anonymous):
        found.append("没有留电话：问怎样联系")
    return found


def _told(duty: Duty, on: date) -> Iterator[str]:
    """By the key of the duty; `D4` when it is near, `K` and `M` once their day has come."""
    until = day(duty.plain, on)
    if duty.state not in (DutyState.OPEN, DutyState.OVERDUE):
        return
    words = {
        "D1": f"当面告知收到了、怎样办：书面告知的最后一天是{until}（{duty.article}）",
        "D2": f"当面告知收到了、怎样办：书面告知的最后一天是{until}（{duty.article}）",
        "M": f"问“{duty.detail}”办到哪一步：定的是{until}前",
        "D5": f"已经延期一次，到{until}，不能再延（{duty.article}）",
        "N": f"延期还没有告知来访人：告知延期和理由，期限是{until}（{duty.article}）",
        "V": "答复还没有送达：当面送达，请来访人签收",
        "D6": f"告知复查期限到{until}（{duty.article}）",
        "D7": f"正在复查：复查意见应在{until}前作出（{duty.article}）",
        "D8": f"告知复核期限到{until}（{duty.article}）",
        "D9": f"正在复核：复核意见应在{until}前作出（{duty.article}）",
        "C": "问对接访、对办理单位满意不满意，记回访",
        "S": f"督办“{duty.detail}”：{until}前要反馈",
        "D13": f"{duty.detail or '上级'}交办的期限到{until}（{duty.article}）",
    }
    if duty.key == "M" and duty.plain > on:
        return
    if duty.key in words:
        yield words[duty.key]
    elif duty.key == "D4" and duty.safe <= board.sunday_of(on):
        late = duty.state is DutyState.OVERDUE
        yield f"书面答复{'已经过了' if late else '的最后一天是'}{until}（{duty.article}）：说清哪天答复"
    elif duty.key == "K" and duty.plain <= on:
        yield f"再议“{duty.detail}”：定下一步和日子"


def _of_points(matter: PackMatter) -> Iterator[str]:
    view = matter.view
    judged = verdict.carries_verdict(view.matter_class, view.route)
    for one in view.points:
        if one.answer:
            if one.outcome == Outcome.SUPPORTED and one.carried_out != CarriedOut.DONE:
                yield f"诉求{one.index}已答复支持，{one.carried_out or CarriedOut.NOT_YET}：问哪天办完"
        elif judged and one.point.verdict in (None, Verdict.PENDING):
            yield f"诉求{one.index}还没有研判：听完请定"
