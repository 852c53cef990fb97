"""Every kind of act can be taken back once, and said otherwise later: then all stands as if it had been said so at once."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.flow import life
from tests.flow.every_act import REPLIED, STORIES, Story, matter_of
from tests.flow.life import Clerk, begun
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import (
    KINDS,
    Act,
    Deliver,
    EnterOfficial,
    KeepPromise,
    MakePromise,
    Notice,
    RequestReview,
    ReviewOpinion,
    TakeStep,
    Transfer,
    Withdraw,
)
from xfdesk.rules.words import ActKind
from xfdesk.store import history
from xfdesk.store.tables import TEMPLATES

KINDLY = pytest.mark.parametrize("kind", list(STORIES), ids=str)
KEY = re.compile(r"[0-9a-f]{32}")


def test_every_kind_of_act_has_its_story() -> None:
    assert set(STORIES) == set(KINDS)


def told(clerk: Clerk, story: Story, on: str, act: Act, *, later: bool = True) -> Any:
    for day, one in story.before:
        clerk(day, one)
    done = clerk(on, act)
    for day, one in story.after if later else ():
        clerk(day, one)
    return done


@KINDLY
def test_it_is_taken_back_to_the_letter_and_only_once(kind: ActKind, desk: Desk, clock: FixedClock) -> None:
    story = STORIES[kind]
    clerk = matter_of(story, desk, clock)
    for day, act in story.before:
        clerk(day, act)
    before, seq = life.dump(desk, without=life.DERIVED), history.head(desk.file)[0]
    clerk(story.on, story.act)
    after = life.dump(desk, without=life.DERIVED)
    assert after != before
    assert kind.label in desk.followup.undo_last()
    assert life.dump(desk, without=life.DERIVED) == before
    assert history.head(desk.file)[0] == seq + 2, "the history keeps both"
    with pytest.raises(Refused) as refused:
        desk.followup.undo_last()
    assert refused.value.rule == "nothing_to_undo"
    assert desk.check() == ()
    clerk(story.on, story.act)
    drawn = {"Act", "Paper", "Reply"}
    again = life.dump(desk, without=(*life.DERIVED, *drawn))
    assert plain(again) == plain({name: rows for name, rows in after.items() if name not in drawn})


@KINDLY
@pytest.mark.parametrize("another_day", [False, True])
def test_said_otherwise_all_stands_as_if_it_had_been_said_so_at_once(
    kind: ActKind, another_day: bool, tmp_path: Path, clock: FixedClock
) -> None:
    story = STORIES[kind]
    on = story.moved if another_day else story.on
    wrong, right = (office(tmp_path / name, clock) for name in ("wrong.xfd", "right.xfd"))
    done = told(matter_of(story, wrong, clock), story, story.on, story.act)
    first = next(one for one in wrong.followup.done(done.matter) if one.uid == done.uid)
    clock.set(datetime(2027, 12, 2, 9, 0))
    wrong.sign_in("何清")
    wrong.followup.correct(done.uid, on, story.changed)
    clock.set(datetime(2026, 11, 20, 8, 30))
    told(matter_of(story, right, clock), story, on, story.changed)
    assert plain(life.dump(wrong, without=life.DERIVED)) == plain(life.dump(right, without=life.DERIVED))
    (now,) = (one for one in wrong.followup.done(done.matter) if one.uid == done.uid)
    assert (now.first, now.at, now.who) == (first.act, first.at, "林小雨"), "the first text, and who typed it"
    assert str(now.on) == on
    ((before, what, who),) = wrong.file.sql("SELECT before, what, who FROM history ORDER BY seq DESC LIMIT 1")
    assert (what, who) == (f"更正：{kind.label}", "何清")
    kept = json.loads(wrong.file.value("SELECT first FROM act WHERE uid = ?", done.uid))
    assert kept == {"on": story.on, **json.loads(json.loads(before))}
    assert wrong.check() == ()
    wrong.followup.undo_last()
    (back,) = (one for one in wrong.followup.done(done.matter) if one.uid == done.uid)
    assert (back.act, str(back.on), back.first) == (first.act, story.on, None)
    for desk in (wrong, right):
        desk.close()


def office(path: Path, clock: FixedClock) -> Desk:
    clock.set(datetime(2026, 11, 20, 8, 30))
    return builders.office_desk(path, clock)


def plain(dumped: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Rows with their keys numbered in the order in which they were made; what an act said first is left out."""
    columns = {t.__name__: [field.name for field in t._meta.sorted_fields] for t in TEMPLATES}
    rows = {
        name: [
            {**dict(zip(columns[name], row, strict=True)), **({"first": ""} if name == "Act" else {})}
            for row in found
        ]
        for name, found in dumped.items()
    }
    keys = {key: f"key {n}" for n, key in enumerate(sorted(set(KEY.findall(json.dumps(rows, default=str)))))}

    def numbered(name: str, value: Any) -> Any:
        found = KEY.sub(lambda found: keys[found[0]], value) if isinstance(value, str) else value
        return _without_quotes(found) if name == "content" and found[:1] == "{" else found

    return {
        name: sorted(tuple(numbered(column, value) for column, value in row.items()) for row in found)
        for name, found in rows.items()
    }


