"""会议: sessions of the joint conference, planned and changed; what they decide is done as acts on the matters."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xfdesk.changes import Touched
from xfdesk.desk import conference_rows
from xfdesk.desk.life.conferring import MOST_ASK, MOST_REPORTS
from xfdesk.desk.row_acts import RowActs
from xfdesk.desk.session_entry import read_entry
from xfdesk.errors import Refused
from xfdesk.records.conference import MatterSession, Session, SessionEntry, SessionView, Waiting
from xfdesk.records.keys import new_key
from xfdesk.rules import dates, sessions, text
from xfdesk.rules.articles import NOT_RECORDED
from xfdesk.rules.words import PaperKind
from xfdesk.store import conferences, matters, rows
from xfdesk.store.history import Row

if TYPE_CHECKING:
    from xfdesk.desk.session_papers import SessionPapers
    from xfdesk.outputs.document import WordPaper
    from xfdesk.records.papers import WrittenPaper

NOT_CHANGED = "没有改，数据没有动过"


class Conference(RowActs):
    touches = Touched.CONFERENCE | Touched.MATTER

    # Looking

    def sessions(self) -> tuple[Session, ...]:
        """Newest first."""
        with self.table.file.read():
            return conference_rows.every(self.table)

    def session(self, which: str) -> SessionView:
        """By key, number (`4`, `2026-4`) or day; "" is the next one, or the last that was held."""
        with self.table.file.read():
            return conference_rows.view(self.table, self._row(which))

    def next_session(self) -> Session | None:
        """The nearest that is not over."""
        file = self.table.file
        with file.read():
            row = conferences.ahead(file, self.table.today)
            if not row:
                return None
            return conference_rows.session(self.table, row, conferences.items(file, row["uid"]))

    def waiting(self) -> tuple[Waiting, ...]:
        with self.table.file.read():
            return conference_rows.waiting(self.table)

    def of_matter(self, matter: str) -> tuple[MatterSession, ...]:
        """The sessions to which a matter (by key or number) was brought."""
        file = self.table.file
        with file.read():
            return conference_rows.of_matter(self.table, matters.find(file, matter))

    def sentence(self, which: str) -> str:
        """The register's own line of a session."""
        return self.session(which).session.sentence

    # Papers

    def agenda(self, which: str) -> WordPaper:
        """To be looked at and printed here."""
        return self._papers.pages(PaperKind.AGENDA, self.session(which))

    def agenda_word(self, which: str, path: Path | str) -> WrittenPaper:
        return self._papers.write(PaperKind.AGENDA, self.session(which), path)

    def summaries(self, which: str) -> WordPaper:
        """A page a matter."""
        return self._papers.pages(PaperKind.SUMMARIES, self.session(which))

    def summaries_word(self, which: str, path: Path | str) -> WrittenPaper:
        return self._papers.write(PaperKind.SUMMARIES, self.session(which), path)

    @cached_property
    def _papers(self) -> SessionPapers:
        from xfdesk.desk.session_papers import SessionPapers

        return SessionPapers(self.table)

    # Sessions

    def plan(self, entry: SessionEntry) -> Session:
        """A new session, or one that is said otherwise."""
        file = self.table.file
        with file.read():
            stood = conferences.session(file, entry.uid) if entry.uid else {}
            values = read_entry(self.table, entry, stood)
            uid = entry.uid or new_key(self.table.clock.now())
            name = sessions.full_name(values["year"], values["session"])
            renamed = stood and (stood["year"], stood["session"]) != (values["year"], values["session"])
            brought = [one["uid"] for one in conferences.items(file, uid)] if renamed else []

        def work() -> None:
            rows.put(file, "Conference", {"uid": uid, **values})
            for act in brought:
                self._reword(act, conference=name)

        touched: list[Row] = [("Conference", uid), *(("Act", act) for act in brought)]
        label = f"{'改' if stood else '安排'}{name}"
        self.act(label, touched, work, before=stood or None)
        return self.session(uid).session

    def remove(self, uid: str) -> None:
        """A session to which nothing was brought."""
        file = self.table.file
        with file.read():
            row = self._row(uid)
            brought = len(conferences.items(file, row["uid"]))
        name = sessions.full_name(row["year"], row["session"])
        if brought:
            raise Refused(
                "session_not_empty", f"{name}有 {brought} 件事项，不能取消", NOT_CHANGED, "请先把事项撤下来"
            )
        key = row["uid"]
        self.act(
            f"取消{name}", [("Conference", key)], lambda: rows.remove(file, "Conference", key), before=row
        )

    # Its matters, before it decides

    def change_item(self, item: str, *, ask: str | None = None, reports: str | None = None) -> None:
        """What the session is asked, and who reports."""
        file = self.table.file
        with file.read():
            row, number = self._item(item)
        said = {
            name: _clean(typed, name, most)
            for name, typed, most in (("ask", ask, MOST_ASK), ("reports", reports, MOST_REPORTS))
            if typed is not None
        }
        if all(row[name] == value for name, value in said.items()):
            return

        def work() -> None:
            rows.update(file, "ConferenceItem", item, said)
            self._reword(item, **said)

        self.act(f"{number} 改议题", [("ConferenceItem", item), ("Act", item)], work, before=row)

    def move_item(self, item: str, by: int) -> None:
        """Up (`by` below 0) or down on the agenda; at either end it stays."""
        file = self.table.file
        with file.read():
            row, number = self._item(item)
            order = [one["uid"] for one in conferences.items(file, row["conference"])]
        at = order.index(item)
        to = min(max(at + by, 0), len(order) - 1)
        if to == at:
            return
        order.insert(to, order.pop(at))

        def work() -> None:
            for place, uid in enumerate(order, 1):
                rows.update(file, "ConferenceItem", uid, {"position": place})

        self.act(f"{number} 移到第 {to + 1} 项", [("ConferenceItem", uid) for uid in order], work)

    def take_off(self, item: str) -> None:
        """Off the agenda, while nothing was decided on it."""
        file = self.table.file
        with file.read():
            row, number = self._item(item)
        if row["decided_on"]:
            raise Refused(
                "decided_already",
                f"{number} 会上已经交办，不能撤下",
                NOT_CHANGED,
                "交办记错了的，请打开事项更正那一条",
            )

        def work() -> None:
            rows.remove(file, "ConferenceItem", item)
            rows.remove(file, "Act", item)

        self.act(f"{number} 撤下议题", [("ConferenceItem", item), ("Act", item)], work, before=row)

    # Finding

    def _row(self, which: str) -> dict[str, Any]:
        """Inside a transaction."""
        file, typed = self.table.file, text.clean_line(which).text
        if not typed:
            found = conferences.ahead(file, self.table.today) or next(iter(conferences.sessions(file)), {})
        elif not (found := conferences.session(file, typed)):
            found = self._typed(typed)
        if not found:
            shown = f"“{text.shorten(typed, 20)}”这一次联席会议" if typed else "联席会议"
            raise Refused(
                "no_such_session",
                f"还没有{shown}",
                "数据没有动过",
                "请写会次，例如 4、2026-4，或开会的日期",
                field="conference",
            )
        return found

    def _typed(self, typed: str) -> dict[str, Any]:
        file = self.table.file
        if said := sessions.read(typed):
            return next(iter(conferences.numbered(file, said[1], said[0])), {})
        try:
            return conferences.on_day(file, self._day(typed))
        except (dates.BadDate, OverflowError):
            return {}

    def _day(self, typed: str) -> date:
        return dates.parse(typed, self.table.today, future=True)

    def _item(self, uid: str) -> tuple[dict[str, Any], str]:
        """The item and its matter's number; what has been sealed since is left alone (art. 30)."""
        row = conferences.item(self.table.file, uid)
        if not row:
            raise Refused("no_such_item", "会上没有这一项", NOT_CHANGED, "请重新打开会议再改")
        matter = matters.row(self.table.file, row["matter"])
        if matter["sealed"]:
            raise Refused(
                "accusation_sealed",
                "检举控告不上联席会议（《信访工作条例》第三十条）",
                NOT_CHANGED,
                "请不要在议程里写它的内容",
                article="第三十条",
            )
        return row, str(matter["number"])

    def _reword(self, act: str, **said: str) -> None:
        """The act that brought it says so too."""
        content = {**json.loads(rows.one(self.table.file, "Act", act)["content"]), **said}
        packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        rows.update(self.table.file, "Act", act, {"content": packed})


def _clean(typed: str, name: str, most: int) -> str:
    cleaned = text.clean_block(typed) if name == "ask" else text.clean_line(typed)
    found = sessions.asked(cleaned.text.strip()) if name == "ask" else cleaned.text.strip()
    if len(found) > most:
        raise Refused(
            "too_long", f"最多 {most} 字，现在 {len(found)} 字", NOT_RECORDED, "请写短一些", field=name
        )
    return found
