"""What an act touched, and who wants to know: the window's pages refresh on it and never call one another."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, field


class Touched(enum.Flag):
    NOTHING = 0
    DAY = enum.auto()
    QUEUE = enum.auto()
    MATTER = enum.auto()
    OFFICE = enum.auto()
    DRAFT = enum.auto()
    COUNTS = enum.auto()
    OUTREACH = enum.auto()
    CONFERENCE = enum.auto()
    ROTA = enum.auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One act's doing. `what` is the past-tense sentence for the status line, without personal data beyond the form's."""

    touched: Touched
    what: str = ""
    visit: str = ""
    matter: str = ""
    can_undo: bool = False


@dataclass
class Watchers:
    _list: list[Callable[[Change], None]] = field(default_factory=list)

    def add(self, watcher: Callable[[Change], None]) -> None:
        self._list.append(watcher)

    def tell(self, change: Change) -> None:
        for watcher in list(self._list):
            watcher(change)
