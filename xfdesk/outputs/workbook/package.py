"""What openpyxl writes into the package's other parts and the book says otherwise: properties, print titles, alt text."""

from __future__ import annotations

import re
from collections.abc import Callable

PROGRAM = "接访台"
DESCRIBED = (
    "各领域事项数：每个诉求领域办结和未办结的件数，横条图，数字见左边的表",
    "初步研判：全部合理、部分合理、不合理、待核实、不作判断的件数，柱形图",
    "近十二个月来访：每月的批次（柱）和人次（线）",
)
"""What a chart shows, for those who have it read aloud."""


def _properties(body: bytes) -> bytes:
    named = b"<Application>" + PROGRAM.encode() + b"</Application>"
    return re.sub(
        rb"<AppVersion>.*?</AppVersion>", b"", re.sub(rb"<Application>.*?</Application>", named, body)
    )


def _print_titles(body: bytes) -> bytes:
    """Columns before rows, as Excel writes them; other programs read only that order."""
    return re.sub(rb">('[^']+'![$]\d+:[$]\d+),('[^']+'![$][A-Z]+:[$][A-Z]+)<", rb">\2,\1<", body)


def _alternative_texts(body: bytes) -> bytes:
    texts = iter(DESCRIBED)
    return re.sub(
        rb'(<cNvPr id="\d+" name="Chart \d+")',
        lambda found: found[1] + b' descr="' + next(texts).encode() + b'"',
        body,
    )


MENDS: dict[str, Callable[[bytes], bytes]] = {
    "docProps/app.xml": _properties,
    "xl/workbook.xml": _print_titles,
    "xl/drawings/drawing1.xml": _alternative_texts,
}
