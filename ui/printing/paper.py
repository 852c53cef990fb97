"""Turns a document into pages, and pages into preview, print, PDF or picture. The only painter of paper."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.printing import text_layer
from ui.printing.layout import Pages, lay_out
from ui.printing.painting import UNITS, paint_page, said
from ui.printing.type import count, families
from xfdesk.desk.papers import Document, Form, day_pack, letter, register, slip
from xfdesk.errors import DeskError, NotSaved
from xfdesk.paths import part_notes
from xfdesk.placing import place, sync_file
from xfdesk.records.form import FormData, LetterData
from xfdesk.records.pack import PackData
from xfdesk.safety import parts

DPI = 1200
FULL = (errno.ENOSPC, errno.EDQUOT)
DOCUMENTS: dict[str, Callable[[Any], Document]] = {
    "form": register,
    "slip": lambda data: slip(data, count),
    "letter": letter,
    "pack": lambda data: day_pack(data, count),
    "drawn": lambda document: document,
}
Printed = FormData | LetterData | PackData


def document_of(kind: str, data: Printed | Document) -> Document:
    """`kind` is form (来访登记表), slip (来访回执), letter (移送函) or pack (接访包);
    drawn is a document already.
    """
    return DOCUMENTS[kind](data)


def pages_of(document: Document) -> Pages:
    return lay_out(document)


def write_pdf(document: Document, path: Path) -> int:
    """Write the PDF whole or not at all; returns the number of pages. Raises `NotSaved` with a sentence.

    Drawn beside its place, its text mended, looked at and synced; only then the old file goes.
    """
    pages = lay_out(document)
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise NotSaved("这个文件夹不在了", "没有写任何文件", "请换一个位置")
    parts.sweep(target.parent)
    try:
        with parts.beside(target, part_notes()) as drawn, parts.beside(target, part_notes()) as part:
            _pdf(document, pages, drawn)
            _finish(pages, drawn, part)
            place(part, target)
    except (OSError, ValueError) as error:
        raise _cannot(path, error) from error
    return len(pages.pages)


def _finish(pages: Pages, drawn: Path, part: Path) -> None:
    """Qt says nothing of a disk that was full while it drew, so the file is looked at. Raises OSError or ValueError."""
    wanted = len(pages.pages)
    if text_layer.look(drawn) != wanted:
        _room_left(drawn)
        raise ValueError("drawn in part")
    text_layer.mend(drawn, part, said(pages), families())
    sync_file(part)
    if text_layer.look(part) != wanted:
        raise ValueError("written in part")


def _room_left(drawn: Path) -> None:
    """Whether it was the disk: as much again as a page takes is tried. Raises OSError."""
    with drawn.open("ab") as file:
        file.write(bytes(1 << 20))
        file.flush()
        os.fsync(file.fileno())


def _cannot(path: Path, error: Exception) -> DeskError:
    if isinstance(error, OSError) and error.errno in FULL:
        return NotSaved("磁盘已满，PDF 没有写成", "原来的文件没有动", "请腾出空间再试")
    if isinstance(error, PermissionError) and path.exists():
        return NotSaved(
            f"《{path.name}》正在被别的程序打开，或是只读的", "原来的文件没有动", "请关闭它，或换一个文件名"
        )
    return _no_place()


def _no_place() -> DeskError:
    return NotSaved("这个位置写不了文件", "原来的文件没有动", "请检查文件夹是否只读，或换一个位置")


def _pdf(document: Document, pages: Pages, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setTitle(
        document.title
        if not isinstance(document, Form)
        else f"来访登记表 {document.file_name.partition('_')[2]}"
    )
    writer.setAuthor(document.office)
    writer.setCreator(document.office)
    writer.setPageLayout(page_layout(pages))
    _paint_all(writer, pages, DPI / 25.4)


def page_layout(pages: Pages) -> QPageLayout:
    width, height = pages.size
    short, long = min(width, height), max(width, height)
    name = "A3" if long > 300 else "A4"
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, name)
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))


def paint_to_printer(printer: Any, pages: Pages) -> None:
    """Onto a QPrinter, whose own margins are passed over: our lengths count from the sheet's corner."""
    printer.setFullPage(True)
    _paint_all(printer, pages, printer.resolution() / 25.4)


def _paint_all(device: Any, pages: Pages, per_mm: float) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise _no_place()
    try:
        painter.scale(per_mm / UNITS, per_mm / UNITS)
        for n, page in enumerate(pages.pages):
            if n:
                device.newPage()
            paint_page(painter, pages, page)
    finally:
        painter.end()


def picture(document: Document, page: int = 0, width: int = 1240) -> QImage:
    """A page as a picture, black on white whatever the scheme."""
    pages = lay_out(document)
    return picture_of(pages, page, width)


def picture_of(pages: Pages, page: int, width: int) -> QImage:
    image = QImage(width, round(width * pages.size[1] / pages.size[0]), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = width / (pages.size[0] * UNITS)
    painter.scale(scale, scale)
    paint_page(painter, pages, pages.pages[page])
    painter.end()
    return image


def pdf_of(kind: str, data: Printed | Document, path: Path) -> int:
    """For the command line: a PDF without a window."""
    app = QGuiApplication.instance() or QGuiApplication(["xfdesk"])
    assert app is not None
    return write_pdf(document_of(kind, data), path)
