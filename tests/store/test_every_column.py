"""Whatever column another program alters, the check says so; what it made unreadable is a sentence with its place."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests import builders
from tests.builders import STORY
from tests.commands.conftest import Told
from tests.conftest import MORNING
from tests.flow import life
from tests.store.conftest import change, findings
from xfdesk.commands.line import main
from xfdesk.desk.clock import FixedClock
from xfdesk.errors import FileUnusable
from xfdesk.records.acts import (
    Accept,
    Assign,
    Bring,
    Decide,
    Deliver,
    Extend,
    MakeCallBack,
    ReportBack,
    RequestReview,
    StrikeOff,
    Supervise,
    TakeStep,
)
from xfdesk.records.office import Leader, Post, YearArrangement
from xfdesk.records.outreach import OutreachEntry
from xfdesk.records.rota import RotaEntry
from xfdesk.records.visit import PaperEntry, PromiseEntry, Representative
from xfdesk.rules.words import PaperKind
from xfdesk.store.tables import TEMPLATES

LATER = (
    Accept(),
    TakeStep("调查", "陈立群", "去村里看了"),
    Extend("30", "情况复杂", "韩雪梅"),
    Supervise("区信访局", "补发进展", "2026-12-01"),
    Assign("韩雪梅", "核对档案", "2026-12-10", "社会保障所", "陈立群"),
    life.reply(),
    Deliver("当面", "签收"),
    MakeCallBack("电话", "林小雨", "满意", "满意", "都办了"),
    RequestReview("复查", "区人民政府"),
    Bring("1", "经费从哪里来", "社会保障所"),
    Decide("1", "先行补发", "社会保障所", "2026-12-10"),
    ReportBack("已经补发"),
    StrikeOff(),
)
"""What was done after the visit, so that every table has a row."""
PLAIN = {"Setting": "key = 'name'", "Counter": "name = 'ledger.rows'"}
COLUMNS = [(template, field) for template in TEMPLATES for field in template._meta.sorted_fields]
TYPED = [(t, f) for t, f in COLUMNS if not (f.primary_key and "Integer" in type(f).__name__)]
"""But those in which SQLite itself takes whole numbers only."""
IDS = [f"{template.__name__}.{field.column_name}" for template, field in COLUMNS]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a row in every table."""
    clock = FixedClock(MORNING)
    desk = builders.office_desk(tmp_path_factory.mktemp("whole") / "台账.xfd", clock)
    desk.office.put_leader(Leader("", "高文斌", (Post("镇长", date(2020, 1, 1)),)))
    desk.office.put_year(YearArrangement(2027, frozenset({date(2027, 1, 1)}), frozenset(), "通知"))
    desk.rota.put(RotaEntry("2026-12-04", leaders=("高文斌",), matters=("JF-2026-0001",), note="带表"))
    desk.rota.mark_posted(date(2026, 12, 1), date(2026, 12, 31))
    desk.rota.put_away("韩雪梅", "2026-12-07", "2026-12-11", "赴县开会")
    day = desk.reception.open_day(builders.reception_day()).uid
    entry = builders.visit(
        desk,
        day,
        people="6",
        representatives=(Representative("高秀兰"),),
        promise=PromiseEntry("补发到账", "社会保障所", "2026-12-10"),
        notice=PaperEntry(delivered_on="2026-11-20"),
    )
    saved = desk.reception.save(entry)
    stored = desk.reception.entry(saved.visit)
    point = builders.replace(stored.points[0], measure="另一个措施")
    desk.reception.save(builders.replace(stored, points=(point, *stored.points[1:])))
    desk.reception.keep_draft(
        builders.visit(desk, day, visitor=builders.visitor(name="未记完", id_number="")), "name"
    )
    for act in LATER:
        desk.followup.record(saved.number, "", act)
    word = desk.papers.templates.copy_out(PaperKind.ACCEPTANCE, desk.path.parent / "受理告知书.docx")
    desk.papers.templates.take_in(PaperKind.ACCEPTANCE, word)
    desk.outreach.nothing_to_report("东河村", "2026-11")
    found = OutreachEntry(
        month="2026-11", village="西岭村", parties="范长河", kind="4", summary="滴水", limit="月底"
    )
    desk.outreach.to_matter(desk.outreach.save(found).number)
    assert desk.check() == ()
    empty = [t for t in TEMPLATES if not getattr(desk.file.t, t.__name__).select().count()]
    assert empty == []
    desk.close()
    return desk.path


@pytest.fixture
def ledger(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "台账.xfd"))


def found_in(path: Path) -> str:
    """What opening or checking says."""
    try:
        return "".join(findings(path))
    except FileUnusable as error:
        return error.sentence


def put(path: Path, template: type, column: str, value: str) -> None:
    """Another value into the last row of a table."""
    name = template.__name__
    table = f'"{template._meta.table_name}"'  # type: ignore[attr-defined]
    where = PLAIN.get(name) or f"rowid = (SELECT max(rowid) FROM {table})"
    if name == "VisitorKey":
        where = f"(key, visitor) = (SELECT key, visitor FROM {table} LIMIT 1)"
    change(path, f'UPDATE {table} SET "{column}" = {value} WHERE {where}')


@pytest.mark.parametrize(("template", "field"), COLUMNS, ids=IDS)
def test_every_altered_column_is_seen(ledger: Path, template: type, field: object) -> None:
    kind, column = type(field).__name__, field.column_name  # type: ignore[attr-defined]
    other = {"BooleanField": f'1 - "{column}"', "BlobField": "x'00'"}.get(kind)
    if other is None and "Integer" in kind:
        other = f'coalesce("{column}", 0) + 1'
    put(ledger, template, column, other or f"coalesce(\"{column}\", '') || '9'")
    assert found_in(ledger)


