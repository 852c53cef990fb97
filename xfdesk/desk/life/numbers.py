"""The numbers of papers: drawn by kind and year in the act that uses them, and none stands on two papers."""

from __future__ import annotations

from xfdesk.desk.life.case import Case
from xfdesk.errors import Refused
from xfdesk.records.office import Office
from xfdesk.rules import numbering
from xfdesk.rules.articles import NOT_RECORDED
from xfdesk.rules.words import PAPER_WORDS, PaperKind
from xfdesk.store import counters
from xfdesk.store.database import LedgerFile


def number_of(case: Case, kind: PaperKind, typed: str, kept: str = "") -> str:
    """As typed, as the act had it before, or the next one."""
    if typed and typed != kept:
        _refuse_taken(case, typed)
    if not (typed or kept):
        case.paper = draw_number(case.table.file, case.table.office, kind, case.on.year)
    return typed or kept or case.paper


def _refuse_taken(case: Case, number: str) -> None:
    if taken(case.table.file, number):
        raise Refused(
            "number_taken",
            f"文号“{number}”已经用过",
            NOT_RECORDED,
            "请核对文号；留空就按次序取一个",
            field="number",
        )


def taken(file: LedgerFile, number: str) -> bool:
    """Whether a paper of any matter bears it."""
    return bool(
        file.value(
            "SELECT 1 FROM paper WHERE number = ? UNION ALL SELECT 1 FROM reply WHERE number = ?",
            number,
            number,
        )
    )


def draw_number(file: LedgerFile, office: Office, kind: PaperKind, year: int) -> str:
    """The next number of the kind and the year that nobody has typed before; "" for a kind that has none."""
    word = word_of(office, kind)
    if not word:
        return ""
    while True:
        n = counters.draw(file, f"paper.{word}.{year}")
        number = numbering.paper_number(office.paper_word + word, year, n)
        if not taken(file, number):
            return number


def word_of(office: Office, kind: PaperKind) -> str:
    """The word of the kind before the bracket of its number: the office's, else the customary one; "" for none."""
    words = dict(line.rsplit(maxsplit=1) for line in office.kind_words if len(line.split()) >= 2)
    return words.get(kind.value) or PAPER_WORDS.get(kind, "")
