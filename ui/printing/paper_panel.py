"""Official papers of one matter in the window: which there are, how the chosen one looks, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import actions
from ui.ask import Ask
from ui.printing.layout import Pages
from ui.printing.paper import pages_of, write_pdf
from ui.printing.sending import printer_for, send
from ui.printing.sheets import TURNS, Sheets
from ui.theme import Theme
from ui.widgets import Button, Flow, Ground, QuietButton, Sentence, Words
from xfdesk.desk.official import Papers
from xfdesk.errors import DeskError
from xfdesk.records.papers import PaperData, PaperOffer
from xfdesk.rules.words import PaperKind

SIDE = 236
KIND = Qt.ItemDataRole.UserRole
NOT_NOW = "现在还不能写的"
WAITS = "还没有取文号，打印、存 Word 或 PDF 时取"


class PaperPanel(QWidget):
    """`left` the clerk is done · `said(sentence)` for the status line · `deliver_wanted(kind, number)` the delivery of the
    paper shown is to be recorded.
    """

    left = Signal()
    said_aloud = Signal(str)
    deliver_wanted = Signal(object, str)

    def __init__(
        self, theme: Theme, ask: Ask, papers: Papers, matter: str, kind: PaperKind | None = None
    ) -> None:
        super().__init__()
        self.theme, self.ask, self.papers, self.matter = theme, ask, papers, matter
        self.data: PaperData | None = None
        self.pages: Pages | None = None
        self.sheets: Sheets | None = None
        self._note = ""
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = self._list()
        self.day = QuietButton(theme, "今天的文书全部存出", icon="file")
        self.why, self.said = Sentence(theme), Words(theme, "", tone="ink2", wrap=True)
        self.back_button = Button(theme, "返回", actions.keys("back"))
        self.zoom_button = Button(theme, "放大或整页", actions.keys("enlarge"))
        self.deliver_button = Button(theme, actions.words("deliver_paper"), actions.keys("deliver_paper"))
        self.word_button = Button(theme, actions.words("word"), actions.keys("word"), icon="file")
        self.pdf_button = Button(theme, "存为 PDF", actions.keys("pdf"))
        self.print_button = Button(theme, "打印…", actions.keys("send"), primary=True, icon="print")
        self._keys: dict[str, Callable[[], object]] = {
            "send": self.print_it,
            "pdf": self.save_pdf,
            "word": self.save_word,
            "deliver_paper": self.deliver,
            "enlarge": self.zoom,
            **{name: partial(self._scroll, name) for name in TURNS},
        }
        self._lay()
        self._connect()
        self.refresh(kind)

    # Building

    def _list(self) -> QListWidget:
        found = QListWidget()
        found.setAccessibleName("文书")
        found.setProperty("popup", "side")
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.installEventFilter(self)
        return found

    def _lay(self) -> None:
        t = self.theme
        side = Ground(t, "sunk")
        side.setFixedWidth(t.px(SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(t.px(8), t.px(10), t.px(8), t.px(10))
        column.addWidget(self.list, 1)
        column.addWidget(self.day, 0, Qt.AlignmentFlag.AlignLeft)
        self.area = QVBoxLayout()
        self.area.setContentsMargins(0, 0, 0, 0)
        self.area.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        self.area.addStretch(0)
        self.why.setContentsMargins(t.px(20), t.px(20), t.px(20), t.px(20))
        foot = Ground(t, "surface")
        below = QVBoxLayout(foot)
        below.setContentsMargins(t.px(20), t.px(7), t.px(20), t.px(9))
        below.setSpacing(t.px(6))
        below.addWidget(self.said)
        acts = Flow(t.px(8))
        for button in self.buttons:
            acts.put(button)
        below.addWidget(acts)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self.area, 1)
        right.addWidget(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addLayout(right, 1)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return (
            self.print_button,
            self.word_button,
            self.pdf_button,
            self.deliver_button,
            self.zoom_button,
            self.back_button,
        )

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_activated)
        self.day.clicked.connect(self.save_day)
        for button, act in (
            (self.back_button, self.left.emit),
            (self.zoom_button, self.zoom),
            (self.deliver_button, self.deliver),
            (self.word_button, self.save_word),
            (self.pdf_button, self.save_pdf),
            (self.print_button, self.print_it),
        ):
            button.clicked.connect(act)

    def take_focus(self) -> None:
        self.list.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        for button in self.buttons:
            button.show_shortcut(not narrow)

    # What there is

    def refresh(self, kind: PaperKind | None = None) -> None:
        """The list anew and the paper with it; without a kind the one that was shown, else the first that can be written."""
        kind = kind or self.kind
        try:
            offers = self.papers.offered(self.matter)
        except DeskError as error:
            self._refuse(error.sentence)
            return
        self.list.blockSignals(True)
        self.list.clear()
        for offer in (one for one in offers if one.may):
            self._item(offer.kind, _state(offer))
        if not all(offer.may for offer in offers):
            head = self._item(None, NOT_NOW)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(self.theme.font("small"))
        for offer in (one for one in offers if not one.may):
            self._item(offer.kind, "")
        self.list.blockSignals(False)
        rows = [self.list.item(n).data(KIND) for n in range(self.list.count())]
        kind = kind or _nearest(offers)
        self.list.setCurrentRow(rows.index(kind.value) if kind and kind.value in rows else 0)
        self._on_chosen()

    def _item(self, kind: PaperKind | None, words: str) -> QListWidgetItem:
        text = "　".join(part for part in (kind.value if kind else "", words) if part)
        item = QListWidgetItem(text, self.list)
        item.setData(KIND, kind.value if kind else "")
        item.setSizeHint(QSize(0, self.theme.px(34)))
        return item

    @property
    def kind(self) -> PaperKind | None:
        item = self.list.currentItem()
        return PaperKind(item.data(KIND)) if item is not None and item.data(KIND) else None

    def _on_chosen(self, *_: object) -> None:
        kind = self.kind
        if kind is None:
            return
        try:
            self._show(self.papers.data(kind, self.matter))
        except DeskError as error:
            self._refuse(error.sentence)

    def _show(self, data: PaperData) -> None:
        document = self.papers.pages(data)
        self.data, self.pages = data, pages_of(document)
        self._put(Sheets(self.theme, self.pages))
        assert self.sheets is not None
        self.sheets.setAccessibleName(f"{data.kind.value}预览")
        self.why.clear()
        unseen = f"{'、'.join(document.unseen)}在这里看不到，Word 文件里有" if document.unseen else ""
        drawn = "" if data.number or not data.number_room else WAITS
        parts = (f"共 {len(self.pages.pages)} 页", drawn, *data.lacking, unseen, self._note)
        self.said.say("　".join(part for part in parts if part), "amber" if data.lacking else "ink2")
        self._able(True)
        # A 送达回证 is what the delivery is signed on.
        self.deliver_button.setEnabled(data.kind is not PaperKind.RECEIPT)

    def _refuse(self, sentence: str) -> None:
        self.data = self.pages = None
        self._put(None)
        self.why.say("note", sentence)
        self.said.say("")
        self._able(False)

    def _put(self, sheets: Sheets | None) -> None:
        if self.sheets is not None:
            self.area.removeWidget(self.sheets)
            self.sheets.hide()
            self.sheets.deleteLater()
        self.sheets = sheets
        if sheets is not None:
            self.area.insertWidget(0, sheets, 1)

    def _able(self, able: bool) -> None:
        for button in (
            self.zoom_button,
            self.deliver_button,
            self.word_button,
            self.pdf_button,
            self.print_button,
        ):
            button.setEnabled(able)

    def add_note(self, note: str) -> None:
        """Said once beside what is said of the paper."""
        self._note = note
        if self.data is not None:
            self._show(self.data)
        self._note = ""

    # Keys

    def event(self, event: QEvent) -> bool:
        """The keys of a paper are the panel's while the cursor is in it, also where the page has them for something else."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = next((name for name in self._keys if actions.pressed(event, name)), "")
        if name:
            self._keys[name]()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turning pages is the paper's, not the list's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_mine(event):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _is_mine(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and actions.pressed(event, *self._keys)

    def _scroll(self, name: str) -> None:
        if self.sheets is not None:
            self.sheets.verticalScrollBar().triggerAction(TURNS[name])

    def zoom(self) -> None:
        if self.sheets is not None:
            self.sheets.show_whole(not self.sheets.whole)

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.print_button.setFocus()

    # Where it goes

    def print_it(self) -> None:
        """The number is drawn once the printer is chosen, so that turning back draws none."""
        if self.data is None or self.pages is None:
            return
        printer = printer_for(self.pages, self.papers.file_name(self.data), self)
        if printer is not None:
            self._try(partial(self._print, printer))

    def _print(self, printer: object) -> str:
        data = self._drawn_up()
        assert self.pages is not None
        send(printer, self.pages)  # type: ignore[arg-type]
        self.papers.sent_out(data, "打印文书")
        return f"{data.kind.value}已送到打印机"

    def save_word(self) -> None:
        self._save("存为 Word", ".docx", "Word (*.docx)", self._write_word)

    def save_pdf(self) -> None:
        self._save("存为 PDF", ".pdf", "PDF (*.pdf)", self._write_pdf)

    def _save(self, title: str, suffix: str, kinds: str, write: Callable[[Path], str]) -> None:
        if self.data is None:
            return
        suggested = Path.home() / f"{self.papers.file_name(self.data)}{suffix}"
        path = self.ask.save_path(self, title, suggested, kinds)
        if path is not None:
            self._try(
                partial(write, path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))
            )

    def _write_word(self, path: Path) -> str:
        assert self.data is not None
        written = self.papers.write(self.data.kind, self.matter, path)
        self.refresh()
        return f"已存为 Word：{Path(written.path).name}"

    def _write_pdf(self, path: Path) -> str:
        data = self._drawn_up()
        count = write_pdf(self.papers.pages(data), path)
        self.papers.sent_out(data, "文书存为 PDF")
        return f"已存为 PDF，共 {count} 页：{path.name}"

    def _drawn_up(self) -> PaperData:
        assert self.data is not None
        data = self.papers.draw_up(self.data.kind, self.matter)
        self.refresh()
        return data

    def save_day(self) -> None:
        """All papers of today into one folder."""
        folder = self.ask.folder(self, "今天的文书存到哪个文件夹", Path.home())
        if folder is not None:
            self._try(partial(self._write_day, folder))

    def _write_day(self, folder: Path) -> str:
        written = self.papers.write_day(self.papers.table.today, folder)
        return f"今天的文书共 {len(written)} 份，已存到 {folder.name}"

    def deliver(self) -> None:
        if self.data is not None and self.deliver_button.isEnabled():
            self.deliver_wanted.emit(self.data.kind, self.data.number)

    def _try(self, act: Callable[[], str]) -> None:
        """What was done, or the refusal, stands below the paper."""
        try:
            sentence = act()
        except DeskError as error:
            self.said.say(error.sentence, "red")
            return
        self.said.say(sentence, "ink2")
        self.said_aloud.emit(sentence)


def _nearest(offers: tuple[PaperOffer, ...]) -> PaperKind | None:
    """The paper to begin with: an opinion that waits to be delivered, else whatever waits, else the first that can be."""
    waiting = [one.kind for one in offers if one.may and one.number and not one.given]
    if PaperKind.OPINION in waiting:
        return PaperKind.OPINION
    return next(iter(waiting), next((one.kind for one in offers if one.may), None))


def _state(offer: PaperOffer) -> str:
    """The end of its number, and whether it was handed over."""
    short = offer.number.rpartition("〕")[2]
    return "　".join(part for part in (short, "已送" if offer.given else "") if part)
