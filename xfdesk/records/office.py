"""The office: who works here, what it owns, and how it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Post:
    """A leader's post over time; `until` None means still held."""

    title: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    uid: str
    name: str
    posts: tuple[Post, ...] = ()
    duties: str = ""
    active: bool = True

    def post_on(self, day: date) -> str:
        for post in reversed(self.posts):
            if (post.since is None or post.since <= day) and (post.until is None or day <= post.until):
                return post.title
        return ""


@dataclass(frozen=True, slots=True)
class Clerk:
    uid: str
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """责任单位. `ours` tells 交办 (to a unit of ours) from 转送 (to a body that is not ours)."""

    uid: str
    name: str
    persons: tuple[str, ...] = ()
    phone: str = ""
    ours: bool = True
    active: bool = True


@dataclass(frozen=True, slots=True)
class Village:
    uid: str
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Category:
    """问题类别: `code` is two digits for the first level ("02"), four for the second ("0203"); names joined by "/"."""

    code: str
    first: str
    second: str = ""
    bureau_code: str = ""
    active: bool = True

    @property
    def name(self) -> str:
        return f"{self.first}/{self.second}" if self.second else self.first


@dataclass(frozen=True, slots=True)
class Removed:
    """A row taken out of a register, so that it can be put back; `retired`: it is in use and stays as 停用."""

    register: str
    record: Leader | Clerk | Unit | Village | Category | None
    position: int = 0
    retired: bool = False


@dataclass(frozen=True, slots=True)
class YearArrangement:
    """One year's 调休: days off beyond weekends, and weekend days worked. `known` False: weekends and statutory days only."""

    year: int
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    source: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Heard:
    """Names that the latest visits gave, the newest first; they are offered beside those of the registers."""

    units: tuple[str, ...] = ()
    persons: tuple[tuple[str, str], ...] = ()  # (unit, person)
    villages: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """The settings and registers as they stand; handed to the pure rules as an argument."""

    name: str = ""
    code: str = ""
    level_above: str = "区"
    reviewing_body: str = ""
    bureau: str = ""
    conference: str = ""
    phone: str = ""
    supervision_phone: str = ""
    place_address: str = ""
    number_prefix: str = "JF"
    paper_word: str = ""
    kind_words: tuple[str, ...] = ()
    """`信访处理意见书 处`: a kind of paper and the word before the bracket of its number, where it is not the customary one."""
    group_size: int = 5
    third_care: str = "包回访"
    profile: str = "national"
    report_paper: str = "A4 两页"
    usual_remedy: str = ""
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    rota_weekdays: tuple[int, ...] = (4,)
    """From Monday 0."""
    rota_hours: str = ""
    principals: tuple[str, ...] = ()
    principal_least: int = 1
    posting_ahead: int = 2
    posting_paper: str = "A3"
    appointment: str = ""
    place_help: str = ""
    leaders: tuple[Leader, ...] = ()
    clerks: tuple[Clerk, ...] = ()
    units: tuple[Unit, ...] = ()
    villages: tuple[Village, ...] = ()
    categories: tuple[Category, ...] = ()
    years: tuple[YearArrangement, ...] = field(default=())
