"""The form with what stands round it: the three questions within it, and the earlier matter beside it where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.reception.earlier import EarlierMatter
from ui.reception.form import VisitForm
from ui.reception.form_acts import FormActs
from ui.reception.in_hand import InHand
from ui.reception.paper import VisitPaper
from ui.reception.wizard import RouteQuestions
from ui.surroundings import Surroundings
from xfdesk.rules.routes import Proposal

COMPACT_BELOW = 726
WIDE_FROM = 1600
TWO_COLUMNS, ONE_COLUMN = 880, 740  # least widths; the fields need some 860


class FormPlace(QWidget):
    """Ties what the form asks for to the acts."""

    def __init__(self, in_hand: InHand, around: Surroundings, acts: FormActs, form: VisitForm) -> None:
        super().__init__()
        self.in_hand, self.around, self.theme = in_hand, around, around.theme
        self.folded = False
        self.form = form
        self.questions = RouteQuestions(self.theme)
        self.earlier = EarlierMatter(self.theme)
        self.paper = VisitPaper(in_hand, acts, around, self)
        form.body.insertWidget(form.body.indexOf(form.matter) + 1, self.questions)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(form, 1)
        self.row.addWidget(self.earlier)
        form.foot.saved.connect(acts.save)
        form.print_wanted.connect(self.paper.print_form)
        form.strip.taken_over.connect(acts.take_over)
        form.strip.continued.connect(acts.continue_matter)
        form.strip.made_new.connect(acts.as_new_matter)
        self.questions.proposed.connect(self._on_proposed)
        in_hand.checked.connect(self._on_recognised)

    def narrow(self, folded: bool) -> None:
        self.folded = folded
        self.form.set_folded(folded)
        self.fit()

    def taken(self) -> int:
        """The width that stands to the form no more."""
        return 0

    def fit(self) -> None:
        """What the size allows: the form's rows first, at last its second column; rows close up when it is low; the earlier
        matter's story stands beside when it is wide.
        """
        window, px = self.window(), self.theme.px
        form = self.width() - self.taken()
        self.form.set_room(narrow=form < px(TWO_COLUMNS), single=form < px(ONE_COLUMN))
        self.form.set_compact(window.height() < px(COMPACT_BELOW))
        self.earlier.allow(window.width() >= px(WIDE_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _on_recognised(self) -> None:
        found = self.in_hand.recognised
        self.earlier.show_matter(self.in_hand.desk, found.matter if found else "")

    def _on_proposed(self, proposal: Proposal) -> None:
        self.form.matter.choose(proposal)
        self.form.matter.summary.setFocus()
