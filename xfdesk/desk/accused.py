"""A line of a file that goes on with a matter and is an accusation: it becomes a sealed matter of its own, and that is said."""

from __future__ import annotations

from xfdesk.desk.writing import Writing
from xfdesk.errors import Refused
from xfdesk.records.visit import VisitEntry
from xfdesk.rules.words import Handling, MatterClass

APART = "检举控告已单独密封登记，没有作为续访并入原来的事项（《信访工作条例》第三十条）"
ONLY_TRANSFERRED = "检举控告只能转送有权处理的机关，没有记“{}”（《信访工作条例》第三十条）"


def apart(writing: Writing, entry: VisitEntry) -> tuple[VisitEntry, list[str]]:
    """The entry as it may be saved, and what was not kept of it in words; none for what is no such accusation."""
    if not entry.continues or not writing.is_accusation(entry):
        return entry, []
    notes = [APART]
    if entry.handling not in (None, Handling.CONTINUED, Handling.TRANSFERRED):
        notes.append(ONLY_TRANSFERRED.format(entry.handling))
    stated = entry.matter.matter_class
    if stated not in (None, MatterClass.ACCUSATION):
        notes.append(f"问题类别是检举控告，没有按“{stated}”记")
    if entry.matter.route:
        notes.append(f"办理途径只用于申诉求决，没有记“{entry.matter.route}”")
    return writing.as_accusation(entry, carried=False), notes


def refused_apart(refusal: Refused) -> Refused:
    """It lacks something: why it cannot join is said first."""
    what = f"检举控告要单独密封登记，不能并进原来的事项（《信访工作条例》第三十条）；{refusal.what}"
    return Refused(
        "accusation_apart", what, refusal.data, refusal.do, article="第三十条", field=refusal.field
    )
