"""Who and what an entry names: fixed words, whose a unit is, who must step aside, whom an accusation must not reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xfdesk.desk.known import Known
from xfdesk.records.visit import Derived, Finding, VisitEntry
from xfdesk.rules import names, people, text, units, vocabulary
from xfdesk.rules.words import DeliveryMethod, Handling, IdKind, OfficialState, ReasonCode, Receipt, Sex

ARTICLE_28 = "第二十八条"
ARTICLE_30 = "第三十条"


def naming(entry: VisitEntry, derived: Derived, known: Known) -> Iterator[Finding]:
    yield from _fixed_words(entry)
    yield from _category(entry, known)
    yield from _number_and_name(entry, derived, known)
    yield from _villages(entry, known)
    yield from _units(entry, derived, known)
    yield from _recusal(entry, derived, known)
    if derived.sealed:
        yield from _accusation(entry, known)


def _fixed_words(entry: VisitEntry) -> Iterator[Finding]:
    """Fields with a fixed vocabulary hold no other word."""
    wanted: list[tuple[str, str, str, Iterable[str]]] = [
        ("visitor.id_kind", "证件类型", entry.visitor.id_kind, IdKind),
        ("visitor.sex", "性别", entry.visitor.sex, Sex),
        ("matter.official_state", "系统录入状态", entry.matter.official_state, OfficialState),
    ]
    for path, paper in (("paper", entry.paper), ("notice", entry.notice)):
        wanted.append((f"{path}.method", "送达方式", paper.method, DeliveryMethod))
        wanted.append((f"{path}.receipt", "送达回证", paper.receipt, Receipt))
    wanted += [
        (f"points.{n}.reason_code", "理由代码", p.reason_code, ReasonCode) for n, p in enumerate(entry.points)
    ]
    for path, label, word, kinds in wanted:
        listed = [str(kind) for kind in kinds]
        if word and word not in listed:
            yield Finding(path, "problem", vocabulary.sentence(label, word, listed), "vocabulary")


def _category(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    """A category is one of the register's; a matter keeps the name it was recorded with."""
    category = entry.matter.category
    if not category or category == known.category:
        return
    if not any(one.name == category for one in known.office.categories):
        listed = [one.name for one in known.office.categories]
        near = vocabulary.nearest_category(category, listed)
        yield Finding(
            "matter.category",
            "problem",
            vocabulary.sentence("问题类别", category, listed, near),
            "category_unknown",
        )


def _number_and_name(entry: VisitEntry, derived: Derived, known: Known) -> Iterator[Finding]:
    """What contradicts the ID number, and the same number under another name."""
    visitor = entry.visitor
    if derived.sex and visitor.sex and visitor.sex != derived.sex:
        sentence = f"证件号上是“{derived.sex}”，填的是“{visitor.sex}”；按证件号记，请再看一眼证件"
        yield Finding("visitor.sex", "doubt", sentence, "sex_differs")
    birth = derived.birth_date.isoformat() if derived.birth_date else ""
    if birth and visitor.birth_date and visitor.birth_date != birth:
        sentence = f"证件号上的出生日期是 {birth}，填的是 {visitor.birth_date}；按证件号记，请再看一眼证件"
        yield Finding("visitor.birth_date", "doubt", sentence, "birth_differs")
    if known.parted and not derived.sealed:
        sentence = "姓名与原来登记的不同，证件号也对不上：这一次另记一位来访人，原来那一位的记录不变；同一个人改名的，请填同一个证件号"
        yield Finding("visitor.name", "note", sentence, "another_person")
    if known.other_name and not derived.sealed:
        sentence = f"这个证件号以前登记的姓名是“{known.other_name}”；两个姓名都保留，是同一个人请先取用以前的信息再改名"
        yield Finding("visitor.name", "doubt", sentence, "name_differs")


def _villages(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    """A village that no register has may be a slip of the hand; it is asked about and kept as typed."""
    listed = {text.fold(village.name) for village in known.office.villages}
    asked = {"visitor.village": entry.visitor.village, "matter.place": entry.matter.place}
    said: set[str] = set()
    for path, village in asked.items():
        if village and listed and text.fold(village) not in listed | said:
            said.add(text.fold(village))
            sentence = f"名单里没有“{village}”这个村或社区；没有打错就照填的保留，常来的请在设置里补上"
            yield Finding(path, "doubt", sentence, "village_unknown")


def _units(entry: VisitEntry, derived: Derived, known: Known) -> Iterator[Finding]:
    """转送 to a body that is not ours, 交办 to one that is (art. 22); one that nobody knows is asked about."""
    if derived.sealed or entry.handling not in (Handling.ASSIGNED, Handling.TRANSFERRED, Handling.ACCEPTED):
        return
    named, assigned = [("unit", entry.unit)], entry.handling is not Handling.TRANSFERRED
    if assigned:
        named += [(f"points.{n}.unit", point.unit) for n, point in enumerate(entry.points)]
    asked: set[str] = set()
    for path, unit in named:
        if not unit:
            continue
        ours = units.is_ours(unit, known.units)
        if sentence := units.refusal(entry.handling, unit, ours):
            yield Finding(path, "problem", sentence, "unit_of_others", units.ARTICLE)
        elif ours is None and unit not in asked and not (assigned and unit in known.listed):
            asked.add(unit)
            sentence = f"“{unit}”不在单位登记簿里，不知道是不是本单位的；先照填的保留，请在设置里补上"
            yield Finding(path, "doubt", sentence, "unit_unknown")


def _recusal(entry: VisitEntry, derived: Derived, known: Known) -> Iterator[Finding]:
    """A leader or clerk of the day who is named in what the matter is about steps aside (art. 28)."""
    present = [leader.name for leader in known.day.leaders] + [known.day.clerk]
    about = f"{entry.matter.concerned}\n{entry.matter.units_concerned}"
    named = people.clashes(about, present, known.roster)
    if named and not entry.matter.recusal:
        who = "在场的人" if derived.sealed else "、".join(named)
        act = "接访" if known.day.uid else "办理"
        sentence = f"{who}与被反映的人或单位同名，应当回避（《信访工作条例》第二十八条）；请换人{act}，或在“回避”里写明"
        yield Finding("matter.recusal", "doubt", sentence, "recusal", ARTICLE_28)


def _accusation(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    """It must not reach those it is about (art. 30); who they are is asked when the text names somebody of the office."""
    matter = entry.matter
    about = f"{matter.concerned}\n{matter.units_concerned}"
    if entry.unit and units.is_about(entry.unit, about):
        sentence = "不能送给被反映的单位自己（《信访工作条例》第三十条），请送给有权处理的机关"
        yield Finding("unit", "problem", sentence, "sent_to_concerned", ARTICLE_30)
    said = f"{matter.summary}\n{matter.facts}\n{entry.statement}"
    people_named = [one for one in known.roster if names.stands_in(one, said, known.roster)]
    units_named = [name for name, _ in known.units if units.is_about(name, said)]
    told = [one for one in people_named if names.stands_in(one, about, known.roster)]
    told += [name for name in units_named if units.is_about(name, about)]
    if len(told) < len(people_named) + len(units_named):
        sentence = "内容里有本单位的人或部门的名字；如果反映的是他们，请写进“反映谁”，他们就打不开（《信访工作条例》第三十条）"
        yield Finding("matter.concerned", "doubt", sentence, "concerned_named", ARTICLE_30)
