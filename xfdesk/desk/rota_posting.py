"""接访公示: the rota as it is put up, on paper and as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from xfdesk.desk.rota_proposing import may_span
from xfdesk.desk.rota_reading import RotaReading
from xfdesk.errors import Refused
from xfdesk.outputs.document import Document
from xfdesk.outputs.posting import posting_document
from xfdesk.records.rota import Posting, PostingRow
from xfdesk.records.rota_day import RotaDay
from xfdesk.rules.span import Span

NOT_WRITTEN = "没有写任何文件"


class PostingUp(RotaReading):
    def posting(self, since: date, until: date) -> Posting:
        """What is to be put up; dated with the day on which these days were posted, else with today."""
        may_span(since, until)
        planned, office = self.days(since, until), self.table.office
        if not planned:
            raise Refused("rota_empty", "这一段没有排接访", NOT_WRITTEN, "请先排好，再公示")
        place = _usual_place([day.place for day in planned])
        dated = [day.posted_on for day in planned]
        posted = [on for on in dated if on is not None]
        return Posting(
            office.name,
            f"{office.name.removesuffix('人民政府')}领导干部接访公示",
            Span(since, until).title,
            tuple(self._row(day) for day in planned),
            place,
            office.phone,
            office.supervision_phone,
            max(posted) if len(posted) == len(dated) else self.table.today,
            office.posting_paper,
            office.appointment,
            _where(office.place_address, place, office.place_help),
        )

    def posting_document(self, posting: Posting) -> Document:
        return posting_document(posting)

    def write_posting(self, posting: Posting, path: Path) -> Path:
        """The same as xlsx, whole or not at all."""
        from xfdesk.desk import sheet_files
        from xfdesk.outputs.posting_book import book

        return sheet_files.put(book(posting), path)

    def _row(self, day: RotaDay) -> PostingRow:
        duties = {leader.name: leader.duties for leader in self.table.office.leaders}
        told = dict.fromkeys(duties.get(one.name, "") for one in day.leaders)
        return PostingRow(
            day.on,
            day.hours or self.table.office.rota_hours,
            day.leaders,
            "\n".join(line for line in told if line),
            day.attendants,
            day.place,
        )


def _usual_place(places: list[str]) -> str:
    """Where most of the days are held; it stands below the table, another one beside its day."""
    return max(dict.fromkeys(places), key=places.count)


def _where(address: str, place: str, help_: str) -> str:
    said = "　".join(part for part in (address, place) if part)
    return f"{said}（{help_}）" if help_ else said
