"""Every rule of the regulation that the program keeps has its test, and docs/law.md says so as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import make_law_page
from tests.law import watched
from xfdesk.errors import Refused
from xfdesk.rules import units, verdict

MODULE = '''
"""A room of an invented program."""
ARTICLE = "第三十四条"

def limit(days: int) -> None:
    """At most thirty days more (art. 34). Further words."""
    sentence = f"延期最多 {days} 日"
    raise Refused("extension_limit", sentence, article=ARTICLE)

def other() -> None:
    """Speaks of no article."""
    raise Refused("no_law", "没有")
'''


def test_every_rule_has_a_test_and_every_test_a_rule() -> None:
    known, marked = make_law_page.rules(), make_law_page.tests()
    assert sorted(key for key in known if key not in marked) == [], "rules without a test"
    assert sorted(key for key in marked if key not in known) == [], "tests of rules that are not there"


def test_the_page_is_what_the_script_makes() -> None:
    said = make_law_page.PAGE.read_text("utf-8")
    assert said == make_law_page.page(), "run: python -m scripts.make_law_page"


def test_a_rule_is_read_with_its_article_its_words_and_its_function(tmp_path: Path) -> None:
    room = tmp_path / "xfdesk" / "rules"
    room.mkdir(parents=True)
    (room / "extending.py").write_text(MODULE, "utf-8")
    (tmp_path / "tests").mkdir()
    found = make_law_page.rules(tmp_path)
    assert set(found) == {"extension_limit", "extending.limit"}
    rule = found["extension_limit"]
    assert (rule.articles, rule.what, rule.where) == ((34,), "延期最多 … 日", "`rules.extending.limit`")
    assert found["extending.limit"].what == "At most thirty days more (art. 34)."
    assert "**none**" in make_law_page.page(tmp_path)


def test_a_mark_counts_only_when_its_rule_speaks() -> None:
    with watched({"handling", "units.is_about"}) as spoke:
        Refused("handling", "不能这样办")
        assert spoke == {"handling"}
        units.is_about("区纪委", "区纪委")
        assert spoke == {"handling", "units.is_about"}
        verdict.is_judged("")
    assert spoke == {"handling", "units.is_about"}
    with pytest.raises(AssertionError, match="no such rule"), watched({"invented"}):
        pass
