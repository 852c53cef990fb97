"""Reading the command line: global options before or after the command, no abbreviations, exit status by kind of error."""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

from xfdesk import __version__, log, paths
from xfdesk.commands.answer import Answer, hush
from xfdesk.desk.desk import Desk, altered_values
from xfdesk.errors import DeskError, FileUnusable, Refused
from xfdesk.rules import dates
from xfdesk.rules.text import clean_line
from xfdesk.store import faults

MODULES = (
    "begin",
    "import_day",
    "close_day",
    "record",
    "export",
    "search",
    "show",
    "board",
    "pdf",
    "paper",
    "holidays",
    "days",
    "day_pack",
    "outreach",
    "conference",
    "rota",
    "leaflet",
    "demo",
    "check",
    "version",
)
LONGEST = {
    "who": 50,
    "reason": 500,
    "recipient": 200,
    "office": 100,
    "clerk": 50,
    "code": 20,
    "summary": 2000,
}
"""Arguments that are stored, and how long they may be."""
FAULTS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EACCES: "没有读写的权限",
    errno.EPERM: "没有读写的权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
}


class Misused(DeskError):
    """The words of a call say nothing that could be done."""

    exit_status = 2


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says in Chinese what is wrong with the words of a call; exit status 2."""

    def __init__(self, *, add_help: bool = True, **more: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **more)
        if add_help:
            self._positionals.title, self._optionals.title = "参数", "选项"
            self.add_argument("-h", "--help", action="help", help="显示这个帮助")

    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        print(
            f"用法不对：{_in_chinese(message)}。数据没有动过，请看 python -m xfdesk --help。", file=sys.stderr
        )
        raise SystemExit(2)


def parser() -> Parser:
    shared = Parser(add_help=False, allow_abbrev=False)
    _globals(shared, argparse.SUPPRESS)
    top = Parser(
        prog="python -m xfdesk",
        description="接访台的命令行：窗口能做的，这里也能做",
        allow_abbrev=False,
    )
    _globals(top, None)
    top.add_argument("--version", action="version", version=f"xfdesk {__version__}", help="显示版本")
    commands = top.add_subparsers(dest="command", required=True, metavar="命令", title="命令")
    for name in MODULES:
        module = importlib.import_module(f"xfdesk.commands.{name}")
        module.add(commands, shared)
    return top


def _globals(target: argparse.ArgumentParser, default: object) -> None:
    target.add_argument(
        "--ledger", type=Path, default=default, metavar="文件", help="台账文件；不写就用上次打开的"
    )
    target.add_argument("--as", dest="who", default=default, metavar="姓名", help="以谁的名义操作，记入历史")
    target.add_argument("--password-file", type=Path, default=default, metavar="文件", help="台账的口令文件")
    target.add_argument(
        "--json",
        action="store_true",
        default=default if default is argparse.SUPPRESS else False,
        help="输出 JSON",
    )


def main(words: Sequence[str]) -> int:
    """Run one command; returns the exit status of commands.md."""
    out, err = _stream("stdout"), _stream("stderr")
    try:
        return _main(words, Answer(out, err, False))
    finally:
        for stream in (out, err):
            try:
                stream.flush()
            except OSError:
                hush(stream)
        log.stop()


def _main(words: Sequence[str], answer: Answer) -> int:
    arguments = argparse.Namespace(ledger=None)
    try:
        arguments = parser().parse_args(words)
        log.start(paths.logs())
        answer.as_json = bool(arguments.json)
        _read_words(arguments)
        status = int(arguments.run(arguments, answer))
    except DeskError as error:
        answer.refuse(error)
        return error.exit_status
    except KeyboardInterrupt:
        answer.warn("已取消，一切照旧。")
        return 130
    except OSError as error:
        _log(error)
        known = FAULTS.get(error.errno or 0, "请检查文件夹和磁盘")
        answer.warn(f"读写文件出错：{known}。这一步没有做成，以前存的都在。请排除后再运行一次。")
        return FileUnusable.exit_status
    except Exception as error:  # noqa: BLE001 - the program ends here
        _log(error)
        if _of_the_file(error):
            answer.refuse(faults.damaged("里面有读不出来的内容，或缺了表和列"))
            return FileUnusable.exit_status
        altered = altered_values(path) if (path := _ledger(arguments)) else None
        if altered is not None:
            answer.refuse(altered)
            return altered.exit_status
        answer.warn(
            f"程序出了意外（{type(error).__name__}），没有存上的都没有动；请把日志交给维护人员：{paths.logs()}"
        )
        return 1
    if answer.fault is not None:
        known = FAULTS.get(answer.fault.errno or 0, "输出的位置写不了")
        answer.warn(f"结果没有写出来：{known}。事情本身已经做完。请换一个地方输出，再看一次。")
        return FileUnusable.exit_status
    return status


def _of_the_file(error: BaseException) -> bool:
    """A table or column that another program took away, or a text that is none."""
    missing = faults.name_of(error) == "SQLITE_ERROR" and "no such " in str(error)
    return missing or isinstance(error, UnicodeDecodeError)


def _log(error: BaseException) -> None:
    log.LOG.error("command failed\n%s", log.where(type(error), error.__traceback__))


def _stream(name: str) -> IO[str]:
    """stdout or stderr, also where there is none or where it cannot write Chinese."""
    stream: Any = getattr(sys, name)
    if stream is None:
        stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stands in to the end
        setattr(sys, name, stream)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream  # type: ignore[no-any-return]


def _read_words(arguments: argparse.Namespace) -> None:
    """Text that came in another encoding than the system's is read as UTF-8; what is stored later is cleaned."""
    for name, value in vars(arguments).items():
        if type(value) is not str:
            continue
        try:
            value = value.encode("utf-8", "surrogateescape").decode("utf-8")
        except UnicodeError as error:
            raise Misused("参数里有读不出来的文字", "数据没有动过", "请用 UTF-8 编码再试") from error
        if name in LONGEST:
            value = clean_line(value).text
            if len(value) > LONGEST[name]:
                label = {"who": "as"}.get(name, name)
                raise Misused(f"--{label} 最多 {LONGEST[name]} 字，现在 {len(value)} 字", "数据没有动过")
        setattr(arguments, name, value)


