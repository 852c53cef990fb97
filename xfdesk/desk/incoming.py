"""What came otherwise than by a visit: its way, its day, and the date that an assigning body has set (arts. 22, 23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xfdesk.desk.known import Known
from xfdesk.desk.reading import as_day
from xfdesk.records.visit import Finding, Missing, VisitEntry
from xfdesk.rules import dates
from xfdesk.rules.words import Channel

ARTICLE_22 = "第二十二条"
ARTICLE_23 = "第二十三条"


def placed(entry: VisitEntry) -> VisitEntry:
    """A new matter has the way and the day of what brought it; an earlier one keeps its own."""
    came = entry.incoming
    if came is None or entry.continues:
        return entry
    matter = replace(entry.matter, channel=came.channel or entry.matter.channel, received_on=came.received_on)
    return replace(entry, matter=matter)


def missing(entry: VisitEntry) -> Iterator[Missing]:
    """The day it was received is where every date begins (art. 23)."""
    came = entry.incoming
    if came is None:
        return
    if came.channel is None:
        yield Missing("incoming.channel", "来源", "channel")
    if not came.received_on:
        yield Missing("incoming.received_on", "收到日期", "received_on", ARTICLE_23)


def findings(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    came = entry.incoming
    if came is None:
        return
    if came.channel is Channel.RECEPTION:
        sentence = "来访的人请在“今日接访”里登记，这里登记来信、来电、网上和交办的事项"
        yield Finding("incoming.channel", "problem", sentence, "channel_reception")
    received, due = as_day(came.received_on), as_day(came.due)
    if received and received > known.today:
        sentence = "这一天还没有到，收到的事不能记在将来"
        yield Finding("incoming.received_on", "problem", sentence, "future_date")
    elif received and known.continued_received and received < known.continued_received:
        sentence = "比原来的事项收到得还早，不能接着那一件；请核对日期，或改为新事项（F7）"
        yield Finding("incoming.received_on", "problem", sentence, "received_before_matter")
    if received and due and due < received:
        sentence = f"交办期限 {dates.on_paper(due)}在收到之前（《信访工作条例》第二十二条）；已照填的保留，请再看一眼"
        yield Finding("incoming.due", "doubt", sentence, "assigned_due_past", ARTICLE_22)
