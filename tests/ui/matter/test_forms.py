"""The short forms: what they ask, how they walk, what they refuse, and that no word typed is lost."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.matter import conftest as life
from tests.ui.matter.conftest import Ctrl, Hand, Key, Town
from ui.matter.forms.form import ActForm, Asks
from ui.matter.forms.making import Offered
from ui.matter.forms.table import FORMS
from ui.matter.forms.values import act_of, values_of
from ui.theme import Theme
from ui.widgets import DateField, Sentence
from xfdesk.records import acts
from xfdesk.records.acts import KINDS, Act
from xfdesk.rules.words import ActKind


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_asks_for_every_field_of_every_act(kind: ActKind) -> None:
    asked = {field.name for row in FORMS[kind].rows for cell in row for field in cell.fields}
    answers = {field.name for row in FORMS[kind].each for cell in row for field in cell.fields}
    wanted = {field.name for field in fields(KINDS[kind])}
    assert asked == wanted - {"answers"}
    if "answers" in wanted:
        assert answers == {field.name for field in fields(acts.PointAnswer)} - {"point"}


EXAMPLES: tuple[Act, ...] = (
    acts.Close(),
    acts.Judge(point="2", verdict="部分合理", reason="有据", not_yet_solvable=True, next_look_on="2027-01-04"),
    acts.GiveReply("1号", "镇政府", (acts.PointAnswer("1", "答", "支持", "据"), acts.PointAnswer("2", "答二")), "途径"),
)  # fmt: skip


@pytest.mark.parametrize("act", EXAMPLES)
def test_an_act_comes_back_from_its_fields_as_it_went_in(act: Act) -> None:
    assert act_of(acts.KIND_OF[type(act)], values_of(act)) == act


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_says_its_name_and_has_a_place_in_the_walk(kind: ActKind, light: Theme) -> None:
    offers = Offered(points=(("1", "一"), ("2", "二")), waiting=("办事",), papers=("受理告知书",))
    answers = (("1", "一"), ("2", "二")) if kind is ActKind.REPLY else ()
    form = ActForm(light, Asks(kind, kind.label, offers, answers), life.VISIT)
    stops = form.stops()
    assert stops[-1] is form.foot.paper
    for _where, _field, widget in form.shown():
        named = widget.line if isinstance(widget, DateField) else widget
        assert named.accessibleName()
        assert widget in stops
    form.deleteLater()


# Walking


def test_enter_goes_from_field_to_field_and_at_the_end_records(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_N)
    hand.type("补齐材料清单")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_Return)
    hand.type("12-4")
    hand.press(Key.Key_Return)
    assert hand.form.foot.day.isAncestorOf(hand.here())
    hand.press(Key.Key_Return)
    assert hand.here() is hand.form.foot.record
    hand.press(Key.Key_Return)
    assert town.acts()[-1] == acts.MakePromise("补齐材料清单", "韩雪梅", "2026-12-04")


def test_shift_tab_goes_back_and_the_digits_choose(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    hand.type("上门看了现场")
    hand.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    hand.press(Key.Key_3)
    hand.press(Key.Key_S, Ctrl)
    assert town.acts()[-1] == acts.TakeStep("协调", "陈立群", "上门看了现场")


def test_letters_typed_into_a_field_are_words_and_no_acts(hand: Hand) -> None:
    hand.press(Key.Key_D)
    for key in (Key.Key_G, Key.Key_Y, Key.Key_M):
        hand.press(key)
    assert hand.form.asks.kind is ActKind.STEP
    assert hand.form.value("text") == "gym"


def test_a_letter_on_a_row_of_choices_opens_no_other_form(hand: Hand) -> None:
    hand.press(Key.Key_H)  # not lawful yet
    hand.press(Key.Key_G)
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_D)
    assert hand.form.asks.kind is ActKind.NOTICE


# What stands there


def test_a_posted_notice_asks_when_it_was_received_and_one_drawn_up_asks_nothing(
    hand: Hand, town: Town
) -> None:
    hand.press(Key.Key_G)

    def shown() -> set[str]:
        return {where for where, _field, _widget in hand.form.shown()}

    assert shown() == {"kind", "number", "method", "receipt"}
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_2)
    assert "delivered_on" in shown()
    hand.press(Key.Key_4)
    assert shown() == {"kind", "number", "method"}
    hand.press(Key.Key_S, Ctrl)
    act = town.acts()[-1]
    assert isinstance(act, acts.Notice)
    assert (act.method, act.receipt, act.delivered_on) == ("", "", "")


def test_what_has_gone_from_the_form_is_not_recorded(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_G)
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_2)
    hand.form.fields["delivered_on"][1].setFocus()
    hand.type("11-30")
    hand.form.fields["method"][1].setFocus()
    hand.press(Key.Key_1)
    hand.press(Key.Key_S, Ctrl)
    act = town.acts()[-1]
    assert isinstance(act, acts.Notice) and act.delivered_on == "2026-11-27"


def test_only_papers_that_this_visitor_can_get_are_offered(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_G)
    first = hand.form.fields["kind"][1]
    assert "延期办理告知书" not in [first.itemText(n) for n in range(first.count())]
    hand.press(Key.Key_Escape)
    life.accepted(town)
    town.did(acts.Extend("30", "要比对", "周启明"))
    hand.press(Key.Key_G)
    box = hand.form.fields["kind"][1]
    assert box.value() == "延期办理告知书"


def test_the_judgement_asks_what_its_verdict_obliges_to(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_J)
    hand.press(Key.Key_3)

    def shown() -> set[str]:
        return {where for where, _field, _widget in hand.form.shown()}

    assert {"reason", "basis", "explanation", "explained_by", "explained_on", "remedy", "by"} <= shown()
    assert "measure" not in shown() and "due" not in shown()
    assert hand.form.value("explained_on") == "2026-11-27"
    hand.press(Key.Key_2)
    assert {"reasonable_part", "unreasonable_part", "measure", "unit", "due"} <= shown()


def test_reasonable_without_a_law_is_partly_reasonable(hand: Hand, town: Town) -> None:
    """art. 32(2): ticked where 不合理 has no basis, it becomes 部分合理."""
    hand.press(Key.Key_J)
    hand.press(Key.Key_3)
    hand.form.fields["basis"][1].set_value("")
    hand.form.lay()
    tick = hand.form.fields["reason_code"][1]
    assert tick.isVisible()
    tick.setFocus()
    hand.press(Key.Key_Space)
    assert hand.form.value("verdict") == "部分合理"
    assert "basis" not in {where for where, _field, _widget in hand.form.shown()}


def test_the_day_typed_late_says_so(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    hand.type("去了村里")
    hand.form.foot.day.setFocus()
    hand.type("11-25")
    assert hand.form.foot.late.text() == "补记"
    assert "2 天前" in hand.form.foot.day.hint.text()
    hand.press(Key.Key_S, Ctrl)
    line = town.desk.ledger.matter(town.number).timeline
    told = next(moment for moment in line if moment.second == "去了村里")
    assert told.late and "补记" in told.by


def test_the_extension_says_to_which_day(hand: Hand, town: Town) -> None:
    life.accepted(town)
    hand.press(Key.Key_Y)
    assert "2027 年 2 月 25 日" in hand.form.title.note.text()
    hand.form.fields["days"][1].setFocus()
    hand.type("10")
    assert "2027 年 2 月 5 日" in hand.form.title.note.text()
    hand.type("31")
    assert hand.form.title.note.text() == ""


# Refused


def said_under(form: ActForm) -> list[str]:
    return [one.text() for one in form.findChildren(Sentence) if one.isVisible()]


@pytest.mark.law("extension_limit")
def test_an_extension_of_31_days_is_refused_under_its_field_with_the_article(hand: Hand, town: Town) -> None:
    life.accepted(town)
    hand.press(Key.Key_Y)
    hand.type("周启明")
    hand.form.fields["reason"][1].setFocus()
    hand.type("要比对")
    hand.form.fields["days"][1].setFocus()
    hand.type("31")
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_S, Ctrl)
    (sentence,) = said_under(hand.form)
    assert "最多 30 日" in sentence and "第三十四条" in sentence
    assert hand.here() is hand.form.fields["days"][1]
    assert hand.form.value("reason") == "要比对"
    assert not any(isinstance(act, acts.Extend) for act in town.acts())
    hand.type("30")
    assert said_under(hand.form) == []
    hand.press(Key.Key_S, Ctrl)
    assert isinstance(town.acts()[-1], acts.Extend)


def test_a_reply_without_basis_is_refused_at_the_demand_that_lacks_it(hand: Hand, town: Town) -> None:
    life.accepted(town)
    hand.press(Key.Key_R)
    hand.type("认定三年")
    hand.form.fields["answers.0.basis"][1].setFocus()
    hand.type("")
    hand.press(Key.Key_S, Ctrl)
    (sentence,) = said_under(hand.form)
    assert "依据" in sentence and "第三十二条" in sentence
    assert hand.here() is hand.form.fields["answers.0.basis"][1]


def test_a_day_to_come_is_refused_at_the_day(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    hand.type("去了村里")
    hand.form.foot.day.setFocus()
    hand.type("2026-12-24")
    hand.press(Key.Key_S, Ctrl)
    assert any("还没有到" in one for one in said_under(hand.form))
    assert hand.form.foot.day.isAncestorOf(hand.here())
    assert town.acts() == []


def test_what_another_window_recorded_meanwhile_is_refused_and_the_words_stay(hand: Hand, town: Town) -> None:
    life.accepted(town)
    hand.press(Key.Key_Y)
    hand.type("周启明")
    hand.form.fields["reason"][1].setFocus()
    hand.type("要比对")
    town.did(acts.Extend("20", "别处已经延过", "韩雪梅"))
    assert hand.here() is hand.form.fields["reason"][1], "the cursor is not taken away"
    hand.press(Key.Key_S, Ctrl)
    assert any("只能延期一次" in one for one in said_under(hand.form))
    assert hand.form.value("reason") == "要比对"


# Kept


def test_escape_closes_the_form_and_keeps_the_words_for_this_matter(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    hand.type("正要写下的一句")
    hand.press(Key.Key_Escape)
    assert hand.acting.form is None and hand.page.opened.is_open
    hand.press(Key.Key_Escape)
    assert not hand.page.opened.is_open
    hand.open(town.number)
    hand.press(Key.Key_D)
    assert hand.form.value("text") == "正要写下的一句"
    hand.press(Key.Key_S, Ctrl)
    hand.press(Key.Key_D)
    assert hand.form.value("text") == ""


def test_another_act_begun_keeps_the_words_of_the_first(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    hand.type("一句")
    hand.acting.open(ActKind.NOTICE)
    hand.acting.open(ActKind.STEP)
    assert hand.form.value("text") == "一句"


def test_an_untouched_form_leaves_nothing_behind(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    hand.press(Key.Key_Escape)
    assert hand.window.around.kept.waiting(hand.acting.view.uid) == ()


NAUGHTY = ("\u202e反写", "=1+1", "a\x00b", "'; DROP TABLE act; --", "𠮷" * 40, "<b>粗</b>", " \n\t ")


@pytest.mark.parametrize("words", NAUGHTY)
def test_odd_words_are_recorded_as_words_or_refused_in_a_sentence(hand: Hand, town: Town, words: str) -> None:
    hand.press(Key.Key_D)
    hand.type(words)
    hand.press(Key.Key_S, Ctrl)
    if hand.acting.form is None:
        assert isinstance(town.acts()[-1], acts.TakeStep)
    else:
        assert said_under(hand.form) and town.acts() == []
    assert isinstance(hand.here(), QWidget)
