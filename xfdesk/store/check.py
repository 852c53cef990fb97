"""Every check of a file: structure, integrity, readable values, history, search index, stored figures against the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xfdesk.store import (
    counters,
    drafts,
    facts,
    history,
    outreach,
    projection,
    search,
    settings,
    shape,
    values,
    visits,
)
from xfdesk.store.database import LedgerFile
from xfdesk.store.projection import Counting

MOST = 50
SAMPLE = 5_000
"""So many ledger lines are looked up in the search index, spread over all of them."""
_DERIVED = ", ".join(f'"{column}"' for column in history.DERIVED["Matter"])


def everything(file: LedgerFile, counting: Counting) -> tuple[str, ...]:
    """Sentences of what is wrong, at most `MOST`; no personal data in them."""
    found: list[str] = []
    with file.read():
        for sentence in _all(file, counting):
            found.append(sentence)
            if len(found) >= MOST:
                break
    return tuple(found)


def _all(file: LedgerFile, counting: Counting) -> Iterator[str]:
    foreign = tuple(shape.differences(file))
    yield from foreign
    said = file.value("PRAGMA integrity_check")
    if said != "ok":
        yield "文件内部有损坏：完整性检查没有通过"
        return
    pages, size = file.value("PRAGMA page_count"), file.value("PRAGMA page_size")
    if file.path.stat().st_size != pages * size:
        yield "文件大小与页数不符，可能没有复制完"
    if shape.lacks_columns(file):
        return
    odd = tuple(values.unreadable(file))
    yield from odd
    for fault in history.verify(file):
        yield f"历史第 {fault.seq} 条：{fault.what}"
    if not search.whole(file):
        yield "查找索引有损坏，请重建"
    if not odd:  # what cannot be read cannot be reckoned with
        yield from _figures(file, counting)
        yield from _counters(file)
        yield from _outreach(file)
        yield from _keys(file)
        yield from _sealed_apart(file)
        yield from _index(file)
    if drafts.altered(file):
        yield "有一份草稿被别的程序改过"


def _figures(file: LedgerFile, counting: Counting) -> Iterator[str]:
    """Stored status, verdict, marks, next duty and ledger lines, computed again."""
    if settings.get(file, settings.RECKONING):
        yield "期限正在按新的算法重算，还没有算完；打开窗口会接着算"
        return
    for uid, number in file.sql("SELECT uid, number FROM matter"):
        try:
            known = facts.of_matter(file, uid)
            lines = {line["uid"]: line for line in projection.lines_of(file, uid, known, counting)}
        except (ValueError, LookupError, TypeError):
            yield f"{number} 的记录里有读不懂的内容"
            continue
        now = facts.derived(known, counting.calendar, counting.limits, counting.today)
        stored = file.sql(f"SELECT {_DERIVED} FROM matter WHERE uid = ?", uid)[0]
        if stored != tuple(now[column] for column in history.DERIVED["Matter"]):
            yield f"{number} 存的状态或期限与记录推算的不一样"
        if lines != _stored_lines(file, uid):
            yield f"{number} 在台账里的行与记录不一样"
    others = file.value("SELECT count(*) FROM ledgerline WHERE matter NOT IN (SELECT uid FROM matter)")
    if others:
        yield f"台账里有 {others} 行没有对应的事项"


def _stored_lines(file: LedgerFile, matter: str) -> dict[str, dict[str, Any]]:
    """By key, without `id`, but only where that stands for the day."""
    listed = ", ".join(f'"{column}"' for column in projection.COLUMNS)
    found = {}
    for row in file.sql(f"SELECT {listed} FROM ledgerline WHERE matter = ?", matter):
        line = dict(zip(projection.COLUMNS, row, strict=True))
        line["id"] = "" if projection.stands_for(line["id"], line["received_on"]) else None
        found[line["uid"]] = line
    return found


def _counters(file: LedgerFile) -> Iterator[str]:
    for name, statement in (
        (counters.TOTAL, "SELECT count(*) FROM ledgerline"),
        (counters.WITHOUT_OWNER, "SELECT count(*) FROM matter WHERE without_owner = 1"),
        (counters.WITHOUT_ANSWER, "SELECT count(*) FROM matter WHERE without_answer = 1"),
    ):
        if counters.value(file, name) != file.value(statement):
            yield "台账的计数与行数不一样"

    for name, value in file.sql("SELECT name, value FROM counter WHERE name LIKE 'matter.%'"):
        begin = name.removeprefix("matter.").replace(".", "-") + "-"
        numbers = file.sql("SELECT number FROM matter WHERE substr(number, 1, ?) = ?", len(begin), begin)
        used = [tail for (number,) in numbers if (tail := number[len(begin) :]).isdecimal()]
        if max(map(int, used), default=0) > value:
            yield "编号的计数比用过的编号小"


def _outreach(file: LedgerFile) -> Iterator[str]:
    for number in outreach.without_its_matter(file):
        yield f"{number} 转成的事项不在了"
    if outreach.miscounted(file):
        yield "排查编号的计数比用过的编号小"


def _keys(file: LedgerFile) -> Iterator[str]:
    """What visitors are recognised by, made again from their particulars."""
    for (uid,) in file.sql("SELECT uid FROM visitor"):
        kept = {key for (key,) in file.sql("SELECT key FROM visitorkey WHERE visitor = ?", uid)}
        if kept != set(visits.stored_keys(file, uid)):
            yield "认人用的一行与来访人的记录不一样"
            return
    if file.value("SELECT 1 FROM visitorkey WHERE visitor NOT IN (SELECT uid FROM visitor) LIMIT 1"):
        yield "认人用的一行没有对应的来访人"


def _sealed_apart(file: LedgerFile) -> Iterator[str]:
    """Who brought an accusation stands under nothing else (art. 30)."""
    tied = "SELECT visitor, sealed FROM matter UNION SELECT p.visitor, m.sealed FROM visit p JOIN matter m ON m.uid = p.matter"
    if file.value(f"SELECT 1 FROM ({tied}) GROUP BY visitor HAVING min(sealed) <> max(sealed) LIMIT 1"):
        yield "有一位来访人既在密封的检举控告里，又在别的事项里"


def _index(file: LedgerFile) -> Iterator[str]:
    """Lines that the search index does not find under their number."""
    step = max(1, counters.value(file, counters.TOTAL) // SAMPLE)
    rows = file.sql("SELECT id, search_text, name FROM ledgerline ORDER BY id")
    missing = sum(not search.finds(file, row, text, name) for row, text, name in rows[::step])
    if missing:
        yield f"查找索引找不到 {missing} 行，请重建"
