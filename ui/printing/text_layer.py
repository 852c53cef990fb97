"""The text of a PDF as it is searched, copied and read aloud: the characters that were drawn, its language and its title.

Qt names a glyph by the first code that the font has for it: where one glyph serves a radical and a character (⼈ and 人),
the radical comes out. What was drawn is known, so each map is mended by it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from ui.printing import glyphs

LANGUAGE = "zh-CN"
CODE = re.compile(rb"<([0-9a-fA-F]+)>")
RANGE = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*(?:<([0-9a-fA-F]+)>|\[(.*?)\])", re.DOTALL)
SINGLE = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
BLOCK = re.compile(rb"\d+\s+begin(bfrange|bfchar)(.*?)endbf(?:range|char)", re.DOTALL)


def mend(source: Path, target: Path, said: Sequence[tuple[QFont, str]], families: Iterable[str]) -> int:
    """Write `source` anew as `target`; returns the number of its pages. Raises OSError, or `ValueError` for no PDF.

    `said` is every text with its font, in the order in which it was painted.
    """
    import pikepdf

    right = aliases("".join(text for _, text in said), families)
    fonts = glyphs.texts(said)
    try:
        with pikepdf.open(source) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                    stream = item["/ToUnicode"]
                    table = mended(stream.read_bytes(), lambda text: plain(text.translate(right)))
                    stream.write(completed(table, fonts))
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
        own, by_glyph = _glyphs(family)
        for ch in wanted:
            for other in by_glyph.get(own.get(ch, 0), ""):
                if other not in wanted or _stands_for(other, ch):
                    found.setdefault(ord(other), ch)
    return found


def _stands_for(radical: str, ch: str) -> bool:
    """Where a text holds both, the character is meant: a radical is put where it stands for one."""
    return "\u2e80" <= radical <= "\u2fdf" and not "\u2e80" <= ch <= "\u2fdf"


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


def plain(text: str) -> str:
    """The letters of an Arabic form of writing (ﻣ is م)."""
    return "".join(unicodedata.normalize("NFKC", ch) if "\ufb50" <= ch <= "\ufefc" else ch for ch in text)


def completed(table: bytes, fonts: Iterable[Sequence[str]]) -> bytes:
    """With the characters that Qt has no code for (beyond U+FFFF, or joined to their neighbours), if the table is that of
    one of the `fonts`: Qt numbers a font's glyphs in the order in which they are first painted.
    """
    known = {code: text for found in BLOCK.finditer(table) for code, text in _pairs(found[1], found[2])}
    for texts in fonts:
        if len(texts) >= max(known, default=0) and all(_same(texts[n - 1], known[n]) for n in known if n):
            known.update(enumerate(texts, 1))
            body = b"\n".join(
                b"<%04X> <%s>" % (code, _hex(text)) for code, text in sorted(known.items()) if text
            )
            first = BLOCK.search(table)
            assert first is not None
            rest = BLOCK.sub(b"", table[first.end() :])
            whole = b"1 beginbfchar\n%s\nendbfchar" % body
            return table[: first.start()] + mended(whole, str) + rest
    return table


def _same(text: str, other: str) -> bool:
    """Whether one glyph may stand for both: blanks, forms of a letter, a radical and its character."""
    if text and other and (_stands_for(text, other) or _stands_for(other, text)):
        return True
    return unicodedata.normalize("NFKC", text).strip() == unicodedata.normalize("NFKC", other).strip()


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
