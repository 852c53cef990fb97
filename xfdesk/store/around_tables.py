"""Tables around the reception day: what was found by outreach, the joint conference, and who sits when."""

from __future__ import annotations

from peewee import IntegerField, Model, TextField

from xfdesk.store import fields


class OutreachRecord(Model):
    """A dispute found by outreach, or that a village had none in the month (`nothing`, 零报告).

    `unread` keeps, as JSON by field, what was typed or pasted into a cell and could not be read: nothing is lost.
    `position` is the row's place in the month's sheet.
    """

    uid = fields.key()
    number = fields.text()
    month = fields.text(index=True)
    position = IntegerField(default=0)
    on = fields.maybe()
    village = fields.text()
    by = fields.text()
    parties = fields.text()
    people = IntegerField(null=True)
    kind = fields.text()
    summary = fields.text()
    leads = fields.text()
    measures = fields.text()
    limit = fields.maybe()
    result = fields.text()
    result_on = fields.maybe()
    nothing = fields.flag()
    matter = fields.text(index=True)
    unread = TextField(default="{}")
    recorded_by = fields.text()
    recorded_at = fields.text()


# What is still to be settled is asked for by its limit, of whatever month it is.
OutreachRecord.add_index(OutreachRecord.result, OutreachRecord.limit, name="outreachrecord_open")


class Conference(Model):
    """联席会议, one session of a year. `agenda` holds the other items of its agenda, one a line."""

    uid = fields.key()
    year = IntegerField()
    session = IntegerField()
    on = fields.maybe()
    time = fields.text()
    place = fields.text()
    host = fields.text()
    attendants = fields.text()
    agenda = fields.text()
    summary = fields.text()


Conference.add_index(Conference.year, Conference.session, unique=True, name="conference_session")


class ConferenceItem(Model):
    """A matter brought to a session: what the session is asked, what it decided, and what became of it.

    The key is that of the act that brought it.
    """

    uid = fields.key()
    matter = TextField(index=True)
    conference = TextField(index=True)
    position = IntegerField(default=0)
    ask = fields.text()
    reports = fields.text()
    brought_on = fields.text()
    decision = fields.text()
    assigned_to = fields.text()
    due = fields.maybe()
    decided_on = fields.maybe()
    report = fields.text()
    reported_on = fields.maybe()
    struck_off_on = fields.maybe()


class RotaDay(Model):
    """接访安排: who is to sit on a day, where and when. `leaders` is JSON: name, post, for whom they stand in and why."""

    uid = fields.key()
    on = TextField(unique=True)
    kind = fields.text()
    place = fields.text()
    hours = fields.text()
    leaders = TextField(default="[]")
    attendants = fields.text()
    matters = fields.text()
    note = fields.text()
    posted_on = fields.maybe()


class Absence(Model):
    """Days on which a leader cannot sit; `until` is the last of them."""

    uid = fields.key()
    leader = TextField(index=True)
    since = fields.text()
    until = fields.text()
    reason = fields.text()
