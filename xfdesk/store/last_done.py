"""办理进展: what was done last on a matter, a step or what passed between it and the joint conference."""

from __future__ import annotations

from xfdesk.store.conferences import NAME


def newest(matter: str, until: str = "") -> str:
    """SQL for the words of the newest, up to the end of a day where one is given; NULL where there is none.

    `matter` and `until` are SQL themselves. Of one day what was reported to a session counts most, what it decided least.
    """
    within = f" WHERE day <= {until}" if until else ""
    return f"(SELECT text FROM ({_all(matter)}){within} ORDER BY day DESC, rank DESC, key DESC LIMIT 1)"


def any_after(matter: str, day: str) -> str:
    """SQL that is true where anything was done later."""
    return f"EXISTS (SELECT 1 FROM ({_all(matter)}) WHERE day > {day})"


def _all(matter: str) -> str:
    of_sessions = f"FROM conferenceitem i JOIN conference c ON c.uid = i.conference WHERE i.matter = {matter}"
    return (
        f'SELECT s."on" AS day, 2 AS rank, s.uid AS key, s.text AS text FROM step s WHERE s.matter = {matter}'
        f" UNION ALL SELECT i.decided_on, 1, i.uid, {NAME} || '定：' || i.decision {of_sessions} AND i.decided_on IS NOT NULL"
        f" UNION ALL SELECT i.reported_on, 3, i.uid, '向' || {NAME} || '反馈：' || i.report {of_sessions}"
        " AND i.reported_on IS NOT NULL"
    )
