"""What the printed forms say, as plain words: everything a document needs, nothing it has to look up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xfdesk.records.day import ReceptionDay
from xfdesk.records.duty import Duty
from xfdesk.records.office import Office
from xfdesk.records.visit import Derived, VisitEntry


@dataclass(frozen=True, slots=True)
class FormData:
    """A saved visit ready to print. `entry` holds the full matter (all points, also of a 续访), personal data unmasked.

    `lead_unit` is the 主办 and `coordinating` the 协办 units of the assignment in force.
    """

    office: Office
    day: ReceptionDay
    number: str
    entry: VisitEntry
    derived: Derived
    duties: tuple[Duty, ...]
    received_on: date
    lead_unit: str = ""
    person: str = ""
    lead_official: str = ""
    due_on: date | None = None
    coordinating: tuple[str, ...] = ()
    printed_on: date | None = None


class Withheld(StrEnum):
    """Why a letter does not say who came."""

    ANONYMOUS = "匿名"
    CONFIDENTIAL = "要求保密"


@dataclass(frozen=True, slots=True)
class LetterData:
    """An accusation opened for its letter (移送函) to the competent body.

    `withheld` says why `name` and `phone` are empty: the visitor stayed anonymous or asked for confidentiality.
    """

    office: Office
    number: str
    letter_number: str
    addressee: str
    received_on: date
    at_reception: bool
    people: str
    concerned: str
    units_concerned: str
    summary: str
    facts: str
    dated: date
    name: str = ""
    phone: str = ""
    withheld: Withheld | None = None
