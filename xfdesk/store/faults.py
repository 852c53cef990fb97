"""The driver's errors as sentences: what happened, what it means for the data, what to do."""

from __future__ import annotations

from xfdesk.errors import DeskError, FileUnusable, InUse, NotSaved

KEPT = "刚才这一步没有存上，填的内容还在屏幕上"


def name_of(error: BaseException) -> str:
    """SQLite's own name for it; peewee hides the driver's error one level down.

    After a full disk SQLite has rolled back by itself; peewee's own rollback then fails and hides the first error deeper.
    """
    names = []
    layer: BaseException | None = error
    while layer is not None:
        name = getattr(layer, "sqlite_errorname", None)
        if name:
            names.append(str(name))
        layer = layer.__cause__ or layer.__context__
    return next((name for name in names if name != "SQLITE_ERROR"), names[0] if names else "")


def sentence(error: BaseException) -> DeskError | None:
    """The `DeskError` for a fault of the world, or None when it is a fault of the program."""
    name = name_of(error)
    if name.startswith("SQLITE_FULL"):
        return NotSaved("磁盘已满", KEPT, "请腾出一些空间，再按一次保存")
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return NotSaved(
            "台账文件或所在的文件夹是只读的", KEPT, "请把文件夹改成可写，或换一个位置，再按一次保存"
        )
    if name.startswith("SQLITE_IOERR"):
        return NotSaved(
            "读写磁盘出错", KEPT, "请检查磁盘或 U 盘是否插好，再按一次保存；万一已经存上，也不会多出一份"
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return FileUnusable("台账文件打不开", "数据没有动过", "请检查文件夹是否还在、是否允许读写")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return in_use()
    if name.startswith("SQLITE_NOTADB"):
        return not_a_ledger()
    if name.startswith("SQLITE_CORRUPT"):
        return damaged()
    if "Could not decode to UTF-8" in str(error):
        return damaged("有文字读不出来")
    return None


def in_use() -> InUse:
    return InUse(
        "这个台账正在另一个窗口或另一台电脑上打开", "数据没有动过", "请用已经打开的那个窗口，或先把它关上"
    )


def read_only() -> FileUnusable:
    return FileUnusable(
        "台账文件或所在的文件夹是只读的",
        "数据没有动过",
        "请把文件和文件夹改成可写，或复制到可以写的位置再打开",
    )


def not_a_ledger() -> FileUnusable:
    return FileUnusable("这个文件不是接访台账，或者已经加密", "文件没有动过", "请另选一个 .xfd 文件")


def damaged(detail: str = "") -> FileUnusable:
    what = f"台账文件有损坏（{detail}）" if detail else "台账文件有损坏"
    return FileUnusable(
        what, "程序没有改动它", "请先把这个文件复制一份留着，再从“备份”文件夹取回最近一份备份"
    )


def cut_short() -> FileUnusable:
    return damaged("文件比应有的短，可能没有复制完")


def newer(theirs: int, ours: int) -> FileUnusable:
    return FileUnusable(
        f"这个台账是用更新的版本写的（格式 {theirs}，本程序只认识到 {ours}）",
        "文件没有动过",
        "请先更新接访台，再打开它",
    )


def foreign(detail: str) -> FileUnusable:
    return FileUnusable(
        f"台账文件的结构被别的程序改过（{detail}）", "程序没有改动它", "请从备份取回，或请维护人员查看"
    )


def foreign_log(name: str) -> FileUnusable:
    return FileUnusable(
        f"台账旁边有别的程序留下的文件 {name}，里面可能有没有并进来的改动",
        "台账没有动过",
        "请先关掉打开过台账的别的程序；如果文件还在，把它移到别的文件夹再打开",
    )


def altered(places: str) -> FileUnusable:
    return FileUnusable(
        f"台账里有别的程序写进去的内容，读不懂：{places}",
        "程序没有改动它",
        "请先把这个文件复制一份留着，再从“备份”文件夹取回最近一份备份，或请维护人员查看",
    )


def missing(path: str) -> FileUnusable:
    return FileUnusable(f"找不到台账文件 {path}", "", "请检查 U 盘或文件夹是否还在")
