"""An accusation is handed on by a letter: opened for it with a reason, written down, refused for those it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.visit import VisitEntry
from xfdesk.rules.words import SEALED
from xfdesk.store import history


def about(desk: Desk, day: str, concerned: str) -> VisitEntry:
    entry = builders.accusation(desk, day)
    return replace(entry, matter=replace(entry.matter, concerned=concerned))


def entries(desk: Desk, matter: str, *, opened: bool = True) -> list[tuple[str, str]]:
    with desk.file.read():
        return [(entry.what, entry.who) for entry in history.of_matter(desk.file, matter, opened)]


def test_who_printed_the_letter_and_why_is_in_the_history(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.accusation(desk, day))
    data = desk.handing_over.letter(saved.number, "移送纪委办公室")
    assert (data.number, data.addressee, data.facts) == (saved.number, "纪委办公室", "危房改造名额给了亲戚。")
    assert entries(desk, saved.matter)[-2:] == [("打开检举控告", desk.who), ("打印移送函", desk.who)]
    with desk.file.read():
        last = history.of_matter(desk.file, saved.matter, True)[-1]
    assert "移送纪委办公室" in last.after
    assert "危房" not in last.after
    assert {what for what, _ in entries(desk, saved.matter, opened=False)} == {SEALED}


def test_the_letter_wants_a_reason(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.accusation(desk, day))
    before = entries(desk, saved.matter)
    with pytest.raises(Refused, match="写明原因") as refused:
        desk.handing_over.letter(saved.number, "  ")
    assert refused.value.article == "第三十条"
    assert entries(desk, saved.matter) == before


@pytest.mark.parametrize("present", ["韩雪梅", "林小雨"])
def test_a_leader_or_clerk_it_is_about_cannot_print_it(desk: Desk, day: str, present: str) -> None:
    leaders = [leader.name for leader in desk.reception.day(day).leaders]
    assert present in (*leaders, desk.who)
    saved = desk.reception.save(about(desk, day, f"{present}优亲厚友"))
    with pytest.raises(Refused) as refused:
        desk.handing_over.letter(saved.number, "移送")
    assert refused.value.rule == "concerned"
    told = [what for what, _ in entries(desk, saved.matter)]
    assert told[-1] == "拒绝打开检举控告"
    assert "打印移送函" not in told


def test_an_ordinary_matter_has_no_letter_and_nothing_is_written_down(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    before = entries(desk, saved.matter)
    with pytest.raises(Refused, match="不是检举控告"):
        desk.handing_over.letter(saved.number, "移送")
    assert entries(desk, saved.matter) == before


def test_a_save_whose_letter_was_printed_is_not_taken_back(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.accusation(desk, day))
    assert desk.reception.can_undo()
    desk.handing_over.letter(saved.number, "移送")
    assert not desk.reception.can_undo()
