"""The three verdicts: what each obliges to fill in, and the overall one that is derived (law.md, arts. 27, 31, 32)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from xfdesk.rules.words import MatterClass, ReasonCode, Route, Verdict

ARTICLE_27 = "第二十七条"
ARTICLE_32 = "第三十二条"
ARTICLE_35 = "第三十五条"


class Judged(Protocol):
    """The fields of a demand point that a verdict looks at."""

    @property
    def verdict(self) -> Verdict | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def reason_code(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def reasonable_part(self) -> str: ...
    @property
    def unreasonable_part(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def leader(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def due(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def explained_by(self) -> str: ...
    @property
    def remedy(self) -> str: ...
    @property
    def not_yet_solvable(self) -> bool: ...
    @property
    def next_look_on(self) -> str: ...


LABELS = {
    "text": "诉求",
    "reason": "理由",
    "basis": "依据",
    "reasonable_part": "合理的",
    "unreasonable_part": "不合理的",
    "measure": "措施",
    "leader": "领导",
    "unit": "谁办",
    "due": "何时",
    "explanation": "已解释",
    "explained_by": "谁解释",
    "remedy": "救济途径",
    "next_look_on": "再议日期",
}


def carries_verdict(matter_class: MatterClass | None, route: int | None) -> bool:
    """Only a petition on route 6 is judged (art. 31)."""
    return matter_class is MatterClass.PETITION and route == Route.OPINION


def is_judged(verdict: object) -> bool:
    """待核实 and not judged at all own nothing yet: neither a unit nor a date (art. 27)."""
    return bool(verdict) and verdict != Verdict.PENDING


def overall(verdicts: Iterable[Verdict | None]) -> Verdict:
    """All reasonable → 全部合理; none → 不合理; mixed → 部分合理; any unjudged → 待核实. No points: 待核实."""
    seen = {verdict or Verdict.PENDING for verdict in verdicts}
    if not seen or Verdict.PENDING in seen:
        return Verdict.PENDING
    return seen.pop() if len(seen) == 1 else Verdict.PARTLY_REASONABLE


def missing(point: Judged) -> list[tuple[str, str, str]]:
    """What this point's verdict still needs, as (field, label, article), in the order of the form (arts. 27, 32, 35)."""
    if point.verdict is Verdict.FULLY_REASONABLE:
        return _solution(point)
    if point.verdict is Verdict.PARTLY_REASONABLE:
        return _partly(point)
    if point.verdict is Verdict.UNREASONABLE:
        return _unreasonable(point)
    return []


_FIELDS = (
    "reason", "reason_code", "basis", "reasonable_part", "unreasonable_part", "measure", "leader", "unit", "person", "due",
    "explanation", "explained_by", "explained_on", "remedy", "not_yet_solvable", "next_look_on",
)  # fmt: skip
_SOLVED = ("measure", "leader", "unit", "person", "due")
_POSTPONED = ("not_yet_solvable", "next_look_on")
_TOLD = ("explanation", "explained_by", "explained_on")


def beyond(point: Judged, judged: bool = True) -> tuple[str, ...]:
    """The filled fields that the verdict in force does not carry: they rule no more once it was changed (arts. 27, 32).

    An unjudged point keeps what it has, since it owns nothing; where nothing is judged, nothing is put off either.
    """
    carried = _carried(point) if judged else set(_FIELDS) - set(_POSTPONED)
    return tuple(name for name in _FIELDS if name not in carried and getattr(point, name))


def _carried(point: Judged) -> set[str]:
    later = (*_POSTPONED, *_TOLD) if point.not_yet_solvable else _SOLVED
    if point.verdict is Verdict.FULLY_REASONABLE:
        return {"basis", *later}
    if point.verdict is Verdict.PARTLY_REASONABLE:
        told = ("reasonable_part", "unreasonable_part", "reason", "reason_code", "basis", "remedy", *_TOLD)
        return {*told, *later}
    if point.verdict is Verdict.UNREASONABLE:
        return {"reason", "reason_code", "basis", "remedy", *_TOLD}
    return set(_FIELDS)


def _solution(point: Judged) -> list[tuple[str, str, str]]:
    if point.not_yet_solvable:
        return _blank(point, ARTICLE_27, "explanation", "next_look_on")
    wanted = _blank(point, ARTICLE_27, "measure")
    if not (point.unit or point.person):
        wanted.append(("unit", LABELS["unit"], ARTICLE_27))
    return wanted + _blank(point, ARTICLE_27, "leader", "due")


def _partly(point: Judged) -> list[tuple[str, str, str]]:
    parts = _blank(point, ARTICLE_32, "reasonable_part", "unreasonable_part", "reason")
    if point.reason_code != ReasonCode.NO_LEGAL_BASIS:
        parts += _blank(point, ARTICLE_32, "basis")
    if point.not_yet_solvable:
        return parts + _solution(point)
    solution = [] if point.reason_code == ReasonCode.NO_LEGAL_BASIS else _solution(point)
    measure = [one for one in solution if one[0] == "measure"]
    told = _blank(point, ARTICLE_32, "explanation")
    return parts + measure + told + [one for one in solution if one[0] != "measure"]


def _unreasonable(point: Judged) -> list[tuple[str, str, str]]:
    return _blank(point, ARTICLE_32, "reason", "basis", "explanation", "explained_by") + _blank(
        point, ARTICLE_35, "remedy"
    )


def _blank(point: Judged, article: str, *fields: str) -> list[tuple[str, str, str]]:
    return [(name, LABELS[name], article) for name in fields if not str(getattr(point, name)).strip()]
