"""Days as the tests of the day's card have them, and a clerk's hands on it."""

from __future__ import annotations

from datetime import date

from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.reception.day_card import DayCard

CARD = "411325197603142044"
TODAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 20)


def retype(hands: Hands, words: str) -> None:
    hands.key("Ctrl+A")
    hands.key("Delete")
    hands.type(words)


def to_date(card: DayCard, hands: Hands, words: str) -> None:
    card.fields.go_to("on")
    retype(hands, words)


def keys_offered(window: MainWindow) -> str:
    return window.status.keys.text()


def begin_by_keys(hands: Hands) -> None:
    """From the leaders on, in an office that has never received."""
    hands.type("zqm")
    hands.key("Return")
    hands.key("Return")
    hands.key("Return")
    hands.key("Return")
    hands.key("Return")
