"""The way of the cursor through the form: as the talk goes, one stop after another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.reception.parts import Parts
from ui.widgets import holds


class Walk:
    """Tab and Enter go on, Shift+Tab goes back. `aside` fields are filled by themselves nearly always: going on
    passes them by, going back stops there, so that they are reached from their neighbour without a mouse."""

    def __init__(self, parts: Parts, arrival: QWidget) -> None:
        """`arrival` stands above the form, for a visit that is written down after the day."""
        self.parts, self.arrival = parts, arrival
        self.aside: tuple[QWidget, ...] = (arrival, parts.who.id_kind, parts.matter.nature, parts.who.chips)

    def fields(self) -> list[QWidget]:
        """Every stop in the order of the talk, shown or not."""
        p = self.parts
        strip = [p.strip.take, p.strip.go_on, p.strip.new]
        lines = p.points.lines
        first = p.source.stops() if p.source is not None else []
        before, after = lines[: p.points.open_at], lines[p.points.open_at :]
        return [
            self.arrival, *first, p.who_line, *p.who.fields(), *strip, p.matter_line, *p.matter.fields(), *before, *p.points.editor.stops(),
            *after, *p.handling.stops(), p.foot.save_next, p.foot.save,
        ]  # fmt: skip

    def step(self, *, back: bool = False) -> bool:
        """From where the cursor is to the next stop that is shown; False at either end and outside the form."""
        here = QApplication.focusWidget()
        fields = self.fields()
        at = next((n for n, field in enumerate(fields) if holds(field, here)), -1)
        if here is None or at < 0:
            return False
        ahead = reversed(fields[:at]) if back else iter(fields[at + 1 :])
        for field in ahead:
            if field.isVisible() and field.isEnabled() and (back or field not in self.aside):
                reason = Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
                field.setFocus(reason)
                return True
        return False
