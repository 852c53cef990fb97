"""The short form of one act: laid from its table, filled with what is known, read as the act. It judges nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import actions
from ui.matter.forms.foot import Foot
from ui.matter.forms.making import Offered, fill, made, read
from ui.matter.forms.table import FORMS, Cell, Field, Row
from ui.matter.forms.values import act_of, path
from ui.theme import Theme
from ui.widgets import CheckBox, GivingWay, Grid, Ground, Half, SectionTitle, Words, holds, side_by_side
from xfdesk.errors import DeskError, Refused
from xfdesk.records.acts import Act
from xfdesk.rules.words import ActKind

SINGLE = 600
"""Below this width the second cell of a row goes under the first."""
ON = "on"


@dataclass(frozen=True)
class Asks:
    """What the form is about: the act, its title, the demands that a reply answers, one by one in `answers` (number,
    words), and `first`, what an act that was corrected said at first. `known` are fields that are filled and not asked,
    since the place where the form stands says them.
    """

    kind: ActKind
    title: str
    offers: Offered
    answers: tuple[tuple[str, str], ...] = ()
    first: str = ""
    known: tuple[str, ...] = ()


class ActForm(Ground):
    """`recorded`: the clerk wants it written down; `left`: put away, what was typed is kept; `typed(path)` a person changed it."""

    recorded = Signal()
    left = Signal()
    paper_wanted = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, asks: Asks, today: date, *, corrects: bool = False) -> None:
        super().__init__(theme, "surface")
        self.asks, self.today = asks, today
        self.declared = FORMS[asks.kind]
        self.fields: dict[str, tuple[Field, Any]] = {}
        self._cells: dict[tuple[str, Cell], QWidget] = {}
        self._under: dict[str, str] = {}
        self._laid: dict[Grid, tuple[object, ...]] = {}
        title = f"更正 {asks.title}" if corrects else asks.title
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._note = "原来的字会留着" if corrects else ""
        self.title = SectionTitle(theme, title, self._note)
        self.first = Words(theme, asks.first, role="small", tone="ink2", wrap=True)
        self.first.setVisible(bool(asks.first))
        self.foot = Foot(theme, self.declared.day, "更正" if corrects else self.declared.done, today)
        self._blocks = self._built()
        self._assemble()
        self.foot.recorded.connect(self.recorded)
        self.foot.left.connect(self.left)
        self.foot.paper_wanted.connect(self.paper_wanted)
        self.foot.day.typed.connect(self._on_day)
        self.lay()
        self.area.setVisible(any(self._laid.values()))

    # Building

    def _built(self) -> list[tuple[str, tuple[Row, ...], Grid]]:
        """The rows once for each demand that is answered, then the form's own."""
        blocks: list[tuple[str, tuple[Row, ...], Grid]] = []
        for n in range(len(self.asks.answers)):
            blocks.append((path(n, ""), self.declared.each, Grid(self.theme)))
        blocks.append(("", self.declared.rows, Grid(self.theme)))
        for prefix, rows, grid in blocks:
            for row in rows:
                for cell in row:
                    self._make(prefix, cell, grid)
        return blocks

    def _make(self, prefix: str, cell: Cell, grid: Grid) -> None:
        widgets = []
        for field in cell.fields:
            where = prefix + field.name
            if where not in self.fields:
                widget = made(self.theme, field, self.asks.offers, self.today)
                if prefix and len(self.asks.answers) > 1:
                    number = self.asks.answers[int(prefix.split(".")[1])][0]
                    widget.setAccessibleName(f"诉求 {number} {field.say or field.name}")
                widget.typed.connect(lambda where=where: self._on_typed(where))
                self.fields[where] = field, widget
            widgets.append(self.fields[where][1])
            self._under[where] = prefix + cell.fields[0].name
        narrow = len(widgets) == 1 and (cell.fields[0].width or isinstance(widgets[0], CheckBox))
        if narrow:
            known = widgets[0].parentWidget()
            held = (
                known if known is not None else side_by_side(self.theme, *widgets, QWidget(), stretch=(0, 1))
            )
        else:
            held = side_by_side(self.theme, *widgets, stretch=cell.shares) if len(widgets) > 1 else widgets[0]
        if held.parentWidget() is None:
            held.setParent(grid)
            held.hide()
        self._cells[prefix, cell] = held

    def _assemble(self) -> None:
        px = self.theme.px
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, px(8), 0)
        rows.setSpacing(px(6))
        for (number, words), (_prefix, _rows, grid) in zip(self.asks.answers, self._blocks, strict=False):
            rows.addWidget(SectionTitle(self.theme, f"诉求 {number}", words))
            rows.addWidget(grid)
        if self.asks.answers:
            rows.addWidget(SectionTitle(self.theme, "告知"))
        rows.addWidget(self._blocks[-1][2])
        self.area = GivingWay(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(6))
        column.addWidget(self.title)
        column.addWidget(self.first)
        column.addWidget(self.area)
        column.addWidget(self.foot)

    # What it holds

    def fill(self, values: dict[str, str]) -> None:
        for where, (_field, widget) in self.fields.items():
            if where in values:
                fill(widget, values[where])
        if values.get(ON):
            self.foot.day.set_value(values[ON])
        self.lay()

    def everything(self) -> dict[str, str]:
        """Every field as it stands, shown or not, and the day: what is kept when the form is put away."""
        found = {where: read(widget, field) for where, (field, widget) in self.fields.items()}
        return found | {ON: self.foot.day.value()}

    def value(self, where: str) -> str:
        return self.everything().get(where, "")

    def act(self) -> Act:
        """What stands in the form; a field that has gone says nothing."""
        shown = {where for where, _field, _widget in self.shown()} | {*self.asks.known}
        values = {
            where: (text if where in shown else "")
            for where, text in self.everything().items()
            if where != ON
        }
        values |= {path(n, "point"): number for n, (number, _words) in enumerate(self.asks.answers)}
        return act_of(self.asks.kind, values)

    def on(self) -> str:
        return self.foot.day.value().strip()

    # Laying

    def lay(self) -> None:
        """The rows that the values ask for; nothing moves while these stay the same."""
        values = self.everything()
        for prefix, rows, grid in self._blocks:
            own = {
                name.removeprefix(prefix): text for name, text in values.items() if name.startswith(prefix)
            }
            standing = [tuple(cell for cell in row if self._stands(cell, own)) for row in rows]
            state = tuple(row for row in standing if row)
            if self._laid.get(grid) != state:
                self._laid[grid] = state
                grid.lay([tuple(self._half(prefix, cell) for cell in row) for row in state])

    def _stands(self, cell: Cell, values: dict[str, str]) -> bool:
        return cell.fields[0].name not in self.asks.known and cell.stands(values)

    def _half(self, prefix: str, cell: Cell) -> Half:
        return Half(cell.label, self._cells[prefix, cell], prefix + cell.fields[0].name)

    def shown(self) -> Iterator[tuple[str, Field, Any]]:
        """Every field that stands in the form now, in its order."""
        for prefix, _rows, grid in self._blocks:
            for row in self._laid.get(grid, ()):
                for cell in row:  # type: ignore[attr-defined]
                    for field in cell.fields:
                        yield prefix + field.name, field, self.fields[prefix + field.name][1]

    def set_narrow(self, narrow: bool) -> None:
        self.foot.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for _prefix, _rows, grid in self._blocks:
            grid.set_single(self.width() < self.theme.px(SINGLE))

    # What is said of it

    def refuse(self, refused: DeskError) -> None:
        """The sentence under its field, or above the foot; the cursor goes where it is to be mended."""
        self.clear()
        where = refused.field if isinstance(refused, Refused) else ""
        if where == ON:
            self.foot.refuse(str(refused), day=True)
            return
        found = self.fields.get(where)
        if found is None or not any(
            grid.say(self._under[where], "problem", str(refused)) for grid in self._laid
        ):
            self.foot.refuse(str(refused))
            return
        found[1].mark("problem")
        found[1].setFocus()
        self.area.ensureWidgetVisible(found[1])

    def clear(self) -> None:
        for where, (_field, widget) in self.fields.items():
            widget.mark("")
            for grid in self._laid:
                grid.say(self._under[where], "", "")
        self.foot.clear()

    def say_note(self, text: str) -> None:
        """What the act will set, beside the title."""
        self.title.set_note(text or self._note)

    # The cursor

    def begin(self, where: str = "") -> None:
        """In the field asked for, else in the first that is still open, else in the first of all."""
        standing = list(self.shown())
        where = where or self.declared.start
        wanted = [widget for name, _f, widget in standing if name == where]
        still_open = [w for _name, field, w in standing if not field.optional and not read(w, field)]
        every = [widget for _name, _field, widget in standing]
        stop = next(iter([*wanted, *still_open, *every]), self.foot.record)
        stop.setFocus()
        if every:
            self.area.ensureWidgetVisible(stop)

    def stops(self) -> list[QWidget]:
        return [*(widget for _name, _field, widget in self.shown()), *self.foot.stops()]

    def step(self, *, back: bool = False) -> bool:
        """To the next stop that is shown; False at either end."""
        here = self.window().focusWidget()
        stops = [stop for stop in self.stops() if stop.isVisible()]
        at = next((n for n, stop in enumerate(stops) if holds(stop, here)), -1)
        following = at + (-1 if back else 1)
        if at < 0 or not 0 <= following < len(stops):
            return False
        stops[following].setFocus(
            Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
        )
        self.area.ensureWidgetVisible(stops[following])
        return True

    def focusNextPrevChild(self, ahead: bool) -> bool:
        return self.step(back=not ahead) or super().focusNextPrevChild(ahead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on from every field of one line."""
        if actions.pressed(event, "next_field"):
            self.step()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, where: str) -> None:
        self.fields[where][1].mark("")
        for grid in self._laid:
            grid.say(self._under[where], "", "")
        self.typed.emit(where)
        self.lay()

    def _on_day(self) -> None:
        self.foot.clear()
        self.typed.emit(ON)
