"""What is refused and what is only doubted. A problem is a rule of the regulation or what the ledger cannot hold; a doubt is
kept, marked where the matter is looked at, and said by an import. Nobody is sent away by a format.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from xfdesk.commands.answer import plain
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.office import Category, Leader
from xfdesk.records.visit import MatterEntry, PaperEntry, PromiseEntry, Representative, VisitEntry
from xfdesk.rules.words import Handling, MatterClass, PaperKind, Verdict

Change = Callable[[VisitEntry], VisitEntry]
DESK = Path(__file__).parents[2] / "xfdesk" / "desk"


def visitor(**changes: Any) -> Change:
    return lambda entry: replace(entry, visitor=replace(entry.visitor, **changes))


def matter(**changes: Any) -> Change:
    return lambda entry: replace(entry, matter=replace(entry.matter, **changes))


def point(**changes: Any) -> Change:
    return lambda entry: replace(entry, points=(replace(entry.points[0], **changes),))


def entry(**changes: Any) -> Change:
    return lambda one: replace(one, **changes)


def unreasonable(**changes: Any) -> Change:
    return entry(points=(builders.unreasonable_point(**changes),))


def accused(**changes: Any) -> Change:
    """As an accusation handed to the discipline body."""
    values = {
        "matter_class": MatterClass.ACCUSATION,
        "summary": "反映有人收钱",
        "facts": "经过如下",
    } | changes
    return lambda one: replace(
        one, matter=MatterEntry(**values), points=(), handling=Handling.TRANSFERRED, unit="区纪委"
    )


def both(*changes: Change) -> Change:
    def changed(one: VisitEntry) -> VisitEntry:
        for change in changes:
            one = change(one)
        return one

    return changed


def people(number: int) -> tuple[Representative, ...]:
    return tuple(Representative(f"代表{n}号") for n in range(number))


CANNOT_HOLD = "the ledger cannot hold it"
PROBLEMS: dict[str, tuple[str, Change]] = {
    "too_long": (CANNOT_HOLD, matter(summary="长" * 201)),
    "bad_date": (CANNOT_HOLD, point(due="某天")),
    "people": (CANNOT_HOLD, entry(people="几个")),
    "affected": (CANNOT_HOLD, entry(affected="几个")),
    "vocabulary": (CANNOT_HOLD, visitor(id_kind="工作证")),
    "category_unknown": (CANNOT_HOLD, matter(category="a6")),
    "future_date": (CANNOT_HOLD, matter(received_on="2026-11-29")),
    "representatives_limit": ("第二十条", entry(people="9", representatives=people(6))),
    "unit_of_others": ("第二十二条", entry(handling=Handling.TRANSFERRED, unit="司法所")),
    "received_after_visit": ("第二十三条", matter(received_on="2026-11-21")),
    "notice_owed": ("第二十三条", entry(notice=PaperEntry(excused="不想送"))),
    "sent_to_concerned": ("第三十条", both(accused(concerned="区纪委某某"), entry(unit="区纪委"))),
    "accusation_apart": ("第三十条", accused()),
    "sealed": ("第三十条", entry()),
    "handling": ("第三十一条", both(matter(route=6), entry(handling=Handling.LAWFUL_WAY))),
    "verdict_none": ("第三十一条", point(verdict=Verdict.NONE)),
    "no_legal_basis": ("第三十二条", unreasonable(reason_code="合理但缺乏法律依据")),
    "accepted_before_received": ("第三十四条", matter(accepted_on="2026-11-19")),
    "due_beyond_law": ("第三十四条", point(due="2027-03-01")),
}
"""Rule → its article, or why the ledger cannot hold it; and an entry that it refuses."""

DOUBTS: dict[str, Change] = {
    "doubtful_id": visitor(id_number="4113251976"),
    "doubtful_phone": visitor(phone="13537717120转3"),
    "doubtful_time": entry(arrived="一早"),
    "representatives_count": entry(people="1", representatives=people(3)),
    "affected_few": entry(people="3", affected="1"),
    "sex_differs": visitor(sex="男"),
    "birth_differs": visitor(birth_date="1980-01-01"),
    "name_differs": visitor(name="高秀蓝"),
    "village_unknown": visitor(village="没有的村"),
    "unit_unknown": point(unit="新来的单位"),
    "recusal": matter(concerned="韩雪梅"),
    "concerned_named": accused(facts="丁一鸣收了钱"),
    "notice_before_visit": entry(notice=PaperEntry(PaperKind.ACCEPTANCE, delivered_on="2026-11-02")),
    "no_notice": entry(notice=PaperEntry(PaperKind.OPINION, delivered_on="2026-11-20")),
    "offer_no_legal_basis": unreasonable(basis=""),
    "due_past": point(due="2019-05-06"),
    "due_day_off": point(due="2026-12-05"),
    "promise_without_words": entry(promise=PromiseEntry(by_whom="韩雪梅")),
    "hardship": matter(hardship=True),
}
"""Rule → an entry that is taken all the same."""

WITHOUT_A_VISIT = {
    "problem": ("channel_reception", "received_before_matter"),
    "doubt": ("assigned_due_past", "due_beyond_assigned"),
}
"""Said only of what came otherwise; tried in test_letters.py."""

AS_ON_THE_CARD = ("sex_differs", "birth_differs")
"""Stored as the ID number has them, so that nothing is left to mark; the answer names what was typed."""

NOT_ALONE = ("offer_no_legal_basis",)
"""Offered while the field that it is about is still missing."""


def declared(level: str) -> set[str]:
    """The rules of all findings of this level in the source of the desk."""
    found = set()
    for path in DESK.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding":
                values = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
                if values[1] == level:
                    assert isinstance(values[3], str), "a rule is named where it speaks"
                    found.add(values[3])
    return found


def test_every_problem_and_every_doubt_stands_in_these_tables() -> None:
    assert declared("problem") == set(PROBLEMS) | set(WITHOUT_A_VISIT["problem"])
    assert declared("doubt") == set(DOUBTS) | set(WITHOUT_A_VISIT["doubt"])


@pytest.mark.parametrize("rule", PROBLEMS)
def test_a_problem_is_refused_with_its_article_or_because_it_cannot_be_held(
    desk: Desk, day: str, rule: str, clock: FixedClock
) -> None:
    reason, change = PROBLEMS[rule]
    if rule == "received_after_visit":
        clock.advance(days=3)
    one = change(builders.visit(desk, day))
    if rule == "accusation_apart":
        one = replace(one, continues=desk.reception.save(builders.visit(desk, day)).matter)
    if rule == "sealed":
        one = replace(one, continues=desk.reception.save(builders.accusation(desk, day)).matter)
    before = desk.ledger.total()
    with pytest.raises(Refused) as refused:
        desk.reception.save(one)
    assert (refused.value.rule, refused.value.article) == (rule, reason if reason != CANNOT_HOLD else "")
    if refused.value.article:
        assert refused.value.article in refused.value.sentence
    assert desk.ledger.total() == before


@pytest.mark.parametrize("rule", [rule for rule in DOUBTS if rule not in NOT_ALONE])
def test_a_doubt_is_kept_said_and_marked(desk: Desk, day: str, rule: str) -> None:
    desk.office.put_leader(Leader("", "丁一鸣"))
    if rule == "name_differs":
        desk.reception.save(builders.visit(desk, day))
    one = DOUBTS[rule](builders.visit(desk, day))
    check = desk.reception.check(one)
    (message,) = {finding.message for finding in check.findings if finding.rule == rule}
    assert check.may_save
    saved = desk.reception.save(one)
    assert message in (*saved.notes, *saved.doubts), "said"
    view = desk.ledger.matter(saved.matter)
    if view.sealed:
        view = desk.ledger.open_sealed(saved.matter, "核对")
    assert rule in AS_ON_THE_CARD or message in view.accounts[0].doubts, "marked"
    assert desk.check() == ()


def test_an_import_says_the_doubts_it_keeps(desk: Desk, tmp_path: Path) -> None:
    head = {"date": "2026-11-20", "place": "室", "leaders": [{"name": "韩雪梅"}], "clerk": "林小雨"}
    row = {
        "no": 1,
        "visitor": {"name": "高秀兰", "phone": "61200000转8", "village": "西岭村"},
        "matter": {
            "category": "社会保障/养老保险",
            "summary": "补贴",
            "concerned": "韩雪梅",
            "hardship": True,
        },
        "points": [{"text": "补发"}],
        "handling": "受理",
    }
    path = tmp_path / "day.json"
    path.write_text(json.dumps({"day": head, "visits": [row]}), "utf-8")
    (answer,) = desk.day_import.rows(desk.day_import.read(path))
    assert answer.saved is not None
    said = "".join(answer.saved.notes)
    for words in ("按原样保存", "应当回避", "社会救助"):
        assert words in said


def test_what_is_kept_as_typed_is_masked_everywhere(desk: Desk, day: str) -> None:
    odd = visitor(id_number="4113251976", phone="13537717120 儿子", phone2="+852 9123 4567")
    saved = desk.reception.save(odd(builders.visit(desk, day)))
    told = json.dumps([plain(desk.ledger.matter(saved.matter)), plain(desk.ledger.rows(LedgerQuery(), 0, 9))])
    for words in ("4113251976", "13537717120", "91234567", "9123 4567"):
        assert words not in told
    assert desk.ledger.found(LedgerQuery(text="3537717")).rows == 1, "and found all the same"


def test_two_numbers_typed_into_one_field_stand_in_two(desk: Desk, day: str) -> None:
    saved = desk.reception.save(visitor(phone="13537717120、13900001111")(builders.visit(desk, day)))
    stored = desk.reception.entry(saved.visit).visitor
    assert (stored.phone, stored.phone2) == ("13537717120", "13900001111")
    blank = replace(
        desk.reception.blank(day), visitor=replace(builders.visitor(), name="", id_number="", phone="139000")
    )
    assert [one.number for one in desk.reception.recognise(blank)] == [saved.number]


def test_a_local_number_takes_the_offices_area_code(desk: Desk, day: str) -> None:
    saved = desk.reception.save(visitor(phone="6120 0099")(builders.visit(desk, day)))
    assert desk.reception.entry(saved.visit).visitor.phone == "0377-61200099"
    desk.office.set("phone", "")
    saved = desk.reception.save(visitor(phone="6120 0099")(builders.visit(desk, day)))
    assert desk.reception.entry(saved.visit).visitor.phone == "6120 0099"


def test_a_number_of_people_may_be_written_with_its_word(desk: Desk, day: str) -> None:
    saved = desk.reception.save(entry(people="３人")(builders.visit(desk, day)))
    assert desk.reception.entry(saved.visit).people == "3"


def test_no_word_that_marks_people_becomes_a_category(desk: Desk) -> None:
    for name in ("老户", "缠访"):
        with pytest.raises(Refused, match="标签"):
            desk.office.put_category(Category("9901", "其他", name))
