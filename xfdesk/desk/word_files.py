"""A Word file put in its place: never over one that is open, whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from xfdesk.errors import DeskError, NotSaved, Refused
from xfdesk.outputs.papers import making
from xfdesk.paths import part_notes
from xfdesk.placing import place
from xfdesk.safety import parts

FULL = (errno.ENOSPC, errno.EDQUOT)
OLD = "原来的文件没有动"
PREFIX = 6
"""Word puts its mark in place of the first letters of a longer name."""


def put(blob: bytes, path: Path | str) -> Path:
    """Raises `Refused` or `NotSaved` with a sentence; the old file then stays as it was and nothing is left behind."""
    target = may_put(path)
    parts.sweep(target.parent)
    try:
        with parts.beside(target, part_notes()) as part:
            making.write(blob, part)
            place(part, target)
    except (OSError, ValueError) as error:
        raise _cannot(target, error) from error
    return target


def may_put(path: Path | str) -> Path:
    """Where the file will lie, once the links are followed. Raises `Refused` or `NotSaved` where it cannot."""
    target = Path(os.path.realpath(path))
    if target.suffix.lower() != ".docx":
        raise Refused("suffix", "文书的文件名要以 .docx 结尾", "没有写任何文件", "请改一下文件名")
    if not target.parent.is_dir():
        raise NotSaved("这个文件夹不在了", "没有写任何文件", "请换一个位置")
    refuse_open(target, OLD)
    return target


def read(path: Path | str, data: str) -> bytes:
    """A file that somebody hands in; refused while it is open in Word or WPS. `data` says what that means."""
    source = Path(path)
    refuse_open(source, data)
    try:
        return source.read_bytes()
    except OSError as error:
        raise NotSaved("这个文件读不了", data, "请检查它还在不在、有没有权限") from error


def refuse_open(path: Path, data: str) -> None:
    """Word, WPS and LibreOffice leave a mark beside a file while it is open."""
    mark = next((mark for mark in marks(path) if mark.exists()), None)
    if mark is not None:
        raise NotSaved(
            f"《{path.name}》正在 Word 或 WPS 里打开",
            data,
            f"请存好并关上它再试；已经关了还这样说的，请删去旁边的 {mark.name}",
        )


def marks(path: Path) -> tuple[Path, ...]:
    """Where the mark of an open file would stand: `~$` before a short name, in place of the first letters of a longer one."""
    name = path.name
    cut = min(2, max(0, len(path.stem) - PREFIX))
    names = dict.fromkeys((f"~${name[cut:]}", f"~${name[2:]}", f"~${name}", f".~lock.{name}#", f".~{name}"))
    return tuple(path.with_name(one) for one in names)


def _cannot(path: Path, error: Exception) -> DeskError:
    if isinstance(error, OSError) and error.errno in FULL:
        return NotSaved("磁盘已满，文书没有写成", OLD, "请腾出空间再试")
    if isinstance(error, PermissionError) and path.exists():
        return NotSaved(f"《{path.name}》正在被别的程序打开，或是只读的", OLD, "请关闭它，或换一个文件名")
    return NotSaved("这个位置写不了文件", OLD, "请检查文件夹是否只读，或换一个位置")
