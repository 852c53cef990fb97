"""督办: what is followed, and the acts by which a matter lives on after it was received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xfdesk.changes import Change, Touched
from xfdesk.desk.board import FollowUpBoard
from xfdesk.desk.entering import Entering
from xfdesk.desk.life import content, doing, offering
from xfdesk.desk.receiving import ReceivesMatters
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.acts import KIND_OF, Act
from xfdesk.records.followup import Done, Offered, Recorded
from xfdesk.rules import text
from xfdesk.rules.articles import NOT_RECORDED
from xfdesk.rules.words import SEALED, ActKind
from xfdesk.store import facts, history, matters, outreach, projection, rows, standing_rows
from xfdesk.store.standing_rows import Standing


@dataclass(frozen=True, slots=True)
class _Remembered:
    """The last act, the rows as they stood before it, and the number of its entry in the history."""

    recorded: Recorded
    kind: ActKind
    stood: Standing
    head: int
    sealed: bool


class FollowUp(ReceivesMatters, FollowUpBoard, Entering):
    """Acts raise `Refused` with the rule, or `NotSaved` when the disk did not take it; else they are on the disk."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._undoable: _Remembered | None = None

    def record(self, matter: str, on: str, act: Act) -> Recorded:
        """Do one act on a matter (by number or key). `on` is the day on which it happened, as typed; "" is today."""
        return self._do(self._uid(matter), on, act, "")

    def correct(self, done: str, on: str, act: Act) -> Recorded:
        """Say an act otherwise; its first text is kept. What is said must have been lawful then."""
        file = self.table.file
        with file.read():
            row = rows.one(file, "Act", done)
        if not row or row["act"] != KIND_OF[type(act)]:
            raise Refused("no_act", "找不到要更正的那一条", NOT_RECORDED, "请重新打开事项再更正")
        return self._do(row["matter"], on or row["on"], act, done)

    def _do(self, uid: str, on: str, act: Act, corrected: str) -> Recorded:
        file, kind = self.table.file, KIND_OF[type(act)]
        with file.act():
            stood = standing_rows.of(file, "", [uid], [], sessions=kind is ActKind.BRING)
            recorded = doing.do(self.table, uid, on, act, corrected)
            sealed = bool(matters.row(file, uid)["sealed"])
        label = kind.label
        self._undoable = _Remembered(recorded, kind, stood, self._head(), sealed)
        what = f"{recorded.number} {'已更正' if corrected else '已记'}：{label}"
        touched = _touches(kind)
        self.table.tell(Change(touched, what, matter=uid, can_undo=self.can_undo()))
        return recorded

    # Taking back

    def can_undo(self) -> bool:
        """Only the last act of all, once."""
        return self._undoable is not None and self._undoable.head == self._head()

    def undo_last(self) -> str:
        """Take the last act back: every row says again what it said before. Numbers that it drew are not given again."""
        kept = self._undoable
        if kept is None or not self.can_undo():
            raise Refused(
                "nothing_to_undo", "没有可以撤销的", "数据没有动过", "要改已经记下的，请打开事项更正那一条"
            )
        file, uid = self.table.file, kept.recorded.matter
        with file.act():
            now = standing_rows.of(file, "", [uid], [], sessions=kept.kind is ActKind.BRING)
            touched = standing_rows.put_back(file, kept.stood, now)
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what=SEALED if kept.sealed else f"撤销：{kept.kind.label}",
                matter=uid,
                sealed=kept.sealed,
                touched=touched,
            )
            projection.refresh(file, uid, self.table.counting())
        self._undoable = None
        what = f"{kept.recorded.number} 已撤销：{kept.kind.label}"
        self.table.tell(Change(_touches(kept.kind), what, matter=uid))
        return what

    def _head(self) -> int:
        with self.table.file.read():
            return history.head(self.table.file)[0]

    # Looking

    def offers(self, matter: str) -> Offered:
        """What is lawful today, with what can be filled in already; the act that is due next stands first."""
        uid, table = self._uid(matter), self.table
        with table.file.read():
            return offering.offered(table, uid, facts.life(table.file, uid, table.today))

    def may(self, matter: str, kind: ActKind) -> None:
        """Raise `Refused`, with its article, when the act is not lawful today."""
        uid, table = self._uid(matter), self.table
        with table.file.read():
            offering.refuse(kind, table, facts.life(table.file, uid, table.today))

    def done(self, matter: str) -> tuple[Done, ...]:
        """The acts on a matter in the order in which they happened. Those of a sealed one are not told."""
        file, uid = self.table.file, self._uid(matter)
        with file.read():
            if matters.row(file, uid)["sealed"]:
                return ()
            found = file.sql(
                'SELECT uid, act, "on", at, who, content, first FROM act WHERE matter = ? ORDER BY "on", uid',
                uid,
            )
        return tuple(one for row in found if (one := _done(row)) is not None)

    def closing_needs(self, matter: str) -> tuple[str, ...]:
        from xfdesk.rules import closing, finishing

        uid = self._uid(matter)
        with self.table.file.read():
            return closing.needs(finishing.state_of(facts.life(self.table.file, uid, self.table.today)))

    def _uid(self, matter: str) -> str:
        number = text.clean_line(matter).text
        with self.table.file.read():
            uid = matters.find(self.table.file, number)
            record = None if uid else outreach.find(self.table.file, number)
        if record is not None:
            return _matter_of(record)
        if not uid:
            raise Refused(
                "no_matter",
                f"没有编号为 {text.shorten(number, 40)} 的事项",
                "数据没有动过",
                "请核对编号，例如 JF-2026-0001",
            )
        return uid


_CONFERENCE = (ActKind.BRING, ActKind.DECIDE, ActKind.REPORT_BACK, ActKind.STRUCK_OFF)


def _touches(kind: ActKind) -> Touched:
    found = Touched.QUEUE | Touched.MATTER | Touched.COUNTS
    return found | Touched.CONFERENCE if kind in _CONFERENCE else found


def _matter_of(record: outreach.Stored) -> str:
    """The matter that was made of a dispute which is named by its own number."""
    if record.matter:
        return record.matter
    raise Refused(
        "no_matter_yet",
        f"{record.number} 还是排查记录，没有转为事项",
        NOT_RECORDED,
        "请先把它转为事项，再记这一件",
    )


def _done(row: tuple[str, ...]) -> Done | None:
    uid, act, on, at, who, said, first = row
    kind = ActKind(act)
    found = content.from_json(kind, said)
    if found is None:
        return None
    return Done(
        uid,
        kind,
        date.fromisoformat(on),
        datetime.fromisoformat(at),
        who,
        found,
        content.from_json(kind, first) if first else None,
        content.first_day(first) if first else None,
    )
