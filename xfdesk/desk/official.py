"""文书: official papers of a matter, drawn up with their number, written as Word files, shown and printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from xfdesk.desk import word_files
from xfdesk.desk.followup import FollowUp
from xfdesk.desk.paper_gathering import Gathering
from xfdesk.desk.paper_kinds import NOT_WRITTEN
from xfdesk.desk.paper_templates import PaperTemplates
from xfdesk.desk.table import Table
from xfdesk.errors import NotSaved, Refused
from xfdesk.outputs.document import WordPaper
from xfdesk.outputs.papers import filling, making
from xfdesk.outputs.papers.words import FILES
from xfdesk.records.acts import Notice
from xfdesk.records.papers import PaperData, PaperOffer, WrittenPaper
from xfdesk.rules import dates
from xfdesk.rules.articles import ARTICLE_30
from xfdesk.rules.words import PaperKind
from xfdesk.store import history, matters, papers

NEVER_DRAWN = (PaperKind.OPINION, PaperKind.RECEIPT)
"""The opinion has the number of its reply; a 送达回证 accompanies a paper and is none itself."""


def kind_of(typed: str) -> PaperKind:
    """A kind as it is typed, with brackets of either width."""
    name = typed.strip().replace("（", "(").replace("）", ")")
    found = next((kind for kind in FILES if name in (kind.value, kind.name.lower())), None)
    if found is None:
        listed = "、".join(kind.value for kind in FILES)
        raise Refused("no_such_paper", f"没有“{typed[:30]}”这种文书", NOT_WRITTEN, f"可以写：{listed}")
    return found


class Papers:
    """Papers of sealed accusations are refused: there is only the letter to the competent body (art. 30)."""

    def __init__(self, table: Table, followup: FollowUp) -> None:
        self.table, self.followup = table, followup

    @cached_property
    def templates(self) -> PaperTemplates:
        return PaperTemplates(self.table)

    # What can be written

    def offered(self, matter: str) -> tuple[PaperOffer, ...]:
        """Every kind: whether it can be written now, else why not; the number of the one that is drawn up."""
        found = []
        for kind in FILES:
            try:
                data = self.data(kind, matter)
            except Refused as refused:
                if refused.rule == "no_matter":
                    raise
                found.append(PaperOffer(kind, False, refused.what))
                continue
            with self.table.file.read():
                row = papers.by_key(self.table.file, data.paper) if data.paper else None
            given = row is not None and row.given_on is not None
            found.append(PaperOffer(kind, True, "", data.number, given))
        return tuple(found)

    def data(self, kind: PaperKind, matter: str, paper: str = "") -> PaperData:
        """Everything the paper says: of the one drawn up (or of the one with this key), else as it would be drawn up today.

        Raises `Refused` where there is none to write, with its article.
        """
        uid = self._uid(matter)
        with self.table.file.read():
            self._refuse_sealed(uid)
            return Gathering(self.table, uid, kind, paper).made()

    def document(self, kind: PaperKind, matter: str, paper: str = "") -> WordPaper:
        """The pages to look at and to print, without drawing a number."""
        data = self.data(kind, matter, paper)
        return making.pages(self._made(data), data)

    # Writing

    def draw_up(self, kind: PaperKind, matter: str) -> PaperData:
        """The paper with its number, drawn in an act of its own unless it is drawn up already."""
        data = self.data(kind, matter)
        if data.paper or kind in NEVER_DRAWN:
            return data
        self.followup.record(data.matter, "", Notice(kind=kind))
        return self.data(kind, matter)

    def write(self, kind: PaperKind, matter: str, out: Path | str, paper: str = "") -> WrittenPaper:
        """Draw it up where it is not, and write the Word file. What cannot be written has drawn no number."""
        data = self.data(kind, matter, paper)
        self._made(data)
        word_files.may_put(Path(out))
        data = data if paper else self.draw_up(kind, matter)
        return self._write(data, Path(out))

    def of_day(self, on: date) -> tuple[PaperData, ...]:
        """Papers drawn up, written or handed over on a day, each as it stands; nothing of sealed matters."""
        with self.table.file.read():
            found = [row for row in papers.of_day(self.table.file, on) if row.kind in FILES]
        made = []
        for row in found:
            try:
                made.append(self.data(row.kind, row.matter, row.uid))
            except Refused:
                continue  # typed at a table without what such a paper tells
        return tuple(made)

    def write_day(self, on: date, folder: Path | str) -> tuple[WrittenPaper, ...]:
        """All papers of a day into a folder. Nothing is begun where there is none, or where the folder is not there."""
        target = Path(folder)
        if not target.is_dir():
            raise NotSaved("这个文件夹不在了", "没有写任何文件", "请换一个位置")
        found = self.of_day(on)
        if not found:
            raise Refused(
                "no_papers", f"{dates.on_paper(on)}没有生成或送出的文书", "没有写任何文件", "请核对日期"
            )
        places = [target / f"{name}.docx" for name in _apart(making.file_name(data) for data in found)]
        for place in places:
            word_files.may_put(place)
        return tuple(self._write(data, place) for data, place in zip(found, places, strict=True))

    def file_name(self, data: PaperData) -> str:
        """Kind and number, never a name."""
        return making.file_name(data)

    def _write(self, data: PaperData, out: Path) -> WrittenPaper:
        path = word_files.put(self._made(data), out)
        self.sent_out(data, "生成文书")
        return WrittenPaper(str(path), data.kind, data.matter_number, data.number, data.lacking)

    def sent_out(self, data: PaperData, how: str) -> None:
        """The making of a paper is written down, on whatever way it leaves (`how`: 生成文书, 打印文书)."""
        file = self.table.file
        with file.act():
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what=f"{how} {data.kind.value}",
                matter=data.matter,
                after={"kind": data.kind.value, "number": data.number},
            )

    def pages(self, data: PaperData) -> WordPaper:
        return making.pages(self._made(data), data)

    def _made(self, data: PaperData) -> bytes:
        with self.table.file.read():
            template = self.templates.content(data.kind)
        try:
            return making.made(template, data)
        except filling.Unfit as error:
            raise Refused(
                "unfit_template",
                f"{data.kind.value}的模板填不成",
                NOT_WRITTEN,
                "请在“设置 · 文书模板”里改回程序自带的，或重新收一份",
            ) from error

    def _uid(self, matter: str) -> str:
        with self.table.file.read():
            uid = matters.find(self.table.file, matter.strip())
        if not uid:
            raise Refused(
                "no_matter",
                f"没有编号为 {matter[:40]} 的事项",
                "数据没有动过",
                "请核对编号，例如 JF-2026-0001",
            )
        return uid

    def _refuse_sealed(self, uid: str) -> None:
        if matters.row(self.table.file, uid)["sealed"]:
            raise Refused(
                "accusation_paper",
                "检举控告只有给有权处理的机关的移送函，没有别的文书（《信访工作条例》第三十条）",
                NOT_WRITTEN,
                "要打印移送函，请在台账里写明原因打开它",
                article=ARTICLE_30,
            )


def _apart(names: Iterable[str]) -> Iterator[str]:
    """Two papers without a number on one matter are two files."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}_{seen[name]}"
