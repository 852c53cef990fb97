"""Sending the ledger out as a workbook: read in slices here, built in a child process, put in place whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any

from xfdesk import paths
from xfdesk.desk.export_rows import SOON, ledger_values, listed_values
from xfdesk.desk.table import Table
from xfdesk.errors import Cancelled, DeskError, NotSaved, Refused
from xfdesk.records.book import BookHead, Exported
from xfdesk.rules import categories
from xfdesk.rules.columns import SHEET
from xfdesk.rules.span import Span
from xfdesk.rules.words import NO_VISITS
from xfdesk.safety import parts
from xfdesk.store import book, history
from xfdesk.store.book import Counted
from xfdesk.store.stock import Day, Stood

TRIES = 3
GIVES_WAY = 5
"""So often a slice of reading is taken back for the window before the window waits for it."""
CHILD = ("-m", "xfdesk.outputs.workbook.child")
OLD_FILE = "原来的文件没有动"
Read = Callable[[Callable[[], Any]], Any]
"""Runs one read: waits and repeats where the window's thread came between."""


class Export:
    def __init__(self, table: Table) -> None:
        self.table = table

    def suggested_name(self, span: Span) -> str:
        """Kind and span only, never a person."""
        office = "".join(ch for ch in self.table.office.name if ch.isalnum())
        return f"{office}信访接待日工作台账_{span.key}.xlsx"

    def workbook(
        self,
        span: Span,
        path: Path | str,
        *,
        full: bool = False,
        reason: str = "",
        recipient: str = "",
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Exported:
        """Write the span's workbook. Masked unless `full`, which needs a reason and is logged with its recipient.

        Raises `Refused`, `NotSaved` or `Cancelled`; the old file then stays as it was and nothing is left behind.
        For the worker: it reads in slices and waits for the child.
        """
        # A link stays a link: what it leads to is replaced.
        target = Path(os.path.realpath(path))
        if target.suffix.lower() != ".xlsx":
            raise Refused("suffix", "工作簿的文件名要以 .xlsx 结尾", "没有写任何文件", "请改一下文件名")
        if full and not reason.strip():
            raise Refused("reason", "完整版要写明用途", "没有写任何文件", "请写一句为什么要完整号码")
        if not target.parent.is_dir():
            raise NotSaved(f"文件夹 {target.parent.name} 不在了", "没有写任何文件", "请换一个位置")
        parts.sweep(target.parent)
        enter = partial(self._enter_full, span, reason, recipient) if full else _enter_nothing
        for attempt in range(1, TRIES + 1):
            job = _Job(
                self.table,
                span,
                target,
                full,
                recipient.strip() or "本单位留存",
                progress,
                cancelled,
                enter,
            )
            done = job.run(hold=attempt == TRIES)
            if done is not None:
                break
        assert done is not None
        return done

    def _enter_full(self, span: Span, reason: str, recipient: str, what: str, done: Exported) -> None:
        """Full numbers leave the desk only after the history says so."""
        file = self.table.file
        with file.act():
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what=what,
                after={
                    "span": span.key,
                    "reason": reason,
                    "recipient": recipient,
                    "rows": done.rows,
                    "sha256": done.sha256,
                },
            )


def _enter_nothing(what: str, done: Exported) -> None:
    """A masked workbook needs no entry."""


