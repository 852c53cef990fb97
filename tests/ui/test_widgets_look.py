"""How the controls look: one focus ring that is seen, one edge for words, words in the middle, room that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
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
    RadioRow,
    Tag,
    TextField,
    Tile,
    VerdictKey,
    Words,
    chip_width,
    keep_bar_room,
    paint_verdict_chip,
)
from ui.widgets.ticks import TickDelegate
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
    "tile": lambda t: Tile(t, "已超期", "正在筛选", "1", "red"),
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


@pytest.mark.parametrize("points", SIZES)
def test_a_verdict_keys_word_never_runs_into_its_number(
    points: float, qapp: QApplication, qtbot: QtBot
) -> None:
    """Where both have no room the number goes; the word is whole at the least width."""
    theme = Theme("light", points)
    theme.apply(qapp)
    key = chosen(VerdictKey(theme, Verdict.FULLY_REASONABLE, "1"))
    qtbot.addWidget(key)
    end = theme.px(36) + QFontMetrics(theme.font("key_bold")).horizontalAdvance(key.text()) + 1
    key.resize(key.sizeHint())
    frame = key.width() - theme.px(28)
    assert not inked(key, end, frame) and inked(key, frame, key.width() - 4)
    word = QRect(theme.px(30), 8, end - theme.px(30), key.height() - 16)
    before = key.grab(word).toImage()
    key.resize(key.minimumWidth(), key.height())
    assert key.width() > end
    assert key.grab(word).toImage() == before


def inked(key: VerdictKey, left: int, right: int) -> bool:
    picture = key.grab().toImage()
    rows = range(picture.height() // 4, picture.height() * 3 // 4)
    return any(
        contrast(picture.pixelColor(x, y).name(), "#ffffff") > 2 for x in range(left, right) for y in rows
    )


def test_radios_draw_together_and_then_go_on_in_a_second_line(light: Theme, qtbot: QtBot) -> None:
    ways = ("当场解决", "受理", "交办", "转送", "告知途径")
    row = RadioRow(light, "方式", ways)
    holder = stood(qtbot, light, "surface", row)
    row.resize(row.sizeHint())
    assert lines_of(row, ways) == 1
    apart = row.button("受理").x() - row.button("当场解决").geometry().right()
    row.resize(row.sizeHint().width() - 4 * light.px(10), row.height())
    assert lines_of(row, ways) == 1, "drawn together first"
    assert row.button("受理").x() - row.button("当场解决").geometry().right() <= apart
    narrow = row.sizeHint().width() * 2 // 3
    row.resize(narrow, row.heightForWidth(narrow))
    assert lines_of(row, ways) == 2
    assert holder.isVisible()
    for way in ways:
        button = row.button(way)
        assert row.rect().contains(button.geometry())
        assert button.width() >= row.fontMetrics().horizontalAdvance(way) + light.px(17)


def lines_of(row: RadioRow, ways: tuple[str, ...]) -> int:
    return len({row.button(way).y() for way in ways})


def test_a_long_name_gives_way_in_its_chip(light: Theme, qtbot: QtBot) -> None:
    chip = NameChip(light, "买买提・艾力江・吐尔逊")
    qtbot.addWidget(chip)
    assert chip.minimumSizeHint().width() < chip.sizeHint().width() / 2
    assert NameChip(light, "钱卫东").minimumSizeHint().width() <= NameChip(light, "钱卫东").sizeHint().width()
    assert chip.toolTip() == "买买提・艾力江・吐尔逊"


def test_words_that_give_way_say_the_whole_in_their_tooltip(light: Theme, qtbot: QtBot) -> None:
    words = Words(light, "1998 至 2003 年代课教龄未认定，要求补发养老补贴", elide=True)
    qtbot.addWidget(words)
    assert words.minimumSizeHint().width() < words.sizeHint().width() / 4
    words.resize(120, 30)
    words.grab()
    assert words.toolTip() == words.text()
    words.resize(words.sizeHint())
    words.grab()
    assert words.toolTip() == ""


def test_both_kinds_of_list_open_below_their_field_with_lines_of_one_height(
    light: Theme, qtbot: QtBot
) -> None:
    words = ["居民身份证", "护照", "军官证"]
    choice, pick = Choice(light, "证件类型", words), PickField(light, "类别", words)
    holder = stood(qtbot, light, "surface", choice, pick)
    pick.open_list()
    popup = next(view for view in holder.findChildren(QListWidget) if view.isVisible())
    high = popup.visualItemRect(popup.item(1)).height()
    assert popup.y() >= pick.geometry().bottom()
    pick.close_list()
    choice.showPopup()
    view = choice.view()
    assert view.visualRect(view.model().index(1, 0)).height() == high
    below = choice.mapToGlobal(QPoint(0, choice.height()))
    assert view.window().geometry().top() >= below.y() - 1
    choice.hidePopup()


def test_lists_carry_the_windows_own_tick_in_both_schemes(theme: Theme, qtbot: QtBot) -> None:
    ticked = QListWidget()
    ticked.setItemDelegate(TickDelegate(theme, ticked))
    for state in (Qt.CheckState.Checked, Qt.CheckState.Unchecked):
        item = QListWidgetItem("承办单位", ticked)
        item.setCheckState(state)
        item.setSizeHint(QSize(0, theme.px(28)))
    holder = stood(qtbot, theme, "surface", ticked)
    assert holder.isVisible()
    picture = ticked.viewport().grab().toImage()
    ground = theme.hex("surface").lower()
    for row, token in ((0, "accent"), (1, "edge")):
        middle = ticked.visualItemRect(ticked.item(row)).center().y()
        seen = {picture.pixelColor(x, middle).name() for x in range(24)}
        assert theme.hex(token).lower() in seen
        assert contrast(theme.hex(token), ground) >= 3
