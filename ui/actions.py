"""Every act of the window that has a key, declared once. Buttons, shortcuts, status line and the F1 sheet read this table.

bind(page, "save", page.save)        the act's keys now call it
pressed(event, "open")               for a control that looks at its own key events
keys("save_next")                    `Ctrl+Enter`, as a button shows it
line("next", "save", "help")         `F2 下一位   Ctrl+S 保存   F1 快捷键`
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

FIELD, LIST, PAPER, MATTER, MONTH, ROTA = "field", "list", "paper", "matter", "month", "rota"
PAGE_WORDS = {
    "": "整个窗口",
    "today": "今日接访",
    "ledger": "台账",
    "followup": "督办",
    "outreach": "排查",
    MONTH: "期限月历",
    MATTER: "打开的事项",
    "conference": "联席会议",
    "office": "设置里的表",
    ROTA: "接访安排",
    FIELD: "填写的格子",
    LIST: "按钮和列表",
    PAPER: "打印预览",
}


@dataclass(frozen=True, slots=True)
class Action:
    """`keys` as `QKeySequence` reads them; `page` is a key of `PAGE_WORDS`; `short` is for the status line."""

    name: str
    text: str
    keys: tuple[str, ...]
    page: str = ""
    short: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("help", "快捷键一览", ("F1",), short="快捷键"),
    Action("open_today", "到 今日接访", ("Ctrl+1",)),
    Action("open_ledger", "到 台账", ("Ctrl+2",)),
    Action("open_followup", "到 督办", ("Ctrl+3",), short="去看"),
    Action("open_outreach", "到 排查", ("Ctrl+4",)),
    Action("open_conference", "到 会议", ("Ctrl+5",)),
    Action("open_office", "到 设置", ("Ctrl+9",)),
    Action("open_rota", "到 接访安排", ("Ctrl+Shift+A",), short="接访安排"),
    Action("leaflet", "看和打印信访须知", ("Ctrl+Shift+L",), short="信访须知"),
    Action("open_other", "打开别的台账", ("Ctrl+O",)),
    Action("leave", "退出", ("Ctrl+Q",)),
    Action("take_back", "撤回刚才保存的那一次", ("Ctrl+Shift+Z",), short="撤销"),
    Action("back", "返回上一层", ("Esc",), short="返回"),
    Action("next", "登记下一位（先存好手上这位）", ("F2",), "today", "下一位"),
    Action("save", "保存", ("Ctrl+S",), "today"),
    Action("save_next", "保存并下一位", ("Ctrl+Return", "Ctrl+Enter"), "today"),
    Action("take_over", "带入来过的人的信息", ("F5",), "today", "带入资料"),
    Action("continue", "续访：接着原来的事项", ("F6",), "today", "续访"),
    Action("as_new", "改为新事项", ("F7",), "today"),
    Action("ask_route", "性质拿不准，问三个问题", ("F8",), "today"),
    Action("jump_missing", "到还差的一格", ("F9",), "today", "去填"),
    Action("add_point", "再加一条诉求", ("Ctrl+D",), "today", "再加一条"),
    Action("second_matter", "同一来访人再记一件", ("Ctrl+M",), "today", "再记一件"),
    Action("judge_full", "判断 全部合理", ("Alt+1",), "today", "全部合理"),
    Action("judge_partly", "判断 部分合理", ("Alt+2",), "today", "部分合理"),
    Action("judge_not", "判断 不合理", ("Alt+3",), "today", "不合理"),
    Action("judge_later", "先记为 待核实", ("Alt+0",), "today", "待核实"),
    Action("print", "打印登记表（检举控告打印移送函）", ("Ctrl+P",), "today"),
    Action("slip", "打印来访回执", ("Ctrl+Shift+P",), "today"),
    Action("previous", "看队列里的上一位", ("Ctrl+Up",), "today", "上一位"),
    Action("following", "看队列里的下一位", ("Ctrl+Down",), "today", "下一位"),
    Action("day_pack", "收班时打印明日接访包", ("Ctrl+J",), "today", "接访包"),
    Action("close_day", "收班", ("F12",), "today"),
    Action("change_day", "改接访日：换领导、换地点", ("Ctrl+G",), "today", "改接访日"),
    Action("show_numbers", "更正别的日子时显示全号（记入操作历史）", ("Ctrl+R",), "today", "显示全号"),
    Action("receive_in_ledger", "登记没有人来的事项：来信、来电、网上、交办", ("F3",), "ledger", "登记事项"),
    Action("find", "查找", ("Ctrl+F",), "ledger"),
    Action("open", "打开一行", ("Return", "Enter"), "ledger", "打开"),
    Action("preview", "预览一行", ("Space",), "ledger", "预览"),
    Action("first_line", "到第一行", ("Home",), "ledger"),
    Action("last_line", "到最后一行", ("End",), "ledger"),
    Action("sort_left", "按左边一列排", ("Alt+Left",), "ledger"),
    Action("sort_right", "按右边一列排", ("Alt+Right",), "ledger"),
    Action("turn_order", "倒过来排", ("Alt+Up", "Alt+Down"), "ledger"),
    Action("left_over", "接着记以前没记完的来访", ("Ctrl+U",), "ledger", "没记完"),
    Action("columns", "选列，调先后", ("Ctrl+L",), "ledger"),
    Action("reveal", "显示全号（记入操作历史）", ("Ctrl+R",), "ledger"),
    Action("copy", "复制所选，可以贴进表格", ("Ctrl+C",), "ledger", "复制所选"),
    Action("export", "导出", ("Ctrl+E",), "ledger"),
    Action("entering", "还没录入系统的事项和录入卡", ("Ctrl+K",), "ledger", "录入"),
    Action("print_matter", "打印打开的事项的登记表", ("Ctrl+P",), "ledger", "打印登记表"),
    Action("receive", "登记没有人来的事项：来信、来电、网上、交办", ("F3",), "followup", "登记事项"),
    Action("look_up", "查找要办的事", ("Ctrl+F",), "followup", "查找"),
    Action("only_without_owner", "只看 无着落，再按一次看全部", ("Alt+1",), "followup"),
    Action("only_without_answer", "只看 无回音", ("Alt+2",), "followup"),
    Action("only_overdue", "只看 已超期", ("Alt+3",), "followup"),
    Action("only_this_week", "只看 本周到期", ("Alt+4",), "followup"),
    Action("see_month", "看期限月历，再按一次收起", ("Ctrl+M",), "followup", "期限月历"),
    Action("pack_ahead", "打印接访包：到期的和约好来的", ("Ctrl+J",), "followup", "接访包"),
    Action("open_matter", "打开一件", ("Return", "Enter"), "followup", "打开"),
    Action("matter_before", "打开上一件", ("Ctrl+Up",), "followup", "上一件"),
    Action("matter_after", "打开下一件", ("Ctrl+Down",), "followup", "下一件"),
    Action("first_matter", "到第一件", ("Home",), "followup"),
    Action("last_matter", "到最后一件", ("End",), "followup"),
    Action("reveal_matter", "显示打开的事项的全号（记入操作历史）", ("Ctrl+R",), "followup"),
    Action("print_opened", "打印打开的这一件的登记表", ("Ctrl+P",), "followup", "打印登记表"),
    Action("see_day", "看这一天到期的", ("Return", "Enter"), MONTH, "看这一天"),
    Action("month_before", "上个月", ("PgUp",), MONTH, "上月"),
    Action("month_after", "下个月", ("PgDown",), MONTH, "下月"),
    Action("to_today", "回到今天", ("Home",), MONTH, "今天"),
    Action("look_up_dispute", "查找纠纷", ("Ctrl+F",), "outreach", "查找"),
    Action("earlier_month", "上个月的表", ("PgUp", "Ctrl+PgUp"), "outreach", "上月"),
    Action("later_month", "下个月的表", ("PgDown", "Ctrl+PgDown"), "outreach", "下月"),
    Action("to_villages", "到各村一栏，再按回到表格", ("F6",), "outreach", "各村"),
    Action("cell_right", "往右一格，到头转下一行", ("Tab",), "outreach", "往右"),
    Action("cell_left", "往左一格", ("Shift+Tab",), "outreach"),
    Action("cell_down", "往下一格", ("Return", "Enter"), "outreach", "往下"),
    Action("cell_up", "往上一格", ("Shift+Return", "Shift+Enter"), "outreach"),
    Action("change_cell", "改一格（直接打字是重写）", ("F2",), "outreach", "改一格"),
    Action("clear_cell", "清空一格", ("Del", "Backspace"), "outreach"),
    Action("fill_down", "照上面一格填", ("Ctrl+D",), "outreach", "照上面填"),
    Action("copy_cells", "复制所选的格子", ("Ctrl+C",), "outreach"),
    Action("paste_cells", "贴进从 Excel、WPS 复制的格子", ("Ctrl+V",), "outreach", "贴进"),
    Action("next_doubt", "到下一个有疑问的格子", ("F9",), "outreach", "下一处疑问"),
    Action("result_nth", "结果一格：已化解、化解中、未化解", ("1", "2", "3"), "outreach"),
    Action("settled", "这一行 已化解", ("Alt+1",), "outreach", "已化解"),
    Action("under_way", "这一行 化解中", ("Alt+2",), "outreach", "化解中"),
    Action("not_settled", "这一行 未化解", ("Alt+3",), "outreach", "未化解"),
    Action("nothing_found", "零报告：这个村这个月没有纠纷", ("Ctrl+0",), "outreach", "零报告"),
    Action("make_matter", "转为事项", ("Ctrl+M",), "outreach"),
    Action("go_to_matter", "打开转成的事项", ("Ctrl+Return", "Ctrl+Enter"), "outreach", "打开事项"),
    Action("remove_dispute", "删去这一行", ("Ctrl+Del", "Ctrl+-"), "outreach", "删去"),
    Action("undo_dispute", "撤销刚才的改动", ("Ctrl+Z",), "outreach", "撤销"),
    Action("all_columns", "窗口窄时显示全部列，再按一次收起", ("Ctrl+L",), "outreach", "全部列"),
    Action("print_blank", "打印各村带走的空表", ("Ctrl+P",), "outreach", "打印空表"),
    Action("print_review", "月末清单", ("Ctrl+Shift+P",), "outreach"),
    Action("export_month", "这个月的表存为 Excel", ("Ctrl+E",), "outreach", "存为 Excel"),
    Action("act_notice", "书面告知", ("G",), MATTER),
    Action("act_accept", "受理", ("S",), MATTER),
    Action("act_assign", "定承办：四定三包", ("A",), MATTER),
    Action("act_step", "记一步办理过程", ("D",), MATTER),
    Action("act_promise", "记答应的事", ("N",), MATTER),
    Action("act_promise_kept", "记兑现", ("P",), MATTER),
    Action("act_judge", "重新研判一条诉求", ("J",), MATTER),
    Action("act_extend", "延期", ("Y",), MATTER),
    Action("act_supervise", "督办、催办", ("X",), MATTER),
    Action("act_supervision_answered", "督办反馈", ("F",), MATTER),
    Action("act_reply", "出具答复", ("R",), MATTER),
    Action("act_deliver", "记送达", ("H",), MATTER),
    Action("act_carried_out", "记落实", ("L",), MATTER),
    Action("act_call_back", "记回访", ("C",), MATTER),
    Action("act_enter_official", "系统录入", ("O",), MATTER),
    Action("act_close", "办结", ("E",), MATTER),
    Action("act_transfer", "转送", ("Z",), MATTER),
    Action("act_route", "改办理途径", ("T",), MATTER),
    Action("act_objection", "提出异议", ("B",), MATTER),
    Action("act_returned", "转送的退回来了", ("Q",), MATTER),
    Action("act_review_requested", "请求复查、复核", ("U",), MATTER),
    Action("act_review_opinion", "复查、复核意见", ("V",), MATTER),
    Action("act_withdraw", "来访人撤回", ("W",), MATTER),
    Action("act_reopen", "重新办理", ("I",), MATTER),
    Action("act_bring", "提请联席会议", ("Shift+T",), MATTER),
    Action("act_decide", "会议交办", ("Shift+J",), MATTER),
    Action("act_report_back", "向会议反馈", ("Shift+F",), MATTER),
    Action("act_strike_off", "会议交办的销号", ("Shift+X",), MATTER),
    Action("more_acts", "更多能办的事", ("M",), MATTER, "更多"),
    Action("entry_card", "录入卡：照系统的次序一项一项复制", ("K",), MATTER, "录入卡"),
    Action("papers", "文书：看、打印、存出", ("Ctrl+Shift+P",), MATTER, "文书"),
    Action("record_act", "记下填好的这一件", ("Ctrl+S",), MATTER, "记下"),
    Action("correct_act", "更正经过里的一条", ("Return", "Enter"), MATTER, "更正"),
    Action("line_down", "经过里往下一条", ("Down",), MATTER),
    Action("line_up", "经过里往上一条", ("Up",), MATTER),
    Action("new_session", "新的一次会议", ("Ctrl+N",), "conference"),
    Action("print_agenda", "打印议程", ("Ctrl+P",), "conference", "打印议程"),
    Action("print_summaries", "打印事项摘要，一件一页", ("Ctrl+Shift+P",), "conference", "打印摘要"),
    Action("keep_session", "存会议安排；记下填好的这一件", ("Ctrl+S",), "conference", "记下"),
    Action("arrange_session", "改会议安排：日期、地点、主持、参加", ("Ctrl+G",), "conference", "会议安排"),
    Action("find_for_session", "查一件提上会", ("Ctrl+F",), "conference", "提上会"),
    Action("bring_waiting", "等着上会的全部提上这次会", ("Ctrl+B",), "conference", "全部提上会"),
    Action("see_sessions", "到各次会议和等着上会的", ("Ctrl+L",), "conference", "各次会议"),
    Action("session_before", "上一次会议", ("Ctrl+Up",), "conference", "上一次"),
    Action("session_after", "下一次会议", ("Ctrl+Down",), "conference", "下一次"),
    Action(
        "decide_item",
        "会上的一件记交办，记过的更正；等着的一件提上会",
        ("Return", "Enter"),
        "conference",
        "记交办",
    ),
    Action("report_item", "记反馈", ("F",), "conference", "反馈"),
    Action("strike_item", "销号", ("X",), "conference", "销号"),
    Action("open_item", "打开事项", ("O",), "conference", "打开事项"),
    Action("word_item", "改请会议定什么、谁汇报", ("F2",), "conference", "改请定"),
    Action("item_up", "往前排", ("Alt+Up",), "conference", "往前排"),
    Action("item_down", "往后排", ("Alt+Down",), "conference", "往后排"),
    Action("take_off", "从会上拿下；去掉没有事项的会议", ("Del",), "conference", "拿下"),
    Action("row_on", "往下一行；在末行就开始写", ("Return", "Enter"), "office", "往下"),
    Action("row_up", "上一行", ("Up",), "office"),
    Action("row_down", "下一行", ("Down",), "office"),
    Action("edit_cell", "改一格（直接打字是重写）", ("F2",), "office", "改一格"),
    Action("remove_row", "删去一行", ("Del",), "office"),
    Action("undo_row", "撤销删去和改动", ("Ctrl+Z",), "office", "撤销"),
    Action("paste_rows", "贴进几行", ("Ctrl+V",), "office"),
    Action("turn_day", "节假日的日历：改一天放假或上班", ("Space",), "office", "改一天"),
    Action("rota_day", "写这一天的安排", ("Return", "Enter"), ROTA, "写这一天"),
    Action("rota_save", "保存这一天", ("Ctrl+S",), ROTA, "保存"),
    Action("rota_remove", "这天不接访", ("Del",), ROTA),
    Action(
        "rota_shift",
        "把安排挪一天、一周",
        ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down"),
        ROTA,
        "挪一天",
    ),
    Action("rota_cut", "拿起这一天的安排", ("Ctrl+X",), ROTA, "拿起"),
    Action("rota_paste", "放到这一天", ("Ctrl+V",), ROTA, "放下"),
    Action("rota_before", "上个月", ("PgUp",), ROTA, "上月"),
    Action("rota_after", "下个月", ("PgDown",), ROTA, "下月"),
    Action("rota_today", "回到今天", ("Home",), ROTA, "今天"),
    Action("rota_like", "照上月排", ("Ctrl+D",), ROTA),
    Action("rota_turns", "按轮次排", ("Ctrl+T",), ROTA),
    Action("rota_accept", "采用提议", ("Ctrl+Return", "Ctrl+Enter"), ROTA, "采用"),
    Action("rota_away", "外出、请假", ("Ctrl+J",), ROTA),
    Action("rota_attendance", "出勤，再按一次收起", ("Ctrl+K",), ROTA, "出勤"),
    Action("rota_print", "打印公示", ("Ctrl+P",), ROTA),
    Action("rota_export", "公示导出为表格", ("Ctrl+E",), ROTA, "导出"),
    Action("next_field", "到下一格", ("Return", "Enter"), FIELD),
    Action("open_list", "打开可选项", ("Alt+Down", "F4"), FIELD),
    Action("undo", "撤销刚打的字", ("Ctrl+Z",), FIELD),
    Action("redo", "重做撤销的字", ("Ctrl+Y",), FIELD),
    Action("tick", "选定一项", ("Space",), LIST, "选定"),
    Action("choose_nth", "选第几项", ("1", "2", "3", "4", "5", "6", "7", "8", "9"), LIST),
    Action("done", "按下按钮，选完了", ("Return", "Enter"), LIST, "完成"),
    Action("drop", "去掉这一个筛选或姓名", ("Del", "Backspace"), LIST),
    Action("move_up", "往前移", ("Alt+Up",), LIST),
    Action("move_down", "往后移", ("Alt+Down",), LIST),
    Action("send", "打印", ("Ctrl+P",), PAPER),
    Action("pdf", "存为 PDF", ("Ctrl+S",), PAPER),
    Action("word", "文书存为 Word", ("Ctrl+Shift+S",), PAPER, "存为 Word"),
    Action("deliver_paper", "记下这份文书的送达", ("Ctrl+D",), PAPER, "记送达"),
    Action("enlarge", "放大来读，再按一次看整页", ("Ctrl+=", "Ctrl++"), PAPER, "放大"),
    Action("page_down", "往下一页", ("PgDown",), PAPER),
    Action("page_up", "往上一页", ("PgUp",), PAPER),
    Action("first_page", "到头", ("Home",), PAPER),
    Action("last_page", "到尾", ("End",), PAPER),
)
BY_NAME = {action.name: action for action in ACTIONS}

_SEEN = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Space": "空格"}
_SEEN |= {"Del": "Delete", "Backspace": "退格", "PgDown": "PgDn"}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def keys(name: str) -> str:
    """The act's first key as people see it: `Ctrl+Enter`, `Alt+↓`, `空格`."""
    return seen(BY_NAME[name].keys[0])


