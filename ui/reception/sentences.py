"""What the check finds, said under the field it is about."""

from __future__ import annotations

from ui.reception.parts import Parts
from ui.reception.places import Places
from xfdesk.records.visit import Finding

LEVELS = ("problem", "doubt", "note")
SAID_ELSEWHERE = ("recusal", "offer_no_legal_basis")


class Sentences:
    def __init__(self, parts: Parts, places: Places) -> None:
        self.parts, self.places = parts, places

    def heed(self, findings: tuple[Finding, ...]) -> None:
        """Each sentence under its field, the gravest first."""
        worst: dict[str, Finding] = {}
        for finding in sorted(findings, key=lambda f: LEVELS.index(f.level)):
            if finding.rule not in SAID_ELSEWHERE:
                worst.setdefault(finding.field, finding)
        p = self.parts
        for grid in (p.who.grid, p.matter.grid, p.points.editor.grid, p.handling.grid):
            for path in grid.sentences:
                found = worst.get(path)
                grid.say(path, found.level if found else "note", found.message if found else "")
                field = self.places.field_of(path)
                if field is not None and hasattr(field, "mark"):
                    field.mark(found.level if found else "")
