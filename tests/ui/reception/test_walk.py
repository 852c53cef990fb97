"""The cursor's way: Tab and Enter go as the talk goes, nothing is left out, nothing is done by accident."""

from __future__ import annotations

from tests import builders
from tests.ui.reception.conftest import Hands
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk

CARD = "411325197603142044"
WHO = ["证件号", "姓名", "电话", "人数", "住址的村或社区", "详址", "类别", "发生地", "概况", "陈述", "诉求"]


def test_tab_walks_as_the_talk_goes(page: ReceptionPage, hands: Hands) -> None:
    hands.card(CARD)
    page.today.workplace.form.places.start()
    seen = [hands.here()]
    while seen[-1] != "诉求":
        hands.tab()
        seen.append(hands.here())
    assert seen == WHO


def test_enter_moves_on_in_every_field_of_one_line(page: ReceptionPage, hands: Hands) -> None:
    hands.card(CARD)
    seen = ["证件号", hands.here()]
    while seen[-1] != "陈述":
        hands.key("Return")
        seen.append(hands.here())
    assert seen == WHO[:-1]


def test_without_a_number_the_sex_is_asked_after_the_name(page: ReceptionPage, hands: Hands) -> None:
    page.today.in_hand.check_now()
    hands.key("Return")
    assert hands.here() == "姓名"
    hands.key("Return")
    assert hands.here() == "性别"


def test_what_fills_itself_is_passed_by_and_reached_from_its_neighbour(
    page: ReceptionPage, hands: Hands
) -> None:
    hands.card(CARD)
    hands.until("电话")
    hands.key("Backtab")
    assert hands.here() == "证件类型"
    hands.until("概况")
    hands.key("Backtab")
    assert hands.here() == "性质"


def test_enter_that_takes_a_line_of_the_list_moves_on(page: ReceptionPage, hands: Hands) -> None:
    hands.until("类别")
    hands.type("ylbx")
    hands.key("Return")
    assert hands.here() == "发生地"
    assert page.today.workplace.form.matter.category.value() == "社会保障/养老保险"


def test_the_cursor_goes_from_the_date_to_the_promise_and_not_up_and_back(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    hands.until("诉求")
    hands.type("补发养老补贴")
    hands.key("Alt+1")
    hands.until("何时")
    hands.tab()
    assert hands.here() == "答应"
    heights = []
    for _ in range(3):
        heights.append(hands.focus.mapToGlobal(hands.focus.rect().topLeft()).y())
        hands.tab()
    assert heights == sorted(heights)


def test_the_place_is_the_visitors_village_until_another_is_said(page: ReceptionPage, hands: Hands) -> None:
    matter = page.today.workplace.form.matter
    hands.until("住址的村或社区")
    hands.type("西岭村")
    page.today.in_hand.check_now()
    assert matter.place.value() == "西岭村"
    hands.until("发生地")
    hands.key("Ctrl+A")
    hands.type("东河村")
    page.today.workplace.form.who.village.setFocus()
    page.today.in_hand.check_now()
    assert matter.place.value() == "东河村"


def test_the_only_leader_of_the_day_is_filled_in(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    day = page.today.in_hand.day
    one = builders.replace(day, leaders=day.leaders[:1])
    page.today.in_hand.set_day(one)
    hands.key("Alt+3")
    editor = page.today.workplace.form.points.editor
    assert editor.explained_by.value() == day.leaders[0].name
    hands.key("Alt+1")
    assert editor.leader.value() == day.leaders[0].name


def test_a_leader_is_found_by_initials(page: ReceptionPage, hands: Hands) -> None:
    hands.until("诉求")
    hands.type("补发养老补贴")
    hands.key("Alt+1")
    hands.until("包案领导")
    hands.type("hxm")
    hands.key("Return")
    assert page.today.workplace.form.points.editor.leader.value() == "韩雪梅"
    assert hands.here() == "何时"


def test_the_sixth_name_is_refused_where_it_was_typed(page: ReceptionPage, hands: Hands) -> None:
    who = page.today.workplace.form.who
    hands.until("姓名")
    hands.type("钱卫东")
    hands.until("人数")
    hands.key("Ctrl+A")
    hands.type("7")
    page.today.in_hand.check_now()
    assert who.chips.names() == ("钱卫东",), "the visitor is the first of them"
    hands.until("添加代表")
    for name in ("吴秀英", "郑海涛", "冯立新", "陈桂香", "何六"):
        hands.type(name)
        hands.key("Return")
        page.today.in_hand.check_now()
        assert hands.here() == "添加代表"
    assert len(who.chips.names()) == 5 and "何六" not in who.chips.names()
    assert who.add_name.text() == "何六"


def test_the_first_representative_keeps_the_visitors_name(page: ReceptionPage, hands: Hands) -> None:
    who = page.today.workplace.form.who
    hands.until("姓名")
    hands.type("钱卫")
    who.people.set_value("7")
    page.today.in_hand.check_now()
    hands.type("东")
    page.today.in_hand.check_now()
    assert who.chips.names() == ("钱卫东",)


def test_an_anonymous_visitor_takes_one_row(page: ReceptionPage, hands: Hands) -> None:
    who = page.today.workplace.form.who
    who.more.click()
    who.anonymous.click()
    page.today.in_hand.check_now()
    assert hands.here() == "匿名的原因"
    assert not who.phone.isVisible() and not who.employer.isVisible()
    assert who.people.isVisible()
    label = who.grid.layout_.itemAtPosition(0, 2)
    assert label is not None and label.widget().text() == "人数"  # type: ignore[attr-defined]
