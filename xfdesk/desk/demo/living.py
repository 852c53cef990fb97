"""One invented matter while it lives: its rows in memory, who is concerned with it, and what is still to happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from xfdesk.desk.demo.people import Person
from xfdesk.desk.demo.stories import Story
from xfdesk.records.acts import Act
from xfdesk.records.visit import PointEntry
from xfdesk.rules.words import ActKind

Row = dict[str, Any]


@dataclass(slots=True)
class Living:
    """`plan` is what is still to happen, the next last: when it is typed, the day it happened, and what makes the act.

    Told like a matter in the file (`store.told`), so that what follows from its rows is reckoned in the same place.
    """

    matter: Row
    story: Story
    person: Person
    leader: str
    unit: str
    in_charge: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    plan: list[tuple[datetime, date, Callable[[Living], Act | None]]] = field(default_factory=list)
    visits: list[tuple[Any, ...]] = field(default_factory=list)
    """As the ledger's lines want them."""
    leaders: dict[str, str] = field(default_factory=dict)
    """The leaders of each day on which somebody came, as one text."""
    days: dict[str, str] = field(default_factory=dict)
    """The day of each visit, by the visit's key."""
    sessions: dict[str, Row] = field(default_factory=dict)
    """Those of the joint conference to which it was brought, by key."""
    judged: tuple[PointEntry, ...] | None = None
    """The demands as entries, once somebody has asked for them; None again when one is judged anew."""
    later: bool = False
    """Its dates will be set anew: it is to be extended, or looked at again."""
    over: bool = False
    """It is written down: nobody can come for it any more."""

    def rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def versions(self, point: str) -> list[Row]:
        return [row for row in self.rows("PointVersion") if row["point"] == point]

    def came_on(self, key: str) -> str:
        return self.days.get(key, "")

    def handed_on(self, handling: str) -> str:
        return min((visit[1] for visit in self.visits if visit[7] == handling), default="")

    def profile_of(self, paper: str) -> str:
        return ""

    def session(self, conference: str) -> Row:
        return self.sessions.get(conference, {})

    def keep(self, table: str, row: Row) -> Row:
        self.tables.setdefault(table, []).append(row)
        return row

    @property
    def uid(self) -> str:
        return str(self.matter["uid"])

    @property
    def points(self) -> list[Row]:
        return self.rows("DemandPoint")

    @property
    def assignment(self) -> Row:
        """The one in force, or {}."""
        return next((row for row in reversed(self.rows("Assignment")) if row["until"] is None), {})

    def has(self, kind: ActKind) -> bool:
        return any(act["act"] == kind for act in self.rows("Act"))
