"""Where things are in the form: the field behind a path of the entry, and the cursor's place among them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.reception.parts import Parts
from ui.reception.walk import Walk
from ui.widgets import holds


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
        if head == "incoming":
            return widget_named(p.source, rest) if p.source is not None else None
        if head == "points":
            name = rest.partition(".")[2]
            return p.points.editor.keys if name == "verdict" else widget_named(p.points.editor, name)
        if head == "matter":
            if rest in ("recusal", "hardship", "urgent", "conference", "accepted_on"):
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
            "notice.excused": p.handling.excused,
            "promise.by_when": p.points.editor.promise_due, "statement": p.matter.words,
            "leader_opinion": p.handling.opinion,
        }  # fmt: skip
        return simple.get(path)

    def go_to(self, path: str) -> None:
        """Put the cursor into a field, opening what hides it."""
        head, _, rest = path.partition(".")
        if head == "points" and rest.partition(".")[0].isdigit():
            self._open(int(rest.partition(".")[0]))
        if path.startswith("notice.") or path in ("matter.recusal", "leader_opinion"):
            self.parts.handling.open_more()
        field = self.field_of(path)
        if field is not None:
            self.reaching.emit(field)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> str:
        """Which field has the cursor, by its own name, and where in it, for the draft: `points.1.measure:4`."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        for owner, widget in self._owners().items():
            for name, field in vars(widget).items():
                if isinstance(field, QWidget) and field in self.walk.fields() and holds(field, focus):
                    number = f"{self.parts.points.number()}." if owner == "points" else ""
                    return f"{owner}.{number}{name}:{_caret(focus)}"
        return ""

    def restore_place(self, place: str) -> None:
        """A place that no field of the form bears, as a number from former days, is none."""
        path, _, at = place.rpartition(":")
        owner, _, name = path.partition(".")
        number, _, named = name.partition(".")
        if owner == "points" and number.isdecimal():
            self._open(int(number))
            name = named
        widget = self._owners().get(owner)
        field = widget_named(widget, name) if widget is not None else None
        if field is not None:
            self.reaching.emit(field)
            field.setFocus()
            _put_caret(field.focusProxy() or field, int(at) if at.isdecimal() else 0)

    def _owners(self) -> dict[str, QWidget]:
        p = self.parts
        owners: dict[str, QWidget] = {
            "who": p.who, "matter": p.matter, "points": p.points.editor, "handling": p.handling, "strip": p.strip,
            "foot": p.foot,
        }  # fmt: skip
        return owners if p.source is None else {"source": p.source, **owners}

    def _open(self, number: int) -> None:
        points = self.parts.points
        index = points.at(number)
        if index != points.open_at and index < len(points.points):
            points.open_point(index)

    def start(self) -> None:
        """The cursor stands in the ID-number field, because a card reader types there; where nobody came, at how it came."""
        who, source = self.parts.who, self.parts.source
        first: QWidget = who.id_number if who.id_number.isVisibleTo(who) else who.anonymous_reason
        if source is not None:
            first = source.received_on if source.channel.value() else source.channel
        self.reaching.emit(first)
        first.setFocus()


def widget_named(owner: QWidget, name: str) -> QWidget | None:
    found = getattr(owner, name, None)
    return found if isinstance(found, QWidget) else None


def _caret(field: QWidget) -> int:
    if isinstance(field, QPlainTextEdit):
        return field.textCursor().position()
    return field.cursorPosition() if isinstance(field, QLineEdit) else 0


def _put_caret(field: QWidget, at: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(at)
    elif isinstance(field, QPlainTextEdit):
        caret = field.textCursor()
        caret.setPosition(min(at, len(field.toPlainText())))
        field.setTextCursor(caret)
