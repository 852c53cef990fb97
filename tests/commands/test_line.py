"""The command line through its own process: the same acts, the same refusals, exit codes and JSON as promised."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.builders import STORY
from tests.waiting import PATIENCE
from xfdesk.desk.desk import Desk

FIELDS = {"key", "article", "plain", "rolled", "safe", "state"}


def run(*words: object, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XFDESK_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "xfdesk", *map(str, words)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=PATIENCE,
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("line")
    path = folder / "台账.xfd"
    Desk.create(path, office_name="清河镇人民政府", who="林小雨", code="QH").close()
    done = run("--ledger", path, "import-day", STORY, "--json", home=folder)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[0] == {"no": 1, "taken": True, "matter": "JF-2026-0001"}
    assert [answer["taken"] for answer in answers] == [True] * 9
    return path


def test_global_options_stand_before_or_after_the_command(ledger: Path, home: Path) -> None:
    before = run("--ledger", ledger, "--json", "search", "养猪场", home=home)
    after = run("search", "养猪场", "--json", "--ledger", ledger, home=home)
    assert before.stdout == after.stdout
    assert json.loads(after.stdout)["rows"][0]["number"] == "JF-2026-0004"


def test_a_second_import_answers_already(ledger: Path, home: Path) -> None:
    done = run("import-day", STORY, "--json", "--ledger", ledger, home=home)
    assert done.returncode == 0
    assert all(json.loads(line)["already"] for line in done.stdout.splitlines())


def test_rows_are_refused_one_by_one(ledger: Path, home: Path, tmp_path: Path) -> None:
    day = json.loads(STORY.read_text("utf-8"))
    day["visits"] = [
        {**day["visits"][0], "no": 11, "surprise": 1},
        {**day["visits"][1], "no": 12, "handling": 5},
    ]
    some = tmp_path / "some.json"
    some.write_text(json.dumps(day, ensure_ascii=False), "utf-8")
    done = run("import-day", some, "--json", "--ledger", ledger, home=home)
    assert done.returncode == 4
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["rule"] for answer in answers] == ["unknown_key", "wrong_type"]
    day["unknown"] = True
    some.write_text(json.dumps(day), "utf-8")
    assert run("import-day", some, "--ledger", ledger, home=home).returncode == 4


def test_show_gives_duties_points_and_timeline(ledger: Path, home: Path) -> None:
    done = run("show", "JF-2026-0001", "--as-of", "2026-11-21", "--json", "--ledger", ledger, home=home)
    view = json.loads(done.stdout)
    assert view["matter"] == "JF-2026-0001"
    assert len(view["points"]) == 2
    d1 = next(duty for duty in view["duties"] if duty["key"] == "D1")
    assert set(d1) >= FIELDS
    assert (d1["plain"], d1["rolled"], d1["safe"], d1["state"]) == (
        "2026-12-05",
        "2026-12-07",
        "2026-12-04",
        "open",
    )
    assert view["visitor"]["id_number"] == "411325********121X"


def test_full_numbers_want_a_reason_and_leave_a_trace(ledger: Path, home: Path) -> None:
    assert run("search", "赵德顺", "--full", "--ledger", ledger, home=home).returncode == 4
    done = run("search", "赵德顺", "--full", "--reason", "核对", "--json", "--ledger", ledger, home=home)
    assert json.loads(done.stdout)["rows"][0]["id_number"] == "41132519630405121X"
    desk = Desk.open(ledger)
    with desk.file.read():
        assert desk.file.value("SELECT count(*) FROM history WHERE what = '显示全号'") >= 1
    desk.close()


def test_export_form_and_slip_are_written(ledger: Path, home: Path, tmp_path: Path) -> None:
    book, form, slip = (tmp_path / name for name in ("a.xlsx", "f.pdf", "s.pdf"))
    assert run("export", "--month", "2026-11", "--out", book, "--ledger", ledger, home=home).returncode == 0
    assert run("form", "JF-2026-0004", "--out", form, "--ledger", ledger, home=home).returncode == 0
    assert run("slip", "JF-2026-0001", "--out", slip, "--ledger", ledger, home=home).returncode == 0
    assert book.read_bytes()[:2] == b"PK"
    assert form.read_bytes()[:5] == slip.read_bytes()[:5] == b"%PDF-"


def test_the_form_of_an_accusation_wants_a_reason(ledger: Path, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.pdf"
    assert run("form", "JF-2026-0006", "--out", out, "--ledger", ledger, home=home).returncode == 4
    assert not out.exists()
    done = run("form", "JF-2026-0006", "--out", out, "--reason", "移送", "--ledger", ledger, home=home)
    assert done.returncode == 0
    assert out.exists()


def test_check_and_version(ledger: Path, home: Path) -> None:
    assert json.loads(run("check", "--json", "--ledger", ledger, home=home).stdout)["ok"] is True
    assert "version" in json.loads(run("version", "--json", home=home).stdout)


def test_wrong_words_are_usage_and_a_wrong_file_cannot_be_used(
    ledger: Path, home: Path, tmp_path: Path
) -> None:
    wrong = run("exp", home=home)
    assert wrong.returncode == 2
    assert "用法不对" in wrong.stderr
    assert run("search", "--lim", "3", "x", "--ledger", ledger, home=home).returncode == 2
    other = tmp_path / "other.xfd"
    other.write_text("nothing", "utf-8")
    refused = run("check", "--ledger", other, home=home)
    assert refused.returncode == 5
    assert "不是接访台账" in refused.stderr
    assert run("check", "--ledger", tmp_path / "none.xfd", home=home).returncode == 5


def test_a_value_changed_by_another_tool_shows(ledger: Path, home: Path, tmp_path: Path) -> None:
    import shutil
    import sqlite3

    copy = tmp_path / "copy.xfd"
    shutil.copy(ledger, copy)
    other = sqlite3.connect(copy)
    other.execute("UPDATE matter SET summary = '改过' WHERE number = 'JF-2026-0002'")
    other.commit()
    other.close()
    done = run("check", "--json", "--ledger", copy, home=home)
    assert done.returncode == 4
    assert any("与历史记的不一样" in problem for problem in json.loads(done.stdout)["problems"])


def test_demonstration_data_is_the_same_for_the_same_seed(home: Path, tmp_path: Path) -> None:
    texts = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.xfd"
        done = run(
            "demo",
            "--months",
            2,
            "--visits",
            60,
            "--seed",
            7,
            "--until",
            "2026-10",
            "--ledger",
            path,
            home=home,
        )
        assert done.returncode == 0, done.stderr
        rows = json.loads(run("search", "款", "--json", "--ledger", path, home=home).stdout)["rows"]
        texts.append([(row["received_on"], row["name"], row["demands"]) for row in rows])
        assert run("check", "--ledger", path, home=home).returncode == 0
    assert texts[0] == texts[1]
    assert texts[0]


def test_demonstration_data_end_on_the_day_or_with_the_month_asked_for(home: Path, tmp_path: Path) -> None:
    for until, last in (("2026-09-15", "2026-09-15"), ("2026-08", "2026-08-31")):
        path = tmp_path / f"{until}.xfd"
        words = ("--months", 1, "--visits", 60, "--seed", 7, "--until", until, "--ledger", path)
        assert run("demo", *words, home=home).returncode == 0
        ledger = dbapi2.connect(str(path))
        (newest,) = ledger.execute('SELECT max("on") FROM act').fetchone()
        ledger.close()
        assert last[:8] < newest <= last


def test_nothing_of_a_person_is_in_the_log(ledger: Path, tmp_path: Path) -> None:
    run("search", "赵德顺", "--ledger", ledger, home=tmp_path)
    run("check", "--ledger", tmp_path / "赵德顺.xfd", home=tmp_path)
    logs = "".join(path.read_text("utf-8") for path in (tmp_path / "logs").glob("*"))
    assert "赵德顺" not in logs
    assert "13837720415" not in logs
