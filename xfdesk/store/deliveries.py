"""How each reply reached the visitor: what the last act of delivering it says."""

from __future__ import annotations

from xfdesk.rules.words import ActKind
from xfdesk.store import rows
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import Row

_OPEN = ("", "", None)


def rewrite(file: LedgerFile, matter: str, without: str = "") -> list[Row]:
    """For every reply that an act has tried to deliver, as if the act `without` had not been. Returns the touched rows."""
    said: dict[str, tuple[object, ...]] = {}
    for uid, reply, method, receipt, on in file.sql(
        "SELECT uid, json_extract(content, '$.of'), json_extract(content, '$.method'), json_extract(content, '$.receipt'),"
        ' "on" FROM act WHERE matter = ? AND act = ? ORDER BY "on", uid',
        matter,
        ActKind.DELIVER,
    ):
        before = said.get(reply, _OPEN)
        said[reply] = before if uid == without else (method, receipt, on)
    for reply, values in said.items():
        rows.update(
            file, "Reply", reply, dict(zip(("method", "receipt", "delivered_on"), values, strict=True))
        )
    return [("Reply", reply) for reply in said]
