"""信访须知: what of it is the office's own. The rest is the regulation's, the same for everyone."""

from __future__ import annotations

from dataclasses import dataclass

Days = tuple[int, bool]
"""How many, and whether working days."""


@dataclass(frozen=True, slots=True)
class LeafletData:
    """`weekdays` from Monday 0, `hours` and `where` as most of the coming days of the rota have them, else as the office
    does usually; `planned` tells that a rota stands.
    """

    office: str
    where: str
    address: str
    phone: str
    supervision_phone: str
    appointment: str
    weekdays: tuple[int, ...]
    hours: str
    planned: bool
    reviewing_body: str
    notice: Days
    handle: Days
    extend: int
    review_request: int
    review_opinion: int
    lacking: tuple[str, ...] = ()
