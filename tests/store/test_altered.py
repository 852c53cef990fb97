"""What another program or the disk has altered is named by the check."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.conftest import change, findings
from xfdesk.errors import DeskError

DEMAND = "认定代课教龄，补发养老补贴"


def test_a_whole_ledger_opens_and_its_check_finds_nothing(ledger: Path) -> None:
    assert findings(ledger) == ()


@pytest.mark.parametrize(
    ("statement", "entry"),
    [
        ("UPDATE history SET who = '别人' WHERE seq = 5", "历史第 5 条"),
        ("UPDATE history SET at = '2020-01-01T00:00:00' WHERE seq = 7", "历史第 7 条"),
        ("UPDATE history SET rows = x'FF01' WHERE seq = 5", "历史第 5 条"),
        ("UPDATE history SET rows = 'words' WHERE seq = 5", "历史第 5 条"),
        ("DELETE FROM history WHERE seq = 5", "历史第 6 条"),
    ],
)
def test_the_check_tells_which_entry_of_the_history_was_altered(
    ledger: Path, statement: str, entry: str
) -> None:
    change(ledger, statement)
    assert entry in "".join(findings(ledger))


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE demandpoint SET due = '2030-01-01' WHERE rowid = 1", "DemandPoint"),
        ("UPDATE demandpoint SET due = '随便' WHERE rowid = 1", "DemandPoint"),
        ("UPDATE demandpoint SET verdict = '随便' WHERE rowid = 1", "DemandPoint"),
        ("UPDATE matter SET received_on = '随便' WHERE rowid = 1", "Matter"),
        ("UPDATE visitor SET id_number = '1' WHERE rowid = 1", "Visitor"),
        ("DELETE FROM visit WHERE rowid = 1", "Visit"),
        ("DELETE FROM matter WHERE rowid = 1", "Matter"),
    ],
)
def test_the_check_tells_which_record_was_altered(ledger: Path, statement: str, table: str) -> None:
    change(ledger, statement)
    found = findings(ledger)
    assert any(f"：{table} 的一行与历史记的不一样" in sentence for sentence in found)


def test_the_check_names_a_table_that_is_gone(ledger: Path) -> None:
    change(ledger, "DROP TABLE demandpoint")
    assert any("表 demandpoint" in sentence for sentence in findings(ledger))


def test_one_flipped_letter_of_a_demand_is_found(ledger: Path) -> None:
    """Damage of the disk inside a text leaves the structure whole: only the history's sums tell."""
    content = ledger.read_bytes()
    assert DEMAND.encode() in content
    ledger.write_bytes(content.replace(DEMAND.encode(), DEMAND.replace("代", "仪").encode()))
    assert any("历史第" in sentence for sentence in findings(ledger))


def trashed(ledger: Path, rng: random.Random) -> Iterator[int]:
    """Pages 2 … one after the other with noise over their heads; the other pages stay whole."""
    content = ledger.read_bytes()
    for page in rng.sample(range(1, len(content) // 4096), 25):
        noise = rng.randbytes(64)
        ledger.write_bytes(content[: page * 4096] + noise + content[page * 4096 + 64 :])
        yield page


def test_noise_over_any_page_is_a_sentence_and_never_a_fault_of_the_program(ledger: Path) -> None:
    unseen = []
    for page in trashed(ledger, random.Random(11)):
        try:
            found = findings(ledger)
        except DeskError as error:
            assert error.sentence
        else:
            if not found:
                unseen.append(page)
    assert unseen == []
