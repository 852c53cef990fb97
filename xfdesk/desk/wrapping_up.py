"""收班: the day in figures, what is not complete with its way to mend it, and closing, which is never barred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from xfdesk.changes import Change, Touched
from xfdesk.desk.table import Table
from xfdesk.desk.unfinished import unfinished_rows
from xfdesk.errors import Refused
from xfdesk.records.day import DaySummary, Incomplete, QueueRow, ReceptionDay
from xfdesk.records.visit import PaperEntry
from xfdesk.rules import dates, verdict
from xfdesk.rules.words import (
    NOTICES,
    SEALED,
    DayState,
    Handling,
    MatterClass,
    PaperKind,
    Verdict,
    VisitOrder,
)
from xfdesk.store import arrivals, days, drafts, facts, history, matters, projection, visits


class WrapUp:
    table: Table

    def summary(self, day: str) -> DaySummary:
        """How many came, the verdicts by matter, the handlings by visit, and what is incomplete."""
        file = self.table.file
        with file.read():
            stored = days.get(file, day)
            if stored is None:
                raise Refused("no_day", "找不到这个接访日", "数据没有动过", "请先开始一个接访日")
            rows = visits.queue(file, day)
            figures = file.sql('SELECT people, "order", handling, matter FROM visit WHERE day = ?', day)
            incomplete = tuple(self._incomplete(day, rows))
            began, ended = days.arrivals(file, day)
        first_rows = {row.matter: row for row in rows}
        judged = Counter(row.verdict for row in first_rows.values() if not row.sealed and row.verdict)
        handled = Counter(Handling(handling) for _, _, handling, _ in figures if handling)
        continued = handled.pop(Handling.CONTINUED, 0)
        group = self.table.office.group_size
        return DaySummary(
            day=stored,
            visits=len(rows),
            people=sum(people for people, *_ in figures),
            first=sum(order == VisitOrder.FIRST for _, order, *_ in figures),
            repeat=sum(order == VisitOrder.REPEAT for _, order, *_ in figures),
            groups=sum(people >= group for people, *_ in figures),
            verdicts=tuple((kind, judged[kind]) for kind in Verdict if judged[kind]),
            sealed=sum(row.sealed for row in rows),
            handlings=tuple((kind, handled[kind]) for kind in Handling if handled[kind]),
            continued=continued,
            incomplete=incomplete,
            began=began,
            ended=ended,
        )

    def _incomplete(self, day: str, rows: tuple[QueueRow, ...]) -> Iterator[Incomplete]:
        by_matter = {row.matter: row for row in reversed(rows)}
        yield from self._unjudged(by_matter)
        yield from self._unowned(by_matter)
        yield from self._unpapered(by_matter)
        saved = {row.visit for row in rows}
        for row in unfinished_rows(self.table.file, day, saved):
            yield Incomplete(
                "来访人", row.visit, "", row.queue_number, row.name, "还没有记完，草稿在队列里", "接着记"
            )

    def _unjudged(self, rows: dict[str, QueueRow]) -> Iterator[Incomplete]:
        file = self.table.file
        for matter, row in rows.items():
            entry = matters.entry_of(file, matter)
            if row.sealed or not verdict.carries_verdict(entry.matter_class, entry.route):
                continue
            for n, point in enumerate(matters.points(file, matter)):
                if point.verdict in (None, Verdict.PENDING):
                    what = f"诉求 {n + 1}“{point.text}”还没判断"
                    visit, path = self._where_judged(row.visit, matter, point.uid)
                    yield Incomplete("研判", visit, matter, row.queue_number, row.name, what, "研判", path)

    def _where_judged(self, visit: str, matter: str, point: str) -> tuple[str, str]:
        """The visit in whose form a point stands, and its place there: a 续访 holds its own points alone."""
        file = self.table.file
        for one in (visit, *visits.of_matter(file, matter)):
            entry = visits.entry_of(file, one)
            held = [kept.uid for kept in entry.points] if entry else []
            if point in held:
                return one, f"points.{held.index(point)}.verdict"
        return visit, "points.0.verdict"

    def _unowned(self, rows: dict[str, QueueRow]) -> Iterator[Incomplete]:
        file = self.table.file
        for matter, row in rows.items():
            known = facts.of_matter(file, matter)
            if not matters.row(file, matter)["without_owner"] or row.sealed:
                continue
            owner = known.owner
            lacking = [
                word
                for word, has in (
                    ("包案领导", owner.leader),
                    ("责任单位或责任人", owner.unit or owner.person),
                    ("期限", owner.due),
                )
                if not has
            ]
            what = f"没有{'、'.join(lacking)}"
            yield Incomplete(
                "着落", row.visit, matter, row.queue_number, row.name, what, "定承办", "points.0.unit"
            )

    def _unpapered(self, rows: dict[str, QueueRow]) -> Iterator[Incomplete]:
        """A paper owed for 转送 or 告知途径, neither delivered nor excused (受理 and 交办 have their 15 days)."""
        file = self.table.file
        for matter, row in rows.items():
            stored = matters.row(file, matter)
            owed = (PaperKind.ACCUSATION_LETTER,) if row.sealed else NOTICES
            papers = [paper for paper in matters.papers(file, matter=matter) if paper.kind in owed]
            if any(paper.delivered_on or paper.excused for paper in papers):
                continue
            if row.sealed:
                unit = file.value("SELECT unit FROM visit WHERE uid = ?", row.visit)
                what, name = f"转{unit}的函没有送达记录", SEALED
            elif stored["handling"] == Handling.TRANSFERRED:
                what, name = f"{PaperKind.TRANSFER}没有送达记录", row.name
            elif stored["handling"] == Handling.LAWFUL_WAY:
                what, name = f"{PaperKind.LAWFUL_WAY}没有送达记录", row.name
            else:
                continue
            field = "paper.delivered_on" if row.sealed else "notice.delivered_on"
            yield Incomplete("文书", row.visit, matter, row.queue_number, name, what, "记送达", field)

    def close_day(self, day: str, words: str) -> ReceptionDay:
        """收班 with its wrap-up. What is incomplete stays in the lists; closing is never barred."""
        file, now = self.table.file, self.table.clock.now()
        with file.act():
            stored = days.get(file, day)
            if stored is None or stored.state is not DayState.OPEN:
                raise Refused("day_not_open", "这一天已经收班", "数据没有动过")
            closed = replace(stored, state=DayState.CLOSED, ended=f"{now:%H:%M}", summary=words.strip())
            days.put(file, closed)
            history.append(file, at=now, who=self.table.who, what="收班", touched=[("ReceptionDay", day)])
        self.table.tell(Change(Touched.DAY | Touched.QUEUE, f"{dates.month_day(closed.on)}已收班"))
        return closed

    def record_paper(self, matter: str, paper: PaperEntry) -> None:
        """记送达: a paper of this matter was handed over, posted, refused, or is excused with a reason."""
        file, now = self.table.file, self.table.clock.now()
        with file.act():
            row = matters.row(file, matter)
            if not row:
                raise Refused("no_matter", "找不到这件事", "数据没有动过")
            if not (paper.delivered_on or paper.excused):
                raise Refused(
                    "paper_date",
                    "还差：送达日期，或不送的原因",
                    "没有存",
                    "补上后再保存",
                    article="第二十三条",
                )
            kind = paper.kind or _kind_owed(row)
            if paper.excused and not row["sealed"] and self._has_address(row["visitor"]):
                raise Refused(
                    "notice_owed",
                    "姓名和住址都有，不能免去书面告知（《信访工作条例》第二十三条）",
                    "没有存",
                    "请填送达日期",
                    article="第二十三条",
                    field="notice.excused",
                )
            visit = (arrivals.of_matter(file, matter) or [""])[0]
            keys = matters.put_paper(file, matter, visit, replace(paper, kind=kind), now.date())
            self._matter_history(matter, "记送达", bool(row["sealed"]), [("Paper", key) for key in keys])
            projection.refresh(file, matter, self.table.counting())
        self.table.tell(Change(Touched.MATTER | Touched.COUNTS, "送达已记下", matter=matter))

    def _has_address(self, visitor: str) -> bool:
        """Whether a notice can be sent: a name and a place; a village alone counts."""
        known = visits.visitor(self.table.file, visitor)
        return bool(known and known.name and not known.anonymous and (known.village or known.address))

    def _matter_history(self, matter: str, what: str, sealed: bool, touched: list[tuple[str, str]]) -> None:
        file, now = self.table.file, self.table.clock.now()
        words = SEALED if sealed else what
        history.append(
            file, at=now, who=self.table.who, what=words, matter=matter, sealed=sealed, touched=touched
        )

    def unfinished(self) -> int:
        """Visits left with a draft."""
        with self.table.file.read():
            return len(drafts.all_of_them(self.table.file))


def _kind_owed(row: dict[str, object]) -> PaperKind:
    if row["matter_class"] == MatterClass.ACCUSATION:
        return PaperKind.ACCUSATION_LETTER
    return PaperKind.LAWFUL_WAY if row["handling"] == Handling.LAWFUL_WAY else PaperKind.TRANSFER
