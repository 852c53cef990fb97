"""A Word file from a few words: the styles, measures and tables of the paper page. For the templates that are shipped."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NS = nsdecls("w")
FANG, KAI, HEI, SONG, TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
FACES = {"kai": KAI, "hei": HEI, "song": SONG}
PITCH = 579
"""28.95 pt in twentieths: 22 lines on a page."""
PAGE_BELOW = 7.0
STAMP = (2026, 1, 1, 0, 0, 0)
KEPT_RELATIONS = ("officeDocument", "styles", "settings", "footer", "core-properties", "extended-properties")
Piece = str | tuple[str, str]
"""A text, or a text in another face: `("kai", "予以支持。")`."""


def twips(mm: float) -> int:
    return round(mm / 25.4 * 1440)


@dataclass(frozen=True)
class Style:
    """A paragraph style; `own` is further XML of its paragraph properties, in the order of the schema."""

    name: str
    face: str = FANG
    size: float = 16
    before: int = 0
    after: int = 0
    line: int = PITCH
    first: int = 0
    align: str = "left"
    closer: int = 0
    keep: bool = False
    grid: bool = True
    right: int = 0


LETTER = (
    Style("公文标题", TITLE, 22, 219, 219, 720, align="center", keep=True, grid=False),
    Style("文号", align="center", closer=-5, keep=True),
    Style("空行", closer=-5),
    Style("主送", closer=-5, keep=True),
    Style("公文正文", first=2, align="both", closer=-5),
    Style("一级标题", HEI, first=2, closer=-5, keep=True),
    Style("附件说明", first=2, closer=-5, keep=True),
    Style("署名", align="right", closer=-5, keep=True, right=4),
    Style("成文日期", align="right", closer=-5, right=4),
    Style("附注", first=2, closer=-5),
    Style("页码", SONG, 14, line=280, grid=False),
)
FORM = (
    Style("公文标题", TITLE, 22, line=720, align="center", keep=True, grid=False),
    Style("单位", FANG, 16, line=560, align="center", keep=True, grid=False),
    Style("表头", SONG, 12, line=360, keep=True, grid=False),
    Style("标签", HEI, 12, line=360, align="center", grid=False),
    Style("内容", SONG, 12, line=360, grid=False),
    Style("居中内容", SONG, 12, line=360, align="center", grid=False),
    Style("窄内容", SONG, 9, line=360, align="center", grid=False),
    Style("靠右内容", SONG, 12, line=360, align="right", grid=False),
    Style("附注", SONG, 10.5, line=300, grid=False),
)


def _fonts(face: str) -> str:
    return (
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}" w:hint="eastAsia"/>'
    )


def _style_xml(style: Style, n: int) -> str:
    indent = ""
    if style.first:
        indent = f'<w:ind w:firstLineChars="{style.first * 100}" w:firstLine="{round(style.first * (style.size * 20 + style.closer))}"/>'
    elif style.right:
        indent = f'<w:ind w:rightChars="{style.right * 100}" w:right="{round(style.right * (style.size * 20 + style.closer))}"/>'
    return (
        f'<w:style {NS} w:type="paragraph" w:customStyle="1" w:styleId="p{n}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="a"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if style.keep else ""}'
        f"{DENSE}{'' if style.grid else OFF_GRID}"
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="exact"/>'
        f'{indent}<w:jc w:val="{style.align}"/></w:pPr>'
        f"<w:rPr>{_fonts(style.face)}"
        f"{f'<w:spacing w:val={chr(34)}{style.closer}{chr(34)}/>' if style.closer else ''}"
        f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/></w:rPr></w:style>'
    )


OFF_GRID = '<w:snapToGrid w:val="0"/>'
DENSE = '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""No punctuation beyond the margin, no gap between 年 and figures; said in every style, since not every program inherits it."""
BASE = (
    f'<w:docDefaults {NS}><w:rPrDefault><w:rPr>{_fonts(FANG)}<w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    f'<w:style {NS} w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
    f"<w:widowControl/>{DENSE}</w:pPr></w:style>",
    f'<w:style {NS} w:type="character" w:default="1" w:styleId="b"><w:name w:val="Default Paragraph Font"/></w:style>',
    f'<w:style {NS} w:type="table" w:default="1" w:styleId="c"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
)
SETTINGS = (
    f"<w:evenAndOddHeaders {NS}/>",
    f'<w:defaultTabStop {NS} w:val="420"/>',
    f'<w:characterSpacingControl {NS} w:val="doNotCompress"/>',
    f'<w:compat {NS}><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    f'<w:themeFontLang {NS} w:val="en-US" w:eastAsia="zh-CN"/>',
)


