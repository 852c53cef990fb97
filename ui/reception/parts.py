"""The parts of the form, made once, in the order of the talk."""

from __future__ import annotations

from datetime import date

from ui.reception.fold import FoldLine
from ui.reception.foot import Foot
from ui.reception.handling import HandlingSection
from ui.reception.matter import MatterSection
from ui.reception.points import PointsSection
from ui.reception.strip import KnownStrip
from ui.reception.who import WhoSection
from ui.theme import Theme

Section = WhoSection | MatterSection | PointsSection | HandlingSection


class Parts:
    def __init__(self, theme: Theme, today: date) -> None:
        self.who = WhoSection(theme)
        self.strip = KnownStrip(theme)
        self.matter = MatterSection(theme)
        self.points = PointsSection(theme, today)
        self.handling = HandlingSection(theme, today)
        self.foot = Foot(theme)
        self.who_line, self.matter_line = FoldLine(theme, "来访人"), FoldLine(theme, "事项")

    @property
    def sections(self) -> tuple[WhoSection, MatterSection, PointsSection, HandlingSection]:
        return self.who, self.matter, self.points, self.handling

    @property
    def folds(self) -> tuple[tuple[FoldLine, WhoSection | MatterSection], ...]:
        """The sections that fold to a line where the window is narrow."""
        return (self.who_line, self.who), (self.matter_line, self.matter)
