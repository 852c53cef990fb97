"""期限规定: which limits the office counts by, side by side with their source, and what another one would move."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.office.moves import MovesPanel
from ui.slices import Slices
from ui.theme import Theme
from ui.widgets import RadioRow, SectionTitle, Words
from xfdesk.desk.desk import Desk
from xfdesk.records.reckoning import Proposed
from xfdesk.rules import clock
from xfdesk.rules.clock import Profile

NAME = 96


class ProfilePage(QWidget):
    def __init__(self, theme: Theme, desk: Desk, rewriting: Slices) -> None:
        super().__init__()
        self.theme, self.desk = theme, desk
        declared = next(each for each in desk.office.declared() if each.key == "profile")
        self.profiles = [clock.profile(key) for key in declared.choices]
        self.choice = RadioRow(theme, "期限规定", [(each.key, each.title) for each in self.profiles])
        self.moves = MovesPanel(theme, desk, rewriting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(SectionTitle(theme, "期限规定", "换之前先看会动哪些；已经书面告知的日期不动"))
        column.addWidget(self.choice)
        column.addWidget(self._limits())
        column.addWidget(self.moves)
        column.addStretch(1)
        self.setFocusProxy(self.choice)
        self.choice.typed.connect(self._on_chosen)
        self.moves.left.connect(self._on_left)
        self.refresh()

    def refresh(self) -> None:
        """The profile in force, unless another one is being looked at."""
        if self.moves.proposed is None:
            self.choice.set_value(self.desk.office.value("profile"))

    def _limits(self) -> QWidget:
        """One row a limit, one column a profile, the source below."""
        t, table = self.theme, QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(t.px(22))
        grid.setVerticalSpacing(t.px(6))
        for column, profile in enumerate(self.profiles, 1):
            grid.setColumnStretch(column, 1)
            grid.addWidget(Words(t, profile.title, role="medium", wrap=True), 0, column)
            for row, (name, limit) in enumerate((*limits(profile), ("出处", profile.source)), 1):
                if column == 1:
                    label = Words(t, name, tone="ink2")
                    label.setMinimumWidth(t.px(NAME))
                    grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                source = name == "出处"
                words = Words(
                    t, limit, role="small" if source else "body", tone="ink2" if source else "", wrap=True
                )
                grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
        return table

    def _on_chosen(self) -> None:
        """Nothing counts otherwise before the clerk has seen what would move and says so."""
        if self.choice.value() == self.desk.office.value("profile"):
            self.moves.leave()
        else:
            self.moves.propose(Proposed(profile=self.choice.value()), "按这个规定算")

    def _on_left(self) -> None:
        self.refresh()
        self.choice.button(self.choice.value()).setFocus()


def limits(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Each limit in words."""
    return (
        ("书面告知", _days(*profile.notice)),
        ("提出异议", _days(*profile.objection)),
        ("办结答复", _days(*profile.handle)),
        ("延期", f"最多 {profile.extend} 天"),
        ("请求复查", f"{profile.review_request} 天"),
    )


def _days(count: int, working: bool) -> str:
    return f"{count} {'个工作日' if working else '天'}"
