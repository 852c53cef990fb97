"""The tables and their indexes, nothing else. Column names are those of the data dictionary.

Rows of people's acts have client-made text keys; days are ISO text, instants ISO text to the second. The models here
are templates: `Tables` makes a set of its own for each open file, so that a second file never re-points the first.
"""

from __future__ import annotations

from typing import Any

from peewee import (
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    IntegerField,
    Model,
    TextField,
)


def _key() -> TextField:
    return TextField(primary_key=True)


def _text(**options: Any) -> TextField:
    return TextField(default="", **options)


def _maybe(**options: Any) -> TextField:
    return TextField(null=True, **options)


def _flag() -> BooleanField:
    return BooleanField(default=False)


class Setting(Model):
    key = _key()
    value = _text()


class Counter(Model):
    name = _key()
    value = IntegerField(default=0)


class Leader(Model):
    uid = _key()
    position = IntegerField(default=0)
    name = _text()
    duties = _text()
    active = BooleanField(default=True)


class LeaderPost(Model):
    uid = _key()
    leader = _text(index=True)
    title = _text()
    since = _maybe()
    until = _maybe()


class Clerk(Model):
    uid = _key()
    position = IntegerField(default=0)
    name = _text()
    active = BooleanField(default=True)


class Unit(Model):
    uid = _key()
    position = IntegerField(default=0)
    name = _text()
    persons = _text()
    phone = _text()
    ours = BooleanField(default=True)
    active = BooleanField(default=True)


class Village(Model):
    uid = _key()
    position = IntegerField(default=0)
    name = _text()
    active = BooleanField(default=True)


class Category(Model):
    code = _key()
    first = _text()
    second = _text()
    bureau_code = _text()
    active = BooleanField(default=True)


class HolidayYear(Model):
    year = IntegerField(primary_key=True)
    off = _text()
    worked = _text()
    source = _text()


class ReceptionDay(Model):
    uid = _key()
    on = _text(index=True)
    kind = _text()
    place = _text()
    attendants = _text()
    clerk = _text()
    state = _text(index=True)
    started = _text()
    ended = _text()
    absence = _text()
    summary = _text()


class DayLeader(Model):
    day = TextField()
    position = IntegerField()
    name = _text()
    post = _text()

    class Meta:
        primary_key = CompositeKey("day", "position")


class Visitor(Model):
    uid = _key()
    anonymous = _flag()
    anonymous_reason = _text()
    name = _text()
    id_kind = _text()
    id_number = _text()
    id_18 = _text()
    id_doubtful = _flag()
    sex = _text()
    birth_date = _maybe()
    phone = _text()
    phone2 = _text()
    village = _text()
    address = _text()
    household = _text()
    employer = _text()
    confidential = _flag()
    needs = _text()
    agent = _text()
    sealed = _flag()


class VisitorKey(Model):
    """What a visitor is recognised by while typing: `i` number, `p` phone, `n` name, `z` initials, each with its prefix."""

    key = TextField()
    visitor = TextField()

    class Meta:
        primary_key = CompositeKey("key", "visitor")


class Visit(Model):
    uid = _key()
    day = TextField(index=True)
    queue_number = IntegerField()
    arrived = _text()
    left = _text()
    visitor = TextField(index=True)
    matter = TextField(index=True)
    people = IntegerField(default=1)
    affected = IntegerField(null=True)
    order = _text()
    handling = _text()
    unit = _text()
    statement = _text()
    leader_opinion = _text()
    answer = _text()
    age = IntegerField(null=True)
    sealed = _flag()
    file_row = _text()
    recorded_by = _text()
    recorded_at = _text()


class Representative(Model):
    visit = TextField()
    position = IntegerField()
    name = _text()
    id_number = _text()
    phone = _text()

    class Meta:
        primary_key = CompositeKey("visit", "position")


class Matter(Model):
    uid = _key()
    number = TextField(unique=True)
    channel = _text()
    matter_class = _text()
    route = IntegerField(null=True)
    category = _text()
    place = _text()
    summary = _text()
    facts = _text()
    visitor = TextField(index=True)
    received_on = _text()
    accepted_on = _maybe()
    handling = _text()
    units_concerned = _text()
    concerned = _text()
    in_proceedings = _text()
    urgent = _flag()
    urgent_reported_at = _text()
    urgent_reported_to = _text()
    hardship = _flag()
    conference = _flag()
    recusal = _text()
    official_state = _text()
    official_number = _text()
    official_on = _maybe()
    due = _maybe()
    settled_on = _maybe()
    withdrawn_on = _maybe()
    closed_on = _maybe()
    sealed = _flag()
    # Derived from all that is recorded, by rules/; rewritten when holidays or the profile change.
    status = _text()
    verdict = _text()
    next_duty = _text()
    next_plain = _maybe()
    next_rolled = _maybe()
    next_safe = _maybe(index=True)
    without_owner = _flag()
    without_answer = _flag()


