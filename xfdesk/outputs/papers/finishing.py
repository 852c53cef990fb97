"""The last touches to a filled letter: its title in one line or two, name over date, and no page more than it needs."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

from xfdesk.outputs.document import Type
from xfdesk.outputs.papers.faces import Styles, as_number
from xfdesk.outputs.papers.flow import flow
from xfdesk.outputs.papers.lines import ems
from xfdesk.outputs.papers.reading import read
from xfdesk.outputs.papers.tags import W

TITLE, NUMBER, EMPTY, SIGNED, DATED = "公文标题", "文号", "空行", "署名", "成文日期"
"""Styles by which the parts of a letter are known, also in a template that the office has edited."""
ONE_LINE = 19
PITCH = 579
TIGHT = (568, 558, 550)
"""28.4, 27.9 and 27.5 pt, in twentieths."""
FROM_EDGE = 4.0
"""Characters between the date and the right edge."""
LEAST_ROW = 907
"""16 mm: how far the rooms to write in give way, so that a form stays on its page."""
STEP = 113
SPARE = 4.0


def finish(docx: Any, office: str) -> int:
    """Returns the number of pages as far as that can be reckoned without a screen."""
    _title(docx, office)
    _signature(docx)
    pages = _fit(docx)
    if pages == 1:
        _without_page_number(docx)
    return pages


def pages_of(docx: Any, spare: float = 0.0) -> int:
    """`spare` mm at the end of each page are left free: a word processor may set a table's rows a hair higher."""
    paper = read(docx)
    return len(flow(replace(paper, bottom=paper.bottom + spare), ems))


def _paragraphs(docx: Any, name: str) -> list[Any]:
    """The paragraphs of the text itself that have this style."""
    styles = Styles(docx)
    return [p for p in docx.element.body.iterchildren(f"{W}p") if styles.name(_style_of(p)) == name]


def _style_of(paragraph: Any) -> str | None:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return named.get(f"{W}val") if named is not None else None


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


# Title


def _title(docx: Any, office: str) -> None:
    """A title too long for one line is the office's name above the kind of the letter."""
    for paragraph in _paragraphs(docx, TITLE)[:1]:
        whole = _text(paragraph)
        if len(whole) <= ONE_LINE or not whole.startswith(office) or whole == office:
            continue
        above = deepcopy(paragraph)
        _say(above, office)
        _say(paragraph, whole[len(office) :])
        paragraph.addprevious(above)
        _space(above, after=0)
        _space(paragraph, before=0)


def _say(paragraph: Any, words: str) -> None:
    """The words in the paragraph's first run, nothing in the others."""
    for n, text in enumerate(paragraph.iter(f"{W}t")):
        text.text = words if n == 0 else ""


def _space(paragraph: Any, **twips: int) -> None:
    spacing = _child(_properties(paragraph), "spacing")
    for name, value in twips.items():
        spacing.set(f"{W}{name}", str(value))


# Signature


def _signature(docx: Any) -> None:
    """The name centred over the date, four characters from the edge; both give way to a long name. A figure counts half."""
    names, days = _paragraphs(docx, SIGNED), _paragraphs(docx, DATED)
    if len(names) != 1 or len(days) != 1:
        return
    name, day = (ems(_text(each), Type(size=72 / 25.4)) for each in (names[0], days[0]))
    over = (day - name) / 2
    _from_edge(names[0], max(0.0, FROM_EDGE + over))
    _from_edge(days[0], max(FROM_EDGE, -over))


def _from_edge(paragraph: Any, characters: float) -> None:
    indent = _child(_properties(paragraph), "ind")
    size = as_number(indent.get(f"{W}right")) or 315.0 * FROM_EDGE
    indent.set(f"{W}rightChars", str(round(characters * 100)))
    indent.set(f"{W}right", str(round(size / FROM_EDGE * characters)))


# Pages


def _fit(docx: Any) -> int:
    """A letter whose end just does not fit is set closer, down to 27.5 pt, then without the line below its number;
    a form's room to write in gives way.
    """
    if not _paragraphs(docx, SIGNED):
        return _shrink(docx)
    spare = SPARE if docx.element.body.find(f"{W}tbl") is not None else 0.0
    pages = pages_of(docx, spare)
    if pages == 1:
        return pages
    body, section = deepcopy(docx.element.body), docx.element.body
    for pitch, airy in (*((pitch, True) for pitch in TIGHT), (TIGHT[-1], False)):
        _set_pitch(docx, pitch)
        if not airy:
            _drop_empty(docx)
        if pages_of(docx, spare) < pages:
            return pages - 1
    section.getparent().replace(section, body)
    _restyle(docx, TIGHT[-1], PITCH)
    return pages


def _set_pitch(docx: Any, pitch: int) -> None:
    grid = docx.element.body.sectPr.find(f"{W}docGrid")
    was = int(as_number(grid.get(f"{W}linePitch"))) if grid is not None else 0
    _restyle(docx, was, pitch)
    for spacing in docx.element.body.iter(f"{W}spacing"):
        if spacing.get(f"{W}line") == str(was):
            spacing.set(f"{W}line", str(pitch))
    if grid is not None:
        # Some programs use whole steps of the grid only and lose what is left of the page.
        grid.attrib.pop(f"{W}type", None)
        grid.set(f"{W}linePitch", str(pitch))


def _restyle(docx: Any, was: int, pitch: int) -> None:
    for spacing in docx.styles.element.iter(f"{W}spacing"):
        if spacing.get(f"{W}line") == str(was):
            spacing.set(f"{W}line", str(pitch))


def _drop_empty(docx: Any) -> None:
    numbers = _paragraphs(docx, NUMBER)
    below = numbers[0].getnext() if numbers else None
    if below is not None and below.tag == f"{W}p" and not _text(below).strip():
        below.getparent().remove(below)


def _shrink(docx: Any) -> int:
    """The highest row gives way first."""
    pages = pages_of(docx, SPARE)
    if pages == 1:
        return pages
    before = {row: row.get(f"{W}val") for row in docx.element.body.iter(f"{W}trHeight")}
    while roomy := [row for row in before if as_number(row.get(f"{W}val")) - STEP >= LEAST_ROW]:
        highest = max(roomy, key=lambda row: as_number(row.get(f"{W}val")))
        highest.set(f"{W}val", str(round(as_number(highest.get(f"{W}val")) - STEP)))
        if pages_of(docx, SPARE) < pages:
            return pages - 1
    for row, height in before.items():
        row.set(f"{W}val", str(height))
    return pages


def _without_page_number(docx: Any) -> None:
    """A letter of a single page has no number on it."""
    section = docx.sections[0]
    for part in (section.footer, section.even_page_footer):
        if not part.is_linked_to_previous:
            for paragraph in part.part.element.iter(f"{W}p"):
                if "PAGE" in "".join(code.text or "" for code in paragraph.iter(f"{W}instrText")):
                    for child in [each for each in paragraph if each.tag != f"{W}pPr"]:
                        paragraph.remove(child)


def _properties(paragraph: Any) -> Any:
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = paragraph.makeelement(f"{W}pPr", {})
        paragraph.insert(0, found)
    return found


ORDER = ("spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
         "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")  # fmt: skip


def _child(properties: Any, name: str) -> Any:
    """The property, put where the schema wants it."""
    found = properties.find(f"{W}{name}")
    if found is None:
        found = properties.makeelement(f"{W}{name}", {})
        later = [f"{W}{each}" for each in ORDER[ORDER.index(name) + 1 :]]
        before = next((child for child in properties if child.tag in later), None)
        properties.append(found) if before is None else before.addprevious(found)
    return found
