"""Taking a file of acts in: each line one transaction, answered as soon as it is committed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xfdesk.desk.followup import FollowUp
from xfdesk.errors import Refused
from xfdesk.intake import act_lines
from xfdesk.intake.act_lines import ActLine
from xfdesk.records.followup import Recorded


@dataclass(frozen=True, slots=True)
class LineAnswer:
    line: int
    recorded: Recorded | None = None
    refusal: Refused | None = None


class Recording:
    def __init__(self, followup: FollowUp) -> None:
        self.followup = followup

    def lines(self, path: Path) -> Iterator[LineAnswer]:
        for line in act_lines.lines(path):
            yield self._take(line)

    def _take(self, line: ActLine) -> LineAnswer:
        if line.refusal is not None:
            return LineAnswer(line.line, refusal=line.refusal)
        try:
            return LineAnswer(line.line, self._done(line))
        except Refused as refusal:
            return LineAnswer(line.line, refusal=refusal)

    def _done(self, line: ActLine) -> Recorded:
        if line.act is None:
            return self.followup.receive_line(line.raw or {})
        return self.followup.record(line.matter, line.on, line.act)
