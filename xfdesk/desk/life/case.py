"""One act under way on one matter, inside its transaction; and the reading of its typed words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.rules import clock, dates, text
from xfdesk.rules.articles import ARTICLE_22, ARTICLE_34, NOT_RECORDED
from xfdesk.rules.life import Life
from xfdesk.rules.words import DutyState
from xfdesk.store import rows
from xfdesk.store.history import Row

W = TypeVar("W", bound=StrEnum)
LONGEST_LINE, LONGEST_BLOCK = 500, 4_000


@dataclass
class Case:
    """`life` is the matter as of the act's day, `now` with all that is recorded; a correction is left out of both.

    `uid` is the act's key, which the rows that it writes carry too; `paper` the number that it drew.
    """

    table: Table
    matter: dict[str, Any]
    uid: str
    on: date
    life: Life
    now: Life
    corrects: bool = False
    notes: list[str] = field(default_factory=list)
    touched: list[Row] = field(default_factory=list)
    paper: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    """What the corrected act has kept, with its words; {} for a new one."""
    beside: dict[str, Any] = field(default_factory=dict)
    """What the act keeps beside its words: `of`, the row of another act that it wrote into, and `was`, what stood before."""

    @property
    def key(self) -> str:
        return str(self.matter["uid"])

    # Writing

    def put(self, name: str, **values: Any) -> None:
        """The act's own row. A correction leaves in it what other acts have written."""
        stood = rows.one(self.table.file, name, self.uid) if self.corrects else {}
        rows.put(self.table.file, name, {**stood, "uid": self.uid, "matter": self.key, **values})
        self.touched.append((name, self.uid))

    def change(self, name: str, uid: str, **values: Any) -> None:
        rows.update(self.table.file, name, uid, values)
        self.touched.append((name, uid))

    def set_matter(self, **values: Any) -> None:
        self.change("Matter", self.key, **values)

    # Reading what was typed

    def line(self, typed: str, name: str, label: str = "", *, most: int = LONGEST_LINE) -> str:
        """One clean line; with a label it may not be blank."""
        return self._clean(text.clean_line(typed), name, label, most)

    def block(self, typed: str, name: str, label: str = "", *, most: int = LONGEST_BLOCK) -> str:
        return self._clean(text.clean_block(typed), name, label, most)

    def _clean(self, cleaned: text.Cleaned, name: str, label: str, most: int) -> str:
        self.notes += [note for note in cleaned.notes if note not in self.notes]
        found = cleaned.text.strip()
        if label and not found:
            raise Refused("blank", f"还差：{label}", NOT_RECORDED, "补上后再记", field=name)
        if len(found) > most:
            raise Refused(
                "too_long",
                f"最多 {most} 字，现在 {len(found)} 字",
                NOT_RECORDED,
                "请写短一些，或分成两步记",
                field=name,
            )
        return found

    def word(self, kind: type[W], typed: str, name: str, label: str, *, blank: bool = False) -> W | None:
        """One of the words of a list; None only where it may be blank."""
        found = text.half_width(text.clean_line(typed).text)
        if not found and blank:
            return None
        for one in kind:
            if text.half_width(one.value) == found:
                return one
        offered = "、".join(one.value for one in kind)
        what = f"“{label}”只能是：{offered}" if found else f"还差：{label}（{offered}）"
        raise Refused("not_a_word", what, NOT_RECORDED, "请选一个再记", field=name)

    def needed(self, kind: type[W], typed: str, name: str, label: str) -> W:
        found = self.word(kind, typed, name, label)
        assert found is not None
        return found

    def past(self, typed: str, name: str, label: str = "") -> date | None:
        """A day on which something has happened; None when it is blank."""
        return self._day(typed, name, label, future=False)

    def ahead(self, typed: str, name: str, label: str = "", *, article: str = "") -> date | None:
        """A day on which something is to happen: not before the act's own."""
        found = self._day(typed, name, label, future=True)
        if found is not None and found < self.on:
            cited = f"（《信访工作条例》{article}）" if article else ""
            raise Refused(
                "due_before_act",
                f"期限 {found.isoformat()} 早于这一天{cited}",
                NOT_RECORDED,
                "请核对日期",
                article=article,
                field=name,
            )
        return found

    def _day(self, typed: str, name: str, label: str, *, future: bool) -> date | None:
        typed = typed.strip()
        if not typed and not label:
            return None
        if not typed:
            raise Refused("blank", f"还差：{label}", NOT_RECORDED, "补上后再记", field=name)
        today = self.table.today
        try:
            found = dates.parse(typed, today, future=True) if future else dates.held(typed, today)
        except (dates.BadDate, OverflowError) as error:
            raise Refused("bad_date", sentence_of(error), NOT_RECORDED, "请改好再记", field=name) from error
        if not future and found > today:
            raise Refused(
                "future_date",
                "这一天还没有到，已经发生的事不能记在将来",
                NOT_RECORDED,
                "请核对日期",
                field=name,
            )
        return found

    def number(self, typed: str, name: str, label: str, *, blank: int | None = None) -> int:
        found = text.half_width(str(typed)).strip().removesuffix("日").removesuffix("天").strip()
        if not found and blank is not None:
            return blank
        if not (found.isascii() and found.isdigit() and len(found) < 6):
            raise Refused("not_a_number", f"“{label}”要写整数", NOT_RECORDED, "请改好再记", field=name)
        return int(found)

    # What the law leaves

    def _waiting(self, *keys: str) -> list[clock.DutyLine]:
        lines = clock.duties(self.life.happened, self.table.calendar, self.table.limits, self.on)
        waiting = (DutyState.OPEN, DutyState.OVERDUE, DutyState.EXCUSED)
        return [line for line in lines if line.key in keys and line.state in waiting]

    def last_day(self, *keys: str) -> date | None:
        """The latest rolled date of these duties that are still to be met; None when the law sets none."""
        return max((line.rolled for line in self._waiting(*keys)), default=None)

    @property
    def limits(self) -> clock.Profile:
        """Those under which the matter's dates were notified, or today's."""
        notified = self.life.happened.notified_by
        return clock.profile(notified) if notified else self.table.limits

    def within_the_law(self, due: date | None, name: str, *, by_conference: bool = False) -> None:
        """A date that is set may be earlier than the law's and than that of whoever handed the matter down, never later;
        a date that was past already binds nothing that is set now. The joint conference is not bound by its own earlier one.
        """
        law = self._bound(self.last_day("D4", "D5"))
        if due is not None and law is not None and due > law:
            raise Refused(
                "due_beyond_law",
                f"晚于法定的书面答复期限 {dates.on_paper(law)}（《信访工作条例》第三十四条）",
                NOT_RECORDED,
                "请提前",
                article=ARTICLE_34,
                field=name,
            )
        handed_down = self._bound(self._handed_down(by_conference))
        if due is not None and handed_down is not None and due > handed_down:
            raise Refused(
                "due_beyond_assigner",
                f"晚于交办的期限 {dates.on_paper(handed_down)}（《信访工作条例》第二十二条）",
                NOT_RECORDED,
                "请提前",
                article=ARTICLE_22,
                field=name,
            )

    def _bound(self, day: date | None) -> date | None:
        return day if day is not None and day >= self.on else None

    def _handed_down(self, by_conference: bool) -> date | None:
        """The date of the body above, and the newest of the joint conference, whichever is earlier (D13)."""
        days = [line.rolled for line in self._waiting("D13") if not line.detail]
        decided = [line.rolled for line in self._waiting("D13") if line.detail]
        return min(days + ([] if by_conference else decided[-1:]), default=None)


