"""Text fields. All fields of the window speak alike: `value()`, `set_value()`, `mark()`, and `typed` when a person changes them.

`set_value` is silent: it never emits `typed`, so that a form can be filled without checking itself at every step.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.actions import pressed
from ui.theme import Theme

MARKS = ("", "doubt", "problem")


def repolish(widget: QWidget) -> None:
    """After a dynamic property changed, the sheet looks again; what was never shown is looked at when it is."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def set_mark(widget: QWidget, level: str) -> None:
    """`doubt` may be kept (amber), `problem` cannot be saved (red), anything else is plain."""
    level = level if level in MARKS else ""
    if (widget.property("mark") or "") != level:
        widget.setProperty("mark", level)
        repolish(widget)


def is_the_windows(event: QEvent) -> bool:
    """Where Qt takes the key for taking back a save as a field's redo, it is the window's all the same."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and pressed(event, "take_back")
    )


def holds(field: QWidget, here: QWidget | None) -> bool:
    """Whether the cursor `here` is in the field, also where that is several widgets."""
    return here is not None and (field is here or field.focusProxy() is here or field.isAncestorOf(here))


MOST_TYPED = 1_000_000


class LineField(QLineEdit):
    """One line. `typed` also fires when the input method commits; `composing` while it has not."""

    typed = Signal()
    entered = Signal()

    def __init__(
        self, theme: Theme, name: str, *, width: int = 0, placeholder: str = "", read_only: bool = False
    ) -> None:
        super().__init__()
        self.theme = theme
        self.composing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setReadOnly(read_only)
        # Qt's own 32,767 would cut what is pasted without a word; the check says what is too long.
        self.setMaxLength(MOST_TYPED)
        self.setFixedHeight(theme.px(32))
        self.setMinimumWidth(theme.px(40))
        if width:
            self.setFixedWidth(theme.px(width))
        self.textEdited.connect(self._on_edited)

    def value(self) -> str:
        return self.text()

    def set_value(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def mark(self, level: str) -> None:
        set_mark(self, level)

    def _on_edited(self, _text: str) -> None:
        self.typed.emit()

    def event(self, event: QEvent) -> bool:
        if is_the_windows(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "redo"):
            self.redo()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()


class TextField(QPlainTextEdit):
    """Several lines; grows with its text from `lines` to `most` lines. Tab leaves it."""

    typed = Signal()
    grown = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        lines: int = 2,
        most: int = 8,
        placeholder: str = "",
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.theme, self.lines, self.most = theme, lines, most
        self.composing = False
        self._silent = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setReadOnly(read_only)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(theme.px(3))
        self.document().clearUndoRedoStacks()  # else Ctrl+Z could take the margin back
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)
        self._fit()

    def value(self) -> str:
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        if text == self.toPlainText():
            return
        self._silent = True
        self.setPlainText(text)
        self._silent = False

    def set_least(self, lines: int) -> None:
        """Close up to fewer lines where the window is low."""
        self.lines = lines
        self._fit()

    def mark(self, level: str) -> None:
        set_mark(self, level)

    def event(self, event: QEvent) -> bool:
        if is_the_windows(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "redo"):
            self.redo()
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        if not self._silent:
            self.typed.emit()

    def _on_size(self) -> None:
        # Not at once: the layout reports from inside its own layout, where a resize would come back in here.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        full = round(self.document().size().height())
        wanted = max(self.lines, min(self.most, full))
        needs = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if full > self.most
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.verticalScrollBarPolicy() != needs:
            self.setVerticalScrollBarPolicy(needs)
        height = wanted * self.fontMetrics().lineSpacing() + 2 * self.theme.px(3) + self.theme.px(4)
        if wanted == 1:
            height = self.theme.px(32)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.grown.emit()
        if full <= self.most:
            self.verticalScrollBar().setValue(0)  # a long paste had scrolled it before it grew

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class Sentence(QLabel):
    """The sentence under a field: in the mark's colour with its sign; hidden while there is nothing to say."""

    SIGNS = {"doubt": "△", "problem": "✕", "note": ""}
    TONES = {"doubt": "amber", "problem": "red", "note": "ink2"}

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("role", "small")
        self.setProperty("tone", "ink2")
        self.setWordWrap(True)
        self.setVisible(False)

    def say(self, level: str, text: str) -> None:
        """`level` doubt, problem or note; an empty text hides the sentence."""
        sign = self.SIGNS.get(level, "")
        self.setText(f"{sign} {text}" if sign and text else text)
        tone = self.TONES.get(level, "ink2")
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)
        self.setVisible(bool(text))

    def clear(self) -> None:
        self.say("note", "")
