"""A Word file read as it will be printed: paragraphs, tables, heads and feet, in the measures of this program's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from xfdesk.outputs.document import PAGE_NUMBER, Band, Grid, Passage, Run, Slot, Type, WordPaper
from xfdesk.outputs.papers.faces import MM, POINT, SIZE, Look, Styles, as_number, layers, role
from xfdesk.outputs.papers.tags import W

ALIGN = {"both": "spread", "distribute": "spread", "center": "centre", "right": "right", "end": "right"}
STANDS = {"center": "middle", "bottom": "bottom"}
UNSEEN = (("drawing", "图片"), ("pict", "图片"), ("txbxContent", "文本框"), ("object", "嵌入的对象"))
PLAIN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
GRIDS = ("lines", "linesAndChars", "snapToChars")
NATURAL = 1.3
"""How much higher than its type a line is that nobody has set a pitch for."""


def read(docx: Any, *, file_name: str = "") -> WordPaper:
    """The document (python-docx) as pages want it."""
    return _Reader(docx).paper(file_name)


@dataclass(frozen=True)
class _Field:
    """Where a complex field stands: its code is read, then its last result is passed over when the code is a page number."""

    code: str = ""
    in_result: bool = False


class _Reader:
    def __init__(self, docx: Any) -> None:
        self.docx, self.styles = docx, Styles(docx)
        self.section = docx.element.body.sectPr
        self.grid = as_number(self._of_section("docGrid", "linePitch")) * MM

    def _of_section(self, tag: str, name: str) -> str | None:
        element = self.section.find(f"{W}{tag}") if self.section is not None else None
        return element.get(f"{W}{name}") if element is not None else None

    def _mm(self, tag: str, name: str, default: float) -> float:
        found = self._of_section(tag, name)
        return as_number(found) * MM if found is not None else default

    def paper(self, file_name: str) -> WordPaper:
        about = self.docx.core_properties
        return WordPaper(
            blocks=tuple(self._blocks(self.docx.element.body)),
            heads=self._edges("header"),
            feet=self._edges("footer"),
            width=self._mm("pgSz", "w", 210.0),
            height=self._mm("pgSz", "h", 297.0),
            top=abs(self._mm("pgMar", "top", 37.0)),
            bottom=abs(self._mm("pgMar", "bottom", 35.0)),
            left=self._mm("pgMar", "left", 28.0),
            right=self._mm("pgMar", "right", 26.0),
            head_at=self._mm("pgMar", "header", 15.0),
            foot_at=self._mm("pgMar", "footer", 15.0),
            title=about.title,
            office=about.author,
            file_name=file_name,
            unseen=tuple(dict.fromkeys(word for tag, word in UNSEEN if self._has(tag))),
        )

    def _has(self, tag: str) -> bool:
        return next(self.docx.element.body.iter(f"{W}{tag}"), None) is not None

    def _blocks(self, parent: Any) -> Iterator[Passage | Grid]:
        for child in parent:
            if child.tag == f"{W}p":
                yield self._passage(child)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"):
                yield from self._blocks(child)

    def _edges(self, kind: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """What stands on odd and on even pages."""
        section = self.docx.sections[0]
        odd = getattr(section, kind)
        twice = self.docx.settings.odd_and_even_pages_header_footer
        even = getattr(section, f"even_page_{kind}") if twice else odd
        return self._edge(odd), self._edge(even)

    def _edge(self, part: Any) -> tuple[Passage, ...]:
        if part.is_linked_to_previous:
            return ()
        found = tuple(block for block in self._blocks(part.part.element) if isinstance(block, Passage))
        return found if any(passage.text.strip() for passage in found) else ()

    # Paragraphs

    def _passage(self, element: Any) -> Passage:
        own = element.find(f"{W}pPr")
        named = own.find(f"{W}pStyle") if own is not None else None
        style = named.get(f"{W}val") if named is not None else None
        look = Look(*layers(self.styles, own, style, "pPr"))
        runs = tuple(self._runs(element, style))
        mark = own.find(f"{W}rPr") if own is not None else None
        size = runs[0].type.size if runs else self._type(Look(*layers(self.styles, mark, style, "rPr"))).size
        first = self._indent(look, "firstLine", size) - self._indent(look, "hanging", size)
        return Passage(
            runs=runs or (Run("", self._type(Look(*layers(self.styles, mark, style, "rPr")))),),
            align=ALIGN.get(look.attribute("jc", "val") or "", "left"),
            first=first,
            left=self._indent(look, "left", size) or self._indent(look, "start", size),
            right=self._indent(look, "right", size) or self._indent(look, "end", size),
            before=look.number("spacing", "before") * MM,
            after=look.number("spacing", "after") * MM,
            pitch=self._pitch(look, max([size, *(run.type.size for run in runs)])),
            keep_next=look.flag("keepNext"),
            keep_lines=look.flag("keepLines"),
            new_page=look.flag("pageBreakBefore"),
            tabs=self._tabs(own),
            style=self.styles.name(style),
        )

    def _indent(self, look: Look, name: str, size: float) -> float:
        """In twips, or in characters where these are given beside them."""
        for layer in look.layers:
            element = layer.find(f"{W}ind")
            if element is None:
                continue
            if chars := as_number(element.get(f"{W}{name}Chars")):
                return chars / 100 * size * POINT
            if element.get(f"{W}{name}") is not None:
                return as_number(element.get(f"{W}{name}")) * MM
        return 0.0

    def _pitch(self, look: Look, size: float) -> float:
        line, rule = look.number("spacing", "line"), look.attribute("spacing", "lineRule")
        if rule == "exact" and line:
            return line * MM
        natural = size * NATURAL * POINT
        if rule == "atLeast":
            natural = max(natural, line * MM)
        elif line:
            natural *= line / 240
        on_grid = self.grid and self._of_section("docGrid", "type") in GRIDS
        if on_grid and look.flag("snapToGrid", True):
            return -(-natural // self.grid) * self.grid
        return natural

    def _tabs(self, own: Any) -> tuple[float, ...]:
        stops = own.iter(f"{W}tab") if own is not None else ()
        return tuple(
            sorted(as_number(stop.get(f"{W}pos")) * MM for stop in stops if stop.get(f"{W}val") != "clear")
        )

    # Runs

    def _runs(self, element: Any, style: str | None) -> Iterator[Run]:
        fields: list[_Field] = []
        for run in element.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p")) is not element:
                continue  # of a text box that hangs in the paragraph
            simple = run.getparent() if run.getparent().tag == f"{W}fldSimple" else None
            if simple is not None and _is_page(simple.get(f"{W}instr") or ""):
                text = PAGE_NUMBER
            else:
                text = "".join(self._texts(run, fields))
            if text:
                type_, underlined = self._run_look(run, style)
                yield Run(text, type_, underlined)

    def _run_look(self, run: Any, style: str | None) -> tuple[Type, bool]:
        own = run.find(f"{W}rPr")
        named = own.find(f"{W}rStyle") if own is not None else None
        chain = self.styles.chain(named.get(f"{W}val"), default=False) if named is not None else []
        look = Look(
            own, *(each.find(f"{W}rPr") for each in chain), *list(layers(self.styles, None, style, "rPr"))[1:]
        )
        return self._type(look), look.flag("u")

    def _type(self, look: Look) -> Type:
        size = look.number("sz", "val") / 2 or SIZE
        closer = look.number("spacing", "val") / 20
        face = look.attribute("rFonts", "eastAsia", "ascii") or ""
        return Type(role(face), size, size * NATURAL * POINT, look.flag("b"), round(100 * closer / size, 3))

    def _texts(self, run: Any, fields: list[_Field]) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}fldChar":
                yield from self._field(child.get(f"{W}fldCharType"), fields)
            elif child.tag == f"{W}instrText" and fields:
                fields[-1] = _Field(fields[-1].code + (child.text or ""))
            elif fields and (not fields[-1].in_result or _is_page(fields[-1].code)):
                continue
            elif child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in PLAIN:
                yield PLAIN[child.tag]

    def _field(self, mark: str | None, fields: list[_Field]) -> Iterator[str]:
        """A page number stands where its field's result would; any other field shows its last result."""
        if mark == "begin":
            fields.append(_Field())
        elif mark == "separate" and fields:
            fields[-1] = _Field(fields[-1].code, True)
            if _is_page(fields[-1].code):
                yield PAGE_NUMBER
        elif mark == "end" and fields:
            ended = fields.pop()
            if not ended.in_result and _is_page(ended.code):
                yield PAGE_NUMBER

    # Tables

    def _table(self, element: Any) -> Grid:
        look = element.find(f"{W}tblPr")
        columns = [as_number(col.get(f"{W}w")) * MM for col in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        edges = [0.0]
        for width in columns:
            edges.append(edges[-1] + width)
        rows = list(element.iterfind(f"{W}tr"))
        bands = tuple(self._band(row, n, len(rows), edges, look) for n, row in enumerate(rows))
        joined = (_joined(band, below) for band, below in zip(bands, (*bands[1:], None), strict=True))
        return Grid(tuple(joined), self._table_left(look, edges[-1]))

    def _table_left(self, look: Any, width: float) -> float:
        room = (
            self._mm("pgSz", "w", 210.0) - self._mm("pgMar", "left", 28.0) - self._mm("pgMar", "right", 26.0)
        )
        align = ALIGN.get(Look(look).attribute("jc", "val") or "", "left")
        if align == "centre":
            return (room - width) / 2
        return room - width if align == "right" else Look(look).number("tblInd", "w") * MM

    def _band(self, row: Any, n: int, count: int, edges: list[float], table: Any) -> Band:
        own = row.find(f"{W}trPr")
        slots, at = [], 0
        for cell in row.iterfind(f"{W}tc"):
            span = max(1, int(Look(cell.find(f"{W}tcPr")).number("gridSpan", "val") or 1))
            right = min(at + span, len(edges) - 1)
            outer = (n == 0, right == len(edges) - 1, n == count - 1, at == 0)
            slots.append(self._slot(cell, edges[min(at, right)], edges[right], outer, table))
            at = right
        height = own.find(f"{W}trHeight") if own is not None else None
        least = as_number(height.get(f"{W}val")) * MM if height is not None else 0.0
        exact = height is not None and height.get(f"{W}hRule") == "exact"
        return Band(tuple(slots), least, exact, own is not None and Look(own).flag("tblHeader"))

    def _slot(self, cell: Any, left: float, right: float, outer: tuple[bool, ...], table: Any) -> Slot:
        own = cell.find(f"{W}tcPr")
        merge = own.find(f"{W}vMerge") if own is not None else None
        goes_on = merge is not None and merge.get(f"{W}val") != "restart"
        passages = (
            () if goes_on else tuple(block for block in self._blocks(cell) if isinstance(block, Passage))
        )
        sides = ("top", "right", "bottom", "left")
        borders = tuple(
            0.0 if goes_on and side == "top" else self._border(own, table, side, at_edge)
            for side, at_edge in zip(sides, outer, strict=True)
        )
        pad = tuple(self._padding(own, table, side) for side in sides)
        stands = STANDS.get(Look(own).attribute("vAlign", "val") or "", "top")
        return Slot(left, right, passages, stands, borders, pad)  # type: ignore[arg-type]

    def _border(self, own: Any, table: Any, side: str, at_edge: bool) -> float:
        inner = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}[side]
        for parent, group, name in (
            (own, "tcBorders", side),
            (table, "tblBorders", side if at_edge else inner),
        ):
            line = parent.find(f"{W}{group}/{W}{name}") if parent is not None else None
            if line is not None:
                drawn = line.get(f"{W}val") not in ("nil", "none")
                return as_number(line.get(f"{W}sz")) / 8 * POINT if drawn else 0.0
        return 0.0

    def _padding(self, own: Any, table: Any, side: str) -> float:
        also = {"left": "start", "right": "end"}.get(side, side)
        for parent, group in ((own, "tcMar"), (table, "tblCellMar")):
            for name in (side, also):
                found = parent.find(f"{W}{group}/{W}{name}") if parent is not None else None
                if found is not None:
                    return as_number(found.get(f"{W}w")) * MM
        return 108 * MM if side in ("left", "right") else 0.0


def _is_page(code: str) -> bool:
    return code.split()[:1] == ["PAGE"]


def _joined(band: Band, below: Band | None) -> Band:
    """Without a line where a cell goes on in the next row; such a cell has no paragraph of its own there."""
    goes_on = {slot.left for slot in below.slots if not slot.passages} if below else set()
    if not goes_on:
        return band
    slots = tuple(
        replace(slot, borders=(slot.borders[0], slot.borders[1], 0.0, slot.borders[3]))
        if slot.left in goes_on
        else slot
        for slot in band.slots
    )
    return replace(band, slots=slots)
