"""The day's workplace: the queue at the left, the form of the visit in hand, the earlier matter where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.reception import keys
from ui.reception.closing import ClosePage
from ui.reception.day_end import DayEnd
from ui.reception.earlier import EarlierMatter
from ui.reception.form import VisitForm
from ui.reception.queue import Queue
from ui.reception.wizard import RouteQuestions

if TYPE_CHECKING:
    from ui.reception.page import ReceptionPage


class Workplace(QWidget):
    """Takes its place in the page's stack, with the page of the day's end beside it."""

    def __init__(self, page: ReceptionPage) -> None:
        super().__init__(page.stack)
        theme = page.theme
        self.queue = Queue(theme)
        self.form = VisitForm(page.desk, page.around)
        self.questions = RouteQuestions(theme)
        self.earlier = EarlierMatter(theme)
        self.close_page = ClosePage(page.around)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self.form, 1)
        row.addWidget(self.earlier)
        self.form.body.insertWidget(self.form.body.indexOf(self.form.matter) + 1, self.questions)
        page.stack.addWidget(self)
        page.stack.addWidget(self.close_page)
        self.day_end = DayEnd(page, self.close_page)
        self._connect(page)
        keys.bind(page, self.form)

    def _connect(self, page: ReceptionPage) -> None:
        form = self.form
        self.queue.chosen.connect(page.open_visit)
        self.queue.next_wanted.connect(page.next_visitor)
        form.foot.saved.connect(page.save)
        form.foot.saved_and_next.connect(page.save_and_next)
        form.print_wanted.connect(page.print_form)
        form.kept.connect(page.show_queue)
        form.checked.connect(page.on_checked)
        form.strip.taken_over.connect(page.take_over)
        form.strip.continued.connect(page.continue_matter)
        form.strip.made_new.connect(page.as_new_matter)
        self.questions.proposed.connect(page.on_proposed)
