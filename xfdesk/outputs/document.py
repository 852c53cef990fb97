"""A printed page without Qt: rows of a form table, things placed on a sheet, or a letter's paragraphs; lengths in
millimetres, type in points.

Roles name the families of the paper page: title, body, kai (the visitor's own words), label, value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

FAMILIES: dict[str, tuple[str, ...]] = {
    "title": (
        "方正小标宋简体", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "思源宋体 SemiBold",
        "Noto Serif CJK SC SemiBold", "SimSun", "Noto Serif CJK SC",
    ),
    "body": ("仿宋_GB2312", "FangSong", "仿宋", "FandolFang", "思源宋体", "Noto Serif CJK SC"),
    "kai": ("楷体_GB2312", "KaiTi", "楷体", "AR PL KaitiM GB", "FandolKai", "Noto Serif CJK SC"),
    "label": ("黑体", "SimHei", "思源黑体", "Noto Sans CJK SC"),
    "value": ("宋体", "SimSun", "NSimSun", "AR PL SungtiL GB", "思源宋体", "Noto Serif CJK SC"),
}  # fmt: skip
"""Windows first, then Linux; the first that exists is taken."""

CONTINUED = "（接上页）"
TURN_OVER = "（转下页）"


@dataclass(frozen=True, slots=True)
class Type:
    """`pitch` is the distance of lines in mm, `spacing` how many hundredths wider each character is set."""

    role: str = "value"
    size: float = 10.5
    pitch: float = 4.8
    bold: bool = False
    spacing: float = 0.0


Count = Callable[[str, float, Type], int]
"""How many lines a text takes in a column of so many mm: asked of whoever draws it, never guessed."""

VALUE = Type()
LABEL = Type("label", 10)
SMALL_LABEL = Type("label", 9)
WORDS = Type("kai", 11, 5.3)
NAME = Type("value", 12, 5.4)
VERDICT = Type("label", 11)


@dataclass(frozen=True, slots=True)
class Cell:
    """From `left` to `right` of the table's left edge; `align` left, centre or spread (a label's two characters apart)."""

    left: float
    right: float
    text: str
    type: Type = VALUE
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text placed in a row: `x` from the table's left edge, `y` its baseline from the row's bottom or top."""

    x: float
    y: float
    text: str
    type: Type = VALUE
    from_top: bool = False
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line to sign on, `y` from the row's bottom (or top)."""

    x: float
    y: float
    length: float
    from_top: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A box to tick or to press a thumb in."""

    x: float
    y: float
    width: float
    height: float
    ticked: bool = False
    dashed: bool = False
    from_top: bool = False


Mark = Words | Rule | Square


@dataclass(frozen=True, slots=True)
class Row:
    """`least` height; `room` kept free below the text for signing. `splits` may be cut between lines (3 before, 2 after).

    `head` is the row that is repeated when a page begins inside its group (a demand point); `with_next` keeps this row on
    one page with the one that follows.
    """

    cells: tuple[Cell, ...]
    least: float = 7.0
    room: float = 0.0
    splits: bool = False
    with_next: bool = False
    marks: tuple[Mark, ...] = ()
    head: Row | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A table that runs over pages. `first_head` and `next_head` are drawn above it, `foot` below the last page."""

    title: str
    office: str
    rows: tuple[Row, ...]
    left_line: str
    right_line: str
    next_title: str
    foot: str
    check_line: str
    next_line: str
    file_name: str
    width: float = 170.0
    left: float = 25.0
    top: float = 37.0
    next_top: float = 30.0
    bottom: float = 281.0


@dataclass(frozen=True, slots=True)
class Block:
    """A text in a column of a sheet, wrapped to `width`, at most `lines` lines (then …)."""

    x: float
    y: float
    width: float
    text: str
    type: Type
    align: str = "left"
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with everything in its place; used for the slip."""

    width: float
    height: float
    blocks: tuple[Block, ...] = ()
    rules: tuple[tuple[float, float, float, float, float], ...] = ()
    squares: tuple[Square, ...] = ()
    cut: float = 0.0
    file_name: str = ""
    title: str = ""
    office: str = ""
    extra: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`indent` characters its first line is set in; `align` spread or centre. A `heading` stays with what follows;
    without text it is an empty line.
    """

    text: str
    type: Type
    indent: int = 2
    align: str = "spread"
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """公文 form (GB/T 9704): heading, number, addressee, body, 附件说明, signature with room for the seal; then the annex
    from a page of its own.

    `signed` is centred over `dated`. Pages are numbered when there are several.
    """

    heading: tuple[str, ...]
    number: str
    addressee: str
    body: tuple[Paragraph, ...]
    enclosed: str
    signed: str
    dated: str
    annex_heading: str = ""
    annex: tuple[Paragraph, ...] = ()
    title: str = ""
    office: str = ""
    file_name: str = ""
    left: float = 28.0
    right: float = 184.0
    top: float = 37.0
    bottom: float = 262.0


PAGE_NUMBER = "\ue000"
"""Stands in a foot for the number of the page."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one type."""

    text: str
    type: Type
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as a word processor has it. `align` left, centre, right or spread; lengths in mm, `first` may be negative.

    `pitch` 0: as high as its type asks. `style` is the name of its style in the file.
    """

    runs: tuple[Run, ...]
    align: str = "left"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    pitch: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    tabs: tuple[float, ...] = ()
    style: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell from `left` to `right` of its table; `borders` top, right, bottom, left in mm, `pad` likewise."""

    left: float
    right: float
    passages: tuple[Passage, ...]
    stands: str = "top"
    borders: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    pad: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a table. `repeats`: a head that comes again on each page; `exact`: it does not grow."""

    slots: tuple[Slot, ...]
    least: float = 0.0
    exact: bool = False
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    bands: tuple[Band, ...]
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class WordPaper:
    """A Word file as it will be printed. `feet` are those of odd and of even pages, each `foot_at` mm above the sheet's end;
    `unseen` names what is in the file and cannot be shown here.
    """

    blocks: tuple[Passage | Grid, ...]
    heads: tuple[tuple[Passage, ...], tuple[Passage, ...]] = ((), ())
    feet: tuple[tuple[Passage, ...], tuple[Passage, ...]] = ((), ())
    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    bottom: float = 35.0
    left: float = 28.0
    right: float = 26.0
    head_at: float = 15.0
    foot_at: float = 15.0
    title: str = ""
    office: str = ""
    file_name: str = ""
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """Sheets of one size, one after another."""

    sheets: tuple[Sheet, ...]
    file_name: str = ""
    title: str = ""
    office: str = ""

    @property
    def size(self) -> tuple[float, float]:
        return self.sheets[0].width, self.sheets[0].height


Document = Form | Sheet | Book | Letter | WordPaper