class _Job:
    """One attempt: head, rows, check, place."""

    def __init__(
        self,
        table: Table,
        span: Span,
        target: Path,
        full: bool,
        recipient: str,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
        enter: Callable[[str, Exported], None] = _enter_nothing,
    ) -> None:
        self.table, self.span, self.target, self.full, self.recipient = table, span, target, full, recipient
        self.enter = enter
        self.progress = progress or (lambda done, of: None)
        self.cancelled = cancelled or (lambda: False)

    def run(self, hold: bool) -> Exported | None:
        """None when an act touched the span meanwhile: begin again; with `hold` the file is held, so that none can."""
        with parts.beside(self.target, paths.part_notes()) as self.part:
            child = _start()
            try:
                done = self._prepared(child, hold)
                if done is not None:
                    self._place(child, done)
                return done
            finally:
                _end(child)

    def _prepared(self, child: subprocess.Popen[str], hold: bool) -> Exported | None:
        """The workbook written beside its place and read back."""
        try:
            if hold:
                with self.table.file.act():
                    return self._prepare(child, lambda work: work())
            return self._prepare(child, partial(self.table.file.patiently, most=GIVES_WAY))
        except BrokenPipeError:
            self._answer(child)
            raise

    def _prepare(self, child: subprocess.Popen[str], read: Read) -> Exported | None:
        file, span = self.table.file, self.span
        assert child.stdin is not None
        head_seq = read(lambda: history.head(file)[0])
        found = book.counted(file, self._day(), read)
        head = self._head(read, found)
        self._send(child.stdin, head, read, found)
        answer = self._answer(child)
        if read(lambda: book.touched_since(file, head_seq, span.until)):
            return None
        self._stop_if_cancelled()
        return Exported(
            str(self.target), head.rows, head.open_rows, head.owned_rows, answer["sha256"], answer["size"]
        )

    def _place(self, child: subprocess.Popen[str], done: Exported) -> None:
        """The entry first, then the file; what fails after the entry is entered too."""
        assert child.stdin is not None
        self.enter("导出完整版", done)
        try:
            with suppress(BrokenPipeError):
                child.stdin.write("place\n")
                child.stdin.flush()
            answer = self._answer(child, lambda: None)
        except BaseException:
            _end(child)
            if self._stands(done):
                return  # it was stopped after its work was done
            self.enter("导出完整版没有写成", done)
            raise
        if not answer.get("synced"):
            raise NotSaved(
                "磁盘没有答复新工作簿是否写稳",
                "新工作簿已经在原处，原来的已被替换",
                "请打开看一遍，或再导出一次",
            )

    def _stands(self, done: Exported) -> bool:
        try:
            with self.target.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == done.sha256
        except OSError:
            return False

    def _day(self) -> Day:
        """The span's last day, or today within it."""
        span, table = self.span, self.table
        as_of = min(span.until, max(span.since, table.today))
        return Day(span.since, span.until, as_of, table.calendar, table.limits)

    def _head(self, read: Read, found: Counted) -> BookHead:
        file, span, office = self.table.file, self.span, self.table.office
        self.count = int(read(lambda: book.count(file, span.since, span.until)))
        as_of = found.day.as_of
        left = [(one.due - as_of).days for one in found.open if one.due and not one.overdue]
        return BookHead(
            office=office.name,
            code=office.code,
            title=f"{_short(office.name)}领导干部信访接待日工作台账（{span.title}）",
            span=span.title,
            since=span.since,
            until=span.until,
            as_of=as_of,
            reporter=self.table.who,
            phone=office.phone,
            filled_on=self.table.today,
            full=self.full,
            recipient=self.recipient if self.full else "",
            paper=office.report_paper,
            rows=max(1, self.count),
            open_rows=len(found.open),
            owned_rows=len(found.owned),
            open_overdue=sum(one.overdue for one in found.open),
            open_soon=sum(0 <= days <= SOON for days in left),
            open_sealed=found.open_sealed,
        )

    def _send(self, pipe: IO[str], head: BookHead, read: Read, found: Counted) -> None:
        file, span = self.table.file, self.span
        group, names = self.table.office.group_size, _first_levels(self.table)
        figures = book.figures(file, found, group, names, read)
        months = book.months(file, span.until, read)
        values = {key: _plain(value) for key, value in asdict(head).items()}
        # The first line in ASCII: a path may hold bytes that are no text.
        self._line(
            pipe,
            {
                "target": str(self.target),
                "part": str(self.part),
                "book": values,
                "figures": [list(asdict(line).values()) for line in figures],
                "months": [list(asdict(line).values()) for line in months],
            },
            escaped=True,
        )
        for rows in self._ledger_rows(read, head.as_of):
            self._line(pipe, rows)
        self._line(pipe, "rows")
        for name, listed in (("open", found.open), ("owned", found.owned)):
            for rows in self._listed_rows(read, name, listed, head.as_of):
                self._line(pipe, rows)
            self._line(pipe, name)

    def _ledger_rows(self, read: Read, as_of: date) -> Iterator[list[list[Any]]]:
        file = self.table.file
        after, end = book.span_ids(self.span.since, self.span.until)
        after -= 1
        sent = 0
        while rows := read(partial(book.rows_after, file, after, end, as_of)):
            self._stop_if_cancelled()
            yield [ledger_values(row[1:], self.full, as_of) for row in rows]
            sent += len(rows)
            after = rows[-1][0]
            self.progress(sent, self.count)
        if not sent:
            yield [["", *(NO_VISITS if column.key == "demands" else None for column in SHEET)]]

    def _listed_rows(
        self, read: Read, name: str, listed: list[Stood], as_of: date
    ) -> Iterator[list[list[Any]]]:
        values = listed_values(name, as_of, self.full)
        for start in range(0, len(listed), book.SLICE):
            self._stop_if_cancelled()
            wanted = listed[start : start + book.SLICE]
            rows = read(partial(book.listed_rows, self.table.file, wanted, as_of))
            yield [
                values(n, row, one) for n, (row, one) in enumerate(zip(rows, wanted, strict=True), start + 1)
            ]

    def _line(self, pipe: IO[str], what: object, *, escaped: bool = False) -> None:
        pipe.write(json.dumps(what, ensure_ascii=escaped, default=_plain_in_list) + "\n")

    def _answer(self, child: subprocess.Popen[str], look: Callable[[], None] | None = None) -> dict[str, Any]:
        assert child.stdin is not None and child.stdout is not None
        with suppress(BrokenPipeError):
            child.stdin.flush()
        for line in child.stdout:
            (look or self._stop_if_cancelled)()
            answer: dict[str, Any] = json.loads(line)
            if answer.get("ready") or answer.get("done"):
                return answer
            if "error" in answer:
                raise self._sentence(answer)
        if child.wait() < 0 or os.name == "nt":
            raise NotSaved(
                "写工作簿的过程被系统中断了（可能内存不够）", OLD_FILE, "请关掉一些别的程序，再导出一次"
            )
        raise RuntimeError("the workbook's child process ended without an answer")

    def _sentence(self, answer: dict[str, Any]) -> DeskError:
        name = self.target.name
        if answer["error"] == "mismatch":
            return NotSaved("写好的工作簿核对不一致", OLD_FILE, "请再导出一次；如果还是这样，请检查磁盘")
        if answer["error"] == "memory":
            return NotSaved("内存不够，工作簿没有写成", OLD_FILE, "请关掉一些别的程序，再导出一次")
        if answer["errno"] == errno.ENAMETOOLONG:
            return NotSaved("文件名太长", OLD_FILE, "请起一个短一些的文件名")
        if answer["errno"] in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
            return NotSaved("磁盘已满，工作簿没有写成", OLD_FILE, "请腾出空间，或换一个位置再导出")
        if answer["busy"]:
            return NotSaved(
                f"《{name}》正在被 Excel 或 WPS 打开", OLD_FILE, "请关闭它后重试，或另存为别的文件名"
            )
        return NotSaved(f"这个位置写不了文件（{name}）", OLD_FILE, "请检查文件夹是否只读，或换一个位置")

    def _stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise Cancelled("导出已取消", OLD_FILE)


def _start() -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, *CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a child cut off in the middle of a line would show its traceback
        encoding="utf-8",
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        # Ctrl+C in a terminal is for the program; the child ends when nobody writes to it any more.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _end(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None and child.stdout is not None
    with suppress(OSError):
        child.stdin.close()
    if child.poll() is None:
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    child.stdout.close()


def _first_levels(table: Table) -> dict[str, str]:
    """Codes by name, of the office's own list if it has one."""
    rows = [(one.code, one.first, one.second) for one in table.office.categories] or categories.shipped()
    codes = {first: code for code, first, second in rows if not second}
    return {first: codes.get(first, "") for _, first, _ in rows}


def _short(office: str) -> str:
    return office.removesuffix("人民政府")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _plain_in_list(value: object) -> object:
    """A date among the cells travels as a pair, so that the child makes a real date of it."""
    if isinstance(value, date):
        return ["d", value.isoformat()]
    raise TypeError(type(value).__name__)
