"""Watches what a test marked `@pytest.mark.law("rule")` claims: that this rule spoke, or that its function was called."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from scripts.make_law_page import rules
from xfdesk.errors import Refused
from xfdesk.records.visit import Finding, Missing
from xfdesk.rules.clock import DutyLine

SPEAKERS: tuple[tuple[type[Any], str], ...] = (
    (Refused, "rule"),
    (Finding, "rule"),
    (Missing, "rule"),
    (DutyLine, "key"),
)


@contextmanager
def watched(keys: set[str]) -> Iterator[set[str]]:
    """The rules among `keys` that were kept while this is open."""
    known = rules()
    assert keys <= known.keys(), f"no such rule: {sorted(keys - known.keys())}"
    spoke: set[str] = set()
    wanted = {rule.called: key for key in keys if (rule := known[key]).called}
    with pytest.MonkeyPatch.context() as patch:
        for speaker, name in SPEAKERS:
            patch.setattr(speaker, "__init__", _listening(speaker.__init__, name, spoke))
        before = sys.getprofile()
        if wanted:
            sys.setprofile(_calls(wanted, spoke))
        try:
            yield spoke
        finally:
            sys.setprofile(before)


def _listening(said: Any, name: str, spoke: set[str]) -> Any:
    def init(self: Any, *arguments: Any, **named: Any) -> None:
        said(self, *arguments, **named)
        spoke.add(getattr(self, name))

    return init


def _calls(wanted: dict[str, str], spoke: set[str]) -> Any:
    def look(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            place = f"{frame.f_globals.get('__name__')}:{frame.f_code.co_qualname}"
            if place in wanted:
                spoke.add(wanted[place])

    return look
