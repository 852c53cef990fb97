"""Reading the command line: global options before or after the command, no abbreviations, exit status by kind of error."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from xfdesk import __version__, log, paths
from xfdesk.commands.answer import Answer
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, FileUnusable

MODULES = ("import_day", "export", "search", "show", "pdf", "demo", "check", "version")


class Parser(argparse.ArgumentParser):
    """Says in Chinese what is wrong with the words of a call; exit status 2."""

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
        add_help=False,
    )
    _globals(top, None)
    top.add_argument("-h", "--help", action="help", help="显示这个帮助")
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
    arguments = parser().parse_args(words)
    log.start(paths.logs())
    answer = Answer(sys.stdout, sys.stderr, bool(arguments.json))
    try:
        return int(arguments.run(arguments, answer))
    except DeskError as error:
        answer.refuse(error)
        return error.exit_status
    except KeyboardInterrupt:
        print("已取消，一切照旧。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - the program ends here
        log.LOG.error("command failed\n%s", log.where(type(error), error.__traceback__))
        print(
            f"程序出了意外（{type(error).__name__}），没有存上的都没有动；请把日志交给维护人员：{paths.logs()}",
            file=sys.stderr,
        )
        return 1
    finally:
        log.stop()


def open_desk(arguments: argparse.Namespace) -> Desk:
    """The desk on the ledger named, else on the last one."""
    path = arguments.ledger or paths.last_ledger()
    if path is None:
        raise FileUnusable("没有指定台账，也没有上次打开的台账", "", "请加上 --ledger 文件")
    if arguments.password_file is not None:
        raise FileUnusable("这个版本的台账没有口令", "文件没有动过", "请去掉 --password-file 再试")
    return Desk.open(path, who=arguments.who or "")


def _in_chinese(message: str) -> str:
    for english, chinese in (
        ("the following arguments are required: ", "缺少 "),
        ("unrecognized arguments: ", "不认识的参数 "),
        ("expected one argument", "后面要有一个值"),
        ("invalid choice: ", "没有这个选择 "),
        ("invalid int value: ", "应为整数 "),
        ("one of the arguments ", "要有其中一个："),
        (" is required", ""),
        ("argument ", ""),
        ("not allowed with argument", "不能同时用"),
        ("choose from", "可选"),
    ):
        message = message.replace(english, chinese)
    return message
