"""What closing a matter still needs: the self-check that asks what supervision later asks (law.md, 'The clock' and 'Before a matter is closed')."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xfdesk.rules.words import CarriedOut, OfficialState, Outcome, Receipt


@dataclass(frozen=True, slots=True)
class PointState:
    answer: str = ""
    outcome: str = ""
    basis: str = ""
    carried_out: str = ""


@dataclass(frozen=True, slots=True)
class MatterState:
    points: tuple[PointState, ...]
    remedy_told: bool = False
    receipt: str = ""
    settled: bool = False
    official: str = ""
    called_back: bool = False
    opinion_owed: bool = True
    """Whether it is answered by an opinion (处理意见书), against which a review can be asked for: route 6 alone."""


def needs(matter: MatterState) -> tuple[str, ...]:
    """The words of what is missing, in the order of the act; empty means it may be closed. A missing call-back only warns.

    The remedy of art. 35 belongs to an opinion: a suggestion or a lawful way has none to be told.
    """
    return tuple(word for word, lacking in _checks(matter) if lacking)


def _checks(matter: MatterState) -> Iterable[tuple[str, bool]]:
    points = matter.points
    yield "书面答复", not points or not all(point.answer for point in points)
    if not matter.settled:
        yield "办理结论", not all(point.outcome for point in points)
        yield "依据", not all(point.basis for point in points)
        yield "救济途径", matter.opinion_owed and not matter.remedy_told
        yield "送达", matter.receipt not in (Receipt.SIGNED, Receipt.REFUSED)
    yield "落实", any(p.outcome == Outcome.SUPPORTED and p.carried_out != CarriedOut.DONE for p in points)
    yield "系统录入", matter.official not in (OfficialState.ENTERED, OfficialState.NOT_NEEDED)
