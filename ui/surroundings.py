"""What the window hands to each page, so that no page reaches for a global."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ui.ask import Ask
from ui.bridge import Bridge
from ui.kept import KeptForms
from ui.slices import Slices
from ui.tasks import Tasks
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`printer` is `ui.printing`'s printer, built on first use by the window; None in tests that print nothing.

    `rewriting` writes stored dates again after days are counted otherwise, whichever page is in front.
    """

    theme: Theme
    tasks: Tasks
    ask: Ask
    bridge: Bridge
    printer: Any = None
    kept: KeptForms = field(default_factory=KeptForms)
    rewriting: Slices = field(default_factory=Slices)
