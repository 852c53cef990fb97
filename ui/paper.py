"""Turns a document into pages, and pages into preview, print, PDF or picture. The only painter of paper."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.printing.layout import Pages, lay_out
from ui.printing.painting import UNITS, paint_page
from xfdesk.desk.papers import Document, Form, register, slip
from xfdesk.errors import DeskError, NotSaved
from xfdesk.records.form import FormData

DPI = 1200
DOCUMENTS: dict[str, Callable[[FormData], Document]] = {"form": register, "slip": slip}


def document_of(kind: str, data: FormData) -> Document:
    """`kind` is form (来访登记表) or slip (来访回执)."""
    return DOCUMENTS[kind](data)


def pages_of(document: Document) -> Pages:
    return lay_out(document)


def write_pdf(document: Document, path: Path) -> int:
    """Write the PDF whole or not at all; returns the number of pages. Raises `NotSaved` with a sentence."""
    pages = lay_out(document)
    part = path.with_name(f".{path.name}.part")
    try:
        if not path.parent.is_dir():
            raise NotSaved("这个文件夹不在了", "没有写任何文件", "请换一个位置")
        _pdf(document, pages, part)
        if not part.exists() or part.stat().st_size == 0:
            raise _cannot(path)
        part.replace(path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return len(pages.pages)


def _cannot(path: Path, error: OSError | None = None) -> DeskError:
    if error is not None and error.errno == 28:
        return NotSaved("磁盘已满，PDF 没有写成", "原来的文件没有动", "请腾出空间再试")
    if isinstance(error, PermissionError) and path.exists():
        return NotSaved(
            f"《{path.name}》正在被别的程序打开，或是只读的", "原来的文件没有动", "请关闭它，或换一个文件名"
        )
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
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Millimeter, "A4")
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))


def paint_to_printer(printer: Any, pages: Pages) -> None:
    """Onto a QPrinter, whose own margins are passed over: our lengths count from the sheet's corner."""
    printer.setFullPage(True)
    _paint_all(printer, pages, printer.resolution() / 25.4)


def _paint_all(device: Any, pages: Pages, per_mm: float) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise NotSaved("这个位置写不了文件", "原来的文件没有动", "请检查文件夹是否只读，或换一个位置")
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


def pdf_of(kind: str, data: FormData, path: Path) -> int:
    """For the command line: a PDF without a window."""
    app = QGuiApplication.instance() or QGuiApplication(["xfdesk"])
    assert app is not None
    return write_pdf(document_of(kind, data), path)
