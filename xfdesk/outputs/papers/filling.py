"""A template filled: every word in its place as text, whatever the text holds; line breaks become paragraphs."""

from __future__ import annotations

import io
import re
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from markupsafe import Markup, escape

from xfdesk.outputs.papers import tags
from xfdesk.outputs.papers.grammar import environment, faults
from xfdesk.outputs.papers.words import Allowed

_PARTS = ("header", "footer", "footnotes", "endnotes")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


class Unfit(Exception):
    """A template that cannot be filled; the faults are those of `grammar`."""


class Filling(DocxTemplate):  # type: ignore[misc]
    """docxtpl on a template whose placeholders were made plain first."""

    def init_docx(self, reload: bool = True) -> None:
        fresh = not self.docx or (self.is_rendered and reload)
        super().init_docx(reload)
        if fresh:
            _without_words_about_itself(self.docx)
            for root in roots(self.docx):
                tags.tidy(root)


def roots(docx: Any) -> list[Any]:
    """The trees that may hold placeholders: the text, heads and feet."""
    found = [docx.element.body]
    for rel in docx.part.rels.values():
        kind = rel.reltype.rpartition("/")[2]
        if not rel.is_external and kind in _PARTS and hasattr(rel.target_part, "element"):
            found.append(rel.target_part.element)
    return found


def sources(blob: bytes) -> list[str]:
    """Each part of the template as the text that will be read for placeholders."""
    filling = Filling(io.BytesIO(blob))
    filling.init_docx()
    return [_broken_up(filling.patch_xml(filling.xml_to_string(root))) for root in roots(filling.docx)]


def filled(blob: bytes, values: dict[str, Any], allowed: Allowed) -> tuple[Any, list[str]]:
    """The document (python-docx) with its words, and every text that was put in. Raises `Unfit`."""
    if any(list(faults(source, allowed)) for source in sources(blob)):
        raise Unfit
    put: list[str] = []

    def put_in(value: object) -> object:
        text = _UNWRITABLE.sub("", str(value))
        put.append(text)
        # docxtpl reads "{_{" in the finished text as its own; a character written by its code is not read so.
        return Markup(str(escape(text)).replace("_", "&#95;").replace("\n", "\a"))

    filling = Filling(io.BytesIO(blob))
    try:
        filling.render(values, environment(finalize=put_in), autoescape=True)
    except TemplateError as error:
        raise Unfit from error
    # Heads and feet of the one that docxtpl filled are not those that python-docx gives out.
    return reopened(as_bytes(filling.docx)), put


def said(docx: Any) -> str:
    """All text of the document, a line a paragraph."""
    lines = []
    for root in roots(docx):
        for paragraph in root.iter(f"{tags.W}p"):
            lines.append("".join(_text(element) for element in paragraph.iter(f"{tags.W}t", f"{tags.W}tab")))
    return "\n".join(lines)


def as_bytes(docx: Any) -> bytes:
    memory = io.BytesIO()
    docx.save(memory)
    return memory.getvalue()


def reopened(blob: bytes) -> Any:
    return Document(io.BytesIO(blob))


def _text(element: Any) -> str:
    return "\t" if element.tag == f"{tags.W}tab" else element.text or ""


def _broken_up(xml: str) -> str:
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


def _without_words_about_itself(docx: Any) -> None:
    """Author, title and remarks of the template are none of the letter's, and docxtpl would read them for placeholders."""
    about = docx.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title", "keywords", "category"):
        setattr(about, name, "")
