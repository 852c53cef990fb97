"""The pages of the window, in the order of the navigation; the last stands at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from ui.page import Page
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class PageOf:
    """Where a page lives: imported by name when it is first opened, so that the window is up before it.

    One without an `action` stands below others and is in no navigation.
    """

    key: str
    word: str
    icon: str
    module: str
    name: str
    action: str = ""

    def make(self, desk: Desk, around: Surroundings) -> Page:
        page: Page = getattr(import_module(self.module), self.name)(desk, around)
        return page


PAGES = (
    PageOf("today", "今日", "today", "ui.reception.page", "ReceptionPage", "open_today"),
    PageOf("ledger", "台账", "ledger", "ui.ledger.page", "LedgerPage", "open_ledger"),
    PageOf("followup", "督办", "followup", "ui.followup.page", "FollowUpPage", "open_followup"),
    PageOf("outreach", "排查", "outreach", "ui.outreach.page", "OutreachPage", "open_outreach"),
    PageOf("conference", "会议", "conference", "ui.conference.page", "ConferencePage", "open_conference"),
    PageOf("receive", "登记事项", "today", "ui.reception.came_page", "CamePage"),
    PageOf("rota", "接访安排", "calendar", "ui.office.rota.page", "RotaPage"),
    PageOf("office", "设置", "office", "ui.office.page", "OfficePage", "open_office"),
)
NAVIGATED = tuple(page for page in PAGES if page.action)
