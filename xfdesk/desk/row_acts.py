"""Acts on rows that hang on no matter: each one transaction with its history entry, and the last one can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from xfdesk.changes import Change, Touched
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.store import history, rows
from xfdesk.store.history import Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept:
    """The rows as they stood before the last act ({} where there was none), and the number of its history entry."""

    stood: dict[Row, dict[str, Any]]
    label: str
    head: int


class RowActs:
    """`touches` is what pages are told to look at again."""

    touches: Touched = Touched.NOTHING

    def __init__(self, table: Table) -> None:
        self.table = table
        self._kept: _Kept | None = None

    def act(
        self,
        label: str,
        touched: Iterable[Row],
        work: Callable[[], T],
        *,
        before: object = None,
        said: str = "",
        sealed: bool = False,
    ) -> T:
        """Do `work` in one transaction. `touched` names every row it may write, put in or take out, by table and key.

        `label` goes into the history and into what undoing says; `said` to the status line; `sealed` when `before` is of
        an accusation (art. 30). A refusal in `work` leaves everything as it was.
        """
        file, listed = self.table.file, list(dict.fromkeys(touched))
        with file.act():
            stood = {row: rows.one(file, *row) for row in listed}
            result = work()
            head = self._enter(label, listed, before, sealed)
        self._kept = _Kept(stood, label, head)
        self.table.tell(Change(self.touches, said or label, can_undo=True))
        return result

    def can_undo(self) -> bool:
        """Only the last act of all, once."""
        if self._kept is None:
            return False
        with self.table.file.read():
            return history.head(self.table.file)[0] == self._kept.head

    def undo_last(self) -> str:
        kept = self._kept
        if kept is None or not self.can_undo():
            raise Refused(
                "nothing_to_undo", "没有可以撤销的", "数据没有动过", "要改已经记下的，请直接改那一行"
            )
        file = self.table.file
        with file.act():
            # All out before any is put back: two rows may have changed what must be theirs alone.
            for table, key in kept.stood:
                rows.remove(file, table, key)
            for (table, _), row in kept.stood.items():
                if row:
                    rows.insert(file, table, row)
            self._enter(f"撤销：{kept.label}", list(kept.stood), None)
        self._kept = None
        what = f"已撤销：{kept.label}"
        self.table.tell(Change(self.touches, what))
        return what

    def _enter(self, what: str, touched: list[Row], before: object, sealed: bool = False) -> int:
        return history.append(
            self.table.file,
            at=self.table.clock.now(),
            who=self.table.who,
            what=what,
            sealed=sealed,
            before=before,
            touched=touched,
        )