class Template:
    """A4, with margins in mm (top, bottom, left, right). What is added stands below what is there."""

    def __init__(
        self, styles: Sequence[Style], margins: tuple[float, float, float, float], numbered: bool
    ) -> None:
        self.docx = Document()
        self.ids = {style.name: f"p{n}" for n, style in enumerate(styles, 1)}
        _only(self.docx.styles.element, [*BASE, *(_style_xml(style, n) for n, style in enumerate(styles, 1))])
        _only(self.docx.settings.element, SETTINGS if numbered else SETTINGS[1:])
        for rel in [*self.docx.part.rels.values()]:
            if rel.reltype.rpartition("/")[2] not in KEPT_RELATIONS:
                self.docx.part.rels.pop(rel.rId)
        for rel in [*self.docx.part.package.rels.values()]:
            if rel.reltype.rpartition("/")[2] not in KEPT_RELATIONS:
                self.docx.part.package.rels.pop(rel.rId)
        self.body = self.docx.element.body
        self.section = self.body.sectPr
        top, bottom, left, right = (twips(mm) for mm in margins)
        foot = twips(margins[1] - PAGE_BELOW) - 280
        grid = f'<w:docGrid w:type="lines" w:linePitch="{PITCH}"/>' if numbered else ""
        sizes = (
            f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
            f'w:left="{left}" w:header="851" w:footer="{foot}" w:gutter="0"/>{grid}'
        )
        for child in list(self.section):
            self.section.remove(child)
        for child in parse_xml(f"<w:x {NS}>{sizes}</w:x>"):
            self.section.append(child)
        if numbered:
            self._page_numbers()

    def _page_numbers(self) -> None:
        """— 1 —: odd pages right, even pages left, one character in."""
        section = self.docx.sections[0]
        for footer, align, side in (
            (section.footer, "right", "right"),
            (section.even_page_footer, "left", "left"),
        ):
            footer.is_linked_to_previous = False
            element = footer._element
            for child in list(element):
                element.remove(child)
            indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
            page = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            )
            element.append(
                parse_xml(
                    f'<w:p {NS}><w:pPr><w:pStyle w:val="{self.ids["页码"]}"/>{indent}<w:jc w:val="{align}"/></w:pPr>'
                    f'<w:r><w:t xml:space="preserve">— </w:t></w:r>{page}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
                )
            )

    def add(self, style: str, *pieces: Piece, **more: object) -> None:
        self.section.addprevious(parse_xml(self.paragraph(style, *pieces, **more)))

    def paragraph(
        self,
        style: str,
        *pieces: Piece,
        keep: bool = False,
        after: int = 0,
        tabs: Iterable[float] = (),
        hang: int = 0,
        new_page: bool = False,
    ) -> str:
        """One paragraph's XML. `tabs` in mm, `hang` characters of a hanging indent, `after` twips below."""
        own = "<w:keepNext/>" if keep else ""
        own += "<w:pageBreakBefore/>" if new_page else ""
        if stops := "".join(f'<w:tab w:val="left" w:pos="{twips(mm)}"/>' for mm in tabs):
            own += f"<w:tabs>{stops}</w:tabs>"
        if after:
            own += f'<w:spacing w:after="{after}"/>'
        if hang:
            own += f'<w:ind w:left="{hang * 240}" w:hanging="{hang * 240}"/>'
        runs = "".join(_run(*(("", piece) if isinstance(piece, str) else piece)) for piece in pieces)
        return f'<w:p {NS}><w:pPr><w:pStyle w:val="{self.ids[style]}"/>{own}</w:pPr>{runs}</w:p>'

    def table(self, widths: Sequence[float], rows: Iterable[Row], above: float = 1.5) -> None:
        """Frame 1.25 pt, inner lines 0.5 pt, padding 1.5 mm (`above` and below the text); rows grow and are never split."""
        total = twips(sum(widths))
        pad = twips(1.5)
        frame = "".join(
            f'<w:{side} w:val="single" w:sz="10" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right")
        )
        inner = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("insideH", "insideV")
        )
        padding = "".join(
            f'<w:{side} w:w="{twips(above) if side in ("top", "bottom") else pad}" w:type="dxa"/>'
            for side in ("top", "left", "bottom", "right")
        )
        grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in widths)
        made = "".join(self._row(widths, row) for row in rows)
        self.section.addprevious(
            parse_xml(
                f'<w:tbl {NS}><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="left"/>'
                f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{frame}{inner}</w:tblBorders>'
                f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>'
                f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
            )
        )

    def _row(self, widths: Sequence[float], row: Row) -> str:
        cells, at = "", 0
        for cell in row.cells:
            width = twips(sum(widths[at : at + cell.span]))
            at += cell.span
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            cells += (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="{cell.stand}"/></w:tcPr>'
                + "".join(cell.paragraphs)
                + "</w:tc>"
            )
        assert at == len(widths)
        head = "<w:tblHeader/>" if row.repeats else ""
        return (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(row.least)}" w:hRule="atLeast"/>{head}</w:trPr>'
            f"{cells}</w:tr>"
        )

    def save(self, path: Path) -> None:
        """The same words give the same file."""
        about = self.docx.core_properties
        about.author = about.title = about.comments = about.keywords = about.last_modified_by = ""
        about.created = about.modified = datetime(*STAMP)
        about.revision = 1
        memory = io.BytesIO()
        self.docx.save(memory)
        with zipfile.ZipFile(memory) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for name in made.namelist():
                out.writestr(zipfile.ZipInfo(name, STAMP), made.read(name), zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Cell:
    span: int
    paragraphs: tuple[str, ...]
    stand: str = "center"


@dataclass(frozen=True)
class Row:
    """`repeats`: a head that comes again on each page."""

    least: float
    cells: tuple[Cell, ...]
    repeats: bool = False


def _run(face: str, text: str) -> str:
    own = f"<w:rPr>{_fonts(FACES[face])}</w:rPr>" if face else '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    parts = text.split("\t")
    made = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts)
    return f"<w:r>{own}{made}</w:r>"


def _only(element: object, children: Iterable[str]) -> None:
    for child in list(element):  # type: ignore[call-overload]
        element.remove(child)  # type: ignore[attr-defined]
    for xml in children:
        element.append(parse_xml(xml))  # type: ignore[attr-defined]
