"""The text of a PDF as it is searched, copied and read aloud: the characters that were drawn, its language and its title.

Qt names a glyph by the first code that the font has for it: where one glyph serves a radical and a character (⼈ and 人),
the radical comes out. What was drawn is known, so each map is mended by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

LANGUAGE = "zh-CN"
CODE = re.compile(rb"<([0-9a-fA-F]+)>")
RANGE = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*(?:<([0-9a-fA-F]+)>|\[(.*?)\])", re.DOTALL)
SINGLE = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
BLOCK = re.compile(rb"\d+\s+begin(bfrange|bfchar)(.*?)endbf(?:range|char)", re.DOTALL)


def mend(source: Path, target: Path, drawn: str, families: Iterable[str]) -> int:
    """Write `source` anew as `target`; returns the number of its pages. Raises OSError, or `ValueError` for no PDF."""
    import pikepdf

    right = aliases(drawn, families)
    try:
        with pikepdf.open(source) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                    stream = item["/ToUnicode"]
                    stream.write(mended(stream.read_bytes(), lambda text: text.translate(right)))
            pdf.Root.Lang = pikepdf.String(LANGUAGE)
            pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
            pages = len(pdf.pages)
            with target.open("xb") as file:
                pdf.save(file)
            return pages
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


def look(path: Path) -> int:
    """The pages of a finished file; 0 when it is none or its end is missing."""
    import pikepdf

    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 32))
        if not file.read().rstrip().endswith(b"%%EOF"):
            return 0
    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError:
        return 0


def aliases(drawn: str, families: Iterable[str]) -> dict[int, str]:
    """Each code that a font shows by the same glyph as a character that was drawn, and that character."""
    found: dict[int, str] = {}
    wanted = set(drawn)
    for family in families:
        glyphs, by_glyph = _glyphs(family)
        for ch in wanted:
            for other in by_glyph.get(glyphs.get(ch, 0), ""):
                if other not in wanted:
                    found.setdefault(ord(other), ch)
    return found


@lru_cache(maxsize=16)
def _glyphs(family: str) -> tuple[dict[str, int], dict[int, str]]:
    """Of one family, each character's glyph, and the characters of each glyph that serves several."""
    raw = QRawFont.fromFont(QFont(family), QFontDatabase.WritingSystem.Any)
    codes = "".join(map(chr, (*range(1, 0xD800), *range(0xE000, 0xFFFE))))
    by_glyph: dict[int, list[str]] = {}
    for ch, glyph in zip(codes, raw.glyphIndexesForString(codes), strict=True):
        by_glyph.setdefault(glyph, []).append(ch)
    by_glyph.pop(0, None)
    shared = {glyph: "".join(chars) for glyph, chars in by_glyph.items() if len(chars) > 1}
    return {ch: glyph for glyph, chars in shared.items() for ch in chars}, shared


def mended(table: bytes, right: Callable[[str], str]) -> bytes:
    """A ToUnicode table with every target passed through `right`; ranges are written out one by one."""

    def block(found: re.Match[bytes]) -> bytes:
        pairs = list(_pairs(found[1], found[2]))
        lines = [b"<%04X> <%s>" % (code, _hex(right(text))) for code, text in pairs]
        # A block holds at most a hundred lines (PDF 32000-1, 9.10.3).
        return b"\n".join(
            b"%d beginbfchar\n%s\nendbfchar" % (len(lines[n : n + 100]), b"\n".join(lines[n : n + 100]))
            for n in range(0, len(lines), 100)
        )

    return BLOCK.sub(block, table)


def _pairs(kind: bytes, body: bytes) -> Iterable[tuple[int, str]]:
    if kind == b"bfchar":
        for code, text in SINGLE.findall(body):
            yield int(code, 16), _text(text)
        return
    for first, last, text, texts in RANGE.findall(body):
        start = int(first, 16)
        if text:
            for n in range(int(last, 16) - start + 1):
                yield start + n, _text(text)[:-1] + chr(ord(_text(text)[-1]) + n)
        for n, one in enumerate(CODE.findall(texts)):
            yield start + n, _text(one)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "surrogatepass")


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass").hex().upper().encode("ascii")