class DemandPoint(Model):
    uid = _key()
    matter = TextField(index=True)
    position = IntegerField()
    text = _text()
    verdict = _text()
    judged_by = _text()
    judged_at = _text()
    reason = _text()
    reason_code = _text()
    basis = _text()
    reasonable_part = _text()
    unreasonable_part = _text()
    measure = _text()
    leader = _text()
    unit = _text()
    person = _text()
    due = _text()
    explanation = _text()
    explained_by = _text()
    explained_on = _text()
    remedy = _text()
    not_yet_solvable = _flag()
    next_look_on = _text()
    answer = _text()
    outcome = _text()
    carried_out = _text()
    visit = _text()


class PointVersion(Model):
    uid = _key()
    point = TextField(index=True)
    at = _text()
    who = _text()
    content = _text()


class Assignment(Model):
    uid = _key()
    matter = TextField(index=True)
    lead_official = _text()
    measures = _text()
    due = _maybe()
    unit = _text()
    person = _text()
    phone = _text()
    investigates = _text()
    handles = _text()
    sees_through = _text()
    coordinating = _text()
    since = _text()
    until = _maybe()


class Paper(Model):
    uid = _key()
    matter = TextField(index=True)
    visit = _text(index=True)
    kind = _text()
    number = _text()
    on = _maybe()
    method = _text()
    receipt = _text()
    delivered_on = _maybe()
    recipient = _text()
    excused = _text()


class Promise(Model):
    uid = _key()
    matter = TextField(index=True)
    visit = _text(index=True)
    what = _text()
    by_whom = _text()
    by_when = _maybe()
    kept_on = _maybe()


class Step(Model):
    uid = _key()
    matter = TextField(index=True)
    on = _text()
    kind = _text()
    who = _text()
    text = _text()


class Extension(Model):
    uid = _key()
    matter = TextField(index=True)
    on = _text()
    days = IntegerField()
    reason = _text()
    approver = _text()


class Reply(Model):
    uid = _key()
    matter = TextField(index=True)
    number = _text()
    on = _text()
    by = _text()
    remedy = _text()
    method = _text()
    receipt = _text()
    delivered_on = _maybe()


class CallBack(Model):
    uid = _key()
    matter = TextField(index=True)
    on = _text()
    method = _text()
    by = _text()
    reception = _text()
    unit_satisfaction = _text()
    words = _text()


class Draft(Model):
    """One row per visit in hand; no history; deleted by the save."""

    visit = _key()
    day = _text()
    saved_at = _text()
    payload = _text()
    place = _text()
    sealed = _flag()


class History(Model):
    """Append-only. `rows` holds table, key and SHA-256 of each row touched, as stored afterwards."""

    seq = IntegerField(primary_key=True)
    at = _text()
    who = _text()
    what = _text()
    visit = _text()
    matter = _text(index=True)
    sealed = _flag()
    before = _text()
    after = _text()
    rows = BlobField(default=b"")
    previous = _text()
    digest = _text()


class LedgerLine(Model):
    """The ledger as it is listed: one row a visit, or a matter without one. Written only by `store/projection.py`.

    `id` grows with the day (ordinal × 2^20 + order within the day), so that the default order is the key itself.
    """

    id = BigIntegerField(primary_key=True)
    uid = TextField(unique=True)
    visit = _text()
    matter = TextField(index=True)
    sealed = _flag()
    received_on = _text()
    queue_number = IntegerField(null=True)
    leaders = _text()
    name = _text()
    name_key = _text()
    confidential = _flag()
    sex = _text()
    age = IntegerField(null=True)
    id_number = _text()
    phone = _text()
    village = _text()
    address = _text()
    people = IntegerField(null=True)
    category = _text()
    matter_class = _text()
    order = _text()
    summary = _text()
    demands = _text()
    verdict = _text()
    reason = _text()
    handling = _text()
    opinion = _text()
    unit = _text()
    lead_official = _text()
    person = _text()
    accepted_on = _maybe()
    due_on = _maybe()
    safe_on = _maybe()
    progress = _text()
    answered = _text()
    closed = _text()
    satisfaction = _text()
    official_number = _text()
    remark = _text()
    number = _text()
    state = _text()
    channel = _text()
    without_owner = _flag()
    without_answer = _flag()
    search_text = _text()


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

for _column in SORTS.values():
    if _column != "id":
        LedgerLine.add_index(getattr(LedgerLine, _column), LedgerLine.id, name=f"ledgerline_by_{_column}")

TEMPLATES: tuple[type[Model], ...] = (
    Setting, Counter, Leader, LeaderPost, Clerk, Unit, Village, Category, HolidayYear, ReceptionDay, DayLeader, Visitor,
    VisitorKey, Visit, Representative, Matter, DemandPoint, PointVersion, Assignment, Paper, Promise, Step, Extension,
    Reply, CallBack, Draft, History, LedgerLine,
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
