"""The second format: what the first trial found missing. Columns are added at the end of their tables."""

from typing import Any

WIDER: dict[str, tuple[tuple[str, str, str], ...]] = {
    "matter": (("earlier", "TEXT NOT NULL", "''"),),
    "draft": (("digest", "TEXT NOT NULL", "''"),),
}
"""Table → (column, type as SQL, SQL value in rows that are already there)."""

SQL: tuple[str, ...] = ()
"""New tables and indexes."""


def up(migrator: Any, db: Any) -> None:
    for table, added in WIDER.items():
        _widen(db, table, added)
    for statement in SQL:
        db.execute_sql(statement)


def _widen(db: Any, table: str, added: tuple[tuple[str, str, str], ...]) -> None:
    """Make the table anew, so that its stored SQL is the same as that of a fresh ledger."""
    found = db.execute_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (table,)
    )
    stored = found.fetchall()
    (create,) = [sql for kind, _, sql in stored if kind == "table"]
    old = [row[1] for row in db.execute_sql(f'PRAGMA table_info("{table}")').fetchall()]
    new = "".join(f', "{column}" {kind}' for column, kind, _ in added)
    listed = ", ".join(f'"{column}"' for column in old)
    values = "".join(f", {value}" for _, _, value in added)
    db.execute_sql(f'ALTER TABLE "{table}" RENAME TO "{table}_before"')
    db.execute_sql(create[: create.rindex(")")] + new + ")")
    db.execute_sql(f'INSERT INTO "{table}" SELECT {listed}{values} FROM "{table}_before"')
    db.execute_sql(f'DROP TABLE "{table}_before"')
    for kind, _, sql in stored:
        if kind == "index":
            db.execute_sql(sql)
