"""Tables of a matter: its demands, who has it in hand, papers, promises, steps, and how it was answered."""

from __future__ import annotations

from peewee import BlobField, IntegerField, Model, TextField

from xfdesk.store import fields


class Matter(Model):
    uid = fields.key()
    number = TextField(unique=True)
    channel = fields.text()
    matter_class = fields.text()
    route = IntegerField(null=True)
    category = fields.text()
    place = fields.text()
    summary = fields.text()
    facts = fields.text()
    visitor = TextField(index=True)
    received_on = fields.text()
    accepted_on = fields.maybe()
    handling = fields.text()
    units_concerned = fields.text()
    concerned = fields.text()
    in_proceedings = fields.text()
    urgent = fields.flag()
    urgent_reported_at = fields.text()
    urgent_reported_to = fields.text()
    hardship = fields.flag()
    conference = fields.flag()
    recusal = fields.text()
    official_state = fields.text()
    official_number = fields.text()
    official_on = fields.maybe()
    due = fields.maybe()
    settled_on = fields.maybe()
    withdrawn_on = fields.maybe()
    closed_on = fields.maybe()
    sealed = fields.flag()
    # Derived from all that is recorded, by rules/; rewritten when holidays or the profile change.
    status = fields.text()
    verdict = fields.text()
    next_duty = fields.text()
    next_plain = fields.maybe()
    next_rolled = fields.maybe()
    next_safe = fields.maybe(index=True)
    without_owner = fields.flag()
    without_answer = fields.flag()
    earlier = fields.text()
    origin = fields.text()
    """Who handed the matter down, or through whom it came otherwise than by a visit."""
    next_key = fields.text()
    followed = fields.flag()


# What is followed is a small part of a long ledger, and is always asked for by its date.
Matter.add_index(Matter.followed, Matter.next_safe, name="matter_followed")


class DemandPoint(Model):
    uid = fields.key()
    matter = TextField(index=True)
    position = IntegerField()
    text = fields.text()
    verdict = fields.text()
    judged_by = fields.text()
    judged_at = fields.text()
    reason = fields.text()
    reason_code = fields.text()
    basis = fields.text()
    reasonable_part = fields.text()
    unreasonable_part = fields.text()
    measure = fields.text()
    leader = fields.text()
    unit = fields.text()
    person = fields.text()
    due = fields.text()
    explanation = fields.text()
    explained_by = fields.text()
    explained_on = fields.text()
    remedy = fields.text()
    not_yet_solvable = fields.flag()
    next_look_on = fields.text()
    answer = fields.text()
    outcome = fields.text()
    carried_out = fields.text()
    visit = fields.text()
    answer_basis = fields.text()


class PointVersion(Model):
    uid = fields.key()
    point = TextField(index=True)
    at = fields.text()
    who = fields.text()
    content = fields.text()


class Assignment(Model):
    uid = fields.key()
    matter = TextField(index=True)
    lead_official = fields.text()
    measures = fields.text()
    due = fields.maybe()
    unit = fields.text()
    person = fields.text()
    phone = fields.text()
    investigates = fields.text()
    handles = fields.text()
    sees_through = fields.text()
    coordinating = fields.text()
    since = fields.text()
    until = fields.maybe()


class Paper(Model):
    uid = fields.key()
    matter = TextField(index=True)
    visit = fields.text(index=True)
    kind = fields.text()
    number = fields.text()
    on = fields.maybe()
    method = fields.text()
    receipt = fields.text()
    delivered_on = fields.maybe()
    recipient = fields.text()
    excused = fields.text()
    given_on = fields.maybe()
    """The day it was handed over or posted, of a paper that an act gave; a visit's paper has `delivered_on` alone."""


class Promise(Model):
    uid = fields.key()
    matter = TextField(index=True)
    visit = fields.text(index=True)
    what = fields.text()
    by_whom = fields.text()
    by_when = fields.maybe()
    kept_on = fields.maybe()


class Step(Model):
    uid = fields.key()
    matter = TextField(index=True)
    on = fields.text()
    kind = fields.text()
    who = fields.text()
    text = fields.text()


class Extension(Model):
    uid = fields.key()
    matter = TextField(index=True)
    on = fields.text()
    days = IntegerField()
    reason = fields.text()
    approver = fields.text()


class Reply(Model):
    uid = fields.key()
    matter = TextField(index=True)
    number = fields.text()
    on = fields.text()
    by = fields.text()
    remedy = fields.text()
    method = fields.text()
    receipt = fields.text()
    delivered_on = fields.maybe()


class CallBack(Model):
    uid = fields.key()
    matter = TextField(index=True)
    on = fields.text()
    method = fields.text()
    by = fields.text()
    reception = fields.text()
    unit_satisfaction = fields.text()
    words = fields.text()


class Act(Model):
    """What was done on a matter otherwise than at a visit: when it happened (`on`), when and by whom it was typed.

    `content` is what was typed, as JSON; `first` the first text of an act that was corrected later. The rows that the act
    wrote carry its key.
    """

    uid = fields.key()
    matter = TextField(index=True)
    act = fields.text()
    on = fields.text()
    at = fields.text()
    who = fields.text()
    content = fields.text()
    first = fields.text()


class Supervision(Model):
    uid = fields.key()
    matter = TextField(index=True)
    on = fields.text()
    by = fields.text()
    what = fields.text()
    answer_due = fields.maybe()
    answered_on = fields.maybe()
    answer = fields.text()


class Review(Model):
    uid = fields.key()
    matter = TextField(index=True)
    kind = fields.text()
    body = fields.text()
    requested_on = fields.text()
    opinion_on = fields.maybe()
    outcome = fields.text()
    hearing_days = IntegerField(default=0)


class Template(Model):
    """An official paper's own template of the office, as it came from Word or WPS; the shipped one stands where there is none."""

    kind = fields.key()
    name = fields.text()
    content = BlobField(default=b"")
    at = fields.text()
    who = fields.text()
