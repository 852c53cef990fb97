"""Bringing matters to a session: each with what is known of who reports, and one sentence about all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xfdesk.desk.desk import Desk
from xfdesk.records.acts import Bring
from xfdesk.rules.words import ActKind


@dataclass(frozen=True, slots=True)
class Brought:
    """Where the last one stands now, and what is to be said where an act does not say it by itself."""

    session: str
    item: str
    said: str


def bring(desk: Desk, matters: tuple[str, ...], session: str) -> Brought:
    """`matters` by number or key, `session` by its key, "" for the next one, which is made where there is none.

    Each is an act of its own: a refusal leaves those before it where they are.
    """
    notes: list[str] = []
    for matter in matters:
        done = desk.followup.record(matter, "", _offered(desk, matter, session))
        notes += [note for note in done.notes if note not in notes]
    last = desk.conference.of_matter(done.matter)[-1]
    many = len(matters) > 1
    first = f"提上会 {len(matters)} 件" if many else f"{done.number} 已提上会"
    said = "，".join((first, *notes)) if many or notes else ""
    return Brought(last.session.uid, last.item.uid, said)


def _offered(desk: Desk, matter: str, session: str) -> Bring:
    offers = desk.followup.offers(matter).offers
    act = next((offer.act for offer in offers if offer.kind is ActKind.BRING), None)
    return replace(act, conference=session) if isinstance(act, Bring) else Bring(session)
