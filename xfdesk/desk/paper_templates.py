"""文书模板: the office's own wording. A shipped template is copied out, edited in Word or WPS, and taken in again."""

from __future__ import annotations

from pathlib import Path

from xfdesk.changes import Change, Touched
from xfdesk.desk import word_files
from xfdesk.desk.table import Table
from xfdesk.outputs.papers import checking, making
from xfdesk.outputs.papers.words import MUST, TEMPLATE_FILES, allowed
from xfdesk.records.papers import TemplateState
from xfdesk.rules.text import shorten
from xfdesk.rules.words import PaperKind
from xfdesk.store import history, papers


class PaperTemplates:
    def __init__(self, table: Table) -> None:
        self.table = table

    def states(self) -> tuple[TemplateState, ...]:
        """Every kind that is written with a template, in the order of the list."""
        with self.table.file.read():
            own = {row.kind: row for row in papers.templates(self.table.file)}
        return tuple(
            TemplateState(kind, True, own[kind].name, own[kind].at, own[kind].who)
            if kind in own
            else TemplateState(kind)
            for kind in TEMPLATE_FILES
        )

    def words(self, kind: PaperKind) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words that a template of the kind must hold, and the others that it may use."""
        return MUST[kind], tuple(word for word in allowed(kind).all if word not in MUST[kind])

    def content(self, kind: PaperKind) -> bytes:
        """The template that is in force. Inside the file's lock."""
        return papers.template(self.table.file, kind) or making.shipped(kind)

    def suggested_name(self, kind: PaperKind) -> str:
        return f"{kind.value.replace('(', '（').replace(')', '）')}_模板.docx"

    def copy_out(self, kind: PaperKind, path: Path | str) -> Path:
        """The one in force, to be edited."""
        with self.table.file.read():
            content = self.content(kind)
        return word_files.put(content, path)

    def take_in(self, kind: PaperKind, path: Path | str) -> None:
        """Raises `Refused` with what is wrong with it; the one in force then stays."""
        blob = word_files.read(path, checking.NOT_TAKEN)
        checking.check(kind, blob)
        file, now = self.table.file, self.table.clock.now().isoformat(timespec="seconds")
        with file.act():
            papers.put_template(file, kind, shorten(Path(path).name, 80), blob, now, self.table.who)
            self._enter(f"换文书模板 {kind.value}", kind)
        self.table.tell(Change(Touched.OFFICE, f"{kind.value}的模板已换成单位自己的"))

    def go_back(self, kind: PaperKind) -> None:
        """To the one that comes with the program; nothing happens where it stands already."""
        file = self.table.file
        with file.act():
            if papers.template(file, kind) is None:
                return
            papers.drop_template(file, kind)
            self._enter(f"文书模板用程序自带的 {kind.value}", kind)
        self.table.tell(Change(Touched.OFFICE, f"{kind.value}改用程序自带的模板"))

    def _enter(self, what: str, kind: PaperKind) -> None:
        table = self.table
        history.append(
            table.file, at=table.clock.now(), who=table.who, what=what, touched=[("Template", kind.value)]
        )
