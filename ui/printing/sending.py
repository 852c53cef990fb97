"""Pages to the system's printer, through its own dialog."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.printing.layout import Pages
from ui.printing.paper import DPI, page_layout, paint_to_printer


def printer_for(pages: Pages, name: str, parent: QWidget) -> QPrinter | None:
    """The printer as the clerk set it up; None when the clerk turned back."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(DPI, 600))
    printer.setPageLayout(page_layout(pages))
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def send(printer: QPrinter, pages: Pages) -> None:
    """Raises `DeskError` when the printer takes nothing."""
    paint_to_printer(printer, pages)
