"""Days that are written and not saved yet: walking on loses nothing."""

from __future__ import annotations

from datetime import date

from xfdesk.records.rota import RotaEntry


class Unsaved:
    def __init__(self) -> None:
        self._kept: dict[date, RotaEntry] = {}

    def keep(self, on: date, entry: RotaEntry | None) -> bool:
        """None lets it go; whether that made a difference to which days wait."""
        before = self.days()
        if entry is None:
            self._kept.pop(on, None)
        else:
            self._kept[on] = entry
        return self.days() != before

    def of(self, on: date) -> RotaEntry | None:
        return self._kept.get(on)

    def days(self) -> frozenset[date]:
        return frozenset(self._kept)

    def clear(self) -> None:
        self._kept.clear()
