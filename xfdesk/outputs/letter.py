"""移送函: hands an accusation to the competent body (art. 30). The letter names nobody; what was said is its annex."""

from __future__ import annotations

from collections.abc import Iterator

from xfdesk.outputs.document import Letter, Paragraph, Type
from xfdesk.records.form import LetterData, Withheld
from xfdesk.rules import dates

KIND = "检举控告材料移送函"
ANNEX = "检举控告内容"
PITCH = 28.95 * 25.4 / 72
CLOSER = -0.25 / 16 * 100
"""22 lines on a page; 28 characters in a line by setting each a quarter of a point closer."""
BODY = Type("body", 16, PITCH, spacing=CLOSER)
HEADING = Type("label", 16, PITCH, spacing=CLOSER)
WORDS = Type("kai", 16, PITCH, spacing=CLOSER)
ONE_LINE = 19
ROOM = "　" * 4
"""Room for a number by hand."""
FIGURES = "一二三四"


def letter(data: LetterData) -> Letter:
    """An opened accusation as the letter to whom it is handed."""
    office = data.office.name
    return Letter(
        heading=(office + KIND,) if len(office + KIND) <= ONE_LINE else (office, KIND),
        number="".join(data.letter_number.split()) or _by_hand(data),
        addressee=f"{data.addressee}：",
        body=tuple(Paragraph(text, BODY) for text in _said(data)),
        enclosed=f"附件：{ANNEX}",
        signed=office,
        dated=dates.on_paper(data.dated),
        annex_heading=ANNEX,
        annex=tuple(_annex(data)),
        title=f"移送函 {data.number}",
        office=office,
        file_name=f"移送函_{data.number}",
    )


def _by_hand(data: LetterData) -> str:
    """The office's word and the year, with room for the running number."""
    word = f"{data.office.paper_word}转" if data.office.paper_word else ROOM
    return f"{word}〔{data.dated.year}〕{ROOM}号"


def _said(data: LetterData) -> Iterator[str]:
    where = "在接待群众来访时" if data.at_reception else ""
    yield (
        f"{dates.on_paper(data.received_on)}，我单位{where}收到检举控告一件，来访{data.people}人，编号{data.number}。"
        "依照《信访工作条例》第三十条的规定，现将材料移送你单位，请依规依纪依法接收、受理、办理和反馈。"
    )
    yield f"材料收到后，请出具回执。{_result(data)}{_call(data)}"
    yield "依照同一规定，不得将检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位。请指定专人拆阅、保管。"


def _result(data: LetterData) -> str:
    if data.withheld is Withheld.ANONYMOUS:
        return "检举控告人没有留下姓名，办理结果请告知我单位。"
    if data.withheld is Withheld.CONFIDENTIAL:
        return "检举控告人要求保密，办理结果请告知我单位，由我单位转告。"
    return "办理结果请告知检举控告人，并告知我单位。"


def _call(data: LetterData) -> str:
    return f"联系电话：{data.office.phone}。" if data.office.phone else ""


def _annex(data: LetterData) -> Iterator[Paragraph]:
    """Number, who is accused, the summary, the visitor's words, and who it was where that is not withheld."""
    yield Paragraph(f"（编号：{data.number}）", BODY, 0, "centre")
    yield Paragraph("", BODY)
    about = [part for part in (data.concerned, data.units_concerned) if part]
    parts = (
        ("反映的对象", about, BODY),
        ("概况", [data.summary], BODY),
        ("反映的事实", data.facts.split("\n"), WORDS),
        ("检举控告人", [_who(data)], BODY),
    )
    filled = [(title, [text for text in texts if text.strip()], kind) for title, texts, kind in parts]
    for n, (title, texts, kind) in enumerate((title, t, kind) for title, t, kind in filled if t):
        yield Paragraph(f"{FIGURES[n]}、{title}", HEADING, heading=True)
        for text in texts:
            yield Paragraph(text.strip(), kind)


def _who(data: LetterData) -> str:
    """Name and telephone stand here alone, and only when the visitor did not ask for confidentiality."""
    if data.withheld is Withheld.ANONYMOUS:
        return "匿名。"
    if data.withheld is Withheld.CONFIDENTIAL:
        return "要求保密，姓名和联系方式不随本函移送。"
    return "　　".join(part for part in (data.name, f"电话：{data.phone}" if data.phone else "") if part)
