"""What each register's table shows, and how a row becomes a record and back. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xfdesk.desk.office import OfficeDesk
from xfdesk.errors import Refused
from xfdesk.records.office import Category, Clerk, Leader, Office, Post, Unit, Village
from xfdesk.rules import dates

YES, NO = "是", "否"
BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class Column:
    """`yes`: a check box. `wide`: takes what is left. `hint` is the head's tooltip."""

    title: str
    width: int = 120
    yes: bool = False
    wide: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """`rows` gives (uid, cells); `save(desk, office, uid, cells)` gives the uid; `remove(desk, uid)` takes one away.

    `new` are the cells of the empty last row; it is saved once the columns `needs` are filled. Cells are text; a check box is 是 or 否.
    """

    key: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Callable[[Office], list[tuple[str, tuple[str, ...]]]]
    save: Callable[[OfficeDesk, str, tuple[str, ...]], str]
    remove: Callable[[OfficeDesk, str], None]
    new: tuple[str, ...]
    needs: tuple[int, ...] = (0,)


def _yes(value: bool) -> str:
    return YES if value else NO


def _removing(register: str) -> Callable[[OfficeDesk, str], None]:
    def remove(desk: OfficeDesk, uid: str) -> None:
        desk.remove(register, uid)

    return remove


def _kept(records: Sequence[Any], uid: str, make: Callable[[], Any]) -> Any:
    """The record as it stands, so that what the table does not show is not lost."""
    return next((record for record in records if record.uid == uid), None) or make()


# Leaders: one table row a post; the rows of one leader share the uid, the row's place in it follows after "/".


def leader_rows(office: Office) -> list[tuple[str, tuple[str, ...]]]:
    rows: list[tuple[str, tuple[str, ...]]] = []
    for leader in office.leaders:
        for at, post in enumerate(leader.posts or (Post(""),)):
            since = post.since.isoformat() if post.since else ""
            until = post.until.isoformat() if post.until else ""
            cells = (leader.name, post.title, since, until, leader.duties, _yes(leader.active))
            rows.append((f"{leader.uid}/{at}", cells))
    return rows


def save_leader(desk: OfficeDesk, uid: str, cells: tuple[str, ...]) -> str:
    key, _, at_text = uid.partition("/")
    leader = _kept(desk.office().leaders, key, lambda: Leader("", ""))
    post = Post(cells[1].strip(), _day(cells[2], "任职起"), _day(cells[3], "任职止"))
    posts = list(leader.posts)
    at = int(at_text) if at_text else len(posts)
    posts[at : at + 1] = [post] if post.title else []
    active = cells[5] != NO
    saved = desk.put_leader(
        replace(leader, name=cells[0].strip(), posts=tuple(posts), duties=cells[4].strip(), active=active)
    )
    return f"{saved.uid}/{min(at, max(len(posts) - 1, 0))}"


def remove_leader(desk: OfficeDesk, uid: str) -> None:
    """A leader with several posts loses the one on the row; with one, goes altogether."""
    key, _, at_text = uid.partition("/")
    leader = _kept(desk.office().leaders, key, lambda: Leader("", ""))
    if len(leader.posts) > 1:
        posts = tuple(post for at, post in enumerate(leader.posts) if at != int(at_text or 0))
        desk.put_leader(replace(leader, posts=posts))
    else:
        desk.remove("leader", key)


def add_post(desk: OfficeDesk, uid: str, today: date) -> None:
    """换职务: the post held ends yesterday, a new one begins today, to be named."""
    key = uid.partition("/")[0]
    leader = _kept(desk.office().leaders, key, lambda: Leader("", ""))
    ended = tuple(replace(post, until=post.until or dates.parse("昨天", today)) for post in leader.posts)
    desk.put_leader(replace(leader, posts=(*ended, Post("新职务", today))))


def _day(text: str, label: str) -> date | None:
    if not text.strip():
        return None
    try:
        return dates.parse(text, date.today())
    except dates.BadDate as fault:
        raise Refused("date", f"{label}：{fault}", "没有改动", "请写成 2026-11-23 这样") from fault


# The plain ones


