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
    Words,
)
from xfdesk.outputs.letter import letter
from xfdesk.outputs.pack_words import why
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
    "Sheet",
    "Square",
    "Type",
    "Words",
    "day_pack",
    "lacking",
    "letter",
    "register",
    "slip",
    "why",
]
