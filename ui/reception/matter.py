"""事项: category, place, class and route, summary, the visitor's own words, and the rows seldom needed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import Choice, LineField, PickField, QuietButton, SectionTitle, TextField
from ui.widgets.grid import Grid, Half, side_by_side
from xfdesk.records.office import Heard, Office
from xfdesk.records.visit import Check, VisitEntry
from xfdesk.rules import categories, routes
from xfdesk.rules.routes import Proposal
from xfdesk.rules.words import MatterClass, Route


def _rank(typed: str, options: object) -> list[tuple[str, str]]:
    """Categories by characters or pinyin initials, the second level first."""
    pairs = list(options)  # type: ignore[call-overload]
    by_value: dict[str, str] = dict(pairs)
    return [(value, by_value[value]) for value in categories.find(typed, [value for value, _ in pairs])]


class MatterSection(QWidget):
    typed = Signal()
    route_asked = Signal()

    def __init__(self, theme: Theme, said: str = "来访人自己的话") -> None:
        """`said` asks for the words in their own way."""
        super().__init__()
        self.theme = theme
        t = theme
        self.more = QuietButton(t, "涉及单位、被反映人、诉讼复议", "")
        self.title = SectionTitle(t, "事项", "", self.more)
        self.category = PickField(t, "类别", free=False, placeholder="打几个字或拼音首字母", rank=_rank)
        self.place = PickField(t, "发生地", width=118, placeholder="村/社区")
        self.nature = Choice(t, "性质", [(self._key(p), p.label) for p in routes.choices()])
        self.summary = LineField(t, "概况", placeholder="一句话")
        self.words = TextField(t, "陈述", lines=2, most=7, placeholder=said)
        self.units_concerned = LineField(t, "涉及单位")
        self.concerned = LineField(t, "被反映人", placeholder="被反映的单位或人")
        self.in_proceedings = LineField(t, "诉讼复议", placeholder="是否已进入诉讼、仲裁、复议")
        self.reported_to = LineField(t, "紧急情况报告给谁", placeholder="报告给谁")
        self.reported_at = LineField(t, "紧急情况报告时间", width=90, placeholder="几时")
        self._urgent_cell = side_by_side(t, self.reported_to, self.reported_at, stretch=(1, 0))
        self._place_cell = side_by_side(t, self.place, self.nature, stretch=(0, 1))
        self._category_cell = side_by_side(t, self.category, stretch=(1,))
        self.continues, self.sealed, self._more, self.urgent = False, False, False, False
        self.short, self._unfolded, self._several = False, False, False
        self._chosen: Proposal | None = None
        self._followed = ""
        self.grid = Grid(t)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(t.px(6))
        box.addWidget(self.title)
        box.addWidget(self.grid)
        self._state: tuple[bool, ...] = ()
        self.grid.adopt(self)
        self.lay()
        self.more.clicked.connect(self.open_more)
        self.nature.typed.connect(self._on_nature)
        for field in self.fields():
            field.typed.connect(self.typed)

    @staticmethod
    def _key(proposal: Proposal) -> str:
        return f"{proposal.matter_class}|{proposal.route or ''}"

    def fields(self) -> list[Any]:
        return [
            self.category, self.place, self.nature, self.summary, self.words, self.units_concerned, self.concerned,
            self.in_proceedings, self.reported_to, self.reported_at,
        ]  # fmt: skip

    def set_office(self, office: Office, heard: Heard) -> None:
        self.category.set_options(
            [
                (c.name, c.name.replace("/", " / "))
                for c in office.categories
                if (c.active and c.second) or c.first == "其他"
            ]
        )
        known = [village.name for village in office.villages if village.active]
        self.place.set_options(list(dict.fromkeys([*known, *heard.villages])))

    def lay(self) -> None:
        state = (self.continues, self.sealed, self._more, self.urgent, self.short)
        if state == self._state:
            return
        self._state = state
        rows: list[tuple[Half, ...] | QWidget] = []
        category = Half("类别", self._category_cell, "matter.category")
        place = Half("发生地", self._place_cell, "matter.place")
        summary = Half("概况", self.summary, "matter.summary")
        if self.sealed:
            self.title.set_title("反映的事")
            rows = [
                (category, Half("性质", self._place_cell)),
                (Half("反映谁", self.concerned, "matter.concerned"),),
                (summary,),
            ]
        elif self.continues or self.short:
            self.title.set_title("事项")
            rows = [(summary, category)]
        else:
            self.title.set_title("事项")
            rows = [(category, place), (summary,)]
        if not self.short:
            rows.append((Half("陈述", self.words, "matter.facts"),))
        if self.urgent:
            rows.append((Half("已报告", self._urgent_cell, "matter.urgent_reported_to"),))
        if self._more and not self.sealed:
            rows.append(
                (Half("涉及单位", self.units_concerned), Half("被反映人", self.concerned, "matter.concerned"))
            )
            rows.append((Half("诉讼复议", self.in_proceedings),))
        self.place.setVisible(not self.sealed)
        self.words.set_least(3 if self.sealed else 2)
        self.grid.lay(rows)
        self.place.setVisible(not self.sealed)

    def follow_village(self, village: str) -> None:
        """It happened where the visitor lives, until another place is said."""
        if self.sealed or self.continues or self.place.hasFocus():
            return
        if self.place.value() in ("", self._followed):
            self.place.set_value(village)
            self._followed = village

    def open_more(self) -> None:
        """What is folded opens first; then the rows seldom needed."""
        if self.short:
            self._unfolded, self.short = True, False
            self.more.set_word("涉及单位、被反映人、诉讼复议")
            self.lay()
            self.words.setFocus()
            return
        self._more = True
        self.lay()
        self.units_concerned.setFocus()

    def show_entry(self, entry: VisitEntry) -> None:
        matter = entry.matter
        self.continues = bool(entry.continues)
        for name in ("category", "place", "summary", "units_concerned", "concerned", "in_proceedings"):
            getattr(self, name).set_value(getattr(matter, name))
        self.reported_to.set_value(matter.urgent_reported_to)
        self.reported_at.set_value(matter.urgent_reported_at)
        self.words.set_value(entry.statement if self.continues else matter.facts)
        kind, route = matter.matter_class, matter.route
        self._chosen = Proposal(kind, Route(route) if route else None) if kind else None
        self._more = bool(matter.units_concerned or matter.in_proceedings or matter.concerned)
        self.sealed = matter.matter_class is MatterClass.ACCUSATION
        self.title.set_note("类别、发生地、概况随前次   可改" if self.continues else "")
        self._unfolded = False
        self._followed = entry.visitor.village if matter.place == entry.visitor.village else ""
        self.lay()

    def fill(self, entry: VisitEntry) -> VisitEntry:
        chosen = self._chosen
        words = self.words.value()
        matter = replace(
            entry.matter,
            matter_class=chosen.matter_class if chosen else None,
            route=int(chosen.route) if chosen and chosen.route else None,
            category=self.category.value(),
            place=self.place.value(),
            summary=self.summary.value(),
            facts=entry.matter.facts if self.continues else words,
            units_concerned=self.units_concerned.value(),
            concerned=self.concerned.value(),
            in_proceedings=self.in_proceedings.value(),
            urgent_reported_to=self.reported_to.value(),
            urgent_reported_at=self.reported_at.value(),
        )
        return replace(entry, matter=matter, statement=words if self.continues else entry.statement)

    def set_short(self, short: bool) -> None:
        """Where several demands leave no room it closes up to one row, unless somebody is typing in it."""
        focus = self.focusWidget()
        busy = focus is not None and focus.hasFocus()
        self.short = (
            short
            and self._several
            and not (busy or self._unfolded or self.sealed)
            and bool(self.summary.value())
        )
        self.more.set_word("展开" if self.short else "涉及单位、被反映人、诉讼复议")
        self.lay()

    def heed(self, check: Check, urgent: bool, several: bool) -> None:
        derived = check.derived
        self._several = several
        if derived.matter_class is not None:
            route = Route(derived.route) if derived.route else None
            self.nature.set_value(self._key(Proposal(derived.matter_class, route)))
        self.sealed, self.urgent = derived.sealed, urgent
        self.more.setVisible(not derived.sealed and not self._more)
        if derived.sealed:
            self.title.set_note("不作判断，不分诉求（第30条）")
        elif not self.continues:
            self.title.set_note("" if derived.needs_verdict else "不作判断")
        self.lay()

    def choose(self, proposal: Proposal) -> None:
        """From the three questions, or the list."""
        self._chosen = proposal
        self.nature.set_value(self._key(proposal))
        self.typed.emit()

    def summary_line(self) -> str:
        parts = (self.summary.value(), self.category.value().replace("/", " / "), self.place.value())
        return "   ".join(part for part in parts if part)

    def _on_nature(self) -> None:
        kind, _, route = self.nature.value().partition("|")
        self._chosen = Proposal(MatterClass(kind), Route(int(route)) if route else None)
