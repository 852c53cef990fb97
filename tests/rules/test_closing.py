"""What closing asks for of a matter that was answered before each answer had to be whole: its self-check, with articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xfdesk.errors import Refused
from xfdesk.rules import closing, finishing
from xfdesk.rules.closing import MatterState, PointState

POINT = PointState("同意补发", "支持", "某办法第五条", "已落实")
READY = MatterState((POINT,), remedy_told=True, receipt="签收", official="已录入")


def refusal(matter: MatterState) -> Refused:
    with pytest.raises(Refused) as refused:
        finishing.complete(closing.needs(matter))
    assert refused.value.article in refused.value.sentence
    return refused.value


def test_a_whole_one_is_closed() -> None:
    finishing.complete(closing.needs(READY))
    finishing.complete(closing.needs(replace(READY, receipt="拒收", official="不需录入")))


@pytest.mark.law("close_outcome", "close_basis")
def test_each_demand_has_its_outcome_and_its_basis() -> None:
    for lacking, rule, word in (("outcome", "close_outcome", "办理结论"), ("basis", "close_basis", "依据")):
        half = replace(READY, points=(POINT, replace(POINT, **{lacking: ""})))
        told = refusal(half)
        assert (told.rule, told.article) == (rule, "第三十二条")
        assert word in told.sentence
        finishing.complete(closing.needs(replace(half, settled=True)))


@pytest.mark.law("close_remedy")
def test_an_opinion_has_told_its_remedy_and_an_answer_to_a_suggestion_has_none() -> None:
    mute = replace(READY, remedy_told=False)
    told = refusal(mute)
    assert (told.rule, told.article) == ("close_remedy", "第三十五条")
    finishing.complete(closing.needs(replace(mute, opinion_owed=False)))


@pytest.mark.law("close_basis")
def test_the_sentence_names_all_that_is_lacking_and_the_article_of_the_first() -> None:
    bare = replace(READY, points=(replace(POINT, basis=""),), receipt="", official="")
    told = refusal(bare)
    assert told.article == "第三十二条"
    assert all(word in told.sentence for word in ("依据", "送达", "系统录入"))
