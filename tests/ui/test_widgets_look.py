"""How the controls look: one focus ring that is seen, one edge for words, words in the middle, room that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_theme import contrast
from ui.theme import SIZES, Theme
from ui.widgets import (
    Button,
    CheckBox,
    Choice,
    Ground,
    LineField,
    NameChip,
    NameChips,
    PickField,
    Pill,
    QuietButton,
    Radio,
    Tag,
    TextField,
    Tile,
    VerdictKey,
    chip_width,
    keep_bar_room,
    paint_verdict_chip,
)
from xfdesk.rules.words import Verdict

Make = Callable[[Theme], QWidget]
GROUNDS = ("surface", "sunk", "bg", "chrome")


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    made = Theme(request.param)
    made.apply(qapp)
    yield made
    Theme("light").apply(qapp)


def stood(qtbot: QtBot, theme: Theme, ground: str, *widgets: QWidget) -> Ground:
    holder = Ground(theme, ground)
    column = QVBoxLayout(holder)
    column.setContentsMargins(20, 20, 20, 20)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    holder.resize(400, 60 * len(widgets) + 60)
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    return holder


def chosen(key: VerdictKey) -> VerdictKey:
    key.setChecked(True)
    return key


def active(tile: Tile) -> Tile:
    tile.set_active(True)
    return tile


RINGED: dict[str, Make] = {
    "primary": lambda t: Button(t, "保存并下一位", "Ctrl+Enter", primary=True),
    "plain": lambda t: Button(t, "保存", "Ctrl+S"),
    "quiet": lambda t: QuietButton(t, "再加一条", "Ctrl+D"),
    "check": lambda t: CheckBox(t, "重大紧急"),
    "radio": lambda t: Radio(t, "交办"),
    "choice": lambda t: Choice(t, "证件类型", ["居民身份证"]),
    "pick": lambda t: PickField(t, "类别", ["社会保障"]),
    "line": lambda t: LineField(t, "姓名"),
    "text": lambda t: TextField(t, "陈述"),
    "name": lambda t: NameChip(t, "钱卫东"),
    "key": lambda t: VerdictKey(t, Verdict.PENDING, "0"),
    "chosen key": lambda t: chosen(VerdictKey(t, Verdict.FULLY_REASONABLE, "1")),
    "active tile": lambda t: active(Tile(t, "已超期", "正在筛选", "1", "red")),
}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("make", RINGED.values(), ids=RINGED.keys())
def test_where_the_cursor_stands_is_seen(make: Make, ground: str, theme: Theme, qtbot: QtBot) -> None:
    """From outside inwards: ground, 2 px of accent, and 3 : 1 to what is beside it on either side."""
    other, widget = LineField(theme, "别处"), make(theme)
    holder = stood(qtbot, theme, ground, other, widget)
    other.setFocus()
    before = holder.grab().toImage()
    widget.setFocus()
    after = holder.grab().toImage()
    corner = widget.mapTo(holder, QPoint(0, widget.height() // 4))
    accent = theme.hex("accent").lower()
    ring = [after.pixelColor(corner + QPoint(x, 0)).name() for x in range(-1, 5)]
    assert ring[1:3] == [accent, accent]
    assert contrast(ring[0], accent) >= 3
    assert contrast(ring[4], accent) >= 3
    changed = [at for at in range(7) if differs(before, after, corner + QPoint(at, 0))]
    assert changed, "nothing of it comes with the cursor"


def differs(one: QImage, other: QImage, place: QPoint) -> bool:
    return contrast(one.pixelColor(place).name(), other.pixelColor(place).name()) >= 3


@pytest.mark.parametrize("points", SIZES)
def test_words_begin_at_one_edge_in_every_kind_of_field(
    points: float, qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme("light", points)
    theme.apply(qapp)
    fields = (
        LineField(theme, "姓名"),
        TextField(theme, "陈述"),
        Choice(theme, "性别", ["国"]),
        PickField(theme, "村", ["国"]),
        NameChip(theme, "国"),
    )
    for field in fields[:4]:
        field.set_value("国")  # type: ignore[attr-defined]
    under = QuietButton(theme, "国")
    under.stand_under_words()
    last = LineField(theme, "最后")
    holder = stood(qtbot, theme, "surface", *fields, under, last)
    last.setFocus()
    picture = holder.grab().toImage()
    edges = {type(field).__name__: first_ink(picture, field, holder) for field in (*fields, under)}
    assert max(edges.values()) - min(edges.values()) <= 1, edges


def first_ink(picture: QImage, field: QWidget, holder: QWidget) -> int:
    """The first column inside the frame where something dark stands."""
    at = field.mapTo(holder, QPoint(0, 0))
    for x in range(4, field.width() - 4):
        for y in range(4, field.height() - 4):
            if contrast(picture.pixelColor(at + QPoint(x, y)).name(), "#ffffff") > 2:
                return x
    raise AssertionError("empty")


@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("verdict", [*Verdict, None])
def test_a_chips_word_stands_in_its_middle(
    verdict: Verdict | None, ratio: int, points: float, qapp: QApplication
) -> None:
    """Measured in the picture, as the eye sees it: between the word's ink and the chip's edges."""
    theme = Theme("light", points)
    theme.apply(qapp)
    wide, high = chip_width(theme), theme.px(22)
    picture = QPixmap(wide * ratio, high * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_verdict_chip(painter, QRectF(0, 0, wide, high), verdict, theme, sealed=verdict is None)
    painter.end()
    top, bottom = ink_rows(picture.toImage(), theme.px(24) * ratio, 3 * ratio)
    assert abs(top - (high * ratio - bottom)) <= ratio + 1


def ink_rows(picture: QImage, left: int, edge: int) -> tuple[int, int]:
    """First and one past the last row, within the frame, where words stand."""
    rows = [
        y
        for y in range(edge, picture.height() - edge)
        if any(
            contrast(picture.pixelColor(x, y).name(), "#ffffff") > 2.2
            for x in range(left, picture.width() - edge)
        )
    ]
    return rows[0], rows[-1] + 1


@pytest.mark.parametrize(
    "make", [lambda t: Tag(t, "国访"), lambda t: Pill(t, "国今", "red")], ids=["tag", "pill"]
)
def test_the_word_of_a_tag_and_a_pill_stands_in_its_middle(make: Make, qtbot: QtBot, light: Theme) -> None:
    widget = make(light)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    picture = widget.grab().toImage()
    top, bottom = ink_rows(picture, 8, 2)
    assert abs(top - (picture.height() - bottom)) <= 2


def test_a_scroll_bar_that_comes_moves_nothing(light: Theme, qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QLabel("一行")
    area.setWidgetResizable(True)
    area.setWidget(inside)
    keep_bar_room(area)
    holder = stood(qtbot, light, "surface", area)
    area.setFixedHeight(100)
    before = inside.width()
    empty = area.verticalScrollBar().grab().toImage()
    inside.setMinimumHeight(900)
    QApplication.processEvents()
    assert holder.isVisible()
    assert area.verticalScrollBar().maximum() > 0
    assert inside.width() == before
    bar = area.verticalScrollBar().grab().toImage()
    handle = QColor(light.hex("edge")).name()
    assert handle in {bar.pixelColor(bar.width() // 2, y).name() for y in range(bar.height())}
    assert handle not in {empty.pixelColor(empty.width() // 2, y).name() for y in range(empty.height())}


def test_without_names_the_row_of_representatives_takes_no_room(light: Theme, qtbot: QtBot) -> None:
    chips, field = NameChips(light), LineField(light, "添加代表")
    holder = stood(qtbot, light, "surface", chips, field)
    assert chips.isHidden()
    chips.set_names(("钱卫东",))
    assert chips.isVisibleTo(holder)
    chips.set_names(())
    assert chips.isHidden()
