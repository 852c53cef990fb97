"""Taking a file of acts in: each line one transaction, answered as soon as it is committed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xfdesk.desk.followup import FollowUp
from xfdesk.desk.outreach import Outreach
from xfdesk.errors import Refused
from xfdesk.intake import act_lines
from xfdesk.intake.act_lines import ActLine
from xfdesk.records.followup import Recorded
from xfdesk.records.outreach import OutreachDone


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """`recorded` of an act on a matter, `found` of one of 排查, or a `refusal`."""

    line: int
    recorded: Recorded | None = None
    found: OutreachDone | None = None
    refusal: Refused | None = None

    @property
    def taken(self) -> bool:
        return self.refusal is None


class Recording:
    def __init__(self, followup: FollowUp, outreach: Outreach) -> None:
        self.followup, self.outreach = followup, outreach

    def lines(self, path: Path) -> Iterator[LineAnswer]:
        for line in act_lines.lines(path):
            yield self._take(line)

    def _take(self, line: ActLine) -> LineAnswer:
        if line.refusal is not None:
            return LineAnswer(line.line, refusal=line.refusal)
        try:
            if line.outreach:
                return LineAnswer(
                    line.line, found=self.outreach.record_line(line.outreach, line.on, line.values)
                )
            return LineAnswer(line.line, self._done(line))
        except Refused as refusal:
            return LineAnswer(line.line, refusal=refusal)

    def _done(self, line: ActLine) -> Recorded:
        if line.act is None:
            return self.followup.receive_line(line.raw or {})
        return self.followup.record(line.matter, line.on, line.act)
