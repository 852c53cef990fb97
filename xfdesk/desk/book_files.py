"""A workbook put in its place: whole or not at all, never over one that is open, each fault a sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from xfdesk.desk.word_files import refuse_open
from xfdesk.errors import DeskError, NotSaved, Refused
from xfdesk.paths import part_notes
from xfdesk.placing import place, sync_file
from xfdesk.safety import parts

OLD = "原来的文件没有动"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def put(path: Path | str, write: Callable[[Path], None]) -> Path:
    """`write` makes the file beside its place. Raises `Refused` or `NotSaved`; the old file then stays as it was."""
    target = Path(os.path.realpath(path))
    if target.suffix.lower() != ".xlsx":
        raise Refused("suffix", "表格的文件名要以 .xlsx 结尾", "没有写任何文件", "请改一下文件名")
    if not target.parent.is_dir():
        raise NotSaved("这个文件夹不在了", "没有写任何文件", "请换一个位置")
    refuse_open(target, OLD)
    parts.sweep(target.parent)
    try:
        with parts.beside(target, part_notes()) as part:
            write(part)
            sync_file(part)
            place(part, target)
    except OSError as error:
        raise _cannot(target, error) from error
    return target


def _cannot(path: Path, error: OSError) -> DeskError:
    if error.errno in FULL:
        return NotSaved("磁盘已满，表格没有写成", OLD, "请腾出空间再试")
    if isinstance(error, PermissionError) and path.exists():
        return NotSaved(f"《{path.name}》正在被别的程序打开，或是只读的", OLD, "请关闭它，或换一个文件名")
    return NotSaved("这个位置写不了文件", OLD, "请检查文件夹是否只读，或换一个位置")
