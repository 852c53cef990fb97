"""What the agenda of a session and the pages on its matters say: nothing sealed, no number of a person, secrecy kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from xfdesk.desk import conference_rows, word_files
from xfdesk.desk.paper_templates import PaperTemplates
from xfdesk.desk.story import Story
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.outputs import pack_words as words
from xfdesk.outputs.document import WordPaper
from xfdesk.outputs.papers import filling, making
from xfdesk.outputs.papers import sessions as outputs
from xfdesk.outputs.papers.words import unknown
from xfdesk.records.conference import SessionItem, SessionView
from xfdesk.records.ledger import MatterView
from xfdesk.records.papers import Annex, PaperData, PaperItem, WrittenPaper
from xfdesk.rules import clock, dates, sessions, verdict
from xfdesk.rules.words import DutyState, PaperKind, Verdict
from xfdesk.store import history

NOT_WRITTEN = "没有写任何文件"
FIRST = ("通报", "听取", "传达", "学习", "汇报上次")
"""What a session hears before it comes to its matters."""
AFTER = "现场交办：逐件定领导、定措施、定时间、定责任（会后当日出交办单）"
_GOVERNMENTS = ("人民政府", "政府", "街道办事处", "办事处")
STEPS = 12


class SessionPapers:
    def __init__(self, table: Table) -> None:
        self.table = table
        self._story = Story(table)

    def write(self, kind: PaperKind, view: SessionView, path: Path | str) -> WrittenPaper:
        """As a Word file, and into the history."""
        data = self.data(kind, view)
        target = word_files.may_put(path)
        put = word_files.put(self._made(data), target)
        self._enter(f"生成{kind.value} {data.session}")
        return WrittenPaper(str(put), kind, "", "", data.lacking)

    def pages(self, kind: PaperKind, view: SessionView) -> WordPaper:
        """The same paper to be looked at and printed here, where no Word is."""
        data = self.data(kind, view)
        return making.pages(self._made(data), data)

    def data(self, kind: PaperKind, view: SessionView) -> PaperData:
        items = [item for item in view.items if not item.sealed]
        if not items:
            raise Refused(
                "session_empty",
                f"{view.session.name}还没有提请的事项，没有可以写的{kind.value}",
                NOT_WRITTEN,
                "请先在事项里记“提请会议”",
                field="conference",
            )
        table, session = self.table, view.session
        whole = kind is PaperKind.SUMMARIES
        with table.file.read():
            found = tuple(self._item(n, item, session.uid, whole) for n, item in enumerate(items, 1))
        before, after = _others(session.agenda)
        named = f"{session.year}年第{session.session}次"
        data = PaperData(
            kind=kind,
            title=kind.value,
            office=table.office.name,
            matter="",
            matter_number=f"{named}联席会议",
            dated=table.today,
            contact=table.who,
            contact_phone=table.office.phone,
            conference=conference_name(table.office.name),
            session=named,
            held_at=_held_at(session.on, session.time),
            place=session.place,
            host=session.host,
            attendants="；".join(part for part in session.attendants.split("\n") if part.strip()),
            matters=found,
            first_items=_numbered(before, 1),
            later_items=_numbered(after, len(before) + 2),
            place_of_matters=_numeral(len(before) + 1),
        )
        return replace(data, lacking=tuple(f"{named}会议还没有写：{word}" for word in unknown(data)))

    def _item(self, n: int, item: SessionItem, session: str, whole: bool) -> PaperItem:
        found = "（排查发现）" if item.found else ""
        reports = item.reports or item.unit
        said = PaperItem(
            index=str(n),
            number=item.number,
            summary=f"{item.summary.rstrip('。')}{found}",
            ask="；".join(part.strip() for part in item.ask.split("\n") if part.strip()),
            reports=reports if whole else reports.replace("、", "\n"),
            answer_due=item.answer_due.isoformat() if item.answer_due else "",
        )
        return self._whole(said, item, session) if whole else said

    def _whole(self, said: PaperItem, item: SessionItem, session: str) -> PaperItem:
        """All that lies before the session on one page."""
        on = self.table.today
        view = self._story.tell(item.matter, on, revealed=False, opened=False)
        called = item.name or "来访人"
        who = f"{called}等{item.people}人" if item.people > 1 else called
        return replace(
            said,
            name="　".join(part for part in (who, item.village) if part),
            came="　".join(_came(view, on)),
            demands="\n".join(_demands(view)) or "没有单独的诉求",
            owner="　".join(_owner(view, on)) or "还没有定承办",
            done="\n".join(list(_done(view, on))[:STEPS]) or "还没有记下办理经过",
            waiting="\n".join(_waiting(view, on)) or "没有等着办的期限",
            earlier="\n".join(self._earlier(item.matter, session, on)),
        )

    def _earlier(self, matter: str, session: str, on: date) -> Iterator[str]:
        for one in conference_rows.of_matter(self.table, matter):
            if one.session.uid == session:
                continue
            item = one.item
            until = f"，{words.day(item.due, on)}前" if item.due else ""
            said = f"{item.decision}（{item.assigned_to}{until}）" if item.decided_on else "没有定"
            report = f"；反馈：{item.report}" if item.report else ""
            named = sessions.full_name(one.session.year, one.session.session)
            yield f"{named}：{said}{report}；{item.state}"

    def _made(self, data: PaperData) -> bytes:
        with self.table.file.read():
            template = PaperTemplates(self.table).content(data.kind)
        try:
            return outputs.made(template, data)
        except filling.Unfit as error:
            raise Refused(
                "unfit_template",
                f"{data.kind.value}的模板填不成",
                NOT_WRITTEN,
                "请在“设置 · 文书模板”里改回程序自带的，或重新收一份",
            ) from error

    def _enter(self, what: str) -> None:
        table = self.table
        with table.file.act():
            history.append(table.file, at=table.clock.now(), who=table.who, what=what)


def conference_name(office: str) -> str:
    """清河镇人民政府 convenes 清河镇信访工作联席会议."""
    named = next((office[: -len(end)] for end in _GOVERNMENTS if office.endswith(end)), office)
    return f"{named}信访工作联席会议"


def _held_at(on: date | None, time: str) -> str:
    return f"{dates.to_keep(on)}{time}" if on else time


def _others(agenda: str) -> tuple[list[str], list[str]]:
    """The other items of the agenda, those that are heard first and those that follow the matters."""
    listed = [line.strip() for line in agenda.split("\n") if line.strip()]
    first = [line for line in listed if line.startswith(FIRST)]
    return first, [line for line in listed if line not in first] or [AFTER]


def _numbered(items: list[str], begin: int) -> tuple[Annex, ...]:
    return tuple(Annex(item, _numeral(n)) for n, item in enumerate(items, begin))


def _numeral(n: int) -> str:
    figures = "零一二三四五六七八九十"
    return f"{figures[n] if n <= 10 else f'十{figures[n - 10]}' if n < 20 else n}、"


def _came(view: MatterView, on: date) -> Iterator[str]:
    yield view.category.replace("/", " / ")
    yield f"{words.day(view.received_on, on)}{view.channel}收到" if view.channel else ""
    yield view.status
    yield "重大紧急" if view.urgent else ""


def _demands(view: MatterView) -> Iterator[str]:
    judged = verdict.carries_verdict(view.matter_class, view.route)
    for one in view.points:
        said = f"（{one.point.verdict or Verdict.PENDING}）" if judged else ""
        answered = f"，已答复：{one.outcome}" if one.outcome else ""
        yield f"{one.index}. {one.point.text}{said}{answered}"


def _owner(view: MatterView, on: date) -> Iterator[str]:
    if view.lead_official:
        yield f"包案领导 {view.lead_official}"
    owner = " ".join(part for part in (view.unit, view.person) if part)
    if owner:
        yield f"承办 {owner}"
    if view.due_on:
        yield f"{words.day(view.due_on, on)}前"


def _done(view: MatterView, on: date) -> Iterator[str]:
    for moment in words.done(view.timeline):
        yield f"{words.day(moment.on, on)}　{words.step(moment)}"


def _waiting(view: MatterView, on: date) -> Iterator[str]:
    waiting = (DutyState.OPEN, DutyState.OVERDUE)
    duties = [duty for duty in view.duties if duty.state in waiting and duty.key not in clock.RIGHTS]
    for duty in sorted(duties, key=lambda duty: (duty.key in clock.SOFT, duty.safe, duty.key)):
        yield f"{words.open_duty(duty, on)}（{words.left(duty, on)}）"
