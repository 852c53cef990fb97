"""诉求: one open at a time, the finished ones folded to a line each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import actions
from ui.reception.point import PointEditor
from ui.reception.point_line import PointLine
from ui.theme import Theme
from ui.widgets import QuietButton, SectionTitle
from xfdesk.records.day import ReceptionDay
from xfdesk.records.office import Heard, Office
from xfdesk.records.visit import Check, PointEntry, PromiseEntry, VisitEntry
from xfdesk.rules.words import Verdict

JUDGE = ("judge_full", "judge_partly", "judge_not", "judge_later")


class PointsSection(QWidget):
    typed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self.theme, self.today = theme, today
        self.points: list[PointEntry] = [PointEntry()]
        self.open_at = 0
        self.needs_verdict = True
        self._day = ReceptionDay("", today)
        self._promise_by = ""
        self.add = QuietButton(theme, "再加一条", actions.keys("add_point"))
        self.add.clicked.connect(self.add_point)
        self.title = SectionTitle(theme, "诉求 1", "", self.add)
        self.editor = PointEditor(theme, today)
        self.editor.with_promise = True
        self.editor.typed.connect(self._on_typed)
        self.editor.remedy_wanted.connect(self._on_usual)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addWidget(self.title)
        self.earlier = QVBoxLayout()
        self.box.addLayout(self.earlier)
        self._gap, self._line = theme.px(6), theme.px(34)
        self.lines: list[PointLine] = []
        self._arrange()

    def set_office(self, office: Office, heard: Heard, day: ReceptionDay) -> None:
        self._office, self._day, self.today = office, day, day.on
        self.editor.set_office(office, heard, day)

    def show_entry(self, entry: VisitEntry) -> None:
        self.points = list(entry.points) or [PointEntry()]
        unjudged = (n for n, point in enumerate(self.points) if point.verdict in (None, Verdict.PENDING))
        self.open_at = next(unjudged, len(self.points) - 1)
        promise = entry.promise
        self.editor.promise.set_value(promise.what)
        self.editor.promise_due.set_value(promise.by_when)
        self._promise_by = promise.by_whom
        self._arrange()

    def show_earlier(self, points: tuple[PointEntry, ...]) -> None:
        """What was asked for before, to read: a 续访 begins from it."""
        while self.earlier.count():
            item = self.earlier.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for n, point in enumerate(points):
            self.earlier.addWidget(PointLine(self.theme, n, point, self.today, earlier=True))

    def fill(self, entry: VisitEntry) -> VisitEntry:
        self._take()
        points = tuple(point for point in self.points if point != PointEntry())
        return replace(entry, points=points, promise=self._promise(points))

    def _promise(self, points: tuple[PointEntry, ...]) -> PromiseEntry:
        """A day without words is one too: the check says that the words are missing."""
        what, by, due = self.editor.promise.value(), self._promise_by, self.editor.promise_due.value()
        if what:
            due = due or next((point.due for point in points if point.due), "")
        if what or due:
            sitting = self._day.leaders[0].name if self._day.leaders else ""
            by = by or next((point.leader for point in points if point.leader), sitting)
        return PromiseEntry(what, by, due)

    # Which demand a path of the entry means: an empty one has none there

    def at(self, number: int) -> int:
        """The demand's place here; only the open one can be empty."""
        self._take()
        return number + (number >= self.open_at and self.points[self.open_at] == PointEntry())

    def number(self) -> int:
        """The open demand's place in the entry; where it is empty, behind all that are not."""
        return self.open_at if self.editor.point() != PointEntry() else len(self.points) - 1

    def heed(self, check: Check) -> None:
        if check.derived.needs_verdict != self.needs_verdict:
            self._take()
            self.needs_verdict = check.derived.needs_verdict
            self._arrange()
        self.editor.set_index(self.number())
        self.editor.heed(check.findings)
        leaders = self._day.leaders
        if leaders:
            self.editor.set_judge(leaders[0].name)

    def explained(self) -> str:
        """What was explained at the table, of all demands."""
        self._take()
        return "；".join(point.explanation for point in self.points if point.explanation)

    def add_point(self) -> None:
        """One more demand, open and in hand."""
        self._take()
        self.points = [*self._filled(), PointEntry()]
        self.open_at = len(self.points) - 1
        self._arrange()
        self.editor.text.setFocus()
        self.typed.emit()

    def _filled(self) -> list[PointEntry]:
        return [point for point in self.points if point != PointEntry()]

    def open_point(self, index: int) -> None:
        """The open one folds to a line; left empty it goes."""
        self._take()
        if index != self.open_at and self.points[self.open_at] == PointEntry():
            index -= index > self.open_at
            self.points = self._filled()
        self.open_at = index
        self._arrange()
        self.editor.text.setFocus()

    def judge(self, verdict: Verdict) -> None:
        """Alt+1 … from anywhere in the form."""
        if self.needs_verdict:
            self.editor.judge(verdict)

    def set_narrow(self, narrow: bool) -> None:
        self.editor.set_narrow(narrow)

    def set_compact(self, compact: bool) -> None:
        self._gap, self._line = self.theme.px(4 if compact else 6), self.theme.px(28 if compact else 34)
        self.editor.set_compact(compact)
        self._take()
        self._arrange()

    def _take(self) -> None:
        if self.open_at < len(self.points):
            self.points[self.open_at] = self.editor.point()

    def _arrange(self) -> None:
        while self.box.count() > 2:
            item = self.box.takeAt(2)
            widget = item.widget() if item else None
            if widget is not None and widget is not self.editor:
                widget.deleteLater()
                widget.hide()
        self.lines = []
        for n, point in enumerate(self.points):
            if n == self.open_at:
                self.box.addSpacing(self._gap)
                self.box.addWidget(self.editor)
            else:
                line = PointLine(self.theme, n, point, self.today)
                line.setFixedHeight(self._line)
                line.opened.connect(lambda n=n: self.open_point(n))
                self.lines.append(line)
                self.box.addWidget(line)
        several = len(self.points) > 1
        self.editor.with_promise, self.editor.several = not several, several
        self.title.set_title(f"诉求 {len(self.points)} 条" if several else "诉求")
        keys = "、".join([actions.keys("judge_full"), *(actions.keys(n)[-1] for n in JUDGE[1:])])
        self.title.set_note(f"判断按 {keys}" if self.needs_verdict else "")
        self._show_open()

    def _show_open(self) -> None:
        point = self.points[self.open_at]
        number = self.open_at if point != PointEntry() else len(self.points) - 1
        self.editor.nth = self.open_at
        self.editor.show_point(point, number, self.needs_verdict)

    def _on_typed(self) -> None:
        self.typed.emit()

    def _on_usual(self, editor: PointEditor) -> None:
        """套用: the usual sentence of the settings, else one made from the reviewing body."""
        body = self._office.reviewing_body or f"{self._office.level_above}人民政府"
        usual = self._office.usual_remedy or f"如不服，可在收到书面答复之日起30日内向{body}请求复查"
        editor.remedy.set_value(usual)
        editor.remedy.setFocus()
        editor.remedy.setCursorPosition(len(usual))
        self.typed.emit()
