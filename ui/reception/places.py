"""Where things are in the form: the field behind a path of the entry, the cursor's place, the order of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.reception.form import VisitForm


class Places:
    def __init__(self, form: VisitForm) -> None:
        self.form = form

    def field_of(self, path: str) -> QWidget | None:
        """The field behind a path of the entry; a demand point is opened by `go_to`."""
        head, _, rest = path.partition(".")
        if head == "visitor":
            return widget_named(self.form.who, rest)
        if head == "points":
            name = rest.partition(".")[2]
            return (
                self.form.points.editor.keys
                if name == "verdict"
                else widget_named(self.form.points.editor, name)
            )
        if head == "matter":
            if rest in ("recusal", "hardship", "urgent", "conference"):
                return widget_named(self.form.handling, rest)
            names = {
                "facts": "words",
                "urgent_reported_to": "reported_to",
                "urgent_reported_at": "reported_at",
            }
            return widget_named(self.form.matter, names.get(rest, rest))
        simple = {
            "people": self.form.who.people, "affected": self.form.who.affected, "representatives": self.form.who.add_name,
            "handling": self.form.handling.ways, "unit": self.form.handling.unit, "answer": self.form.handling.answer,
            "paper.delivered_on": self.form.handling.letter_on, "notice.delivered_on": self.form.handling.notice_on,
            "promise.by_when": self.form.points.editor.promise_due, "statement": self.form.matter.words,
            "leader_opinion": self.form.handling.opinion,
        }  # fmt: skip
        return simple.get(path)

    def go_to(self, path: str) -> None:
        """Put the cursor into a field, opening what hides it."""
        head, _, rest = path.partition(".")
        if head == "points" and rest.partition(".")[0].isdigit():
            index = int(rest.partition(".")[0])
            if index != self.form.points.open_at and index < len(self.form.points.points):
                self.form.points.open_point(index)
        if path.startswith("notice.") or path in ("matter.recusal", "leader_opinion"):
            self.form.handling.open_more()
        field = self.field_of(path)
        if field is not None:
            for line, section in self.form.folds:
                if section.isAncestorOf(field):
                    self.form._unfold(line)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.form.scroller.ensureWidgetVisible(field)

    def go_to_missing(self) -> None:
        self.form.check_now()
        if path := self.form.foot.first_missing():
            self.go_to(path)

    def place(self) -> str:
        """Which field has the cursor, and where in it, for the draft."""
        focus = QApplication.focusWidget()
        for n, field in enumerate(self.fields()):
            if focus is not None and (
                field is focus or field.isAncestorOf(focus) or field.focusProxy() is focus
            ):
                at = focus.cursorPosition() if hasattr(focus, "cursorPosition") else 0
                return f"{n}:{at}"
        return ""

    def restore_place(self, place: str) -> None:
        number, _, at = place.partition(":")
        fields = self.fields()
        if number.isdigit() and int(number) < len(fields):
            field = fields[int(number)]
            field.setFocus()
            target = field.focusProxy() or field
            if hasattr(target, "setCursorPosition") and at.isdigit():
                target.setCursorPosition(int(at))

    def start(self) -> None:
        """The cursor stands in the ID-number field, because a card reader types there."""
        self.form.scroller.verticalScrollBar().setValue(0)
        self.form.who.id_number.setFocus()

    def after_card(self) -> None:
        """Enter after a number: on to the first empty field of the visitor, the card's digits already checked."""
        self.form.check_now()
        if self.form.strip.current is not None and self.form.strip.current.same:
            self.form.strip.go_on.setFocus()
            return
        for field in (
            self.form.who.name,
            self.form.who.phone,
            self.form.who.village,
            self.form.matter.category,
        ):
            if not field.value() and not field.isHidden():
                field.setFocus()
                return
        self.form.matter.summary.setFocus()

    def fields(self) -> list[QWidget]:
        editor = self.form.points.editor
        strip = [self.form.strip.take, self.form.strip.go_on, self.form.strip.new]
        lines = list(self.form.points._lines)
        before, after = lines[: self.form.points.open_at], lines[self.form.points.open_at :]
        who = [*self.form.who.fields(), self.form.who.add_name, *strip]
        return [
            self.form.who_line, *who, self.form.matter_line, *self.form.matter.fields(), *before, *editor.fields(), editor.usual, *after,
            *self.form.handling.fields(), self.form.foot.save_next, self.form.foot.save,
        ]  # fmt: skip

    def retab(self) -> None:
        """Tab goes as the talk goes, through what is shown."""
        last: QWidget | None = None
        for field in self.fields():
            target = field.focusProxy() or field
            if target.window() is not self.form.window():
                continue
            if last is not None and last is not target:
                QWidget.setTabOrder(last, target)
            last = target


def widget_named(owner: QWidget, name: str) -> QWidget | None:
    found = getattr(owner, name, None)
    return found if isinstance(found, QWidget) else None
