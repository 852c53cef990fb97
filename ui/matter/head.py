"""The head of a record: what it is about, how it stands, and who brought it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.matter.parts import label
from ui.theme import Theme
from ui.widgets import QuietButton
from ui.widgets.verdicts import VerdictChip
from xfdesk.records.ledger import MatterView
from xfdesk.rules.words import ROUTE_LABELS, Channel, Route


class Head(QWidget):
    """`outreach_wanted(number)`: the way back to the record of 排查 that the matter was made of."""

    reveal_wanted = Signal()
    outreach_wanted = Signal(str)

    def __init__(self, theme: Theme, view: MatterView, *, revealed: bool) -> None:
        super().__init__()
        self.theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._title(view))
        column.addLayout(self._who(view, revealed))

    def _title(self, view: MatterView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        title = label(view.summary, role="title", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(title, 1)
        if view.verdict is not None:
            row.addWidget(VerdictChip(self.theme, view.verdict))
        row.addWidget(label(view.status, "ink2"))
        for word, on in (("无着落", view.without_owner), ("无回音", view.without_answer)):
            if on:
                row.addWidget(label(word, "amber", "medium"))
        row.addWidget(label(view.number, "ink2"))
        return row

    def _who(self, view: MatterView, revealed: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(10))
        words = label("    ".join(particulars(view)), "ink2", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        if view.outreach:
            found = QuietButton(self.theme, f"来自排查 {view.outreach}", icon="outreach")
            found.clicked.connect(lambda: self.outreach_wanted.emit(view.outreach))
            row.addWidget(found)
        if view.visitor is not None and not revealed:
            eye = QuietButton(self.theme, "显示全号", actions.keys("reveal"), icon="eye")
            eye.clicked.connect(self.reveal_wanted)
            row.addWidget(eye)
        return row


def particulars(view: MatterView) -> list[str]:
    visitor, parts = view.visitor, []
    if visitor is not None:
        age = f"{visitor.age} 岁" if visitor.age is not None else ""
        home = visitor.village + visitor.address
        parts = [visitor.name, visitor.sex, age, visitor.id_number, home, visitor.phone]
    kind = view.matter_class.value
    if view.route:
        kind = f"{kind}  {ROUTE_LABELS[Route(view.route)]}"
    flags = (("重大紧急", view.urgent), ("生活困难", view.hardship), ("提请联席会议", view.conference))
    parts += [
        view.channel if view.channel != Channel.RECEPTION else "",
        f"来访 {len(view.visits)} 次" if len(view.visits) > 1 else "",
        view.category.replace("/", " / "),
        kind,
    ]
    return [part for part in (*parts, *(word for word, on in flags if on)) if part]
