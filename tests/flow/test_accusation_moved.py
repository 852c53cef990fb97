"""An accusation that comes up in a 续访, or in a correction: it never lies beside the name, and is not laid open again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests import builders
from xfdesk.changes import Change
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.rules.words import SEALED


@pytest.mark.law("writing.Writing.move_accusation")
def test_the_draft_that_held_the_name_beside_the_accusation_goes_with_the_move(desk: Desk, day: str) -> None:
    first = desk.reception.save(builders.visit(desk, day))
    entry = replace(desk.reception.blank(day), visitor=builders.visitor(), statement="又来问")
    entry = desk.reception.continue_matter(entry, desk.reception.recognise(entry)[0])
    saved = desk.reception.save(entry)
    entry = desk.reception.entry(saved.visit)
    matter = replace(entry.matter, category="纪检监察/检举控告", facts="村主任收钱")
    typed = replace(entry, matter=matter)
    desk.reception.keep_draft(typed)
    moved = desk.reception.move_accusation(typed)
    assert moved.uid != saved.visit
    assert desk.reception.draft_entry(saved.visit) is None
    (draft,) = desk.reception.drafts()
    assert (draft.visit, draft.sealed) == (moved.uid, True)
    assert "村主任收钱" in moved.matter.facts
    assert [row.name for row in desk.reception.queue(day) if row.visit == moved.uid] == [SEALED]
    assert "村主任" not in desk.ledger.matter(first.matter).facts
    assert desk.reception.entry(saved.visit).statement == "又来问"


def test_an_unsaved_repeat_visit_that_is_an_accusation_keeps_one_sealed_draft(desk: Desk, day: str) -> None:
    desk.reception.save(builders.visit(desk, day))
    entry = replace(desk.reception.blank(day), visitor=builders.visitor(), statement="村主任收钱")
    entry = desk.reception.continue_matter(entry, desk.reception.recognise(entry)[0])
    desk.reception.keep_draft(entry)
    moved = desk.reception.move_accusation(entry)
    assert moved.uid == entry.uid
    (draft,) = desk.reception.drafts()
    assert (draft.visit, draft.sealed) == (entry.uid, True)


@pytest.mark.law("undoing.Undo.can_undo")
def test_a_correction_that_sealed_a_visit_cannot_be_taken_back(desk: Desk, day: str) -> None:
    told: list[Change] = []
    desk.watchers.add(told.append)
    saved = desk.reception.save(builders.visit(desk, day))
    assert told[-1].can_undo
    stored = desk.reception.entry(saved.visit)
    accused = builders.accusation(desk, day, uid=stored.uid, no=stored.no, visitor=stored.visitor)
    desk.reception.save(accused)
    assert not told[-1].can_undo
    assert not desk.reception.can_undo()
    with pytest.raises(Refused, match="没有可以撤销"):
        desk.reception.undo_last()


@pytest.mark.law("undoing.Undo.can_undo")
def test_an_accusation_just_typed_is_taken_back_and_the_answer_names_nobody(desk: Desk, day: str) -> None:
    told: list[Change] = []
    desk.watchers.add(told.append)
    desk.reception.save(builders.accusation(desk, day, visitor=builders.visitor()))
    assert told[-1].can_undo
    assert desk.reception.undo_last().matter.facts == "危房改造名额给了亲戚。"
    assert SEALED in told[-1].what
    assert "高秀兰" not in told[-1].what
    assert desk.check() == ()


def test_what_was_taken_back_stands_in_the_history_as_every_first_text_does(desk: Desk, day: str) -> None:
    desk.reception.save(builders.visit(desk, day))
    desk.reception.undo_last()
    kept = json.loads(desk.file.value("SELECT before FROM history ORDER BY seq DESC LIMIT 1"))
    assert kept["matter"]["summary"] == "代课教龄未认定"