def clerk_rows(office: Office) -> list[tuple[str, tuple[str, ...]]]:
    return [(clerk.uid, (clerk.name, _yes(clerk.active))) for clerk in office.clerks]


def save_clerk(desk: OfficeDesk, uid: str, cells: tuple[str, ...]) -> str:
    return desk.put_clerk(Clerk(uid, cells[0].strip(), cells[1] != NO)).uid


def unit_rows(office: Office) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (unit.uid, (unit.name, BETWEEN.join(unit.persons), unit.phone, _yes(unit.ours), _yes(unit.active)))
        for unit in office.units
    ]


def save_unit(desk: OfficeDesk, uid: str, cells: tuple[str, ...]) -> str:
    name, persons, phone, ours, active = cells
    found = tuple(person for person in _split(persons) if person)
    return desk.put_unit(Unit(uid, name.strip(), found, phone.strip(), ours != NO, active != NO)).uid


def _split(text: str) -> list[str]:
    for mark in "，,；; \t":
        text = text.replace(mark, BETWEEN)
    return [piece.strip() for piece in text.split(BETWEEN)]


def village_rows(office: Office) -> list[tuple[str, tuple[str, ...]]]:
    return [(village.uid, (village.name, _yes(village.active))) for village in office.villages]


def save_village(desk: OfficeDesk, uid: str, cells: tuple[str, ...]) -> str:
    return desk.put_village(Village(uid, cells[0].strip(), cells[1] != NO)).uid


def category_rows(office: Office) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.code, (c.code, c.first, c.second, c.bureau_code, _yes(c.active))) for c in office.categories]


def save_category(desk: OfficeDesk, uid: str, cells: tuple[str, ...]) -> str:
    code, first, second, bureau, active = (cell.strip() for cell in cells)
    if uid and code != uid:
        raise Refused("code", "已有类别的代码不能改", "没有改动", "请另加一行，再停用这一行")
    if not uid and any(category.code == code for category in desk.office().categories):
        raise Refused("code", f"代码 {code} 已经有了", "没有改动", "请换一个代码")
    if code and not (code.isascii() and code.isdigit() and len(code) == (4 if second else 2)):
        raise Refused("code", "类别代码一级两位数字，二级四位数字", "没有改动", "例如 02 和 0203")
    return desk.put_category(Category(code, first, second, bureau, active != NO)).code


ACTIVE = Column("在用", 56, yes=True)
REGISTERS: tuple[Register, ...] = (
    Register(
        "leader",
        "接访领导",
        "一行一个职务，换职务不改旧记录",
        (
            Column("姓名", 110),
            Column("职务", 150),
            Column("任职起", 110, hint="2026-11-23，可以空着"),
            Column("任职止", 110, hint="空着表示现任"),
            Column("分工", 160, wide=True),
            Column("在任", 56, yes=True),
        ),
        leader_rows,
        save_leader,
        remove_leader,
        ("", "", "", "", "", YES),
    ),
    Register(
        "clerk",
        "登记员",
        "每一处改动都记着是谁改的",
        (Column("姓名", 160, wide=True), ACTIVE),
        clerk_rows,
        save_clerk,
        _removing("clerk"),
        ("", YES),
    ),
    Register(
        "unit",
        "责任单位",
        "本级的交办，不归本级的转送",
        (
            Column("单位", 190),
            Column("经办人", 200, wide=True, hint="几个人用顿号隔开"),
            Column("电话", 130),
            Column("本级", 56, yes=True),
            ACTIVE,
        ),
        unit_rows,
        save_unit,
        _removing("unit"),
        ("", "", "", YES, YES),
    ),
    Register(
        "village",
        "村和社区",
        "住址和发生地从这里选",
        (Column("名称", 200, wide=True), ACTIVE),
        village_rows,
        save_village,
        _removing("village"),
        ("", YES),
    ),
    Register(
        "category",
        "问题类别",
        "上级代码只在报送时用",
        (
            Column("代码", 70),
            Column("一级", 160),
            Column("二级", 180, wide=True),
            Column("上级代码", 110),
            ACTIVE,
        ),
        category_rows,
        save_category,
        _removing("category"),
        ("", "", "", "", YES),
        (0, 1),
    ),
)
