"""The parts of the form, made once, in the order of the talk."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.reception.fold import FoldLine
from ui.reception.foot import Foot
from ui.reception.handling import HandlingSection
from ui.reception.matter import MatterSection
from ui.reception.points import PointsSection
from ui.reception.source import SourceSection
from ui.reception.strip import KnownStrip
from ui.reception.who import WhoSection
from ui.theme import Theme
from ui.widgets.grid import Grid

Section = SourceSection | WhoSection | MatterSection | PointsSection | HandlingSection


class Parts:
    """`otherwise`: nobody came, so that first it is asked how it did come; a reader and representatives are for people."""

    def __init__(self, theme: Theme, today: date, *, otherwise: bool = False) -> None:
        self.source = SourceSection(theme, today) if otherwise else None
        self.who = WhoSection(theme, in_person=not otherwise)
        self.strip = KnownStrip(theme, "接着办" if otherwise else "续访")
        self.matter = MatterSection(theme, "信里、电话里的原话" if otherwise else "来访人自己的话")
        self.points = PointsSection(theme, today)
        self.handling = HandlingSection(theme, today, in_person=not otherwise)
        self.foot = Foot(theme, "保存并再记一件" if otherwise else "保存并下一位")
        self.who_line = FoldLine(theme, "信访人" if otherwise else "来访人")
        self.matter_line = FoldLine(theme, "事项")

    @property
    def sections(self) -> tuple[Section, ...]:
        rest = (self.who, self.matter, self.points, self.handling)
        return rest if self.source is None else (self.source, *rest)

    @property
    def grids(self) -> tuple[Grid, ...]:
        rest = (self.who.grid, self.matter.grid, self.points.editor.grid, self.handling.grid)
        return rest if self.source is None else (self.source.grid, *rest)

    @property
    def shown(self) -> tuple[QWidget, ...]:
        """From the top to the demands' ways, without what is said between them."""
        first = () if self.source is None else (self.source,)
        return (*first, self.who_line, self.who, self.strip)

    @property
    def folds(self) -> tuple[tuple[FoldLine, WhoSection | MatterSection], ...]:
        """The sections that fold to a line where the window is narrow."""
        return (self.who_line, self.who), (self.matter_line, self.matter)
