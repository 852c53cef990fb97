"""Beside the story: the demands with every judgement, 四定三包, and what closing still wants, each a way to its place."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.matter.parts import label, section
from ui.theme import Theme
from ui.widgets import Flow, QuietButton, SectionTitle
from ui.widgets.verdicts import VerdictChip
from xfdesk.records.acts import Assign
from xfdesk.records.conference import MatterSession
from xfdesk.records.followup import Done
from xfdesk.records.ledger import MatterView, PointView
from xfdesk.records.visit import PointEntry
from xfdesk.rules import dates
from xfdesk.rules.words import OfficialState

KEY = 76
_POINT = (
    ("合理的", "reasonable_part"),
    ("不合理的", "unreasonable_part"),
    ("理由", "reason"),
    ("依据", "basis"),
    ("措施", "measure"),
    ("已解释", "explanation"),
    ("救济途径", "remedy"),
)
_CARES = (
    ("包调查", "investigates"),
    ("包处理", "handles"),
    ("包回访", "sees_through"),
    ("协办", "coordinating"),
    ("电话", "phone"),
)


class Side(QWidget):
    """`session_wanted(key)`: a session of the joint conference is to be looked at."""

    session_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        view: MatterView,
        done: tuple[Done, ...],
        today: date,
        sessions: tuple[MatterSession, ...] = (),
    ) -> None:
        super().__init__()
        self.theme, self.today = theme, today
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, theme.px(8), 0)
        self.column.setSpacing(theme.px(6))
        for one in reversed(sessions):
            self._session(one)
        for point in view.points:
            self._point(point)
        self._owner(view, done)
        self._entered(view)
        self.column.addStretch(1)

    def _point(self, view: PointView) -> None:
        judged = f"{view.point.judged_by} {view.judged_at:%m-%d} 研判" if view.judged_at else ""
        self.column.addWidget(section(self.theme, f"诉求 {view.index}", judged.strip()))
        head = QHBoxLayout()
        head.addWidget(label(view.point.text, role="medium", wrap=True), 1)
        if view.point.verdict is not None:
            head.addWidget(VerdictChip(self.theme, view.point.verdict), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        for key, text in self._substance(view.point):
            self._row(key, text)
        for word, text in (("答复", view.answer), ("结论", view.outcome), ("落实", view.carried_out)):
            if text:
                self._row(word, text)
        for at, who, earlier in view.versions:
            word = earlier.verdict.value if earlier.verdict else "未判断"
            words = [f"{word}   {who}", *(f"{k}：{t}" for k, t in self._substance(earlier))]
            self._row(f"{at:%m-%d} 前判", "\n".join(words))

    def _substance(self, point: PointEntry) -> list[tuple[str, str]]:
        pairs = [(key, getattr(point, name)) for key, name in _POINT]
        pairs.append(("谁办", f"{point.leader} {point.unit} {point.person}".strip()))
        pairs.append(("何时", point.due))
        if point.not_yet_solvable:
            pairs.append(("暂难解决", f"再看 {point.next_look_on}"))
        return [(key, text) for key, text in pairs if text]

    def _owner(self, view: MatterView, done: tuple[Done, ...]) -> None:
        """The assignment in force; the three cares and what else an act of its own has said."""
        acts = [one.act for one in done if isinstance(one.act, Assign)]
        assigned = acts[-1] if acts else Assign()
        self.column.addWidget(section(self.theme, "四定三包"))
        measures = assigned.measures or "；".join(p.point.measure for p in view.points if p.point.measure)
        due = dates.short(view.due_on, self.today) if view.due_on else ""
        for key, text in (
            ("定领导", view.lead_official),
            ("定措施", measures),
            ("定时间", due),
            ("定责任", f"{view.unit} {view.person}".strip()),
        ):
            self._row(key, text or "还没有定", "" if text else "amber")
        for key, name in _CARES:
            if getattr(assigned, name):
                self._row(key, getattr(assigned, name))

    def _entered(self, view: MatterView) -> None:
        if view.official_state in (OfficialState.ENTERED, OfficialState.NOT_NEEDED):
            self.column.addWidget(section(self.theme, "系统录入"))
            self._row(view.official_state, view.official_number or " ")

    def _session(self, one: MatterSession) -> None:
        """What the conference was asked and what became of it, and the way to it."""
        session, item = one.session, one.item
        way = QuietButton(self.theme, "到会议", name=f"到{session.name}")
        way.clicked.connect(partial(self.session_wanted.emit, session.uid))
        day = dates.short(session.on, self.today) if session.on else "还没有定日子"
        self.column.addWidget(SectionTitle(self.theme, session.name, f"{day}   {item.state}", way))
        due = dates.short(item.due, self.today) if item.due else ""
        late = "red" if item.overdue else ""
        for key, text, tone in (
            ("请定", item.ask, ""),
            ("决定", item.decision, ""),
            ("承办", item.assigned_to, ""),
            ("期限", due, late),
            ("反馈", item.report, ""),
        ):
            if text:
                self._row(key, text, tone)

    def _row(self, key: str, text: str, tone: str = "") -> None:
        self.column.addWidget(row_of(self.theme, key, text, tone))


class ClosingNeeds(QWidget):
    """What closing still wants, always in sight. `wanted(word)`: one of the words was pressed."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.links: dict[str, QuietButton] = {}
        self._words = Flow(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(8), theme.px(4))
        column.setSpacing(theme.px(6))
        column.addWidget(section(theme, "办结还差"))
        column.addWidget(self._words)

    def show_needs(self, needs: tuple[str, ...]) -> None:
        for link in self.links.values():
            self._words.take(link)
        self.links = {word: self._link(word) for word in needs}
        for link in self.links.values():
            self._words.put(link)
        self.setVisible(bool(needs))

    def _link(self, word: str) -> QuietButton:
        made = QuietButton(self.theme, word, name=f"办结还差{word}，回车去补", tone="amber")
        made.clicked.connect(partial(self.wanted.emit, word))
        return made


def row_of(theme: Theme, key: str, text: str, tone: str = "") -> QWidget:
    """A word and what it says, which can be selected and wraps."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    name = label(key, "ink2")
    name.setFixedWidth(theme.px(KEY + (20 if " " in key else 0)))
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(selectable(text, tone), 1)
    return made


def selectable(text: str, tone: str = "") -> QLabel:
    made = label(text, tone, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