def sentence_of(error: Exception) -> str:
    return str(getattr(error, "sentence", "这个日期太远了"))


def point_at(life: Life, case: Case, typed: str, name: str) -> Any:
    """The demand of this number."""
    wanted = text.half_width(text.clean_line(str(typed)).text).removeprefix("诉求").strip()
    for point in life.points:
        if str(point.position) == wanted or point.uid == wanted:
            return point
    offered = "、".join(str(point.position) for point in life.points)
    raise Refused(
        "no_such_point",
        f"没有第 {text.shorten(wanted, 10)} 项诉求，只有：{offered}"
        if wanted
        else f"还差：哪一项诉求（{offered}）",
        NOT_RECORDED,
        "请写诉求的序号",
        field=name,
    )


def known_by(words: str, among: Iterable[Any], name: str, label: str) -> Any:
    """The one promise or supervision that these words name: its own words, or enough of them to know it."""
    listed = list(among)
    if not words and len(listed) == 1:
        return listed[0]
    wanted = text.fold(words)
    exact = [one for one in listed if text.fold(one.what) == wanted]
    found = exact or [one for one in listed if wanted and wanted in text.fold(one.what)]
    if len(found) == 1 or (exact and len({one.what for one in exact}) == 1):
        return found[0]
    what = f"有 {len(found)} 条{label}都含这几个字" if found else f"没有这一条{label}"
    raise Refused("which_one", what, NOT_RECORDED, f"请照原话写是哪一条{label}", field=name)
