"""The papers of this desk, handed on to whoever prints them: documents without Qt."""

from xfdesk.outputs.day_pack import day_pack
from xfdesk.outputs.document import (
    CONTINUED,
    FAMILIES,
    TURN_OVER,
    Block,
    Book,
    Cell,
    Document,
    Form,
    Letter,
    Paragraph,
    Row,
    Rule,
    Sheet,
    Square,
    Type,
    WordPaper,
    Words,
)
from xfdesk.outputs.letter import letter
from xfdesk.outputs.pack_words import why
from xfdesk.outputs.papers.flow import RuledLine, Text, flow
from xfdesk.outputs.register import register
from xfdesk.outputs.slip import lacking, slip

__all__ = [
    "CONTINUED",
    "FAMILIES",
    "TURN_OVER",
    "Block",
    "Book",
    "Cell",
    "Document",
    "Form",
    "Letter",
    "Paragraph",
    "Row",
    "Rule",
    "RuledLine",
    "Sheet",
    "Square",
    "Text",
    "Type",
    "WordPaper",
    "Words",
    "day_pack",
    "flow",
    "lacking",
    "letter",
    "register",
    "slip",
    "why",
]
