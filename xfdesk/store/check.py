"""Every check of a file: structure, integrity, history, search index, and stored figures against the rules."""

from __future__ import annotations

from collections.abc import Iterator

from xfdesk.store import counters, facts, history, projection, search
from xfdesk.store.database import LedgerFile
from xfdesk.store.projection import Counting
from xfdesk.store.tables import TEMPLATES

MOST = 50


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
    foreign = tuple(_structure(file))
    yield from foreign
    said = file.value("PRAGMA integrity_check")
    if said != "ok":
        yield "文件内部有损坏：完整性检查没有通过"
        return
    pages, size = file.value("PRAGMA page_count"), file.value("PRAGMA page_size")
    if file.path.stat().st_size != pages * size:
        yield "文件大小与页数不符，可能没有复制完"
    if foreign:
        return
    for fault in history.verify(file):
        yield f"历史第 {fault.seq} 条：{fault.what}"
    if not search.whole(file):
        yield "查找索引有损坏，请重建"
    yield from _figures(file, counting)
    yield from _counters(file)


def _structure(file: LedgerFile) -> Iterator[str]:
    for template in TEMPLATES:
        model = getattr(file.t, template.__name__)
        stored = {row[1] for row in file.sql(f'PRAGMA table_info("{model._meta.table_name}")')}
        wanted = {field.column_name for field in model._meta.sorted_fields}
        if stored != wanted:
            yield f"表 {model._meta.table_name} 的列与程序的不一样"


def _figures(file: LedgerFile, counting: Counting) -> Iterator[str]:
    """Stored status, verdict, marks and ledger lines, computed again."""
    for uid, number in file.sql("SELECT uid, number FROM matter"):
        try:
            known = facts.of_matter(file, uid)
            lines = {line["uid"]: line for line in projection.lines_of(file, uid, known, counting)}
        except (ValueError, LookupError, TypeError):
            yield f"{number} 的记录里有读不懂的内容"
            continue
        now = facts.derived(known, counting.calendar, counting.limits, counting.today)
        stored = file.sql(
            "SELECT status, verdict, without_owner, without_answer FROM matter WHERE uid = ?", uid
        )[0]
        if stored != (now["status"], now["verdict"], int(now["without_owner"]), int(now["without_answer"])):
            yield f"{number} 存的状态与记录推算的不一样"
        kept = dict(file.sql("SELECT uid, search_text FROM ledgerline WHERE matter = ?", uid))
        if {key: line["search_text"] for key, line in lines.items()} != kept:
            yield f"{number} 在台账里的行与记录不一样"


def _counters(file: LedgerFile) -> Iterator[str]:
    for name, statement in (
        (counters.TOTAL, "SELECT count(*) FROM ledgerline"),
        (counters.WITHOUT_OWNER, "SELECT count(*) FROM matter WHERE without_owner = 1"),
        (counters.WITHOUT_ANSWER, "SELECT count(*) FROM matter WHERE without_answer = 1"),
    ):
        if counters.value(file, name) != file.value(statement):
            yield "台账的计数与行数不一样"