def all_keys(name: str) -> str:
    """Every key of the act, as the F1 sheet shows them: `Alt+↓ 或 F4`, `1 到 9`."""
    every = list(dict.fromkeys(map(seen, BY_NAME[name].keys)))
    return f"{every[0]} 到 {every[-1]}" if len(every) > 4 else " 或 ".join(every)


def seen(sequence: str) -> str:
    return "+".join(_SEEN.get(part, part) for part in sequence.split("+"))


def line(*names: str, **other_words: str) -> str:
    """Keys and short words with blanks between; `line("back", back="回到列表")` names the act otherwise here."""
    return "   ".join(f"{keys(name)} {other_words.get(name, words(name))}" for name in names)


def words(name: str) -> str:
    return BY_NAME[name].short or BY_NAME[name].text


def bind(
    owner: QWidget,
    name: str,
    act: Callable[[], object],
    *,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """The act's keys call `act` while the cursor is in `owner` (or where `context` says)."""
    made = QShortcut(owner)
    made.setKeys([QKeySequence(key) for key in BY_NAME[name].keys])
    made.setContext(context)
    made.activated.connect(act)
    return made


HELD = (
    Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_NumLock,
)  # fmt: skip


def held(event: QKeyEvent) -> bool:
    """Whether the event is a key that says nothing by itself and changes what the others say."""
    return event.key() in HELD


def pressed(event: QKeyEvent, *names: str) -> bool:
    """Whether the event is a key of one of these acts; the keys of the number pad count like their sisters, and
    Shift with Tab is that, whatever the system calls it.
    """
    key = Qt.Key.Key_Tab if event.key() == Qt.Key.Key_Backtab else event.key()
    typed = QKeySequence(key | (event.modifiers() & ~_KEYPAD).value)
    return any(typed == QKeySequence(key) for name in names for key in BY_NAME[name].keys)
