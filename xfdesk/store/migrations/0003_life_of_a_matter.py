"""The third format: what happens to a matter after the visit. Columns are added at the end of their tables."""

from typing import Any

WIDER: dict[str, tuple[tuple[str, str, str], ...]] = {
    "matter": (
        ("origin", "TEXT NOT NULL", "''"),
        ("next_key", "TEXT NOT NULL", "''"),
        ("followed", "INTEGER NOT NULL", "0"),
    ),
    "paper": (("given_on", "TEXT", "NULL"),),
    "demandpoint": (("answer_basis", "TEXT NOT NULL", "''"),),
}
"""Table → (column, type as SQL, SQL value in rows that are already there)."""

SQL: tuple[str, ...] = (
    'CREATE TABLE "act" ("uid" TEXT NOT NULL PRIMARY KEY, "matter" TEXT NOT NULL, "act" TEXT NOT NULL, "on" TEXT NOT NULL, "at" TEXT NOT NULL, "who" TEXT NOT NULL, "content" TEXT NOT NULL, "first" TEXT NOT NULL)',
    'CREATE INDEX "act_matter" ON "act" ("matter")',
    'CREATE INDEX "matter_followed" ON "matter" ("followed", "next_safe")',
    'CREATE TABLE "review" ("uid" TEXT NOT NULL PRIMARY KEY, "matter" TEXT NOT NULL, "kind" TEXT NOT NULL, "body" TEXT NOT NULL, "requested_on" TEXT NOT NULL, "opinion_on" TEXT, "outcome" TEXT NOT NULL, "hearing_days" INTEGER NOT NULL)',
    'CREATE INDEX "review_matter" ON "review" ("matter")',
    'CREATE TABLE "supervision" ("uid" TEXT NOT NULL PRIMARY KEY, "matter" TEXT NOT NULL, "on" TEXT NOT NULL, "by" TEXT NOT NULL, "what" TEXT NOT NULL, "answer_due" TEXT, "answered_on" TEXT, "answer" TEXT NOT NULL)',
    'CREATE INDEX "supervision_matter" ON "supervision" ("matter")',
    'CREATE TABLE "template" ("kind" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "content" BLOB NOT NULL, "at" TEXT NOT NULL, "who" TEXT NOT NULL)',
)
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
