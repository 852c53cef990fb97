"""Where things are in the form: the field behind a path of the entry, and the cursor's place among them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.reception.parts import Parts
from ui.reception.walk import Walk


class Places(QObject):
    """`reaching(field)`: the cursor is about to go there; whoever hides it opens it now."""

    reaching = Signal(object)

    def __init__(self, parts: Parts, walk: Walk) -> None:
        super().__init__()
        self.parts, self.walk = parts, walk

    def field_of(self, path: str) -> QWidget | None:
        """The field behind a path of the entry; a demand point is opened by `go_to`."""
        p = self.parts
        head, _, rest = path.partition(".")
        if head == "visitor":
            return widget_named(p.who, rest)
        if head == "points":
            name = rest.partition(".")[2]
            return p.points.editor.keys if name == "verdict" else widget_named(p.points.editor, name)
        if head == "matter":
            if rest in ("recusal", "hardship", "urgent", "conference"):
                return widget_named(p.handling, rest)
            names = {
                "facts": "words",
                "urgent_reported_to": "reported_to",
                "urgent_reported_at": "reported_at",
            }
            return widget_named(p.matter, names.get(rest, rest))
        simple = {
            "people": p.who.people, "affected": p.who.affected, "representatives": p.who.add_name,
            "handling": p.handling.ways, "unit": p.handling.unit, "answer": p.handling.answer,
            "paper.delivered_on": p.handling.letter_on, "notice.delivered_on": p.handling.notice_on,
            "promise.by_when": p.points.editor.promise_due, "statement": p.matter.words,
            "leader_opinion": p.handling.opinion,
        }  # fmt: skip
        return simple.get(path)

    def go_to(self, path: str) -> None:
        """Put the cursor into a field, opening what hides it."""
        head, _, rest = path.partition(".")
        points = self.parts.points
        if head == "points" and rest.partition(".")[0].isdigit():
            index = int(rest.partition(".")[0])
            if index != points.open_at and index < len(points.points):
                points.open_point(index)
        if path.startswith("notice.") or path in ("matter.recusal", "leader_opinion"):
            self.parts.handling.open_more()
        field = self.field_of(path)
        if field is not None:
            self.reaching.emit(field)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> str:
        """Which field has the cursor, and where in it, for the draft."""
        focus = QApplication.focusWidget()
        for n, field in enumerate(self.walk.fields()):
            if focus is not None and (
                field is focus or field.isAncestorOf(focus) or field.focusProxy() is focus
            ):
                at = focus.cursorPosition() if hasattr(focus, "cursorPosition") else 0
                return f"{n}:{at}"
        return ""

    def restore_place(self, place: str) -> None:
        number, _, at = place.partition(":")
        fields = self.walk.fields()
        if number.isdigit() and int(number) < len(fields):
            field = fields[int(number)]
            field.setFocus()
            target = field.focusProxy() or field
            if hasattr(target, "setCursorPosition") and at.isdigit():
                target.setCursorPosition(int(at))

    def start(self) -> None:
        """The cursor stands in the ID-number field, because a card reader types there."""
        who = self.parts.who
        first = who.id_number if who.id_number.isVisibleTo(who) else who.anonymous_reason
        self.reaching.emit(first)
        first.setFocus()


def widget_named(owner: QWidget, name: str) -> QWidget | None:
    found = getattr(owner, name, None)
    return found if isinstance(found, QWidget) else None
