"""The fourth format: outreach, the joint conference, and who sits when."""

from typing import Any

SQL: tuple[str, ...] = (
    'CREATE TABLE "absence" ("uid" TEXT NOT NULL PRIMARY KEY, "leader" TEXT NOT NULL, "since" TEXT NOT NULL, "until" TEXT NOT NULL, "reason" TEXT NOT NULL)',
    'CREATE INDEX "absence_leader" ON "absence" ("leader")',
    'CREATE TABLE "conference" ("uid" TEXT NOT NULL PRIMARY KEY, "year" INTEGER NOT NULL, "session" INTEGER NOT NULL, "on" TEXT, "time" TEXT NOT NULL, "place" TEXT NOT NULL, "host" TEXT NOT NULL, "attendants" TEXT NOT NULL, "agenda" TEXT NOT NULL, "summary" TEXT NOT NULL)',
    'CREATE UNIQUE INDEX "conference_session" ON "conference" ("year", "session")',
    'CREATE TABLE "conferenceitem" ("uid" TEXT NOT NULL PRIMARY KEY, "matter" TEXT NOT NULL, "conference" TEXT NOT NULL, "position" INTEGER NOT NULL, "ask" TEXT NOT NULL, "reports" TEXT NOT NULL, "brought_on" TEXT NOT NULL, "decision" TEXT NOT NULL, "assigned_to" TEXT NOT NULL, "due" TEXT, "decided_on" TEXT, "report" TEXT NOT NULL, "reported_on" TEXT, "struck_off_on" TEXT)',
    'CREATE INDEX "conferenceitem_matter" ON "conferenceitem" ("matter")',
    'CREATE INDEX "conferenceitem_conference" ON "conferenceitem" ("conference")',
    'CREATE TABLE "outreachrecord" ("uid" TEXT NOT NULL PRIMARY KEY, "number" TEXT NOT NULL, "month" TEXT NOT NULL, "position" INTEGER NOT NULL, "on" TEXT, "village" TEXT NOT NULL, "by" TEXT NOT NULL, "parties" TEXT NOT NULL, "people" INTEGER, "kind" TEXT NOT NULL, "summary" TEXT NOT NULL, "leads" TEXT NOT NULL, "measures" TEXT NOT NULL, "limit" TEXT, "result" TEXT NOT NULL, "result_on" TEXT, "nothing" INTEGER NOT NULL, "matter" TEXT NOT NULL, "unread" TEXT NOT NULL, "recorded_by" TEXT NOT NULL, "recorded_at" TEXT NOT NULL)',
    'CREATE INDEX "outreachrecord_month" ON "outreachrecord" ("month")',
    'CREATE INDEX "outreachrecord_matter" ON "outreachrecord" ("matter")',
    'CREATE INDEX "outreachrecord_open" ON "outreachrecord" ("result", "limit")',
    'CREATE TABLE "rotaday" ("uid" TEXT NOT NULL PRIMARY KEY, "on" TEXT NOT NULL, "kind" TEXT NOT NULL, "place" TEXT NOT NULL, "hours" TEXT NOT NULL, "leaders" TEXT NOT NULL, "attendants" TEXT NOT NULL, "matters" TEXT NOT NULL, "note" TEXT NOT NULL, "posted_on" TEXT)',
    'CREATE UNIQUE INDEX "rotaday_on" ON "rotaday" ("on")',
)


def up(migrator: Any, db: Any) -> None:
    for statement in SQL:
        db.execute_sql(statement)
