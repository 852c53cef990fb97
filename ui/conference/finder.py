"""Finding a matter to bring: by number, name or words, as the ledger finds it, while one types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from ui.actions import keys
from ui.theme import Theme
from ui.widgets import PickField
from xfdesk.desk.ledger import Ledger
from xfdesk.records.ledger import LedgerQuery, LedgerRow

MOST, ASKED = 12, 40
"""Matters that are offered, and rows that are asked for: a matter may have several visits."""


class Finder(PickField):
    """`found(matter)` by its key, or what was typed where nothing was chosen. A sealed accusation is never offered, nor
    one of those that are `taken`.
    """

    found = Signal(str)

    def __init__(self, theme: Theme, ledger: Ledger) -> None:
        super().__init__(
            theme,
            "查一件提上会",
            placeholder=f"提上会：编号、姓名、事由   {keys('find_for_session')}",
            rank=self._look,
        )
        self.ledger, self.taken = ledger, frozenset[str]()
        self.picked.connect(self._on_picked)
        self.returnPressed.connect(self._on_entered)

    def _look(self, typed: str, _options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        if not typed.strip():
            return []
        rows = self.ledger.rows(LedgerQuery(text=typed.strip()), 0, ASKED)
        matters = {row.matter: row for row in reversed(rows) if self._may(row)}
        return [(matter, _words(row)) for matter, row in reversed(matters.items())][:MOST]

    def _may(self, row: LedgerRow) -> bool:
        return bool(row.matter) and not row.sealed and row.matter not in self.taken

    def _on_picked(self, matter: str) -> None:
        self.clear()
        self.found.emit(matter)

    def _on_entered(self) -> None:
        """A whole number is enough, also where the list is closed."""
        typed = self.text().strip()
        if typed and not self.is_open:
            self.clear()
            self.found.emit(typed)


def _words(row: LedgerRow) -> str:
    others = f" 等{row.people}人" if row.people and row.people > 1 else ""
    return f"{row.number}   {row.name}{others}   {row.summary}   {row.state}"
