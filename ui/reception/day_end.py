"""收班: the list of what is incomplete, the closing, the backup, and the way back to what is to be mended."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.reception.changed import incomplete
from ui.reception.closing import ClosePage
from ui.reception.in_hand import InHand
from ui.surroundings import Surroundings
from xfdesk.errors import DeskError
from xfdesk.records.day import Incomplete
from xfdesk.records.visit import PaperEntry
from xfdesk.rules import dates


class DayEnd(QObject):
    """`left`: back to the form. `mend_wanted(Incomplete)`: that row is to be opened. `closed`: the day is over."""

    left = Signal()
    closed = Signal()
    mend_wanted = Signal(object)

    def __init__(self, in_hand: InHand, around: Surroundings, close_page: ClosePage) -> None:
        super().__init__()
        self.in_hand, self.around, self.close_page = in_hand, around, close_page
        self.desk = in_hand.desk
        self._left = ""
        close_page.back.connect(self.left)
        close_page.closed.connect(self.close)
        close_page.mend.connect(self._on_mend)

    def prepare(self) -> bool:
        """The day as it stands now, drafts included; False where what is being typed could not be kept."""
        hand = self.in_hand
        if not hand.keep_now():
            return False
        hand.read_queue()
        summary = self.desk.reception.summary(hand.day.uid)
        left = incomplete(self.desk.reception, hand.rows, hand.changed)
        self.close_page.pack.propose()
        self.close_page.show_summary(replace(summary, incomplete=(*summary.incomplete, *left)))
        return True

    def close(self, words: str) -> None:
        uid = self.in_hand.day.uid
        try:
            self.desk.reception.close_day(uid, words)
        except DeskError as error:
            self.close_page.refuse(error.sentence)
            return
        waiting = self.desk.reception.behind(uid).drafts
        self._left = f"，{waiting} 份没记完的草稿留着，在“接着记”里" if waiting else ""
        self.in_hand.said.emit(f"已收班{self._left}", False)
        if self.close_page.backup.value():
            self.around.tasks.run(self.desk.back_up, self._on_backed_up, self._on_backup_failed)
        self.closed.emit()

    def _on_backed_up(self, _backup: object) -> None:
        self.in_hand.said.emit(f"已收班，备份已做好{self._left}", False)

    def _on_backup_failed(self, error: BaseException) -> None:
        sentence = error.sentence if isinstance(error, DeskError) else "备份没有做成，台账没有动过"
        self.in_hand.said.emit(sentence, False)

    def _on_mend(self, row: Incomplete) -> None:
        self.left.emit()
        if row.group == "文书" and row.field.startswith("paper"):
            self._letter_sent(row)
        else:
            self.mend_wanted.emit(row)

    def _letter_sent(self, row: Incomplete) -> None:
        """A sealed accusation's letter is recorded without opening it."""
        typed = self.around.ask.words(
            self.close_page, "记送达", f"第 {row.queue_number} 号的函几时送到？", initial="今天", verb="记下"
        )
        if typed is None:
            return
        try:
            day = dates.parse(typed, self.desk.clock.today())
            self.desk.reception.record_paper(
                row.matter, PaperEntry(delivered_on=day.isoformat(), method="当面", receipt="签收")
            )
        except (dates.BadDate, DeskError) as error:
            self.in_hand.said.emit(error.sentence, False)
            return
        self.in_hand.said.emit("送达已记下", False)
