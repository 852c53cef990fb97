"""Demonstration data are a ledger like any other: every check of the file holds, and everything can be seen in them."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from xfdesk.desk import demo
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.demo import making
from xfdesk.desk.desk import Desk
from xfdesk.rules.board import LATER, NOW, OVERDUE, THIS_WEEK
from xfdesk.rules.words import ActKind, Channel, Receipt, Status
from xfdesk.store.tables import TEMPLATES

MONDAY = date(2026, 11, 30)
DAYS = (
    ("act", "on"),
    ("paper", "given_on"),
    ("paper", "delivered_on"),
    ("reply", "delivered_on"),
    ("promise", "kept_on"),
    ("supervision", "answered_on"),
    ("review", "opinion_on"),
    ("matter", "closed_on"),
    ("matter", "official_on"),
    ("receptionday", "on"),
    ("outreachrecord", "on"),
    ("outreachrecord", "result_on"),
    ("conferenceitem", "decided_on"),
    ("conferenceitem", "struck_off_on"),
    ("rotaday", "posted_on"),
)
"""Columns of what has happened; what is only due may lie ahead."""


def made(path: Path, until: date, **how: Any) -> Desk:
    demo.make(path, **{"months": 3, "visits": 300, "seed": 1, **how}, until=until)
    return Desk.open(path, clock=FixedClock(datetime(until.year, until.month, until.day, 18, 30)))


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_demonstration_data_check_clean_in_the_middle_of_a_month(tmp_path: Path, seed: int) -> None:
    desk = made(tmp_path / "演示.xfd", date(2026, 11, 13), visits=150, seed=seed)
    assert desk.check() == ()
    desk.close()


def test_very_many_are_told_in_brief_and_check_clean_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MANY", 200)
    desk = made(tmp_path / "演示.xfd", MONDAY, months=9, visits=400)
    assert desk.check() == ()
    told = dict(desk.file.sql("SELECT matter, count(*) FROM step GROUP BY matter"))
    long_ago = desk.file.sql("SELECT uid FROM matter WHERE received_on < '2026-07-01'")
    assert len(long_ago) > 100
    assert not any(uid in told for (uid,) in long_ago)
    assert told
    desk.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_township_has_a_handful_overdue_and_everything_to_be_seen(tmp_path: Path, seed: int) -> None:
    desk = made(tmp_path / "演示.xfd", MONDAY, seed=seed)
    board = desk.followup.board()
    tiles = board.tiles
    assert 2 <= tiles.without_owner <= 8
    assert 30 <= tiles.without_answer <= 65
    assert 3 <= tiles.overdue <= 12
    assert 5 <= tiles.due_this_week <= 22
    groups = Counter(item.group for item in board.items)
    assert all(groups[group] for group in (OVERDUE, NOW, THIS_WEEK, LATER)), groups
    overdue = {item.key for item in board.items if item.group == OVERDUE}
    assert {"D1", "M", "P", "S"} <= overdue, overdue
    assert desk.pressing().waiting == tiles.overdue + tiles.due_this_week
    sql = desk.file.sql
    assert {status for (status,) in sql("SELECT DISTINCT status FROM matter")} == set(Status)
    assert {act for (act,) in sql("SELECT DISTINCT act FROM act")} == set(ActKind)
    assert {channel for (channel,) in sql("SELECT DISTINCT channel FROM matter")} == set(Channel)
    assert {receipt for (receipt,) in sql("SELECT DISTINCT receipt FROM reply")} >= set(Receipt)
    desk.close()


def test_nothing_is_told_that_happens_after_the_last_day(tmp_path: Path) -> None:
    desk = made(tmp_path / "演示.xfd", date(2026, 11, 13))
    for table, column in DAYS:
        assert desk.file.value(f'SELECT max("{column}") FROM {table}') <= "2026-11-13", (table, column)
    assert "2026-11-13T08" < desk.file.value("SELECT max(at) FROM act") <= "2026-11-13T18:00:00"
    assert desk.clock_warning() == ""
    desk.close()


def test_without_a_last_day_they_end_now_and_leave_today_to_whoever_tries_the_program(tmp_path: Path) -> None:
    friday = datetime(2026, 11, 13, 10, 0)
    desk = Desk.create(tmp_path / "演示.xfd", office_name="镇", who="林小雨", clock=FixedClock(friday))
    demo.fill(desk, months=3, visits=300, seed=1)
    assert "2026-11-12T09" < desk.file.value("SELECT max(at) FROM act") <= "2026-11-13T10:00:00"
    assert desk.file.value('SELECT max("on") FROM receptionday') < "2026-11-13"
    assert desk.check() == ()
    desk.reception.open_day(desk.reception.suggest_day())
    desk.close()


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    ledgers = [
        made(tmp_path / f"{name}.xfd", date(2026, 11, 13), visits=120, seed=seed)
        for name, seed in (("a", 7), ("b", 7), ("c", 8))
    ]
    first, second, other = map(content_of, ledgers)
    assert first == second
    assert first != other
    for desk in ledgers:
        desk.close()


def content_of(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row but those that the office's own pages write, or that say when the file was made."""
    apart = ("History", "Counter", "Clerk", "LeaderPost")
    names = {t.__name__: t._meta.table_name for t in TEMPLATES if t.__name__ not in apart}
    return {
        name: sorted(desk.file.sql(f'SELECT * FROM "{table}"'), key=repr) for name, table in names.items()
    }
