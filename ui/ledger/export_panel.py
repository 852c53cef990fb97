"""导出 beside the table: which span, where to, masked or in full. The window goes on meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from ui.actions import keys
from ui.ask import Ask
from ui.ledger import spans
from ui.matter.parts import button, label, quiet, section
from ui.tasks import Task, Tasks
from ui.theme import Theme
from ui.widgets import Ground
from ui.widgets.boxes import RadioRow
from xfdesk.desk.export import Export
from xfdesk.errors import Cancelled, DeskError
from xfdesk.records.book import Exported
from xfdesk.rules import dates
from xfdesk.rules.span import BadSpan, Span

MASKED, FULL = "号码打码", "完整版"
ANOTHER = "任意期间"
WIDTH = 372


class ExportPanel(QWidget):
    """`said` goes to the status line; `closed` when the clerk is done with it. One export at a time."""

    said = Signal(str)
    closed = Signal()
    _went_on = Signal(int, int)

    def __init__(
        self, theme: Theme, export: Export, tasks: Tasks, ask: Ask, today: date, folder: Path
    ) -> None:
        super().__init__()
        self.theme, self.export, self.tasks, self.ask = theme, export, tasks, ask
        self.today, self.folder = today, folder
        self.task: Task | None = None
        self._stopped = False
        self.setProperty("ground", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(WIDTH))
        self._build()
        self._went_on.connect(self._on_progress)
        self._choose_span()
        self._show_full()

    # Layout

    def _build(self) -> None:
        px = self.theme.px
        choices = Ground(self.theme, "sunk")
        self.column = QVBoxLayout(choices)
        self.column.setContentsMargins(px(20), px(12), px(20), 0)
        self.column.setSpacing(px(6))
        area = QScrollArea()  # in a low window the choices scroll, the foot stays
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(choices)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        names = [word for word, _ in spans.usual(self.today) if word in ("本月", "上月", "本季度")]
        self.which = RadioRow(self.theme, "导出的期间", (*names, ANOTHER), gap=10)
        self.which.typed.connect(self._on_which)
        self.which.set_value("本月")
        self.span_field = self._field("期间", spans.HINT)
        self.span_field.textChanged.connect(self._choose_span)
        self.span_words = label("", "ink2", "small", wrap=True)
        self._add(section(self.theme, "期间"), self.which, self.span_field, self.span_words)
        self.path_field = self._field("保存到", "")
        browse = quiet(self.theme, "换一个位置", "file")
        browse.clicked.connect(self._on_browse)
        self._add(section(self.theme, "保存到"), self.path_field, browse)
        self.kind = RadioRow(self.theme, "号码", (MASKED, FULL))
        self.kind.typed.connect(self._show_full)
        self.kind.set_value(MASKED)
        self.reason = self._field("用途", "为什么要完整号码")
        self.recipient = self._field("交给谁", "例如 区信访局，空着是本单位留存")
        self.full_words = label(
            "完整版带全部证件号、电话和住址，用途和交给谁会记入操作历史。", "ink2", "small", wrap=True
        )
        self._add(section(self.theme, "号码"), self.kind, self.reason, self.recipient, self.full_words)
        self.column.addStretch(1)
        self.answer = label("", "", "small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(6))
        self.bar.setAccessibleName("导出进度")
        self.bar.hide()
        self._add(self.answer, self.bar)
        foot = self._foot()
        foot.setContentsMargins(px(20), px(6), px(20), px(12))
        whole.addLayout(foot)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.open_folder = quiet(self.theme, "打开所在文件夹")
        self.open_folder.clicked.connect(self._on_open_folder)
        self.open_folder.hide()
        self.back = button(self.theme, "收起", key=keys("back"))
        self.back.clicked.connect(self.leave)
        self.go = button(self.theme, "写出工作簿", primary=True)
        self.go.clicked.connect(self.start)
        row.addWidget(self.open_folder)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.go)
        return row

    def _field(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        made.setFixedHeight(self.theme.px(32))
        made.returnPressed.connect(self.start)
        return made

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)

    # Choices

    def _on_which(self) -> None:
        self._choose_span()
        if self.which.value() == ANOTHER:
            self.span_field.setFocus()

    def span(self) -> Span:
        """Raises `BadSpan` for what cannot be read."""
        if self.which.value() == ANOTHER:
            return spans.read(self.span_field.text(), self.today)
        return dict(spans.usual(self.today))[self.which.value()]

    def show_span(self, since: date | None, until: date | None) -> None:
        """Begin with what the table shows, when it shows a span."""
        if since is None or until is None:
            return
        wanted = Span(since, until)
        name = next((word for word, span in spans.usual(self.today) if span == wanted), ANOTHER)
        self.which.set_value(name if name in ("本月", "上月", "本季度") else ANOTHER)
        if self.which.value() == ANOTHER:
            self.span_field.setText(f"{since} 到 {until}")
        self._choose_span()

    def _choose_span(self) -> None:
        self.span_field.setVisible(self.which.value() == ANOTHER)
        try:
            span = self.span()
        except BadSpan as wrong:
            typed = self.span_field.text().strip()
            self.span_words.setText(wrong.sentence if typed else f"可以写 {spans.HINT}")
            return
        self.span_words.setText(
            f"{dates.month_day(span.since)} 到 {span.until.year} 年 {dates.month_day(span.until)}"
        )
        self.path_field.setText(str(self.folder / self.export.suggested_name(span)))

    def _show_full(self) -> None:
        full = self.kind.value() == FULL
        for widget in (self.reason, self.recipient, self.full_words):
            widget.setVisible(full)
        if full:
            self.reason.setFocus()

    def _on_browse(self) -> None:
        chosen = self.ask.save_path(self, "导出工作簿", Path(self.path_field.text()), "Excel 工作簿 (*.xlsx)")
        if chosen is not None:
            self.folder = chosen.parent
            self.path_field.setText(str(chosen))

    # The work

    @property
    def busy(self) -> bool:
        return self.task is not None

    def start(self) -> None:
        if self.busy:
            return
        try:
            span = self.span()
        except BadSpan as wrong:
            self._answer(wrong.sentence, "red")
            return
        path, full = Path(self.path_field.text().strip()), self.kind.value() == FULL
        if path.exists() and not self._may_replace(path):
            return
        reason, recipient = self.reason.text().strip(), self.recipient.text().strip()
        self._stopped = False
        self._working(True)
        self._answer("正在写出，可以接着做别的事", "ink2")

        def work() -> Exported:
            return self.export.workbook(
                span, path, full=full, reason=reason, recipient=recipient,
                progress=self._went_on.emit, cancelled=lambda: self._stopped,
            )  # fmt: skip

        self.task = self.tasks.run(work, self._on_done, self._on_failed)
        if self.task is not None and not self.bar.isVisibleTo(self):
            self.task = None

    def _may_replace(self, path: Path) -> bool:
        sentence = f"《{path.name}》已经在那里。换掉以后，旧的内容就没有了。"
        return self.ask.choose(self, "换掉这个文件？", sentence, ("换掉", "返回")) == 0

    def cancel(self) -> None:
        self._stopped = True
        self._answer("正在停下", "ink2")

    def leave(self) -> None:
        """Esc: stops a running export; else folds the panel away."""
        if self.busy:
            self.cancel()
        else:
            self.closed.emit()

    def _working(self, on: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(on)
        # The cursor goes where the next press belongs; a field that is switched off would throw it anywhere.
        if on and self.go.hasFocus():
            self.back.setFocus()
        self.go.setEnabled(not on)
        if not on and self.back.hasFocus():
            self.go.setFocus()
        self.open_folder.hide()
        self.back.set_word("停止导出" if on else "收起")

    def _on_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(of, done, 1))
        self.bar.setValue(done)

    def _on_done(self, done: Exported) -> None:
        self.task = None
        self._working(False)
        size = f"{done.size / 1024:,.0f} KB"
        sentence = f"已写好《{Path(done.path).name}》：台账 {done.rows:,} 行，未办结 {done.open_rows:,} 件，{size}，已核对"
        self._answer(sentence, "")
        self.open_folder.show()
        self.said.emit(sentence)

    def _on_failed(self, fault: BaseException) -> None:
        self.task = None
        self._working(False)
        if isinstance(fault, Cancelled):
            self._answer(str(fault), "ink2")
        elif isinstance(fault, DeskError):
            self._answer(str(fault), "red")
        else:
            self._answer("工作簿没有写成，原来的文件没有动过。请再试一次。", "red")
            raise fault

    def _answer(self, sentence: str, tone: str) -> None:
        self.answer.setText(sentence)
        self.answer.setProperty("tone", tone)
        self.answer.style().unpolish(self.answer)
        self.answer.style().polish(self.answer)

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.path_field.text()).parent)))
