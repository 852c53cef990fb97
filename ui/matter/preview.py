"""Beside a table: the selected line in short, without opening the record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.matter.parts import label, section
from ui.theme import Theme
from ui.widgets.verdicts import VerdictChip
from xfdesk.records.ledger import MatterView

WIDE = 320


class Preview(QScrollArea):
    """Sealed ones show nothing more than their line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(WIDE))
        self.setAccessibleName("预览")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_matter(self, view: MatterView) -> None:
        made = QWidget()
        made.setProperty("ground", "sunk")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(made)
        px = self.theme.px
        column.setContentsMargins(px(16), px(10), px(16), px(10))
        column.setSpacing(px(6))
        column.addWidget(label(view.summary, role="bold", wrap=True))
        column.addWidget(label(f"{view.number}    {view.status}", "ink2", wrap=True))
        for point in view.points:
            column.addWidget(section(self.theme, f"诉求 {point.index}"))
            column.addWidget(label(point.point.text, wrap=True))
            if point.point.verdict is not None:
                column.addWidget(VerdictChip(self.theme, point.point.verdict))
        if view.facts:
            column.addWidget(section(self.theme, "事实"))
            column.addWidget(label(view.facts, wrap=True))
        if view.timeline:
            column.addWidget(section(self.theme, "经过"))
        for moment in view.timeline:
            words = f"{moment.on:%m-%d}   {moment.first.replace('   ', ' ')}"
            column.addWidget(label(words, "ink2" if moment.kind == "coming" else "", wrap=True))
        column.addStretch(1)
        self.setWidget(made)
