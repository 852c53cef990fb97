"""A small workbook put in its place: never over one that is open, looked at, whole or not at all."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from zipfile import BadZipFile

from xfdesk.desk.word_files import FULL, OLD, refuse_open
from xfdesk.errors import DeskError, NotSaved, Refused
from xfdesk.paths import part_notes
from xfdesk.placing import place, sync_file
from xfdesk.safety import parts


def put(blob: bytes, path: Path | str) -> Path:
    """Raises `Refused` or `NotSaved` with a sentence; the old file then stays as it was and nothing is left behind."""
    target = Path(os.path.realpath(path))
    if target.suffix.lower() != ".xlsx":
        raise Refused("suffix", "工作簿的文件名要以 .xlsx 结尾", "没有写任何文件", "请改一下文件名")
    if not target.parent.is_dir():
        raise NotSaved("这个文件夹不在了", "没有写任何文件", "请换一个位置")
    refuse_open(target, OLD)
    parts.sweep(target.parent)
    try:
        with parts.beside(target, part_notes()) as part:
            part.write_bytes(blob)
            sync_file(part)
            _look(part, blob)
            place(part, target)
    except (OSError, ValueError, BadZipFile) as error:
        raise _cannot(target, error) from error
    return target


def _look(part: Path, blob: bytes) -> None:
    """What stands on the disk is what was made, and opens. Raises OSError, ValueError or BadZipFile."""
    from openpyxl import load_workbook

    written = part.read_bytes()
    if written != blob:
        raise OSError(errno.EIO, "written in part")
    load_workbook(io.BytesIO(written), read_only=True).close()


def _cannot(target: Path, error: Exception) -> DeskError:
    if isinstance(error, OSError) and error.errno in FULL:
        return NotSaved("磁盘已满，工作簿没有写成", OLD, "请腾出空间再试")
    if isinstance(error, PermissionError) and target.exists():
        return NotSaved(f"《{target.name}》正在被别的程序打开，或是只读的", OLD, "请关闭它，或换一个文件名")
    return NotSaved("这个位置写不了文件", OLD, "请检查文件夹是否只读，或换一个位置")
