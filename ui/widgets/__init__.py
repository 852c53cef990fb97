"""The controls of the window. Each takes the theme first; every one that takes the focus takes its accessible name.

Fields speak alike: `value()`, `set_value(v)` (silent), `mark("" | "doubt" | "problem")`, signal `typed` (a person changed it).

    LineField(theme, "证件号", width=196, placeholder="", read_only=False)   .entered (Enter), .composing (IME pre-edit)
    TextField(theme, "陈述", lines=2, most=8)            grows, Tab leaves it; .set_least(n), signal grown
    Sentence(theme)                                      .say("doubt"|"problem"|"note", text) under a field; "" hides it
    DateField(theme, "何时", today, future=True, width=84, hint=True, left=True)   .day() -> date|None, .set_day(d), .line
    HeldOn(theme, "接访日期", today, future=False)   a day that has been: 周五 3 天前
    Choice(theme, "证件类型", ["甲", ("value", "label")], placeholder="选一位", width=0)   .set_options(...)
    PickField(theme, "类别", options, free=True, rank=ranked)   list while typing (characters, initials); .picked(value)
    CheckBox(theme, "重大紧急")   value() is bool        RadioRow(theme, "方式", ["受理", "交办"])   .show_only([...])
    VerdictKeys(theme)   .judged(Verdict), .judge(verdict), value() -> Verdict|None; 1 2 3 0 ← → with the focus
    Button(theme, "保存", "Ctrl+S", primary=False, icon="")   .show_shortcut(bool)    QuietButton(theme, "再加一条", "Ctrl+D")  .stand_under_words()
    Words(theme, text, role="small|medium|bold|title|gate|figure", tone="ink2|accent|amber|red", wrap=False,
                                                         elide=False)   .say(text, tone)
    LabelCell(theme, "证件号", buddy, width=64)          SectionTitle(theme, "事项", note="", act=None)  .set_note()
    VerdictChip(theme, verdict, sealed=False)            Tag(theme, "初访")   Pill(theme, "超期 6 天", "red|amber|plain")
    Tile(theme, "无着落", "没有承办人或期限", "2", "amber")   stays down while it filters; .fold(bool)    Strip(theme, "accent|amber|red") .row    Card(theme)
    Ground(theme, "sunk")   NameChips(theme) .set_names() .removed
    Flow(gap=8) .put(child) .take(child)   a row that goes on in a next line
    Grid(theme).lay([(Half("证件号", field, "visitor.id_number"), Half(...)), ...])   rows of a form; side_by_side(theme, *fields)
    keep_bar_room(area)   a scroll area whose bar's room is always kept     GivingWay(inside)   scrolls where there is no room
    ui.widgets.ticks.TickDelegate(theme, view)     a list with the window's own tick in each line

For delegates: paint_verdict_chip(painter, rect, verdict, theme, selected=False, sealed=False), chip_width(theme),
paint_pill(painter, rect, text, theme, tone), pill_width(theme, text), paint_verdict_mark, paint_ring, paint_chevron,
paint_word(painter, box, word, theme, role, centred=False);
fonts by `theme.font("small")`, icons by `ui.icons.paint_icon(painter, theme, name, rect, color)`.
"""

from __future__ import annotations

from ui.widgets.boxes import CheckBox, Radio, RadioRow
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.choices import Choice, PickField, ranked
from ui.widgets.dates import DateField, HeldOn
from ui.widgets.fields import LineField, Sentence, TextField, holds, repolish, set_mark
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid, Half, side_by_side
from ui.widgets.labels import Chevron, LabelCell, Pill, SectionTitle, Tag, Tile, Words
from ui.widgets.marks import (
    chip_width,
    paint_chevron,
    paint_field,
    paint_pill,
    paint_ring,
    paint_verdict_chip,
    paint_verdict_mark,
    paint_word,
    pill_width,
    verdict_token,
)
from ui.widgets.scrolling import GivingWay, keep_bar_room
from ui.widgets.strips import Card, Ground, NameChip, NameChips, Strip
from ui.widgets.verdicts import VerdictChip, VerdictKey, VerdictKeys

__all__ = [
    "Button",
    "Card",
    "CheckBox",
    "Chevron",
    "Choice",
    "DateField",
    "Flow",
    "GivingWay",
    "Grid",
    "Ground",
    "Half",
    "HeldOn",
    "LabelCell",
    "LineField",
    "NameChip",
    "NameChips",
    "PickField",
    "Pill",
    "QuietButton",
    "Radio",
    "RadioRow",
    "SectionTitle",
    "Sentence",
    "Strip",
    "Tag",
    "TextField",
    "Tile",
    "VerdictChip",
    "VerdictKey",
    "VerdictKeys",
    "Words",
    "chip_width",
    "holds",
    "keep_bar_room",
    "paint_chevron",
    "paint_field",
    "paint_pill",
    "paint_ring",
    "paint_verdict_chip",
    "paint_verdict_mark",
    "paint_word",
    "pill_width",
    "ranked",
    "repolish",
    "set_mark",
    "side_by_side",
    "verdict_token",
]
