"""信访须知, from the office's own settings and its rota."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from xfdesk.desk.table import Table
from xfdesk.outputs.document import Document
from xfdesk.outputs.leaflet import leaflet
from xfdesk.records.leaflet import LeafletData
from xfdesk.store import rota

AHEAD = 92
"""So many days of the rota tell what is usual."""


class Leaflet:
    def __init__(self, table: Table) -> None:
        self.table = table

    def document(self) -> Document:
        return leaflet(self.data())

    def data(self) -> LeafletData:
        office, limits, today = self.table.office, self.table.limits, self.table.today
        with self.table.file.read():
            coming = rota.between(self.table.file, today, today + timedelta(days=AHEAD))
        place = _usual([day.place for day in coming]) or (office.places or ("",))[0]
        where = "　".join(part for part in (office.place_address, place) if part)
        return LeafletData(
            office.name,
            f"{where}（{office.place_help}）" if office.place_help else where,
            office.place_address,
            office.phone,
            office.supervision_phone,
            office.appointment,
            office.rota_weekdays,
            _usual([day.hours for day in coming]) or office.rota_hours,
            bool(coming),
            office.reviewing_body,
            limits.notice,
            limits.handle,
            limits.extend,
            limits.review_request,
            limits.review_opinion,
            self._lacking(where),
        )

    def _lacking(self, where: str) -> tuple[str, ...]:
        """What stays a line to write on, or is said in general, because the office has not entered it."""
        office = self.table.office
        wanted = (
            (where, "接访地址和接访地点"),
            (office.phone, "联系电话"),
            (office.supervision_phone, "监督电话"),
            (office.reviewing_body, "复查机关"),
        )
        missing = "、".join(label for value, label in wanted if not value)
        return (f"{missing}还没有填；在“设置”里填上，须知上就会印出来",) if missing else ()


def _usual(said: list[str]) -> str:
    """What most days say; of two that are as many, the one that comes first."""
    found = Counter(one for one in said if one).most_common(1)
    return found[0][0] if found else ""
