"""Tables of the reception day: the day, who receives, who comes, and the visits."""

from __future__ import annotations

from peewee import CompositeKey, IntegerField, Model, TextField

from xfdesk.store import fields


class ReceptionDay(Model):
    uid = fields.key()
    on = fields.text(index=True)
    kind = fields.text()
    place = fields.text()
    attendants = fields.text()
    clerk = fields.text()
    state = fields.text(index=True)
    started = fields.text()
    ended = fields.text()
    absence = fields.text()
    summary = fields.text()


class DayLeader(Model):
    day = TextField()
    position = IntegerField()
    name = fields.text()
    post = fields.text()

    class Meta:
        primary_key = CompositeKey("day", "position")


class Visitor(Model):
    uid = fields.key()
    anonymous = fields.flag()
    anonymous_reason = fields.text()
    name = fields.text()
    id_kind = fields.text()
    id_number = fields.text()
    id_18 = fields.text()
    id_doubtful = fields.flag()
    sex = fields.text()
    birth_date = fields.maybe()
    phone = fields.text()
    phone2 = fields.text()
    village = fields.text()
    address = fields.text()
    household = fields.text()
    employer = fields.text()
    confidential = fields.flag()
    needs = fields.text()
    agent = fields.text()
    sealed = fields.flag()


class VisitorKey(Model):
    """What a visitor is recognised by while typing: `i` number, `p` phone, `n` name, `z` initials, each with its prefix."""

    key = TextField()
    visitor = TextField()

    class Meta:
        primary_key = CompositeKey("key", "visitor")


class Visit(Model):
    uid = fields.key()
    day = TextField(index=True)
    queue_number = IntegerField()
    arrived = fields.text()
    left = fields.text()
    visitor = TextField(index=True)
    matter = TextField(index=True)
    people = IntegerField(default=1)
    affected = IntegerField(null=True)
    order = fields.text()
    handling = fields.text()
    unit = fields.text()
    statement = fields.text()
    leader_opinion = fields.text()
    answer = fields.text()
    age = IntegerField(null=True)
    sealed = fields.flag()
    file_row = fields.text()
    recorded_by = fields.text()
    recorded_at = fields.text()


class Representative(Model):
    visit = TextField()
    position = IntegerField()
    name = fields.text()
    id_number = fields.text()
    phone = fields.text()

    class Meta:
        primary_key = CompositeKey("visit", "position")
