"""The search index: filled in the row's own transaction, corrected by difference, merged in small steps when idle."""

from __future__ import annotations

from collections.abc import Iterable

from xfdesk.store import grams
from xfdesk.store.database import LedgerFile

MERGE_PAGES = 16


def put(file: LedgerFile, row: int, new: frozenset[str], old: frozenset[str] = frozenset()) -> None:
    """Bring a row's words from `old` to `new`; only the difference is written.

    The words taken out must be those that were put in: another set would leave ghosts that no check finds. The index
    also counts its rows by these statements, so a change is always both, with no words where there are none: a row that
    only loses words would else be counted away, and a count of nothing is taken for damage.
    """
    if old == new:
        return
    gone, come = old - new, new - old
    if old:
        file.db.execute_sql(
            "INSERT INTO search(search, rowid, grams) VALUES('delete', ?, ?)", (row, " ".join(sorted(gone)))
        )
    if new:
        file.db.execute_sql("INSERT INTO search(rowid, grams) VALUES(?, ?)", (row, " ".join(sorted(come))))


def merge_a_little(file: LedgerFile) -> bool:
    """One small merge step of the index, for quiet moments; False when there is nothing left to merge."""
    with file.act():
        before = file.value("SELECT total_changes()")
        file.db.execute_sql("INSERT INTO search(search, rank) VALUES('merge', ?)", (MERGE_PAGES,))
        return int(file.value("SELECT total_changes()")) - int(before) > 1


def rebuild(file: LedgerFile) -> int:
    """Throw the index away and fill it again from the rows; for a restored, foreign or doubtful file. Returns the rows."""
    with file.act():
        file.db.execute_sql("INSERT INTO search(search) VALUES('delete-all')")
        count = 0
        rows = file.db.execute_sql("SELECT id, search_text, name FROM ledgerline")
        for batch in _batches(rows):
            file.db.connection().executemany(
                "INSERT INTO search(rowid, grams) VALUES(?, ?)",
                [(row, " ".join(sorted(grams.of_row(text, name)))) for row, text, name in batch],
            )
            count += len(batch)
        # Written in one go the index lies in hundreds of pieces, and each key press would look into all of them.
        file.db.execute_sql("INSERT INTO search(search) VALUES('optimize')")
        return count


def whole(file: LedgerFile) -> bool:
    """The index's own integrity check."""
    try:
        file.db.execute_sql("INSERT INTO search(search) VALUES('integrity-check')")
    except Exception:  # noqa: BLE001 - whatever it says, the index is to be rebuilt
        return False
    return True


def finds(file: LedgerFile, row: int, text: str, name: str) -> bool:
    """Whether the index leads to this row; asked with a few of its rarest words."""
    words = sorted(grams.of_row(text, name), key=lambda gram: (-len(gram), gram))[:3]
    if not words:
        return True
    asked = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
    return bool(file.value("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", asked, row))


def _batches(rows: Iterable[tuple[int, str, str]], size: int = 2_000) -> Iterable[list[tuple[int, str, str]]]:
    batch: list[tuple[int, str, str]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
