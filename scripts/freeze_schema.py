"""Prints today's tables as frozen SQL, for the body of a new migration: `python -m scripts.freeze_schema`."""

from __future__ import annotations

from playhouse.sqlcipher_ext import SqlCipherDatabase

from xfdesk.store.tables import TEMPLATES, Tables


def main() -> None:
    db = SqlCipherDatabase(":memory:", passphrase="")
    db.connect()
    tables = Tables(db)
    db.create_tables([getattr(tables, template.__name__) for template in TEMPLATES], safe=False)
    for (sql,) in db.execute_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"):
        print(f"    {sql!r},")


if __name__ == "__main__":
    main()