def open_desk(arguments: argparse.Namespace, answer: Answer) -> Desk:
    """The desk on the ledger named, else on the last one."""
    path = _ledger(arguments)
    if path is None:
        raise FileUnusable("没有指定台账，也没有上次打开的台账", "", "请加上 --ledger 文件")
    if arguments.password_file is not None:
        raise FileUnusable("这个版本的台账没有口令", "文件没有动过", "请去掉 --password-file 再试")
    desk = Desk.open(path, who=arguments.who or "")
    if warning := desk.folder_warning():
        answer.warn(warning)
    return desk


def may_write(arguments: argparse.Namespace, suffix: str) -> None:
    """Refuse an output that is of another kind, a folder, or the ledger itself."""
    out: Path = arguments.out
    if out.suffix.lower() != suffix:
        raise Refused("suffix", f"--out 的文件名要以 {suffix} 结尾", "没有写任何文件", "请改一下文件名")
    if out.is_dir():
        raise Refused("is_folder", "--out 是一个文件夹", "没有写任何文件", "请写上文件名")
    ledger = _ledger(arguments)
    if ledger is not None and out.exists() and ledger.exists() and out.samefile(ledger):
        raise Refused("is_ledger", "--out 就是台账自己", "台账没有动过", "请换一个文件名")


def day_of(typed: str, today: date) -> date:
    """A day as it was typed, today without one."""
    try:
        return dates.parse(typed, today) if typed else today
    except dates.BadDate as error:
        raise Misused(error.sentence, "数据没有动过") from error


def sentence_of(error: ValueError) -> str:
    return str(getattr(error, "sentence", "这个日期太远了"))


def _ledger(arguments: argparse.Namespace) -> Path | None:
    found: Path | None = arguments.ledger or paths.last_ledger()
    return found


def _in_chinese(message: str) -> str:
    """Without the words themselves where they may be somebody's name or number."""
    if message.startswith("unrecognized arguments: "):
        words = message.removeprefix("unrecognized arguments: ").split()
        named = [word.partition("=")[0] for word in words if re.fullmatch(r"--?[a-z-]+(=.*)?", word)]
        return f"不认识的参数 {' '.join(named)}" if named else "多了词；中间有空格的文字要用引号括起来"
    if "invalid int value" in message:
        return f"{message.removeprefix('argument ').partition(':')[0]} 后面应为整数"
    for english, chinese in (
        ("the following arguments are required: ", "缺少 "),
        ("expected one argument", "后面要有一个值"),
        ("ignored explicit argument", "后面不要写值"),
        ("invalid choice: ", "没有这个选择 "),
        ("one of the arguments ", "要有其中一个："),
        (" is required", ""),
        ("not allowed with argument", "不能同时用"),
        ("argument ", ""),
        ("choose from", "可选"),
    ):
        message = message.replace(english, chinese)
    return message
