"""信访须知: the leaflet for wall and table, in large type, two pages at most. The same words to everyone, none about a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xfdesk.outputs.document import PAGE_NUMBER, Passage, Run, Type, WordPaper
from xfdesk.outputs.papers.flow import flow
from xfdesk.outputs.papers.lines import ems
from xfdesk.records.leaflet import Days, LeafletData
from xfdesk.rules import dates
from xfdesk.rules.text import shorten

SIDE, TOP, BOTTOM, PAGES = 18.0, 15.0, 17.0, 2
SIZES = (
    (20.0, 9.6),
    (19.0, 9.1),
    (18.0, 8.6),
    (17.0, 8.2),
    (17.0, 7.7),
    (16.0, 7.6),
    (16.0, 7.1),
    (16.0, 6.8),
)
"""Type (pt) and pitch (mm) tried until all stands on two pages; never below 16 pt."""
TITLE, OFFICE, FOOT = Type("title", 32, 15), Type("value", 18, 9), Type("value", 16, 7)
BY_HAND = "＿" * 9
LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with its articles, and points below it; a point is (what stands before it in bold, the rest)."""

    heading: str
    articles: str
    points: tuple[tuple[str, str], ...]


def leaflet(data: LeafletData) -> WordPaper:
    found = _paper(data, *SIZES[-1])
    for size, pitch in SIZES:
        found = _paper(data, size, pitch)
        if len(flow(found, ems)) <= PAGES:
            break
    return found


def _paper(data: LeafletData, size: float, pitch: float) -> WordPaper:
    foot = Run(f"依据《信访工作条例》（2022年5月1日起施行）　　第 {PAGE_NUMBER} 页", FOOT)
    feet = (Passage((foot,), "centre", pitch=FOOT.pitch),)
    return WordPaper(
        tuple(_passages(data, size, pitch)),
        feet=(feet, feet),
        top=TOP,
        bottom=BOTTOM,
        left=SIDE,
        right=SIDE,
        foot_at=8.0,
        title="信访须知",
        office=data.office,
        file_name="信访须知",
    )


def _passages(data: LeafletData, size: float, pitch: float) -> Iterator[Passage]:
    head, loud, text = Type("label", size + 1, pitch), Type("label", size, pitch), Type("value", size, pitch)
    small = Type("value", 16.0, pitch)
    indent = size * 25.4 / 72
    yield Passage((Run("信 访 须 知", TITLE),), "centre", pitch=TITLE.pitch, keep_next=True)
    yield Passage((Run(data.office, OFFICE),), "centre", pitch=OFFICE.pitch, after=1.0, keep_next=True)
    for part in _parts(data):
        runs = (Run(part.heading, head), Run(f"（{part.articles}）", small))
        yield Passage(runs, pitch=pitch + 0.6, before=1.2, keep_next=True)
        for label, rest in part.points:
            said = (Run("·", text), Run(label, loud), Run(rest, text))
            yield Passage(said, left=indent, first=-indent / 2, pitch=pitch, keep_lines=True)


def _parts(data: LeafletData) -> Iterator[_Part]:
    yield _Part("一、什么时候来，到哪里来", "第18条", tuple(_where(data)))
    yield _Part(
        "二、怎样反映",
        "第17、19、20条",
        (
            ("来访、写信、打电话、上网都可以。", "不会写的，您口述，由我们如实记下来，您看过再签字。"),
            ("写明：", "姓名、住址，要求什么，事实和理由。所说的要真实，不编造，不诬告。"),
            ("多人反映同一件事，", "推选代表，不超过5人。"),
            ("到管这件事的机关来反映。", "同一件事已经在办的，不用再到上级重复反映，上级不受理。"),
        ),
    )
    yield _Part(
        "三、我们怎样办",
        "第18、21、22、23条",
        (
            ("件件登记，", "录入信访信息系统，办到哪一步可以查询，办得好不好可以评价。"),
            (
                "书面告知：",
                f"能当场告知的当场书面告知，不能的{_days(data.notice)}内告知您：怎样办，转到了哪里，或者该向哪里提出。",
            ),
            ("领导定期接访，", "任何人不得打击报复。检举控告依法移送，内容保密（第30条）。"),
        ),
    )
    yield _Part(
        "四、多久有答复",
        "第34条",
        (
            (
                f"受理之日起{_days(data.handle)}内书面答复。",
                f"情况复杂的可以延长一次，最多{data.extend}日，延长的理由书面告诉您。",
            ),
        ),
    )
    yield _Part("五、对答复不满意", "第35、36条", tuple(_remedies(data)))
    yield _Part(
        "六、有些事依法走别的路，我们会书面告诉您",
        "第31条",
        (
            ("诉讼、案件：", "向法院、检察院、公安机关等政法机关提出。"),
            ("可以仲裁的：", "劳动、土地承包等，向仲裁机构申请。"),
            ("党员申诉：", "向有权处理的党组织提出。"),
            ("行政复议、裁决、许可、处罚等：", "按行政程序办。"),
            ("要求查处违法、履行职责：", "由有这项职责的机关依法办理、答复。"),
            ("不属于以上五种的：", "由我们调查核实，出具信访处理意见书。"),
        ),
    )
    yield _Part(
        "七、大家都要守的秩序",
        "第26条",
        (
            ("不", "围堵、冲击机关单位，不拦车、不堵路；"),
            ("不", "带危险物品、管制器具；不侮辱、殴打、威胁人，不毁坏财物；"),
            ("不", "在接待场所滞留、闹事，不把生活不能自理的人留在这里；"),
            ("不", "煽动、串联、胁迫或者花钱叫别人信访，不借信访敛财。"),
        ),
    )


def _where(data: LeafletData) -> Iterator[tuple[str, str]]:
    days = "、".join(f"周{dates.WEEKDAYS[day]}" for day in data.weekdays)
    hours = "，".join(data.hours.split("\n"))
    shown = "领导和日期看接访公示，" if data.planned else ""
    yield "领导接访日：", f"每{days} {hours}。{shown}逢休息日改期另行公布。"
    yield "地点：", f"{shorten(data.where, LONGEST) or BY_HAND}"
    how = f"（{shorten(data.appointment, LONGEST)}）" if data.appointment else ""
    yield "电话：", f"{data.phone or BY_HAND}{how}　监督电话：{data.supervision_phone or BY_HAND}"
    address = "" if data.address.startswith(data.office) else f"{shorten(data.address, LONGEST)}　"
    yield "来信寄：", f"{address}{shorten(data.office, LONGEST)}"


def _remedies(data: LeafletData) -> Iterator[tuple[str, str]]:
    body = data.reviewing_body or "原办理机关的上一级机关"
    yield (
        "先复查：",
        f"收到书面答复之日起{data.review_request}日内，书面请求{shorten(body, LONGEST)}复查，{data.review_opinion}日内有复查意见。",
    )
    yield (
        "再复核：",
        f"收到复查意见之日起{data.review_request}日内，请求复查机关的上一级机关复核，{data.review_opinion}日内有复核意见"
        "（听证的时间不算）。复核以后，同一事实和理由不再受理。",
    )


def _days(days: Days) -> str:
    count, working = days
    return f"{count}个工作日" if working else f"{count}日"
