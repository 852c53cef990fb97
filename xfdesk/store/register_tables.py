"""Tables of the office: settings, counters, leaders, clerks, units, villages, categories, holidays."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, Model

from xfdesk.store import fields


class Setting(Model):
    key = fields.key()
    value = fields.text()


class Counter(Model):
    name = fields.key()
    value = IntegerField(default=0)


class Leader(Model):
    uid = fields.key()
    position = IntegerField(default=0)
    name = fields.text()
    duties = fields.text()
    active = BooleanField(default=True)


class LeaderPost(Model):
    uid = fields.key()
    leader = fields.text(index=True)
    title = fields.text()
    since = fields.maybe()
    until = fields.maybe()


class Clerk(Model):
    uid = fields.key()
    position = IntegerField(default=0)
    name = fields.text()
    active = BooleanField(default=True)


class Unit(Model):
    uid = fields.key()
    position = IntegerField(default=0)
    name = fields.text()
    persons = fields.text()
    phone = fields.text()
    ours = BooleanField(default=True)
    active = BooleanField(default=True)


class Village(Model):
    uid = fields.key()
    position = IntegerField(default=0)
    name = fields.text()
    active = BooleanField(default=True)


class Category(Model):
    code = fields.key()
    first = fields.text()
    second = fields.text()
    bureau_code = fields.text()
    active = BooleanField(default=True)


class HolidayYear(Model):
    year = IntegerField(primary_key=True)
    off = fields.text()
    worked = fields.text()
    source = fields.text()
