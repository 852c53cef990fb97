"""收班 from the page: the list of what is incomplete, the closing, the backup, and the way back to what is to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xfdesk.errors import DeskError
from xfdesk.records.day import Incomplete
from xfdesk.records.visit import PaperEntry
from xfdesk.rules import dates

if TYPE_CHECKING:
    from ui.reception.closing import ClosePage
    from ui.reception.page import ReceptionPage


class DayEnd:
    def __init__(self, page: ReceptionPage, close_page: ClosePage) -> None:
        self.page = page
        close_page.back.connect(self.leave)
        close_page.closed.connect(self.close)
        close_page.mend.connect(self._on_mend)

    def show(self) -> None:
        if self.page.day is None:
            return
        self.page.form.keep_now()
        self.page.close_page.show_summary(self.page.desk.reception.summary(self.page.day.uid))
        self.page.stack.setCurrentWidget(self.page.close_page)
        self.page.bar_changed.emit()

    def leave(self) -> None:
        self.page.stack.setCurrentWidget(self.page.desk_view)
        self.page.bar_changed.emit()
        self.page.form.places.start()

    def close(self, words: str) -> None:
        assert self.page.day is not None
        try:
            self.page.desk.reception.close_day(self.page.day.uid, words)
        except DeskError as error:
            self.page.close_page.refuse(error.sentence)
            return
        if self.page.close_page.backup.value():
            self.page.around.tasks.run(self.page.desk.back_up, self._on_backed_up, self._on_backup_failed)
        self.page.reload()

    def _on_backed_up(self, _backup: object) -> None:
        self.page.said.emit("已收班，备份已做好", False)

    def _on_backup_failed(self, error: BaseException) -> None:
        self.page.said.emit(
            error.sentence if isinstance(error, DeskError) else "备份没有做成，台账没有动过", False
        )

    def _on_mend(self, row: Incomplete) -> None:
        self.leave()
        if row.group == "文书" and row.field.startswith("paper"):
            self.page._act(lambda: self._letter_sent(row))
            return
        self.page.open_visit(row.visit)
        self.page.form.places.go_to(row.field or "visitor.name")

    def _letter_sent(self, row: Incomplete) -> None:
        """A sealed accusation's letter is recorded without opening it."""
        typed = self.page.around.ask.words(
            self.page, "记送达", f"第 {row.queue_number} 号的函几时送到？", initial="今天", verb="记下"
        )
        if typed is None:
            return
        try:
            day = dates.parse(typed, self.page.desk.clock.today())
        except dates.BadDate as error:
            self.page.said.emit(error.sentence, False)
            return
        self.page.desk.reception.record_paper(
            row.matter, PaperEntry(delivered_on=day.isoformat(), method="当面", receipt="签收")
        )
        self.page.said.emit("送达已记下", False)
