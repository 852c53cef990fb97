"""Names compared whole, units told apart, fixed words with the nearest, and words that mark people."""

from __future__ import annotations

import pytest

from xfdesk.rules import assistance, categories, names, people, units, vocabulary
from xfdesk.rules.words import Handling, Receipt

OURS = (("自然资源所", True), ("区水务局", False))


@pytest.mark.parametrize("dot", ["·", "•", "・", "‧", " ", "", "．"])
def test_the_dot_and_blanks_of_a_name_do_not_count(dot: str) -> None:
    assert names.same("买买提·艾力", f"买买提{dot}艾力")
    assert names.folded(f"买 买提{dot}艾力") == "买买提艾力"


@pytest.mark.parametrize(
    ("name", "words", "there"),
    [
        ("王丽", "反映王丽娟收钱", False),
        ("王丽", "反映王丽收钱", True),
        ("王丽", "王丽副镇长", True),
        ("王丽", "王丽、王丽娟", True),
        ("王丽", "村主任王 丽强占耕地", True),
        ("王丽娟", "反映王丽娟", True),
        ("韩雪梅", "副镇长韩雪梅", True),
        ("买买提·艾力", "找买买提•艾力理论", True),
        ("王", "姓王的", False),
    ],
)
def test_a_name_is_found_whole(name: str, words: str, there: bool) -> None:
    assert names.stands_in(name, words) is there


@pytest.mark.law("people.clashes")
def test_a_short_name_does_not_bar_a_longer_one_of_the_roster() -> None:
    assert people.clashes("反映王强建", ("王强",), ("王强建",)) == ()
    assert people.clashes("反映王丽娟、王丽", ("王丽", "王丽娟", "李四")) == ("王丽", "王丽娟")


def test_the_register_knows_whose_a_unit_is() -> None:
    assert units.is_ours("自然资源所", OURS) is True
    assert units.is_ours("区水务局 ", OURS) is False
    assert units.is_ours("县人民法院", OURS) is False
    assert units.is_ours("某个单位", OURS) is None


def test_each_way_leads_to_its_own_units() -> None:
    assert "第二十二条" in units.refusal(Handling.TRANSFERRED, "自然资源所", True)
    assert "第二十二条" in units.refusal(Handling.ASSIGNED, "县人民法院", False)
    assert units.refusal(Handling.TRANSFERRED, "区水务局", False) == ""
    assert units.refusal(Handling.ASSIGNED, "某个单位", None) == ""


@pytest.mark.law("units.is_about")
def test_a_unit_is_among_those_that_a_matter_is_about() -> None:
    assert units.is_about("自然资源所", "自然资源所 所长")
    assert not units.is_about("区纪委", "自然资源所")
    assert not units.is_about("", "")


def test_a_wrong_word_is_answered_with_the_nearest() -> None:
    sentence = vocabulary.sentence("送达回证", "签字签收", [str(one) for one in Receipt])
    assert "“签收”" in sentence
    listed = [f"{first}/{second}" for _, first, second in categories.shipped() if second]
    assert vocabulary.nearest_category("拖欠工资", listed) == "劳动就业/拖欠工资"
    assert vocabulary.nearest_category("土地/补偿款拨付", listed) == "土地征用/补偿款拨付"


@pytest.mark.parametrize("name", ["老户", "信访老户/其他", "缠访", "重点人员", "进京访", "钉子户"])
def test_words_that_mark_people_are_seen(name: str) -> None:
    assert vocabulary.label_in(name)


def test_no_shipped_category_marks_people() -> None:
    assert not [name for _, *parts in categories.shipped() if vocabulary.label_in(name := "/".join(parts))]
    assert vocabulary.label_in("养老户口") == ""


def test_assistance_told_is_seen_in_any_words() -> None:
    assert assistance.told(["", "另告知可申请临时救助"])
    assert not assistance.told(["已说明条件"])