def _without_quotes(content: str) -> str:
    """An act on a promise quotes it as it was worded then; a second change of the route knows the first one by itself."""
    said = json.loads(content)
    if "of" in said and "what" in said:
        del said["what"]
    if "route" in said:
        said.pop("was", None)
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


# What a correction may not do


def test_a_correction_is_refused_like_the_act_and_changes_nothing(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    given, delivered = (clerk(on, act) for on, act in REPLIED)
    clerk("2026-12-20", RequestReview("复查", "区人民政府"))
    before = life.dump(desk)
    for done, on, act, rule in (
        (given, "2026-12-10", builders.replace(life.reply(), remedy=""), "reply_remedy"),
        (given, "2026-12-15", life.reply(), "out_of_order"),
        (delivered, "2026-12-09", Deliver("当面", "签收"), "out_of_order"),
        (delivered, "2026-12-21", Deliver("当面", "签收"), "out_of_order"),
        (delivered, "2028-01-01", Deliver("当面", "签收"), "future_date"),
        (delivered, "", TakeStep("调查", "陈立群", "换了一种"), "no_act"),
    ):
        with pytest.raises(Refused) as refused:
            clerk.correct(done, on, act)
        assert refused.value.rule == rule
        assert life.dump(desk) == before


def test_what_is_told_late_of_a_closed_matter_leaves_it_complete(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    _, delivered = (clerk(on, act) for on, act in REPLIED)
    clerk.closed("2026-12-18")
    with pytest.raises(Refused) as refused:
        clerk.correct(delivered, "", Deliver("邮寄", "无法送达"))
    assert refused.value.rule == "closed_since"
    assert "送达" in refused.value.what
    assert clerk("2026-12-17", EnterOfficial("未录入")).status == "已办结", "it was entered the day after"
    assert clerk.refused("2026-12-20", EnterOfficial("未录入")).rule == "closed_since"
    assert clerk.refused("2026-12-16", life.reply()).rule == "closed_since", (
        "a new opinion that nobody has got"
    )
    clerk.correct(delivered, "2026-12-16", Deliver("邮寄", "签收"))
    assert clerk("2026-12-20", EnterOfficial("不需录入", reason="上级已录")).status == "已办结"


def test_a_way_that_ended_is_corrected_in_its_words_and_keeps_its_place(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock)
    away = clerk("2026-12-01", Transfer("区水务局"))
    over = STORIES[ActKind.RETURNED].act
    clerk("2026-12-10", over)
    gone = clerk("2026-12-20", Withdraw("不再追究"))
    clerk.correct(away, "", Transfer("区法院"))
    with pytest.raises(Refused) as refused:
        clerk.correct(away, "2026-12-11", Transfer("区法院"))
    assert refused.value.rule == "out_of_order"
    clerk.correct(gone, "2026-12-10", Withdraw("和解了"))
    assert (clerk.status("2026-12-09"), clerk.status("2026-12-10")) == ("已转送", "已撤回")


def test_the_same_words_twice_are_kept_apart_by_what_they_were_said_of(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    for by_when in ("2026-12-10", "2026-12-20"):
        clerk("2026-12-01", MakePromise("补发到账", "韩雪梅", by_when))
    first, second = (clerk("2026-12-08", KeepPromise("补发到账")) for _ in range(2))
    clerk.correct(second, "2026-12-22", KeepPromise("补发到账"))
    assert [(str(one.plain), one.state) for one in clerk.view().duties if one.key == "P"] == [
        ("2026-12-10", "met"),
        ("2026-12-20", "late"),
    ]
    clerk.correct(first, "2026-12-09", KeepPromise("补发到账"))
    assert desk.check() == ()


def test_two_attempts_of_delivery_are_corrected_each_by_itself(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    clerk(*REPLIED[0])
    failed = clerk("2026-12-12", Deliver("邮寄", "无法送达"))
    reached = clerk("2026-12-20", Deliver("当面", "签收"))
    clerk.correct(failed, "2026-12-13", Deliver("其他", "无法送达"))
    assert clerk.duty("D6").plain.isoformat() == "2027-01-19"  # type: ignore[union-attr]
    clerk.correct(reached, "2026-12-22", Deliver("当面", "拒收"))
    assert clerk.duty("D6").plain.isoformat() == "2027-01-21"  # type: ignore[union-attr]
    with pytest.raises(Refused):
        clerk.correct(reached, "2026-12-12", Deliver("当面", "签收"))


def test_a_judgement_that_another_has_followed_is_corrected_where_it_is_kept(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock)
    first = clerk("2026-12-01", life.solved(measure="先认定一年"))
    second = clerk("2026-12-08", life.refusing())
    clerk.correct(first, "2026-12-03", life.solved(measure="先认定两年"))
    (point,) = clerk.view().points
    assert [version[2].measure for version in point.versions] == [
        "核对档案，有证明的三年先行认定",
        "先认定两年",
    ]
    assert point.point.verdict == "不合理"
    assert clerk.view("2026-12-02").points[0].point.measure == "核对档案，有证明的三年先行认定"
    assert clerk.view("2026-12-05").points[0].point.measure == "先认定两年"
    for day in ("2026-12-09", "2026-11-19"):
        with pytest.raises(Refused):
            clerk.correct(first, day, life.solved())
    clerk.correct(second, "", life.refusing(reason="材料不符"))
    assert [version[2].measure for version in clerk.view().points[0].versions][-1] == "先认定两年"
    assert desk.check() == ()


def test_a_paper_that_was_drawn_up_and_given_is_corrected_by_halves(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    drawn = clerk("2026-12-01", Notice("受理告知书"))
    given = clerk("2026-12-02", Notice("受理告知书", method="邮寄"))
    assert desk.file.value("SELECT count(*) FROM paper WHERE visit = ''") == 1
    clerk.correct(drawn, "2026-11-30", Notice("受理告知书"))
    assert clerk.state("D1") == "met", "it stays given"
    for other in (Notice("不予受理告知书"), Notice("受理告知书", "受〔2026〕9号")):
        with pytest.raises(Refused) as refused:
            clerk.correct(drawn, "", other)
        assert refused.value.rule == "paper_given"
    clerk.correct(given, "2026-12-09", Notice("受理告知书", method="当面", receipt="签收"))
    assert clerk.state("D1") == "late"
    assert desk.file.sql("SELECT number, method, given_on FROM paper WHERE visit = ''") == [
        ("受〔2026〕1号", "当面", "2026-12-09")
    ]
    assert desk.check() == ()


def test_a_notice_of_another_kind_has_a_number_of_its_own(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    done = clerk("2026-12-01", Notice("受理告知书", method="当面", receipt="签收"))
    again = clerk.correct(done, "", Notice("不予受理告知书", done.paper, "当面", "签收"))
    assert again.paper == "不受〔2026〕1号"
    assert desk.file.sql("SELECT number FROM paper WHERE visit = ''") == [("不受〔2026〕1号",)]


def test_acts_of_one_day_are_corrected_though_the_matter_ended_that_day(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock)
    given = clerk.answered("2026-12-10")
    delivered = clerk("2026-12-10", Deliver("当面", "签收"))
    clerk.closed("2026-12-10")
    clerk.correct(given, "", builders.replace(life.reply(), by="自然资源所"))
    clerk.correct(delivered, "", Deliver("邮寄", "签收"))
    assert clerk.status() == "已办结"
    assert desk.check() == ()


def test_a_review_is_not_corrected_into_another_that_could_not_be(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    for on, act in REPLIED:
        clerk(on, act)
    asked = clerk("2026-12-20", RequestReview("复查", "区人民政府"))
    with pytest.raises(Refused) as refused:
        clerk.correct(asked, "", RequestReview("复核", "市人民政府"))
    assert refused.value.rule == "second_without_first"
    clerk("2027-01-10", ReviewOpinion("复查", "维持"))
    clerk.correct(asked, "2026-12-25", RequestReview("复查", "区信访局"))
    assert clerk.duty("D7").plain.isoformat() == "2027-01-24"  # type: ignore[union-attr]
