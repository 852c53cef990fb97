"""What lists, default exports and copies show of personal data (fields.md: 'Masked means')."""

from __future__ import annotations

import re


def name(value: str, confidential: bool) -> str:
    """In full; when the visitor asked for secrecy (要求保密) the first character and two stars."""
    return value[:1] + "**" if confidential and value else value


def id_number(value: str) -> str:
    """First six and last four; anything shorter than eleven characters shows only its last two."""
    if len(value) < 11:
        return "*" * max(0, len(value) - 2) + value[-2:] if len(value) > 2 else "*" * len(value)
    return value[:6] + "*" * (len(value) - 10) + value[-4:]


def phone(value: str) -> str:
    """First three and last four; a landline its area code and last four; 无 as it is."""
    digits = re.sub(r"\D", "", value)
    if not digits:
        return value if len(value) < 3 else ""
    if value.startswith("0") and "-" in value:
        area, _, rest = value.partition("-")
        return f"{area}****{rest[-4:]}"
    if len(digits) < 9:
        return "*" * len(digits)
    return f"{digits[:3]}****{digits[-4:]}"


def address(village: str, detail: str) -> str:
    """The village only."""
    return village
