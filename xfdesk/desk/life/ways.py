"""Which way the matter goes: acceptance, withdrawal, route, transfer, objection, what came back."""

from __future__ import annotations

from xfdesk.desk.life.case import Case
from xfdesk.errors import Refused
from xfdesk.records.acts import Accept, ChangeRoute, Objection, Returned, Transfer, Withdraw
from xfdesk.rules import clock, extending, units
from xfdesk.rules.articles import ARTICLE_23, ARTICLE_31, NOT_RECORDED
from xfdesk.rules.words import Handling, Route


def accept(case: Case, act: Accept) -> Accept:
    """The sixty days count from this day (art. 34); another day leaves the extension within them."""
    extended = case.now.happened.extended_on
    if extended is not None:
        days, working = case.limits.handle
        last = clock.three_dates(case.on, days, case.table.calendar, working).rolled
        extending.in_time(extended, last)
    case.set_matter(accepted_on=case.on.isoformat())
    return act


def withdraw(case: Case, act: Withdraw) -> Withdraw:
    return Withdraw(case.block(act.reason, "reason", "撤回的原因"))


def change_route(case: Case, act: ChangeRoute) -> ChangeRoute:
    """Routes 1 to 4 lead to the lawful way, which the visitor is told in writing (arts. 23, 31)."""
    route = _route(case, act.route)
    case.beside["was"] = was = case.life.happened.route
    if route == was:
        raise Refused(
            "same_route",
            f"办理途径已经是“{Route(route).label}”（《信访工作条例》第三十一条）",
            NOT_RECORDED,
            "没有变的不用再记",
            article=ARTICLE_31,
            field="route",
        )
    return ChangeRoute(str(route))


def _route(case: Case, typed: str) -> int:
    found = case.line(str(typed), "route", "办理途径")
    for route in Route:
        if found in (str(route.value), route.label):
            return route.value
    offered = "；".join(f"{route.value} {route.label}" for route in Route)
    raise Refused(
        "no_such_route",
        f"办理途径只能是：{offered}（《信访工作条例》第三十一条）",
        NOT_RECORDED,
        "请写 1 到 6",
        article=ARTICLE_31,
        field="route",
    )


def transfer(case: Case, act: Transfer) -> Transfer:
    """To a body that is not ours (art. 22); one of ours is assigned, not transferred."""
    to = case.line(act.to, "to", "转往机关")
    if case.life.sealed:
        _not_to_those_concerned(case, to)
    else:
        refuse_unit(case, Handling.TRANSFERRED, to, "to")
    return Transfer(to)


def _not_to_those_concerned(case: Case, to: str) -> None:
    """An accusation goes to whoever may handle it, of ours or not, but never to those whom it is about (art. 30)."""
    if units.is_about(to, f"{case.matter['concerned']}\n{case.matter['units_concerned']}"):
        raise Refused(
            "sent_to_concerned",
            "不能送给被反映的单位自己（《信访工作条例》第三十条）",
            NOT_RECORDED,
            "请送给有权处理的机关",
            article="第三十条",
            field="to",
        )


def refuse_unit(case: Case, handling: Handling, unit: str, name: str) -> None:
    """交办 goes to a unit of ours, 转送 to a body that is not; one that no register has is kept and said (art. 22)."""
    register = [(one.name, one.ours) for one in case.table.office.units]
    ours = units.is_ours(unit, register)
    if sentence := units.refusal(handling, unit, ours):
        raise Refused("unit_of_others", sentence, NOT_RECORDED, article=units.ARTICLE, field=name)
    if ours is None:
        case.notes.append(f"“{unit}”不在单位登记簿里，先照填的保留，请在设置里补上")


def objection(case: Case, act: Objection) -> Objection:
    """Five working days from the day received (art. 23); a later one is recorded and stays late."""
    reason = case.block(act.reason, "reason", "异议的理由")
    limits, calendar = case.table.limits, case.table.calendar
    days, working = limits.objection
    last = clock.three_dates(case.life.happened.received_on, days, calendar, working).rolled
    if case.on > last:
        case.notes.append(f"异议期限是 {last.isoformat()}（《信访工作条例》{ARTICLE_23}），这一次记为逾期")
    return Objection(reason)


def returned(case: Case, act: Returned) -> Returned:
    """The matter is ours again; its clock has run on."""
    return Returned(case.line(act.sender, "sender"), case.block(act.reason, "reason", "退回的原因"))
