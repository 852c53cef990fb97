"""会议：the joint conference. At the left its sessions and what waits for one, at the right the session in hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from ui import actions
from ui.actions import keys
from ui.conference import hints, papers
from ui.conference.bringing import bring
from ui.conference.deciding import Deciding
from ui.conference.empty import Empty
from ui.conference.session import SessionPlace
from ui.conference.side import Side
from ui.matter.forms.form import ActForm
from ui.matter.parts import button
from ui.page import Bar, Page
from ui.surroundings import Surroundings
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.conference import Session, SessionEntry, SessionItem, Waiting
from xfdesk.rules import dates
from xfdesk.rules.words import ActKind

SHOWN_BY = (Touched.MATTER, Touched.CONFERENCE, Touched.OFFICE)


class ConferencePage(Page):
    key, word, icon = "conference", "会议", "conference"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.sessions: tuple[Session, ...] = ()
        self.waiting: tuple[Waiting, ...] = ()
        self.session = ""
        self._stale, self._narrow = True, False
        self.side, self.place = Side(self.theme, desk.clock), SessionPlace(self.theme, desk)
        self.empty, self.body = Empty(self.theme), QStackedWidget()
        self.deciding = Deciding(desk, around, self)
        self._build()
        self._connect()
        self._shortcuts()

    # Building

    def _build(self) -> None:
        theme = self.theme
        self.body.addWidget(self.place)
        self.body.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.body, 1)
        self.see_all = button(theme, "各次会议", "left", key=keys("see_sessions"))
        self.agenda = button(theme, "打印议程", "print", key=keys("print_agenda"))
        self.summaries = button(theme, "打印摘要", "print", key=keys("print_summaries"))
        self.new = button(theme, "新的一次会议", "plus", key=keys("new_session"))

    def _connect(self) -> None:
        side, place = self.side, self.place
        side.chosen.connect(self._on_chosen)
        side.entered.connect(self._enter)
        side.bring_wanted.connect(self.bring)
        side.bring_all_wanted.connect(self.bring_all)
        side.remove_wanted.connect(self.remove)
        place.finder.found.connect(self.bring)
        place.moved.connect(self._on_item)
        place.items.opened.connect(self.decide)
        place.pane.said.connect(self._say)
        place.pane.asked.connect(self._on_asked)
        self.empty.new_wanted.connect(self.new_session)
        self.empty.bring_wanted.connect(self.bring_all)
        self.deciding.opened.connect(self._on_form)
        self.deciding.closed.connect(self._on_form_closed)
        self.deciding.recorded.connect(self._on_recorded)
        self.deciding.said.connect(self.said)
        self.around.bridge.changed.connect(self._on_change)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        for act, slot in (
            (self.see_all, self.see_sessions),
            (self.agenda, self.print_agenda),
            (self.summaries, self.print_summaries),
            (self.new, self.new_session),
        ):
            act.clicked.connect(slot)

    def _shortcuts(self) -> None:
        for name, slot in (
            ("new_session", self.new_session),
            ("print_agenda", self.print_agenda),
            ("print_summaries", self.print_summaries),
            ("keep_session", self.write_down),
            ("arrange_session", self.arrange),
            ("find_for_session", self.find_matter),
            ("bring_waiting", self.bring_all),
            ("see_sessions", self.see_sessions),
            ("session_before", partial(self._step, 1)),
            ("session_after", partial(self._step, -1)),
            ("back", self.back),
        ):
            self.bind(name, slot)
        self._acts: dict[str, Callable[[], object]] = {
            "decide_item": self.decide,
            "report_item": self.report,
            "strike_item": self.strike_off,
            "open_item": self.open_item,
            "word_item": self.place.pane.word,
            "item_up": partial(self.move_item, -1),
            "item_down": partial(self.move_item, 1),
            "take_off": self.take_off,
        }
        for name, act in self._acts.items():
            actions.bind(self.place.items, name, act)

    # The page

    def bar(self) -> Bar:
        if self._is_empty():
            return Bar("联席会议", acts=(self.new,))
        acts: tuple[QWidget, ...] = (self.agenda, self.summaries, self.new)
        if self._narrow:
            return Bar(self.word, acts=(self.see_all, *acts))
        return Bar("联席会议", (dates.on_screen(self.desk.clock.today()),), acts)

    def entered(self) -> None:
        if self._stale:
            self.refresh()
        if self._is_empty():
            (self.empty.bring if self.waiting else self.empty.new).setFocus()
        elif self.deciding.form is None:
            self.place.take_focus()
        self._say_keys()

    def may_leave(self) -> bool:
        self.keep()
        return True

    def keep(self) -> None:
        self.place.pane.save()
        self.place.particulars.save()
        self.deciding.put_away()

    def show_what(self, what: object) -> None:
        """A session by its key."""
        if isinstance(what, str) and self.side.sessions.go_to(what):
            self.place.take_focus()

    def where(self) -> object:
        return self.session or None

    def narrow(self, folded: bool) -> None:
        self._narrow = folded
        self.side.set_narrow(folded)
        self.place.set_narrow(folded)
        self.empty.fold(folded)
        self._share(alone=False)

    def undo(self) -> None:
        """撤销: a line of this page or an act on a matter, whichever was last."""
        conference, followup = self.desk.conference, self.desk.followup
        self._try(conference.undo_last if conference.can_undo() else followup.undo_last)

    def _is_empty(self) -> bool:
        return not self.sessions

    def _share(self, *, alone: bool) -> None:
        """Narrow, either the sessions or the one in hand have the page; `alone` the sessions."""
        self.side.setVisible(not self._narrow or alone)
        self.body.setVisible(not (self._narrow and alone))
        self.bar_changed.emit()

    def _say_keys(self) -> None:
        here = self.window().focusWidget()
        empty, form = self._is_empty(), self.deciding.form is not None
        self.keys_changed.emit(hints.at(here, self.side, self.place, empty=empty, form=form))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._say_keys()

    # What it shows

    def refresh(self) -> None:
        """Everything is read anew; the cursor stays on its session and on its matter."""
        self._stale = False
        self.sessions = self.desk.conference.sessions()
        self.waiting = self.desk.conference.waiting()
        if self.session not in {one.uid for one in self.sessions}:
            self.session = self._first()
        self.side.chosen.disconnect(self._on_chosen)
        self.side.show_all(self.sessions, self.waiting)
        self.side.sessions.go_to(self.session)
        self.side.chosen.connect(self._on_chosen)
        self.empty.show_waiting(len(self.waiting))
        self.body.setCurrentWidget(self.empty if self._is_empty() else self.place)
        if self.session:
            self.place.show_session(self.desk.conference.session(self.session))
        self.bar_changed.emit()

    def _first(self) -> str:
        """To begin with the session that is next, else the last that was held."""
        coming = self.desk.conference.next_session()
        return coming.uid if coming is not None else self.sessions[0].uid if self.sessions else ""

    def _on_change(self, change: Change) -> None:
        if not any(flag in change.touched for flag in SHOWN_BY):
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_chosen(self, uid: str) -> None:
        if uid == self.session:
            return
        self.keep()
        self.session = uid
        self.place.show_session(self.desk.conference.session(uid))

    def _enter(self) -> None:
        self._share(alone=False)
        self.place.take_focus()
        self._say_keys()

    def _step(self, step: int) -> None:
        self.side.sessions.go(self.side.sessions.currentIndex().row() + step)

    def _on_item(self) -> None:
        """A form belongs to its matter: going to another puts it away, its words wait."""
        item, form = self.place.current(), self.deciding.item
        if form is not None and (item is None or item.uid != form.uid):
            self.deciding.put_away()

    # Sessions

    def new_session(self) -> None:
        self.keep()
        self._try(self._new)

    def _new(self) -> None:
        made = self.desk.conference.plan(SessionEntry())
        self._go_to(made.uid)
        self.place.particulars.open()
        self.place.particulars.take_focus()
        self._say_keys()

    def _go_to(self, uid: str) -> None:
        self.session = uid
        self.refresh()
        self._share(alone=False)

    def remove(self, uid: str) -> None:
        self._try(partial(self.desk.conference.remove, uid))

    def arrange(self) -> None:
        if not self._is_empty():
            self.deciding.put_away()
            self._share(alone=False)
            self.place.particulars.turn()
            if not self.place.particulars.is_open:
                self.place.take_focus()

    def see_sessions(self) -> None:
        self._share(alone=True)
        self.side.take_focus()
        self._say_keys()

    def find_matter(self) -> None:
        if not self._is_empty():
            self._share(alone=False)
            self.deciding.put_away()
            self.place.finder.setFocus()
            self.place.finder.selectAll()

    # Bringing

    def bring(self, matter: str) -> None:
        """One matter to the session in hand; to the next one where that has been held."""
        self._try(partial(self._bring, (matter,)))

    def bring_all(self) -> None:
        if self.waiting:
            self._try(partial(self._bring, tuple(one.matter for one in self.waiting)))
            self.place.take_focus()
        else:
            self._say("没有等着上会的事项")

    def _bring(self, matters: tuple[str, ...]) -> None:
        self.place.pane.save()
        to = self.session if self.session and not self.place.held() else ""
        brought = bring(self.desk, matters, to)
        self._go_to(brought.session)
        self.place.items.go_to(brought.item)
        if brought.said:
            self.said.emit(brought.said, len(matters) == 1 and self.desk.followup.can_undo())

    # The matter in hand

    def _with_item(self, act: Callable[[SessionItem], object]) -> None:
        item = self.place.current()
        if item is None:
            return
        self.place.pane.save()
        self._try(lambda: act(self.place.current() or item))

    def decide(self) -> None:
        self._with_item(self.deciding.decide)

    def report(self) -> None:
        self._with_item(self.deciding.report)

    def strike_off(self) -> None:
        self._with_item(self.deciding.strike_off)

    def open_item(self) -> None:
        self._with_item(lambda item: self.wanted.emit("followup", item.number))

    def move_item(self, by: int) -> None:
        self._with_item(lambda item: self.desk.conference.move_item(item.uid, by))

    def take_off(self) -> None:
        self._with_item(lambda item: self.desk.conference.take_off(item.uid))

    def _on_asked(self, name: str) -> None:
        self._acts[name]()
        if name in ("item_up", "item_down", "take_off"):
            self.place.take_focus()

    def write_down(self) -> None:
        """The form that is open; without one what is typed into the particulars and the two fields of the matter."""
        if self.deciding.form is not None:
            self.deciding.write_down()
        else:
            self.place.pane.save()
            self.place.particulars.save()

    def _on_form(self, form: ActForm) -> None:
        self.place.pane.open_form(form)
        self.place.turned()
        self._say_keys()

    def _on_form_closed(self) -> None:
        self.place.pane.close_form()
        self.place.turned()
        self.place.take_focus()
        self._say_keys()

    def _on_recorded(self, kind: ActKind) -> None:
        """What was decided leaves its place to the next that is not."""
        if kind is ActKind.DECIDE:
            self.place.go_to_undecided()
        QTimer.singleShot(0, self, self.place.take_focus)

    def back(self) -> None:
        """Esc, one step at a time: the form, what is searched for, the sessions on a small screen, then the matters."""
        if self._is_empty():
            return
        if self.deciding.form is not None:
            self.deciding.put_away()
            return
        self.place.finder.clear()
        if self._narrow and not self.side.isHidden():
            self._share(alone=False)
        self.place.take_focus()
        self._say_keys()

    # Papers

    def print_agenda(self) -> None:
        self._print(papers.AGENDA)

    def print_summaries(self) -> None:
        self._print(papers.SUMMARIES)

    def _print(self, which: str) -> None:
        if self.session:
            self.keep()
            session, above = self.session, self.window()
            self._try(lambda: papers.preview(self.desk, self.around, which, session, above))

    # Saying

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence, False)

    def _try(self, act: Callable[[], object]) -> None:
        """A refusal is a sentence in the status line, never a box."""
        try:
            act()
        except DeskError as refused:
            self._say(str(refused))