@pytest.mark.parametrize(("template", "field"), TYPED)
def test_bytes_in_any_column_are_a_sentence_for_every_command(
    ledger: Path, template: type, field: object, capsys: pytest.CaptureFixture[str]
) -> None:
    column = field.column_name  # type: ignore[attr-defined]
    put(ledger, template, column, "x'41FF00'")
    for words in (("check",), ("show", "JF-2026-0001"), ("search", "代课"), ("import-day", str(STORY))):
        told = Told(main(["--ledger", str(ledger), *words]), *capsys.readouterr())
        assert told.status in (0, 3, 4, 5), (words, told)
        assert words != ("check",) or told.status in (4, 5)


@pytest.mark.parametrize(
    ("table", "column", "value", "place"),
    [
        ("matter", "matter_class", "'随便'", "matter 的 matter_class"),
        ("matter", "status", "'随便'", "matter 的 status"),
        ("matter", "received_on", "'2026-02-30'", "matter 的 received_on"),
        ("demandpoint", "verdict", "'随便'", "demandpoint 的 verdict"),
        ("visit", "order", "'随便'", "visit 的 order"),
        ("receptionday", "on", "'昨天'", "receptionday 的 on"),
        ("receptionday", "state", "'随便'", "receptionday 的 state"),
        ("ledgerline", "received_on", "'昨天'", "ledgerline 的 received_on"),
        ("history", "at", "'昨天'", "history 的 at"),
        ("draft", "payload", "'{'", "draft 的 payload"),
        ("leaderpost", "since", "'某年'", "leaderpost 的 since"),
        ("pointversion", "content", "'{'", "pointversion 的 content"),
        ("holidayyear", "off", "'元旦'", "holidayyear"),
        ("outreachrecord", "result", "'随便'", "outreachrecord 的 result"),
        ("outreachrecord", "limit", "'昨天'", "outreachrecord 的 limit"),
        ("outreachrecord", "unread", "'{'", "outreachrecord 的 unread"),
    ],
)
def test_a_word_or_date_that_means_nothing_is_named_with_its_place(
    ledger: Path, table: str, column: str, value: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(ledger, f'UPDATE "{table}" SET "{column}" = {value}')
    assert place in found_in(ledger)
    for words in (("check",), ("show", "JF-2026-0001"), ("search", "代课"), ("import-day", str(STORY))):
        told = Told(main(["--ledger", str(ledger), *words]), *capsys.readouterr())
        assert told.status in (0, 3, 4, 5), (words, told)
        assert "随便" not in told.err and "昨天" not in told.err


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (("DELETE FROM history",), "历史第 0 条：历史的末尾被截断"),
        (("DELETE FROM history WHERE seq > 3",), "历史第 3 条：历史的末尾被截断"),
        (
            ("DELETE FROM history", "DELETE FROM counter WHERE name LIKE 'history.%'"),
            "Visit 有 1 行没有登记过",
        ),
        (("DELETE FROM counter WHERE name = 'history.seq'",), "历史的末尾"),
        (("DROP INDEX ledgerline_by_name_key",), "少了索引 ledgerline_by_name_key"),
        (("CREATE TABLE notes(words)",), "多了表 notes"),
        (("CREATE UNIQUE INDEX one ON visit(people)",), "多了索引 one"),
        (("ALTER TABLE visit ADD COLUMN more TEXT",), "表 visit 的结构与程序的不一样"),
        (
            (
                "PRAGMA writable_schema = 1",
                "UPDATE sqlite_master SET sql = replace(sql, '\"people\" INTEGER NOT NULL',"
                " '\"people\" INTEGER NOT NULL CHECK (people < 9)') WHERE name = 'visit'",
            ),
            "表 visit 的结构与程序的不一样",
        ),
        (
            ("INSERT INTO dayleader(day, position, name, post) SELECT uid, 9, '某人', '' FROM receptionday",),
            "DayLeader",
        ),
        (
            (
                "INSERT INTO representative(visit, position, name, id_number, phone)"
                " SELECT uid, 9, '某人', '', '' FROM visit",
            ),
            "Representative",
        ),
        (("DELETE FROM leaderpost",), "LeaderPost"),
        (("DELETE FROM ledgerline",), "在台账里的行与记录不一样"),
        (("UPDATE counter SET value = 0 WHERE name LIKE 'matter.%'",), "编号的计数"),
        (("UPDATE counter SET value = 0 WHERE name LIKE 'outreach.%'",), "排查编号的计数"),
        (("UPDATE outreachrecord SET matter = 'x' WHERE matter <> ''",), "PC-2026-0001 转成的事项不在了"),
    ],
)
def test_what_was_cut_off_added_or_taken_away_is_said(
    ledger: Path, statements: tuple[str, ...], said: str
) -> None:
    change(ledger, *statements)
    assert said in found_in(ledger)


def test_a_ledger_of_the_first_format_is_entered_whole_when_it_is_brought_up(tmp_path: Path) -> None:
    from tests.store import golden

    path = Path(shutil.copy(golden.FOLDER / "ledger-v1.xfd", tmp_path / "旧.xfd"))
    assert findings(path) == ()
    change(path, "UPDATE dayleader SET name = '某人'")
    assert "DayLeader" in found_in(path)


def test_made_up_data_is_whole_and_seen_when_its_history_goes(tmp_path: Path) -> None:
    from xfdesk.desk import demo

    path = tmp_path / "演示.xfd"
    demo.make(path, months=2, visits=40, seed=3, until=date(2026, 10, 31))
    assert findings(path) == ()
    connection = dbapi2.connect(str(path))
    connection.execute("DELETE FROM history")
    connection.commit()
    connection.close()
    assert "Visit" in found_in(path)
