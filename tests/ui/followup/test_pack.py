"""接访包 from 督办: its key, the day that is asked for, and the leader to whom the list is narrowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests import open_matters
from tests.ui.conftest import Asker
from tests.ui.reception.conftest import Hands
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from xfdesk.desk.desk import Desk
from xfdesk.records.pack import PackData

TODAY = open_matters.TODAY.date()


class Printer:
    def __init__(self) -> None:
        self.packs: list[PackData] = []

    def preview_pack(self, data: PackData, parent: object = None) -> None:
        self.packs.append(data)


class Answers(Asker):
    """Says `typed` when asked for words; the day that was proposed where it is "="."""

    def __init__(self, typed: str | None) -> None:
        super().__init__()
        self.typed = typed

    def words(
        self, parent: QWidget | None, title: str, question: str, *, initial: str = "", verb: str = ""
    ) -> str | None:
        self.asked.append(question)
        return initial if self.typed == "=" else self.typed


def answering(page: FollowUpPage, typed: str | None) -> tuple[Answers, Printer]:
    asker, printer = Answers(typed), Printer()
    page.around = replace(page.around, ask=asker, printer=printer)
    return asker, printer


def test_the_pack_of_the_next_working_day_is_one_key_and_enter_away(
    desk: Desk, page: FollowUpPage, hands: Hands
) -> None:
    asker, printer = answering(page, "=")
    hands.key("Ctrl+J")
    (data,) = printer.packs
    assert data.on == desk.day_pack.next_day() > TODAY
    assert data.matters and data.leader == ""
    assert len(asker.asked) == 1 and "只含" not in asker.asked[0]


def test_narrowed_to_a_leader_it_is_his_pack_and_that_is_said(
    page: FollowUpPage, window: MainWindow, hands: Hands
) -> None:
    assert page.whole is not None
    leader = page.whole.leaders[0]
    asker, printer = answering(page, "2026-12-04")
    page.filters.change(leader=leader)
    hands.key("Ctrl+J")
    (data,) = printer.packs
    assert (data.on, data.leader) == (date(2026, 12, 4), leader)
    assert f"只含{leader}的事项" in asker.asked[0]


@pytest.mark.parametrize(("typed", "said"), [("下周", "看不明白"), ("2026-01-05", "已经过了")])
def test_a_day_that_is_none_is_said_in_the_status_line(
    page: FollowUpPage, window: MainWindow, hands: Hands, typed: str, said: str
) -> None:
    _, printer = answering(page, typed)
    hands.key("Ctrl+J")
    assert printer.packs == []
    assert said in window.status.said.text()


def test_who_turns_back_prints_nothing(page: FollowUpPage, hands: Hands) -> None:
    _, printer = answering(page, None)
    page.pack.click()
    assert printer.packs == []
