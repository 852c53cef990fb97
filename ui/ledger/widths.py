"""How wide each column must be, and which columns a width holds."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from ui.theme import Theme
from ui.widgets.marks import chip_width, pill_width
from xfdesk.rules import categories
from xfdesk.rules.columns import COLUMNS
from xfdesk.rules.words import Channel, Handling, Satisfaction, Sex, Status, VisitOrder

LEFT, GAP, RIGHT = 24, 10, 20
LONG = frozenset({"demands", "summary", "reason", "progress", "remark", "address"})
FIGURES = frozenset(key for key, column in COLUMNS.items() if column.kind == "number")
DAY, NUMBER = "2026-11-20", "JF-2026-0001"
WORDS: dict[str, tuple[str, ...]] = {
    "state": tuple(Status),
    "channel": tuple(Channel),
    "sex": tuple(Sex),
    "satisfaction": tuple(Satisfaction),
    "order": tuple(VisitOrder),
    "handling": tuple(Handling),
    "closed": ("是", "否"),
    "queue_number": ("888",),
    "age": ("88",),
    "people": ("888",),
    "name": ("赵德顺 等88人",),
    "id_number": ("411325********121X", "411325196304051210"),
    "phone": ("138****0415", "0377****4567", "13837720415"),
    "number": (NUMBER,),
    "received_on": (DAY,),
    "accepted_on": (DAY,),
    "due_on": (DAY,),
}
"""What is never cut: the words of a fixed vocabulary, and figures of a fixed length."""
PILLS = ("无着落", "超期 888", "今天", "明天")


def second_level(category: str) -> str:
    """`补偿款拨付` of `土地征用 补偿款拨付`: what still tells it where the whole has no room."""
    return category.rpartition(" ")[2]


def least(theme: Theme) -> dict[str, int]:
    """What each column needs at least, its gap included; "" is what the page's edges need."""
    em = QFontMetricsF(theme.font()).horizontalAdvance("国")
    found = {key: round(column.share * em) for key, column in COLUMNS.items()}
    found |= {key: _wide(theme, key, words) for key, words in WORDS.items()}
    found["category"] = _wide(
        theme, "category", {second or first for _, first, second in categories.shipped()}
    )
    found["verdict"] = chip_width(theme) + theme.px(GAP)
    found["days_left"] = max(pill_width(theme, word) for word in PILLS) + theme.px(GAP + 6)
    found |= {key: max(found[key], _head(theme, key)) for key in COLUMNS}
    found[""] = theme.px(LEFT) + theme.px(RIGHT) - theme.px(GAP)
    return found


def _wide(theme: Theme, key: str, words: object) -> int:
    metrics = QFontMetricsF(theme.font("medium" if key == "name" else "body"))
    widest = max(metrics.horizontalAdvance(str(word)) for word in words)  # type: ignore[attr-defined]
    return int(widest) + 1 + _gap(theme.factor, key)


def _head(theme: Theme, key: str) -> int:
    """The column's title with the arrow of the sorted one."""
    title = QFontMetricsF(theme.font("small_medium")).horizontalAdvance(COLUMNS[key].title)
    return int(title) + 1 + theme.px(13 if COLUMNS[key].sortable else 0) + _gap(theme.factor, key)


def fitting(chosen: tuple[str, ...], width: int, least: dict[str, int]) -> tuple[str, ...]:
    """The columns that the width holds; those of the highest rank go first, of equal ones the rightmost."""
    kept = list(chosen)
    while len(kept) > 1 and least[""] + sum(least[key] for key in kept) > width:
        worst = max(range(len(kept)), key=lambda n: (COLUMNS[kept[n]].rank, n))
        del kept[worst]
    return tuple(kept)


def whole(theme: Theme) -> dict[str, int]:
    """What a column would like to have where there is room: categories with their first level, names of six."""
    full = {f"{first} {second}".strip() for _, first, second in categories.shipped()}
    names = ("买买提・艾力 等88人",)
    return {"category": _wide(theme, "category", full), "name": _wide(theme, "name", names)}


def widths(
    theme: Theme, keys: tuple[str, ...], width: int, least: dict[str, int], whole: dict[str, int]
) -> list[int]:
    """Each column its share, `whole` ones up to half of what is left, the long ones (主要诉求) or the last the rest."""
    shares = [least[key] for key in keys]
    if not shares:
        return []
    left = theme.px(LEFT)
    shares[0] += left
    shares[-1] += least[""] - left
    spare = width - sum(shares)
    for n, key in enumerate(keys):
        if key in whole:
            grows = min(whole[key] - least[key], max(0, spare) // 2)
            shares[n] += grows
            spare -= grows
    long = [n for n, key in enumerate(keys) if key in LONG] or [len(keys) - 1]
    for n in long:
        shares[n] += spare // len(long)
    return shares


def edges_of(theme: Theme, section: int, keys: tuple[str, ...]) -> tuple[int, int]:
    """Before and after a column's words: the page's edges, and the gap to the next."""
    return _edges(theme.factor, section, keys)


@lru_cache(512)
def _edges(factor: float, section: int, keys: tuple[str, ...]) -> tuple[int, int]:
    last = section == len(keys) - 1
    after = round(RIGHT * factor) if last else _gap(factor, keys[section])
    return (round(LEFT * factor) if section == 0 else 0), after


def _gap(factor: float, key: str) -> int:
    """Figures keep away from the words that follow."""
    return round((GAP + 6 if key in FIGURES else GAP) * factor)
