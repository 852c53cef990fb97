"""What lists, default exports and copies show of personal data (fields.md: 'Masked means')."""

from __future__ import annotations

import re

from xfdesk.rules.text import half_width

_RESIDENT = re.compile(r"\d{15}|\d{17}[\dX]")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))-(\d{7,8})")


def name(value: str, confidential: bool) -> str:
    """In full; when the visitor asked for secrecy (要求保密) the first character and two stars."""
    return value[:1] + "**" if confidential and value else value


def id_number(value: str) -> str:
    """A resident's number its first six and last four; any other document its first two and last two."""
    if _RESIDENT.fullmatch(value):
        return value[:6] + "*" * (len(value) - 10) + value[-4:]
    if len(value) < 5:
        return "*" * len(value)
    return value[:2] + "*" * (len(value) - 4) + value[-2:]


def phone(value: str) -> str:
    """First three and last four; a landline its area code and last four; 无 as it is; of anything else no word."""
    if found := _LANDLINE.fullmatch(value):
        return f"{found[1]}****{found[2][-4:]}"
    digits = re.sub(r"\D", "", half_width(value))
    if not digits:
        return value if len(value) < 3 else ""
    if len(digits) < 9:
        return "*" * len(digits)
    return f"{digits[:3]}****{digits[-4:]}"


def address(village: str, detail: str) -> str:
    """The village only."""
    return village
