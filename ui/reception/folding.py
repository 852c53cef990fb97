"""At 150 % on a small screen finished sections fold to one line each and open again where the cursor goes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ui.reception.fold import FoldLine
from ui.reception.parts import Parts
from ui.reception.places import Places
from xfdesk.records.visit import Check


class Folding:
    def __init__(self, parts: Parts, places: Places) -> None:
        self.parts, self.places = parts, places
        self.folded = False
        self._check = Check()
        self._open: set[FoldLine] = set()
        for line, _ in parts.folds:
            line.hide()
        parts.who_line.opened.connect(self._on_who)
        parts.matter_line.opened.connect(self._on_matter)
        places.reaching.connect(self.open_for)

    def set_folded(self, folded: bool) -> None:
        self.folded = folded
        self._open.clear()
        self.fold()

    def heed(self, check: Check) -> None:
        self._check = check
        if self.folded:
            self.fold()

    def fold(self) -> None:
        """A section folds when nothing is missing in it and the cursor is elsewhere."""
        inside = QApplication.focusWidget()
        wanted = [self.places.field_of(missing.field) for missing in self._check.missing]
        for line, section in self.parts.folds:
            line.say(section.summary_line())
            complete = not any(field is not None and section.isAncestorOf(field) for field in wanted)
            in_hand = inside is not None and section.isAncestorOf(inside)
            done = self.folded and complete and not in_hand and line not in self._open
            line.setVisible(done)
            section.setVisible(not done)

    def open_for(self, field: QWidget) -> None:
        for line, section in self.parts.folds:
            if section.isAncestorOf(field):
                self.unfold(line)

    def unfold(self, line: FoldLine) -> None:
        """Open until the cursor goes on."""
        self._open.add(line)
        self.fold()

    def followed(self, focus: QWidget) -> None:
        """A section that the cursor has left folds by itself."""
        if self.folded:
            inside = {line for line, section in self.parts.folds if section.isAncestorOf(focus)}
            self._open &= inside
            self.fold()

    def _on_who(self) -> None:
        self._enter(self.parts.who_line)

    def _on_matter(self) -> None:
        self._enter(self.parts.matter_line)

    def _enter(self, line: FoldLine) -> None:
        self.unfold(line)
        section = next(section for one, section in self.parts.folds if one is line)
        section.fields()[0].setFocus()
