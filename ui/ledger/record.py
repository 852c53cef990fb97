"""A matter's record: who and what, the demands with every judgement, the story so far, what comes, and its history."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.ledger.parts import button, label, quiet, section
from ui.ledger.timeline import Timeline
from ui.theme import Theme
from ui.widgets.verdicts import VerdictChip
from xfdesk.records.ledger import MatterView, PointView
from xfdesk.records.visit import PointEntry
from xfdesk.rules import dates
from xfdesk.rules.words import ROUTE_LABELS, Channel, Route

SIDE, KEY = 320, 76
_POINT = (
    ("合理的", "reasonable_part"),
    ("不合理的", "unreasonable_part"),
    ("理由", "reason"),
    ("依据", "basis"),
    ("措施", "measure"),
    ("已解释", "explanation"),
    ("救济途径", "remedy"),
)


class Record(QWidget):
    """`reveal_wanted` 显示全号 · `open_sealed_wanted(reason)` · `correct_wanted(visit)` · `print_wanted(kind)`."""

    reveal_wanted = Signal()
    open_sealed_wanted = Signal(str)
    correct_wanted = Signal(str)
    print_wanted = Signal(str)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self.theme, self.today = theme, today
        self.view: MatterView | None = None
        self.revealed = False
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_matter(self, view: MatterView, *, revealed: bool = False) -> None:
        self.view, self.revealed = view, revealed
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._sealed(view) if view.withheld else self._open(view)
        self._column.addWidget(self._inside)

    # Sealed

    def _sealed(self, view: MatterView) -> QWidget:
        """Number, date, people and the sealed words; a typed reason opens it, and that is written down (art. 30)."""
        made, column = self._page()
        column.addWidget(label(view.summary, role="title"))
        about = f"{view.number}    {dates.on_screen(view.received_on)}    {view.people} 人"
        column.addWidget(label(about, "ink2"))
        column.addSpacing(self.theme.px(16))
        column.addWidget(
            label("打开要写明原因，会记入操作历史。与被反映人同名的人不能打开（第30条）。", wrap=True)
        )
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("为什么要看")
        self.reason.setAccessibleName("打开检举控告的原因")
        self.reason.setFixedHeight(self.theme.px(32))
        self.reason.setMaximumWidth(self.theme.px(420))
        self.reason.returnPressed.connect(self._on_reason)
        self.refusal = label("", "red", "small", wrap=True)
        opens = button(self.theme, "打开检举控告", "lock", primary=True)
        opens.clicked.connect(self._on_reason)
        for widget in (self.reason, self.refusal):
            column.addWidget(widget)
        column.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return made

    def _on_reason(self) -> None:
        self.open_sealed_wanted.emit(self.reason.text().strip())

    def refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.reason.setFocus()

    # Open

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        made = QWidget()
        column = QVBoxLayout(made)
        px = self.theme.px
        column.setContentsMargins(px(24), px(12), px(20), px(12))
        column.setSpacing(px(8))
        return made, column

    def _open(self, view: MatterView) -> QWidget:
        made, column = self._page()
        column.addLayout(self._title(view))
        column.addLayout(self._who(view))
        column.addLayout(self._acts(view))
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(22))
        row.addWidget(self._scroll(self._story(view)), 1)
        side = self._scroll(self._side(view))
        side.setFixedWidth(self.theme.px(SIDE + 12))
        row.addWidget(side)
        column.addLayout(row, 1)
        return made

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

    def _who(self, view: MatterView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(10))
        words = label("    ".join(self._particulars(view)), "ink2", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        if view.visitor is not None and not self.revealed:
            eye = quiet(self.theme, "显示全号", "eye")
            eye.clicked.connect(self.reveal_wanted)
            row.addWidget(eye)
        return row

    def _particulars(self, view: MatterView) -> list[str]:
        visitor, parts = view.visitor, []
        if visitor is not None:
            age = f"{visitor.age} 岁" if visitor.age is not None else ""
            parts = [
                visitor.name,
                visitor.sex,
                age,
                visitor.id_number,
                visitor.village + visitor.address,
                visitor.phone,
            ]
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

    def _acts(self, view: MatterView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        acts = [("打印登记表", "print", lambda: self.print_wanted.emit("register"))]
        if view.visits:
            acts.insert(0, ("更正来访", "edit", self._on_correct))
            acts.append(("打印回执", "print", lambda: self.print_wanted.emit("slip")))
        brought = view.received[:1] if view.channel != Channel.RECEPTION else ()
        if view.received[len(brought) :]:
            acts.insert(0, ("更正再次收到的", "edit", lambda: self.correct_wanted.emit(view.received[-1])))
        if brought:
            acts.insert(0, ("更正登记", "edit", lambda: self.correct_wanted.emit(brought[0])))
        if view.sealed:
            acts.append(("打印移送函", "print", lambda: self.print_wanted.emit("letter")))
        for text, picture, slot in acts:
            made = button(self.theme, text, picture)
            made.clicked.connect(slot)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _on_correct(self) -> None:
        if self.view is not None and self.view.visits:
            self.correct_wanted.emit(self.view.visits[-1])

    def _scroll(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea()
        inside.setProperty("ground", "surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("经过" if inside.layout() is None else "要点")
        return area

    def _story(self, view: MatterView) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, self.theme.px(8), 0)
        column.setSpacing(self.theme.px(6))
        if view.facts:
            column.addWidget(section(self.theme, "事实"))
            column.addWidget(self._text(view.facts))
        column.addWidget(section(self.theme, "经过"))
        column.addWidget(Timeline(self.theme, view.timeline, self.today))
        if view.history:
            column.addWidget(section(self.theme, "操作历史", "谁、何时、改了什么"))
            for entry in view.history:
                column.addWidget(
                    self._row(
                        f"{entry.at:%m-%d %H:%M}",
                        self._entry(entry.what, entry.who, entry.before, entry.after),
                    )
                )
        column.addStretch(1)
        return made

    def _entry(self, what: str, who: str, before: str, after: str) -> str:
        changed = "".join(f"\n{word}：{text}" for word, text in (("原", before), ("改为", after)) if text)
        return f"{what}   {who}{changed if before else ''}"

    def _side(self, view: MatterView) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, self.theme.px(8), 0)
        column.setSpacing(self.theme.px(6))
        for point in view.points:
            self._point(column, point)
        column.addWidget(section(self.theme, "四定"))
        measures = "；".join(p.point.measure for p in view.points if p.point.measure)
        due = dates.short(view.due_on, self.today) if view.due_on else ""
        owner = f"{view.unit} {view.person}".strip()
        for key, text in (
            ("定领导", view.lead_official),
            ("定措施", measures),
            ("定时间", due),
            ("定责任", owner),
        ):
            column.addWidget(self._row(key, text) if text else self._row(key, "还没有定", "amber"))
        if view.closing_needs:
            column.addWidget(section(self.theme, "办结还差"))
            column.addWidget(label("、".join(view.closing_needs), "amber", wrap=True))
        column.addStretch(1)
        return made

    def _point(self, column: QVBoxLayout, view: PointView) -> None:
        judged = f"{view.point.judged_by} {view.judged_at:%m-%d} 研判" if view.judged_at else ""
        column.addWidget(section(self.theme, f"诉求 {view.index}", judged.strip()))
        head = QHBoxLayout()
        head.addWidget(label(view.point.text, role="medium", wrap=True), 1)
        if view.point.verdict is not None:
            head.addWidget(VerdictChip(self.theme, view.point.verdict), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for key, text in self._substance(view.point):
            column.addWidget(self._row(key, text))
        for word, text in (("答复", view.answer), ("结论", view.outcome), ("落实", view.carried_out)):
            if text:
                column.addWidget(self._row(word, text))
        for at, who, earlier in view.versions:
            word = earlier.verdict.value if earlier.verdict else "未判断"
            words = [f"{word}   {who}", *(f"{k}：{t}" for k, t in self._substance(earlier))]
            column.addWidget(self._row(f"{at:%m-%d} 前判", "\n".join(words)))

    def _substance(self, point: PointEntry) -> list[tuple[str, str]]:
        pairs = [(key, getattr(point, name)) for key, name in _POINT]
        pairs.append(("谁办", f"{point.leader} {point.unit} {point.person}".strip()))
        pairs.append(("何时", point.due))
        if point.not_yet_solvable:
            pairs.append(("暂难解决", f"再看 {point.next_look_on}"))
        return [(key, text) for key, text in pairs if text]

    def _row(self, key: str, text: str, tone: str = "") -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(8))
        name = label(key, "ink2")
        name.setFixedWidth(self.theme.px(KEY + (20 if " " in key else 0)))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text(text, tone), 1)
        return made

    def _text(self, text: str, tone: str = "") -> QLabel:
        made = label(text, tone, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made


class Preview(QScrollArea):
    """Beside the table: the selected line in short, without opening the record. Sealed ones show nothing more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(SIDE))
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
