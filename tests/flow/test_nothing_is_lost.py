"""Whatever a day file holds is refused, or it is shown afterwards, or the answer's notes say what became of it (art. 19)."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from xfdesk.commands.answer import plain
from xfdesk.desk.day_import import RowAnswer
from xfdesk.desk.desk import Desk

HEAD = {"date": "2026-11-20", "place": "镇信访接待室", "leaders": [{"name": "周启明"}], "clerk": "林小雨"}
SURE = ("411325197603142044", "41132519630405121X", "411325197011233313", "65312119780112009X")
ACCUSED = "纪检监察/检举控告"
CATEGORIES = ("社会保障/养老保险", "土地征用/补偿款拨付", "环境保护/水", "纪检监察/检举控告", "涉法涉诉/执行")
WORDS: dict[str, tuple[object, ...]] = {
    "class": ("申诉求决", "建议意见", "检举控告", "咨询"),
    "category": CATEGORIES,
    "route": (1, 2, 3, 4, 5, 6),
    "channel": ("接访", "来信", "来电"),
    "handling": ("当场解决", "受理", "交办", "转送", "告知途径", "续访"),
    "verdict": ("全部合理", "部分合理", "不合理", "待核实"),
    "reason_code": ("合理但缺乏法律依据",),
    "method": ("当面", "邮寄", "其他"),
    "receipt": ("签收", "拒收", "无法送达"),
    "official_state": ("未录入", "已录入", "不需录入"),
    "id_kind": ("居民身份证", "护照", "军官证", "未提供"),
    "id_number": (*SURE, "411325197603142043", "E12345678", "41132519760314"),
    "sex": ("男", "女"),
    "phone": ("13537717120", "61234567", "+852 9123 4567", "0377-61234567转802", "12345"),
    "kind": ("受理告知书", "转送(交办)告知单", "法定途径告知单", "来访登记表", "移送函"),
    "birth_date": ("1976-03-14", "1963-04-05", "1990-01-01"),
    "received_on": ("2026-11-20", "2026-11-18"),
    "accepted_on": ("2026-11-20",),
    "delivered_on": ("2026-11-20", "2026-11-19"),
    "explained_on": ("2026-11-20",),
    "due": ("2026-12-18", "2026-11-02"),
    "next_look_on": ("2027-01-08",),
    "by_when": ("2026-12-04",),
    "arrived": ("09:10", "上午"),
    "left": ("09:40",),
    "urgent_reported_at": ("09:30",),
}
VISITOR = (
    "name", "id_kind", "id_number", "sex", "birth_date", "phone", "phone2", "village", "address", "household", "employer",
    "needs", "agent",
)  # fmt: skip
MATTER = (
    "class", "route", "category", "place", "summary", "facts", "channel", "received_on", "accepted_on", "units_concerned",
    "concerned", "in_proceedings", "urgent_reported_at", "urgent_reported_to", "recusal", "official_state",
    "official_number",
)  # fmt: skip
POINT = (
    "text", "verdict", "judged_by", "reason", "reason_code", "basis", "reasonable_part", "unreasonable_part", "measure",
    "leader", "unit", "person", "due", "explanation", "explained_by", "explained_on", "remedy", "next_look_on",
)  # fmt: skip
PAPER = ("kind", "number", "method", "receipt", "delivered_on", "recipient", "excused")
VISIT = ("arrived", "left", "handling", "unit", "statement", "leader_opinion", "answer")
ALWAYS = {"name", "category", "summary", "text", "handling", "unit", "village"}


class Teller:
    """Makes rows in which every free word is a word of its own."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.n = 0

    def word(self, name: str) -> object:
        if name in WORDS:
            return self.chance.choice(WORDS[name])
        self.n += 1
        return f"词{self.n:04d}语"

    def some(self, names: tuple[str, ...], often: float = 0.5) -> dict[str, object]:
        return {name: self.word(name) for name in names if name in ALWAYS or self.chance.random() < often}

    def row(self, no: int) -> dict[str, Any]:
        chance = self.chance
        row: dict[str, Any] = {"no": no, "people": chance.randint(1, 4), **self.some(VISIT)}
        row["visitor"] = self.some(VISITOR)
        row["matter"] = matter = self.some(MATTER, 0.4)
        few = int(matter["category"] != ACCUSED)
        row["points"] = [self.some(POINT, chance.choice((0.3, 1.0))) for _ in range(chance.randint(few, 2))]
        if chance.random() < 0.8:
            row["handling"] = self.lawful(matter)
        for name in ("paper", "notice"):
            if chance.random() < 0.5:
                row[name] = self.some(PAPER, 0.6)
                if chance.random() < 0.8:
                    row[name].pop("excused", None)
        if chance.random() < 0.5:
            row["promise"] = self.some(("what", "by_whom", "by_when"), 0.6)
        if chance.random() < 0.3:
            row["representatives"] = [{"name": self.word("name"), "phone": self.word("phone")}]
        return row

    def lawful(self, matter: dict[str, object]) -> object:
        """A way of handling that the matter's class and route allow."""
        kind = matter.get("class") or ("检举控告" if matter["category"] == ACCUSED else "申诉求决")
        if kind == "检举控告":
            return "转送"
        route = matter.get("route") or (1 if str(matter["category"]).startswith("涉法涉诉") else 6)
        if kind == "申诉求决" and route in (1, 2, 3, 4):
            return "告知途径"
        return self.chance.choice(("受理", "交办", "转送"))


def take(desk: Desk, folder: Path, row: dict[str, Any]) -> RowAnswer:
    path = folder / "day.json"
    path.write_text(json.dumps({"day": HEAD, "visits": [row]}, ensure_ascii=False), "utf-8")
    (answer,) = desk.day_import.rows(desk.day_import.read(path))
    return answer


def shown(desk: Desk, matter: str) -> str:
    """Everything that is shown of a matter in full; a sealed one is opened."""
    view = desk.ledger.matter(matter, revealed=True)
    if view.sealed:
        view = desk.ledger.open_sealed(matter, "核对")
    return json.dumps(plain(view), ensure_ascii=False)


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in leaves(one)]
    return [str(value)]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_accepted_is_shown_or_named(desk: Desk, tmp_path: Path, seed: int) -> None:
    teller, taken = Teller(seed), 0
    known: list[str] = []
    for no in range(1, 31):
        row = teller.row(no)
        if known and teller.chance.random() < 0.3:
            row["continues"] = teller.chance.choice(known)
        answer = take(desk, tmp_path, row)
        if answer.saved is None:
            continue
        taken += 1
        known.append(answer.saved.number)
        told = shown(desk, answer.saved.matter) + "".join(answer.saved.notes)
        sent = leaves({key: value for key, value in row.items() if key not in ("no", "continues")})
        assert [leaf for leaf in sent if not is_there(leaf, told)] == []
    assert taken > 8, "or the test says nothing"
    assert desk.check() == ()


def is_there(leaf: str, told: str) -> bool:
    """As it was sent, or as it is tidied: a local number with its area code."""
    return leaf in told or f"0377-{leaf}" in told
