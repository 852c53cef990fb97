"""Settings: key, type, default and label in one table; the window's own memory beside them under `screen.`."""

from __future__ import annotations

from dataclasses import dataclass

from xfdesk.store.database import LedgerFile


@dataclass(frozen=True, slots=True)
class Declared:
    """`kind` is text, number (`least` to 999), lines (one a line) or choice (`choices`)."""

    key: str
    label: str
    kind: str = "text"
    default: str = ""
    choices: tuple[str, ...] = ()
    least: int = 1


DECLARED: tuple[Declared, ...] = (
    Declared("name", "单位名称"),
    Declared("code", "单位代码"),
    Declared("level_above", "上一级", "choice", "区", ("区", "县", "市")),
    Declared("reviewing_body", "复查机关"),
    Declared("bureau", "上级信访局"),
    Declared("conference", "联席会议"),
    Declared("phone", "联系电话"),
    Declared("supervision_phone", "监督电话"),
    Declared("place_address", "接访地址"),
    Declared("number_prefix", "编号前缀", default="JF"),
    Declared("paper_word", "文号代字"),
    Declared("kind_words", "各种文书的代字", "lines", ""),
    Declared("group_size", "集体访人数", "number", "5"),
    Declared("third_care", "三包第三项", default="包回访"),
    Declared("profile", "期限规定", "choice", "national", ("national", "zhejiang-2016")),
    Declared("report_paper", "报送纸张", "choice", "A4 两页", ("A4 两页", "A3 一页")),
    Declared("usual_remedy", "救济途径常用句"),
    Declared("kinds", "接访类型", "lines", "定点接访\n约访\n带案下访\n联合接访"),
    Declared("places", "接访地点", "lines", ""),
    Declared("rota_weekdays", "每周接访日", default="周五"),
    Declared("rota_hours", "接访时间", "lines", "8:30—11:30\n14:30—17:00"),
    Declared("principals", "主要领导职务", "lines", "党委书记\n党工委书记\n镇长\n乡长\n街道办事处主任"),
    Declared("principal_least", "主要领导每月至少接访次数", "number", "1", least=0),
    Declared("posting_ahead", "公示提前天数", "number", "2"),
    Declared("posting_paper", "公示纸张", "choice", "A3", ("A3", "A4")),
    Declared("appointment", "预约说明", default="不预约也可以当天取号，按号接待"),
    Declared("place_help", "便民服务"),
)
BY_KEY = {declared.key: declared for declared in DECLARED}


def get(file: LedgerFile, key: str, default: str = "") -> str:
    found = file.value("SELECT value FROM setting WHERE key = ?", key)
    if found is None:
        return BY_KEY[key].default if key in BY_KEY else default
    return str(found)


def put(file: LedgerFile, key: str, value: str) -> None:
    file.t.Setting.replace(key=key, value=value).execute()


def everything(file: LedgerFile) -> dict[str, str]:
    stored = dict(file.sql("SELECT key, value FROM setting"))
    return {declared.key: stored.get(declared.key, declared.default) for declared in DECLARED}


RECKONING = "screen.reckoning"
"""Stands while stored dates are not all as the office counts: which matters are rewritten, and up to which it is done."""

PROFILES_BEFORE = "profile.before"
"""One line for each change of the profile: the key made at that moment, and the profile that was in force until then."""


def profile_of(file: LedgerFile, paper: str) -> str:
    """The profile under which a paper was written, when the office counts by another one since; else ""."""
    for line in get(file, PROFILES_BEFORE).splitlines():
        key, _, profile = line.partition(" ")
        if paper < key:
            return profile
    return ""


def leave_profile(file: LedgerFile, key: str, profile: str) -> None:
    """From the moment of `key` on the office counts otherwise than by `profile`."""
    put(file, PROFILES_BEFORE, f"{get(file, PROFILES_BEFORE)}\n{key} {profile}".strip())
