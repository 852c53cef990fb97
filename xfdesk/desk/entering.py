"""录入卡: what the official petition system asks of a matter, in its order, and which matters it does not know yet (art. 21)."""

from __future__ import annotations

from datetime import date

from xfdesk.desk.story import Story
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.followup import NotEntered
from xfdesk.records.ledger import MatterView
from xfdesk.rules import masking
from xfdesk.rules.words import ROUTE_LABELS, SEALED, Channel, DutyState, Handling, Route, Status
from xfdesk.store import entering, history, matters

FORMS = {
    Channel.RECEPTION: "走访",
    Channel.LETTER: "来信",
    Channel.PHONE: "来电",
    Channel.ONLINE: "网上信访",
    Channel.ASSIGNED: "上级转送交办",
    Channel.OUTREACH: "走访",
}
"""信访形式, as the official system words our channels."""
MOST = 200
"""So many stand in the list of what is not entered: nobody enters more in a day."""
LIMITS = ("D13", "D5", "D4")
"""The limits of the answer; of those that run, the earliest."""


class Entering:
    table: Table

    def copy_card(self, matter: str) -> tuple[tuple[str, str], ...]:
        """(label, text) in the system's order, numbers in full; an empty text is a field to be left empty.

        Whoever looks at it is written into the history as 显示全号. A sealed accusation has no card (art. 30).
        """
        file = self.table.file
        with file.read():
            uid = matters.find(file, matter.strip())
            row = matters.row(file, uid) if uid else {}
        if not row:
            raise Refused(
                "no_matter",
                f"没有编号为 {matter[:40]} 的事项",
                "数据没有动过",
                "请核对编号，例如 JF-2026-0001",
            )
        if row["sealed"]:
            raise Refused(
                "accusation_sealed",
                "检举控告已密封，没有录入卡（《信访工作条例》第三十条）",
                "内容没有显示",
                "要录入的，写明原因打开它，照着录",
                article="第三十条",
            )
        view = Story(self.table).tell(uid, self.table.today, revealed=True, opened=False)
        with file.act():
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what="显示全号",
                matter=uid,
                after={"rows": 1, "numbers": [view.number], "why": "录入卡"},
            )
        return _card(view, str(row["handling"] or ""))

    def not_entered(self, most: int = MOST) -> tuple[NotEntered, ...]:
        """The oldest first; a sealed accusation shows its number, its date and its sealed words alone."""
        file = self.table.file
        with file.read():
            found = entering.not_entered(file, most)
        return tuple(_waiting(row) for row in found)

    def not_entered_count(self) -> int:
        with self.table.file.read():
            return entering.how_many(self.table.file)


def _waiting(row: entering.Row) -> NotEntered:
    sealed = bool(row.sealed)
    return NotEntered(
        uid=row.uid,
        matter=row.number,
        received_on=date.fromisoformat(row.received_on),
        name="" if sealed else masking.name(row.name, bool(row.confidential)),
        summary=SEALED if sealed else row.summary,
        sealed=sealed,
    )


def _card(view: MatterView, handling: str) -> tuple[tuple[str, str], ...]:
    """The order is the customary one of the system's registration page; offices whose system differs may want it as a setting."""
    visitor = view.visitor
    demands = "\n".join(f"{point.index}. {point.point.text}" for point in view.points)
    if len(view.points) == 1:
        demands = view.points[0].point.text
    affected = next((one.affected for one in reversed(view.accounts) if one.affected is not None), None)
    people = view.accounts[0].people if view.accounts else view.people
    first, _, second = view.category.partition("/")
    return (
        ("登记日期", view.received_on.isoformat()),
        ("信访形式", FORMS.get(Channel(view.channel), view.channel) if view.channel else ""),
        ("姓名", visitor.name if visitor else ""),
        ("证件类型", visitor.id_kind if visitor and visitor.id_number else ""),
        ("证件号码", visitor.id_number if visitor else ""),
        ("联系电话", "、".join(filter(None, (visitor.phone, visitor.phone2))) if visitor else ""),
        ("住址", f"{visitor.village}{visitor.address}" if visitor else ""),
        ("信访人数", str(people) if people else ""),
        ("涉及人数", str(affected) if affected is not None else ""),
        ("问题属地", view.place),
        ("内容分类", " - ".join(part for part in (first, second) if part)),
        ("信访目的", str(view.matter_class)),
        ("概况", view.summary),
        ("详情", view.facts),
        ("诉求", demands),
        ("办理途径", ROUTE_LABELS[Route(view.route)] if view.route else ""),
        ("办理方式", _handled(view, handling)),
        ("去向", " ".join(part for part in (view.unit, view.person) if part)),
        ("受理日期", view.accepted_on.isoformat() if view.accepted_on else ""),
        ("办理期限", _limit(view)),
        ("系统编号", view.official_number),
    )


def _handled(view: MatterView, handling: str) -> str:
    """How it goes on now, which may be another way than the one taken at the table."""
    now = {Status.TRANSFERRED: Handling.TRANSFERRED, Status.LAWFUL_WAY: Handling.LAWFUL_WAY}
    for status, way in now.items():
        if view.status == status:
            return way.value
    return handling or (Handling.ACCEPTED.value if view.accepted_on else "")


def _limit(view: MatterView) -> str:
    running = (DutyState.OPEN, DutyState.OVERDUE, DutyState.MET, DutyState.LATE)
    plain = [duty.plain for duty in view.duties if duty.key in LIMITS and duty.state in running]
    return min(plain).isoformat() if plain else ""
