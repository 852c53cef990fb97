"""What tests of the law say at the desk: this act is refused by this rule and article, and nothing has changed."""

from __future__ import annotations

from tests.flow.life import Clerk
from xfdesk.errors import Refused
from xfdesk.records.acts import Act


def refused(clerk: Clerk, on: str, act: Act, rule: str, article: str) -> Refused:
    """By this rule, with its article in the sentence; the file says what it said before, and its columns still agree."""
    told = clerk.refused(on, act)
    assert (told.rule, told.article) == (rule, article)
    assert all(one in told.sentence for one in article.split("、"))
    assert told.data, "it says what it means for the data"
    assert clerk.desk.check() == ()
    return told
