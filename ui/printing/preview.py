"""The preview: the page as it will be printed, black on white, with printing and PDF one key away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollBar, QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.ask import Ask
from ui.printing.paper import Printed, document_of, pages_of, write_pdf
from ui.printing.paper_panel import PaperPanel
from ui.printing.sending import printer_for, send
from ui.printing.sheets import TURNS, Sheets
from ui.printing.type import stand_ins
from ui.theme import Theme
from ui.widgets import Button, Ground, Words
from xfdesk.desk.official import Papers
from xfdesk.desk.papers import Document, lacking
from xfdesk.errors import DeskError
from xfdesk.records.form import FormData, LetterData
from xfdesk.records.pack import PackData
from xfdesk.rules.words import PaperKind

ROOMY = 1000
"""Below this width the keys leave the buttons, so that what is said of the paper has room."""
Save = Callable[[Path], object]
TITLES = {"form": "来访登记表", "slip": "来访回执", "letter": "移送函", "pack": "接访包"}


class Preview(QDialog):
    """Whole pages, turned by the keys of `TURNS` and enlarged by one; prints through the system's dialog, saves the PDF.

    A document that is drawn already is taken as it is, `kind` is then its title; `word` writes the same paper as Word.
    """

    def __init__(
        self,
        theme: Theme,
        ask: Ask,
        kind: str,
        data: Printed | Document,
        parent: QWidget | None,
        word: Save | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.ask, self.word = theme, ask, word
        self.was_sent = False  # to a printer or into a file
        self.document = data if isinstance(data, Document) else document_of(kind, data)
        self.title = TITLES.get(kind, kind)
        self.pages = pages_of(self.document)
        self.setWindowTitle(self.document.title if kind == "form" else self.title)
        self.sheets = Sheets(theme, self.pages)
        blank = lacking(data) if kind == "slip" and isinstance(data, FormData) else ()
        said = "　".join((f"共 {len(self.pages.pages)} 页", *blank))
        self.said = Words(theme, said, tone="amber" if blank else "ink2", wrap=True)
        self.print_button = Button(theme, "打印…", actions.keys("send"), primary=True, icon="print")
        self.pdf_button = Button(theme, "存为 PDF", actions.keys("pdf"))
        self.word_button = Button(theme, actions.words("word"), actions.keys("word"), icon="file")
        self.word_button.setVisible(word is not None)
        self.zoom_button = Button(theme, "放大或整页", actions.keys("enlarge"))
        self.back_button = Button(theme, "返回", actions.keys("back"))
        room = (parent.window() if parent else self).size()
        self.resize(max(700, min(room.width() - 80, theme.px(1100))), max(460, room.height() - 40))
        self._assemble()
        self.print_button.clicked.connect(self.print_it)
        self.pdf_button.clicked.connect(self.save_pdf)
        self.word_button.clicked.connect(self.save_word)
        self.zoom_button.clicked.connect(self.zoom)
        self.back_button.clicked.connect(self.reject)
        actions.bind(self, "send", self.print_it)
        actions.bind(self, "pdf", self.save_pdf)
        actions.bind(self, "word", self.save_word)
        actions.bind(self, "enlarge", self.zoom)
        for name, to in TURNS.items():
            actions.bind(self, name, partial(self._scroll, to))
        self.print_button.setFocus()

    def _assemble(self) -> None:
        t = self.theme
        self.sheets.setAccessibleName(f"{self.title}预览")
        foot = Ground(t, "surface")
        row = QHBoxLayout(foot)
        row.setContentsMargins(t.px(20), t.px(9), t.px(20), t.px(9))
        row.addWidget(self.said, 1)
        for button in (
            self.back_button,
            self.zoom_button,
            self.word_button,
            self.pdf_button,
            self.print_button,
        ):
            button.show_shortcut(self.width() >= t.px(ROOMY))
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.sheets, 1)
        box.addWidget(foot)

    def _scroll(self, to: QScrollBar.SliderAction) -> None:
        self.sheets.verticalScrollBar().triggerAction(to)

    def zoom(self) -> None:
        """Between the whole page and a width that is read."""
        self.sheets.show_whole(not self.sheets.whole)

    def print_it(self) -> None:
        printer = printer_for(self.pages, self.document.file_name, self)
        if printer is None:
            return
        try:
            send(printer, self.pages)
        except DeskError as error:
            self.said.say(error.sentence, "red")
            return
        self.was_sent = True
        self.said.say("已送到打印机", "ink2")

    def save_pdf(self) -> None:
        def write(path: Path) -> str:
            return f"已存为 PDF，共 {write_pdf(self.document, path)} 页"

        self._save("存为 PDF", ".pdf", "PDF (*.pdf)", write)

    def save_word(self) -> None:
        word = self.word
        if word is None:
            return

        def write(path: Path) -> str:
            word(path)
            return f"已存为 Word：{path.name}"

        self._save("存为 Word", ".docx", "Word (*.docx)", write)

    def _save(self, title: str, suffix: str, kinds: str, write: Callable[[Path], str]) -> None:
        suggested = Path.home() / f"{self.document.file_name}{suffix}"
        path = self.ask.save_path(self, title, suggested, kinds)
        if path is None:
            return
        try:
            said = write(path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))
        except DeskError as error:
            self.said.say(error.sentence, "red")
            return
        self.was_sent = True
        self.said.say(said, "ink2")


class Printer:
    """What pages are handed: previews by kind. Which stand-in fonts are used is said once."""

    def __init__(self, theme: Theme, ask: Ask) -> None:
        self.theme, self.ask = theme, ask
        self._told = False

    def preview_register(self, data: FormData, parent: QWidget | None = None) -> None:
        self._preview("form", data, parent)

    def preview_slip(self, data: FormData, parent: QWidget | None = None) -> None:
        self._preview("slip", data, parent)

    def preview_letter(self, data: LetterData, parent: QWidget | None = None) -> None:
        self._preview("letter", data, parent)

    def preview_pack(self, data: PackData, parent: QWidget | None = None) -> None:
        self._preview("pack", data, parent)

    def preview_paper(
        self, papers: Papers, matter: str, stack: QStackedWidget, kind: PaperKind | None = None
    ) -> PaperPanel:
        """The official papers of a matter in the window, beside what stands in `stack`: nothing waits for it to be closed.

        `kind` is the one to begin with. The panel tells by `left` that the clerk is done with it and by `deliver_wanted`
        that the delivery of the paper shown is to be recorded.
        """
        panel = PaperPanel(self.theme, self.ask, papers, matter, kind)
        stack.addWidget(panel)
        stack.setCurrentWidget(panel)
        missing = stand_ins()
        if missing and not self._told:
            self._told = True
            panel.add_note("有的字体这台电脑没有，用相近的代替，版面不变")
        panel.take_focus()
        return panel

    def preview_document(
        self,
        document: Document,
        title: str,
        parent: QWidget | None = None,
        word: Save | None = None,
        note: str = "",
    ) -> bool:
        """A paper of its own that is drawn already; `word(path)` writes it as Word, `note` says what it lacks.

        Whether it was printed or saved.
        """
        return self._preview(title, document, parent, word, note)

    def _preview(
        self,
        kind: str,
        data: Printed | Document,
        parent: QWidget | None,
        word: Save | None = None,
        note: str = "",
    ) -> bool:
        from PySide6.QtWidgets import QApplication

        above = parent or QApplication.activeWindow()
        dialog = Preview(self.theme, self.ask, kind, data, above, word)
        if note:
            dialog.said.say(f"{dialog.said.text()}　{note}", "amber")
        missing = stand_ins()
        if missing and not self._told:
            self._told = True
            dialog.said.say(f"{dialog.said.text()}   有的字体这台电脑没有，用相近的代替，版面不变")
        dialog.exec()
        dialog.deleteLater()
        return dialog.was_sent
