"""The tables and their indexes, nothing else. Column names are those of the data dictionary.

Rows of people's acts have client-made text keys; days are ISO text, instants ISO text to the second. The models here
are templates: `Tables` makes a set of its own for each open file, so that a second file never re-points the first.
"""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, BlobField, IntegerField, Model, TextField

from xfdesk.store import fields
from xfdesk.store.around_tables import (
    Absence,
    Conference,
    ConferenceItem,
    OutreachRecord,
    RotaDay,
)
from xfdesk.store.matter_tables import (
    Act,
    Assignment,
    CallBack,
    DemandPoint,
    Extension,
    Matter,
    Paper,
    PointVersion,
    Promise,
    Reply,
    Review,
    Step,
    Supervision,
    Template,
)
from xfdesk.store.register_tables import (
    Category,
    Clerk,
    Counter,
    HolidayYear,
    Leader,
    LeaderPost,
    Setting,
    Unit,
    Village,
)
from xfdesk.store.visit_tables import (
    DayLeader,
    ReceptionDay,
    Representative,
    Visit,
    Visitor,
    VisitorKey,
)


class Draft(Model):
    """One row per visit in hand; no history; deleted by the save."""

    visit = fields.key()
    day = fields.text()
    saved_at = fields.text()
    payload = fields.text()
    place = fields.text()
    sealed = fields.flag()
    digest = fields.text()


class History(Model):
    """Append-only. `rows` holds table, key and SHA-256 of each row touched, as stored afterwards."""

    seq = IntegerField(primary_key=True)
    at = fields.text()
    who = fields.text()
    what = fields.text()
    visit = fields.text()
    matter = fields.text(index=True)
    sealed = fields.flag()
    before = fields.text()
    after = fields.text()
    rows = BlobField(default=b"")
    previous = fields.text()
    digest = fields.text()


class LedgerLine(Model):
    """The ledger as it is listed: one row a visit, or a matter without one. Written only by `store/projection.py`.

    `id` grows with the day (ordinal × 2^20 + order within the day), so that the default order is the key itself.
    """

    id = BigIntegerField(primary_key=True)
    uid = TextField(unique=True)
    visit = fields.text()
    matter = TextField(index=True)
    sealed = fields.flag()
    received_on = fields.text()
    queue_number = IntegerField(null=True)
    leaders = fields.text()
    name = fields.text()
    name_key = fields.text()
    confidential = fields.flag()
    sex = fields.text()
    age = IntegerField(null=True)
    id_number = fields.text()
    phone = fields.text()
    village = fields.text()
    address = fields.text()
    people = IntegerField(null=True)
    category = fields.text()
    matter_class = fields.text()
    order = fields.text()
    summary = fields.text()
    demands = fields.text()
    verdict = fields.text()
    reason = fields.text()
    handling = fields.text()
    opinion = fields.text()
    unit = fields.text()
    lead_official = fields.text()
    person = fields.text()
    accepted_on = fields.maybe()
    due_on = fields.maybe()
    safe_on = fields.maybe()
    progress = fields.text()
    answered = fields.text()
    closed = fields.text()
    satisfaction = fields.text()
    official_number = fields.text()
    remark = fields.text()
    number = fields.text()
    state = fields.text()
    channel = fields.text()
    without_owner = fields.flag()
    without_answer = fields.flag()
    search_text = fields.text()


SORTS = {
    "received_on": "id",
    "name": "name_key",
    "village": "village",
    "category": "category",
    "verdict": "verdict",
    "unit": "unit",
    "lead_official": "lead_official",
    "person": "person",
    "state": "state",
    "due_on": "due_on",
    "days_left": "safe_on",
    "number": "number",
    "handling": "handling",
    "people": "people",
    "leaders": "leaders",
}
"""Sortable column key → the stored column; each but `id` has an index of its own."""

# Jumping to a place counts entries: of an index of keys alone, not of the long lines themselves.
LedgerLine.add_index(LedgerLine.id, name="ledgerline_by_id")
for _column in SORTS.values():
    if _column != "id":
        LedgerLine.add_index(getattr(LedgerLine, _column), LedgerLine.id, name=f"ledgerline_by_{_column}")

TEMPLATES: tuple[type[Model], ...] = (
    Setting, Counter, Leader, LeaderPost, Clerk, Unit, Village, Category, HolidayYear, ReceptionDay, DayLeader, Visitor,
    VisitorKey, Visit, Representative, Matter, DemandPoint, PointVersion, Assignment, Paper, Promise, Step, Extension,
    Reply, CallBack, Draft, History, LedgerLine, Act, Supervision, Review, Template,
    OutreachRecord, Conference, ConferenceItem, RotaDay, Absence,
)  # fmt: skip


_BY_NAME = {template.__name__: template for template in TEMPLATES}


class Tables:
    """One open file's own models, by the names above: `tables.Matter`, `tables.Visit` …; each bound when first asked for."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def __getattr__(self, name: str) -> Any:
        template = _BY_NAME.get(name)
        if template is None:
            raise AttributeError(name)
        options = {"database": self._database, "table_name": template._meta.table_name}
        if template is VisitorKey:
            options["without_rowid"] = True
        bound = type(name, (template,), {"Meta": type("Meta", (), options)})
        setattr(self, name, bound)
        return bound
