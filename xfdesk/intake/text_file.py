"""A text as it was saved by Notepad, WPS or a browser: UTF-8, UTF-16 or GB 18030."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from xfdesk.errors import FileUnusable

MOST_BYTES = 1_000_000
NOTHING_READ = "没有读入任何内容"


def read(path: Path) -> str:
    """Raises `FileUnusable` for what cannot be read, is too large, or is no text."""
    raw = _bytes(path)
    wide = raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    if not wide and b"\x00" in raw:
        raise _no_text()
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no_text()


def _bytes(path: Path) -> bytes:
    """At most what is allowed, also of a pipe that never ends."""
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise FileUnusable("这是一个文件夹，不是文本文件", NOTHING_READ, "请写上文件名") from error
    except OSError as error:
        raise FileUnusable(
            f"读不了文件 {path.name}", NOTHING_READ, "请检查文件是否还在、是否允许读"
        ) from error
    if len(found) > MOST_BYTES:
        raise FileUnusable("这个文件太大，不像一份通知", NOTHING_READ, "请只把通知的正文存成文本文件")
    return found


def _no_text() -> FileUnusable:
    return FileUnusable(
        "这个文件不是文本文件", NOTHING_READ, "请打开它，把通知的正文复制出来，存成 .txt 文件再读"
    )
