"""The nine visits of the reception day to their ends: told as lines, and once more act by act at the desk."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from tests import builders
from tests.builders import STORY
from tests.flow import life
from tests.flow.test_lives_corrected import plain
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.intake import act_lines
from xfdesk.records.ledger import LedgerQuery, MatterView
from xfdesk.rules.words import DutyState, Status

LIVES = Path(__file__).parent / "nine_lives.jsonl"
ENDS = [
    Status.CLOSED, Status.CLOSED, Status.FINAL, Status.ANSWERED, Status.CLOSED, Status.TRANSFERRED, Status.LAWFUL_WAY,
    Status.CLOSED,
]  # fmt: skip
LATER = datetime(2027, 5, 10, 9, 0)


@pytest.fixture
def told(desk: Desk, clock: FixedClock) -> Desk:
    """All of it typed on one day half a year later."""
    assert all(answer.saved for answer in desk.day_import.rows(desk.day_import.read(STORY)))
    clock.set(LATER)
    answers = list(desk.recording.lines(LIVES))
    refused = [(answer.line, answer.refusal.rule) for answer in answers if answer.refusal]
    assert refused == [(37, "extension_limit")], "thirty-one days"
    return desk


def matter(desk: Desk, n: int, as_of: str = "") -> MatterView:
    return desk.ledger.matter(f"JF-2026-{n:04d}", as_of=date.fromisoformat(as_of) if as_of else None)


def states(view: MatterView) -> dict[str, DutyState]:
    return {one.key: one.state for one in view.duties}


def test_each_comes_to_its_end(told: Desk) -> None:
    assert [matter(told, n).status for n in range(1, 9)] == ENDS
    assert told.check() == ()


def test_each_stood_as_it_stood_on_its_days(told: Desk) -> None:
    def stood(n: int, *days: str) -> list[str]:
        return [matter(told, n, day).status for day in days]

    assert stood(1, "2026-11-20", "2026-12-13", "2026-12-14", "2026-12-28") == [
        Status.IN_HAND, Status.IN_HAND, Status.ANSWERED, Status.CLOSED,
    ]  # fmt: skip
    assert stood(2, "2026-12-11", "2026-12-20", "2027-01-12", "2027-02-08") == [
        Status.ANSWERED, Status.IN_REVIEW, Status.ANSWERED, Status.CLOSED,
    ]  # fmt: skip
    assert stood(3, "2026-12-08", "2027-01-15", "2027-02-10", "2027-03-01", "2027-04-06") == [
        Status.IN_HAND, Status.IN_REVIEW, Status.ANSWERED, Status.IN_SECOND_REVIEW, Status.FINAL,
    ]  # fmt: skip
    assert stood(4, "2027-01-19", "2027-01-20", "2027-02-19") == [
        Status.IN_HAND, Status.EXTENDED, Status.ANSWERED,
    ]  # fmt: skip
    assert stood(8, "2026-12-22", "2026-12-23", "2027-02-21") == [
        Status.IN_HAND, Status.ANSWERED, Status.ANSWERED,
    ]  # fmt: skip


def test_what_was_in_time_and_what_was_late(told: Desk) -> None:
    met, late = DutyState.MET, DutyState.LATE
    first = states(matter(told, 1))
    assert {
        key: first[key] for key in ("D1", "D4", "P", "V", "L", "C", "E") if key in first
    } == dict.fromkeys(("D1", "D4", "P", "V", "C", "E"), met)
    assert states(matter(told, 3))["D1"] is late, "two days after the fifteenth, and for ever"
    assert states(matter(told, 2))["S"] is met
    fourth = states(matter(told, 4))
    assert (fourth["D4"], fourth["D5"], fourth["N"]) == (DutyState.EXCUSED, met, met)
    third = states(matter(told, 3))
    assert [third[key] for key in ("D6", "D7", "D8", "D9")] == [met] * 4


def test_what_an_outcome_was_and_what_a_review_made_of_it(told: Desk) -> None:
    (before,), (after,) = matter(told, 2, "2027-01-19").points, matter(told, 2).points
    assert (before.outcome, after.outcome, after.carried_out) == ("不予支持", "支持", "已落实")
    assert matter(told, 2).duties[2].key == "D6"
    assert str(matter(told, 2).duties[2].plain) == "2027-02-20", "the new opinion has its thirty days"
    assert [str(one.point.verdict) for one in matter(told, 1, "2026-11-29").points] == ["全部合理", "待核实"]
    assert matter(told, 1).verdict == "全部合理"
    assert [len(one.versions) for one in matter(told, 1).points] == [0, 1]


def test_what_is_not_carried_out_stays_open_and_says_so(told: Desk) -> None:
    assert matter(told, 4).closing_needs == ("落实", "系统录入")
    nobody, item = told.followup.board().items
    assert (item.matter, item.next_duty) == ("JF-2026-0004", "回访")
    assert (nobody.matter, nobody.sealed, nobody.next_duty) == ("JF-2026-0006", True, "书面告知")
    assert told.counts().without_answer == 0
    (row,) = told.ledger.rows(LedgerQuery(text="养猪场"), 0, 5)
    assert "答复未落实" in row.progress


def test_of_the_accusation_nothing_is_told_but_that_it_is_there(told: Desk) -> None:
    view = matter(told, 6)
    assert (view.sealed, view.timeline, told.followup.done("JF-2026-0006")) == (True, (), ())
    assert told.file.value("SELECT count(*) FROM history WHERE matter = ? AND sealed = 0", view.uid) == 0


def test_every_act_stands_in_the_timeline_with_its_day_and_that_it_was_typed_late(told: Desk) -> None:
    moments = [one for one in matter(told, 1).timeline if one.kind == "act" and one.late]
    acts = [json.loads(line) for line in LIVES.read_text("utf-8").splitlines()]
    assert len(moments) == Counter(act["matter"] for act in acts)["JF-2026-0001"]
    assert all("补记" in one.by for one in moments)
    assert [one.on for one in moments] == sorted(one.on for one in moments)


def test_numbers_of_papers_run_by_kind_and_year_and_none_is_there_twice(told: Desk) -> None:
    numbers = [
        number
        for (number,) in told.file.sql("SELECT number FROM paper UNION ALL SELECT number FROM reply")
        if number
    ]
    assert len(numbers) == len(set(numbers))
    assert {"处〔2026〕3号", "处〔2027〕2号", "回〔2026〕1号", "延〔2027〕1号", "途〔2026〕1号"} <= set(
        numbers
    )
    assert "处〔2027〕3号" not in numbers, "a new year begins anew"


def test_act_by_act_at_the_desk_it_is_the_same(told: Desk, tmp_path: Path, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 20, 8, 30))
    other = builders.office_desk(tmp_path / "二.xfd", clock)
    list(other.day_import.rows(other.day_import.read(STORY)))
    clock.set(LATER)
    for line in act_lines.lines(LIVES):
        try:
            assert line.act is not None
            other.followup.record(line.matter, line.on, line.act)
        except Refused as refusal:
            assert refusal.rule == "extension_limit"
    without = (*life.DERIVED, "Setting")
    assert plain(life.dump(other, without=without)) == plain(life.dump(told, without=without))
    other.close()


def test_the_month_tells_each_as_it_stood_on_its_last_day(told: Desk) -> None:
    rows = told.ledger.rows(LedgerQuery(sort="number", descending=False), 0, 20)
    assert {row.number: row.state for row in rows if not row.sealed} == {
        f"JF-2026-{n:04d}": end for n, end in enumerate(ENDS, 1) if n != 6
    }
    board = told.followup.board(as_of=date(2026, 11, 30))
    assert [item.matter for item in board.items if item.without_owner] == ["JF-2026-0003"]
    assert board.tiles.without_answer == 5
