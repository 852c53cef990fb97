"""What was saved is found by any piece of it, what was not is not, and nothing typed into the search field breaks it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests import builders
from tests.conftest import MORNING
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery
from xfdesk.rules import initials
from xfdesk.rules.text import fold
from xfdesk.store import search

QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
CHINESE = "征地补偿款养老保险低保危房漏雨宅基地纠纷"
RARE = "𠮷𡈽𪚥㐂龘䶮〇"
MIXED = "AbZ09７Ａ·，。（）《》“”%_*'\"-/ "
LETTERS = st.sampled_from(CHINESE * 4 + RARE + MIXED * 2) | st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Co"]
)
NAUGHTY = (
    "\u202e补偿", "补\u200b偿", "\ufeff", "😀👨\u200d👩\u200d👧", "%", "_", "%%__", '"', '""', '"补', "补 OR", "NOT 补", "NEAR(补 偿)",
    "*", "补*", "^补", "grams:补", "(", "))", "{}", "\\", "'; DROP TABLE visit; --", "~", "~gxl", "补\x00偿", "\x00", "\ud800补",
    "\udfff", "\t\n\r\v", "\u3000", "e\u0301\u0301\u0301", "ﷺ" * 20, "İ", "ß", "補" * 100_000, "a" * 100_000, "9" * 100_000,
    "补 " * 50_000, ", " * 50_000, "".join(map(chr, range(0x4E00, 0x4E00 + 20_000))), "ab1 " * 25_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """One desk for all examples; each example is a visit more."""
    desk = builders.office_desk(tmp_path_factory.mktemp("search") / "台账.xfd", FixedClock(MORNING))
    day = desk.reception.open_day(builders.reception_day()).uid
    yield desk, day
    assert desk.check() == ()
    desk.close()


def saved(here: tuple[Desk, str], demand: str, name: str = "高秀兰") -> str:
    desk, day = here
    point = builders.solved_point(text=demand)
    person = builders.visitor(name=name, id_number="", phone="")
    return desk.reception.save(builders.visit(desk, day, visitor=person, points=(point,))).visit


def finds(desk: Desk, text: str, words_too: bool = False) -> set[str]:
    query = LedgerQuery(text=text, words_too=words_too)
    found = {row.uid for row in desk.ledger.rows(query, 0, 100_000)}
    assert desk.ledger.found(query, None).rows == len(found)
    return found


@QUICK
@given(demand=st.text(LETTERS, min_size=1, max_size=40), data=st.data())
def test_any_piece_of_a_saved_demand_finds_it(
    here: tuple[Desk, str], demand: str, data: st.DataObject
) -> None:
    assume(demand.strip())
    visit = saved(here, "求" + demand)
    stored = here[0].reception.entry(visit).points[0].text
    start = data.draw(st.integers(0, len(stored) - 1))
    piece = stored[start : data.draw(st.integers(start + 1, len(stored)))]
    # A mark torn from its letter folds otherwise than with it.
    assume(piece.strip() and fold(piece).strip() in fold(stored))
    assert visit in finds(here[0], piece)
    assert visit in finds(here[0], piece, words_too=True)


@QUICK
@given(
    demand=st.text("甲乙丙丁12", min_size=1, max_size=12), typed=st.text("甲乙丙丁12", min_size=1, max_size=5)
)
@example(demand="甲乙1乙丙", typed="甲乙丙")
@example(demand="12112", typed="1211")
@example(demand="甲乙121", typed="乙12")
def test_a_line_is_found_exactly_when_it_holds_what_was_typed(
    here: tuple[Desk, str], demand: str, typed: str
) -> None:
    visit = saved(here, demand)
    (line,) = here[0].file.sql("SELECT search_text FROM ledgerline WHERE uid = ?", visit)
    assert (visit in finds(here[0], typed)) == (typed in line[0])


@pytest.mark.parametrize(
    "piece", ["补偿款", "款", "１２０", "120", "a1b", "𠮷", "𠮷𡈽", "（二）", "%", "_", '"急"', "%_"]
)
def test_pieces_that_mean_something_to_sql_are_only_letters(here: tuple[Desk, str], piece: str) -> None:
    visit = saved(here, '要求120元补偿款（二）A1B𠮷𡈽%_"急"')
    other = saved(here, "修路")
    assert visit in finds(here[0], piece)
    assert other not in finds(here[0], piece)


@pytest.mark.parametrize("words_too", [False, True])
@pytest.mark.parametrize("typed", NAUGHTY, ids=lambda typed: ascii(typed[:12]))
def test_nothing_typed_into_the_search_field_breaks_it(
    desk: Desk, day: str, typed: str, words_too: bool
) -> None:
    saved((desk, day), "补偿")
    finds(desk, typed, words_too)
    assert desk.file.value("SELECT count(*) FROM visit") == 1


@pytest.mark.parametrize("name", ["高秀兰", "曾小满", "单玉兰", "欧阳德福", "阿依古丽·买买提", "𠮷秀兰"])
def test_a_visitor_is_found_by_every_spelling_of_the_initials(here: tuple[Desk, str], name: str) -> None:
    visit = saved(here, "修路", name)
    for spelling in initials.initials(name):
        for n in range(1, min(len(spelling), 6) + 1):
            assert visit in finds(here[0], spelling[:n])
            assert visit in finds(here[0], spelling[:n].upper())


def test_initials_of_nobody_find_nobody(here: tuple[Desk, str]) -> None:
    visit = saved(here, "修路", "高秀兰")
    assert visit not in finds(here[0], "gxq")
    assert visit not in finds(here[0], "xlg")


def test_a_hit_does_not_run_over_two_fields(here: tuple[Desk, str]) -> None:
    visit = saved(here, "丑寅", "子丑")
    assert visit not in finds(here[0], "丑西")


def test_a_corrected_word_is_no_longer_found_and_the_new_one_is(here: tuple[Desk, str]) -> None:
    visit, other = saved(here, "水渠被占"), saved(here, "水渠漏水")
    desk = here[0]
    entry = desk.reception.entry(visit)
    point = builders.replace(entry.points[0], text="灌溉井被占")
    desk.reception.save(builders.replace(entry, points=(point,)))
    assert finds(desk, "水渠") == {other}
    assert finds(desk, "灌溉井") == {visit}


def test_a_visit_taken_back_is_no_longer_found(here: tuple[Desk, str]) -> None:
    saved(here, "误记的茶园")
    here[0].reception.undo_last()
    assert finds(here[0], "误记的茶园") == finds(here[0], "茶园") == set()


def test_a_sealed_accusation_is_never_found_by_its_words(here: tuple[Desk, str]) -> None:
    desk, day = here
    desk.reception.save(builders.accusation(desk, day))
    for words in ("优亲厚友", "邵某某", "危房改造名额", "邵"):
        assert finds(desk, words) == finds(desk, words, words_too=True) == set()


def test_a_rebuilt_index_finds_the_same(here: tuple[Desk, str]) -> None:
    desk = here[0]
    saved(here, "水库移民后期扶持")
    asked = ("水库", "移民后期", "gxl", "西岭", "JF-2026", "1")
    before = [finds(desk, text) for text in asked]
    assert desk.rebuild_search() == desk.file.value("SELECT count(*) FROM ledgerline")
    assert [finds(desk, text) for text in asked] == before
    assert search.whole(desk.file)
    while desk.rest():
        pass
    assert [finds(desk, text) for text in asked] == before


def test_a_pasted_paragraph_finds_the_line_it_was_copied_from(here: tuple[Desk, str]) -> None:
    paragraph = "".join(chr(0x4E00 + 7 * n) for n in range(300))
    visit = saved(here, paragraph)
    assert finds(here[0], paragraph) == finds(here[0], paragraph, words_too=True) == {visit}
    assert finds(here[0], paragraph[::-1]) == set()


def test_corrections_that_only_take_words_away_never_wear_the_index_out(desk: Desk, day: str) -> None:
    visit = desk.reception.save(builders.visit(desk, day)).visit
    for length in range(40, 4, -1):
        entry = desk.reception.entry(visit)
        summary = "青苗补偿款至今没有拨付请镇里核实丈量表后尽快拨付到户并书面答复来访人本人收"[:length]
        desk.reception.save(builders.replace(entry, matter=builders.replace(entry.matter, summary=summary)))
    assert desk.check() == ()
    assert desk.ledger.found(LedgerQuery(text="青苗补偿")).rows == 1
    assert desk.ledger.found(LedgerQuery(text="书面答复来访人")).rows == 0
