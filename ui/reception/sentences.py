"""What the check finds, said under the field it is about."""

from __future__ import annotations

from ui.reception.parts import Parts
from ui.reception.places import Places
from ui.widgets import DateField
from xfdesk.records.visit import Finding

LEVELS = ("problem", "doubt", "note")
SAID_ELSEWHERE = ("recusal", "offer_no_legal_basis", "unit_unknown")
HALF_TYPED = ("bad_date", "bad_time")
"""Said when the field is left: a date is none before its last figure is typed, and nothing moves meanwhile."""


class Sentences:
    def __init__(self, parts: Parts, places: Places) -> None:
        self.parts, self.places = parts, places
        self.findings: tuple[Finding, ...] = ()
        self._awaited: set[DateField] = set()

    def heed(self, findings: tuple[Finding, ...]) -> None:
        """Each sentence under its field, the gravest first."""
        self.findings = findings
        worst: dict[str, Finding] = {}
        for finding in sorted(findings, key=lambda f: LEVELS.index(f.level)):
            if finding.rule not in SAID_ELSEWHERE and not self._half_typed(finding):
                worst.setdefault(finding.field, finding)
        for grid in self.parts.grids:
            for path in grid.sentences:
                found = worst.get(path)
                grid.say(path, found.level if found else "note", found.message if found else "")
                field = self.places.field_of(path)
                if field is not None and hasattr(field, "mark") and grid.stands(path):
                    field.mark(found.level if found else "")

    def _half_typed(self, finding: Finding) -> bool:
        field = self.places.field_of(finding.field)
        if finding.rule not in HALF_TYPED or not isinstance(field, DateField) or not field.line.hasFocus():
            return False
        if field not in self._awaited:
            self._awaited.add(field)
            field.line.editingFinished.connect(self._say_again)
        return True

    def _say_again(self) -> None:
        self.heed(self.findings)
