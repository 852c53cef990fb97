"""Reading a workbook as others do: values through calamine, looks from the package's own XML."""

from __future__ import annotations

import re
import zipfile
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl.utils import column_index_from_string, get_column_letter
from python_calamine import CalamineWorkbook

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SHEETS = ("台账", "统计", "未办结清单", "包案及交办件", "_meta")


class Workbook:
    def __init__(self, path: Path) -> None:
        self.path = path

    def part(self, name: str) -> bytes:
        with zipfile.ZipFile(self.path) as book:
            return book.read(name)

    def xml(self, sheet: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.part(f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml"))

    @cached_property
    def styles(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.part("xl/styles.xml"))

    def values(self, sheet: str) -> list[list[Any]]:
        return CalamineWorkbook.from_path(self.path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)

    def rows(self, sheet: str, first: int = 4) -> list[dict[str, Any]]:
        """The data rows by header, down to the first row without a running number."""
        lines = self.values(sheet)
        headers = [str(title).replace("\n", "") for title in lines[2]]
        rows = [dict(zip(headers, line, strict=True)) for line in lines[first - 1 :]]
        return rows[: next(n for n, row in enumerate(rows) if not isinstance(row["序号"], int | float))]

    def cell(self, sheet: str, place: str) -> ElementTree.Element:
        found = self.xml(sheet).find(f".//m:c[@r='{place}']", NS)
        assert found is not None, place
        return found

    def look(self, sheet: str, place: str) -> dict[str, Any]:
        """Number format, font name and size, quote prefix of a cell."""
        number = int(self.cell(sheet, place).get("s", "0"))
        worn = self.styles.findall("m:cellXfs/m:xf", NS)[number]
        font = self.styles.findall("m:fonts/m:font", NS)[int(worn.get("fontId", "0"))]
        return {
            "format": self._format(int(worn.get("numFmtId", "0"))),
            "font": font.find("m:name", NS).get("val"),  # type: ignore[union-attr]
            "size": float(font.find("m:sz", NS).get("val")),  # type: ignore[union-attr, arg-type]
            "quoted": worn.get("quotePrefix") == "1",
        }

    def _format(self, number: int) -> str:
        known = {0: "General", 1: "0", 49: "@"}
        own = {
            int(f.get("numFmtId", "0")): f.get("formatCode", "")
            for f in self.styles.iterfind(".//m:numFmt", NS)
        }
        return own.get(number) or known[number]

    def widths(self, sheet: str) -> dict[str, float]:
        """Characters by column letter."""
        found: dict[str, float] = {}
        for column in self.xml(sheet).iterfind("m:cols/m:col", NS):
            for n in range(int(column.get("min", "0")), int(column.get("max", "0")) + 1):
                found[get_column_letter(n)] = float(column.get("width", "0"))
        return found

    def place(self, sheet: str, header: str, row: int) -> str:
        titles = [str(title).replace("\n", "") for title in self.values(sheet)[2]]
        return f"{get_column_letter(titles.index(header) + 1)}{row}"

    def names(self) -> dict[str, str]:
        book = ElementTree.fromstring(self.part("xl/workbook.xml"))
        return {
            f"{n.get('name')}/{n.get('localSheetId')}": n.text or ""
            for n in book.iterfind(".//m:definedName", NS)
        }


def last_row(place: str) -> int:
    return int(re.sub(r"\D", "", place.rpartition(":")[2]))


def column(place: str) -> int:
    return column_index_from_string(re.sub(r"\d", "", place))
