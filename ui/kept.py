"""What was typed into the short form of an act and not recorded yet: kept for its matter until the window closes."""

from __future__ import annotations


class KeptForms:
    """By matter and act, or by matter and the done act that was being corrected; one for all pages of the window."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], dict[str, str]] = {}

    def keep(self, matter: str, what: str, words: dict[str, str]) -> None:
        self._words[matter, what] = words

    def of(self, matter: str, what: str) -> dict[str, str]:
        return self._words.get((matter, what), {})

    def drop(self, matter: str, what: str) -> None:
        self._words.pop((matter, what), None)

    def waiting(self, matter: str) -> tuple[str, ...]:
        """What of this matter was begun and not recorded."""
        return tuple(what for of, what in self._words if of == matter)
