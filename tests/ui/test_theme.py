"""Every pair of colours keeps its contrast, in both schemes, and the sizes grow together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.sheet import sheet
from ui.theme import FAMILIES, SIZES, TOKENS, Theme

TEXT = [
    ("ink", "surface"), ("ink", "sunk"), ("ink", "bg"), ("ink", "chrome"), ("ink", "hover"), ("ink", "accent_soft"),
    ("ink2", "surface"), ("ink2", "chrome"), ("ink2", "bg"), ("ink2", "sunk"), ("ink2", "accent_soft"),
    ("ink3", "surface"), ("ink3", "sunk"), ("accent", "surface"), ("on_accent", "accent"), ("on_accent", "accent_h"),
    ("accent", "accent_soft"), ("accent", "hover"), ("full", "full_bg"), ("full", "surface"), ("part", "part_bg"),
    ("part", "surface"), ("un", "un_bg"), ("un", "surface"), ("pend", "surface"), ("pend", "pend_bg"),
    ("pend", "accent_soft"), ("amber", "amber_bg"), ("amber", "surface"), ("red", "red_bg"), ("red", "surface"),
    ("surface", "amber"), ("ink", "amber_bg"), ("amber", "chrome"),
]  # fmt: skip
MARKS = [
    ("edge", "surface"), ("accent", "surface"), ("accent", "chrome"), ("accent", "accent_soft"), ("c1", "surface"),
    ("accent", "sunk"), ("accent", "bg"), ("accent", "hover"), ("accent_h", "surface"), ("edge", "sunk"),
    ("c3", "surface"), ("c4", "surface"), ("c5", "surface"), ("amber", "surface"), ("red", "surface"),
]  # fmt: skip


def contrast(one: str, other: str) -> float:
    """WCAG 2: (lighter + 0.05) / (darker + 0.05)."""
    a, b = sorted((luminance(one), luminance(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def luminance(hex_: str) -> float:
    parts = [int(hex_[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_stands_out_from_its_ground(front: str, back: str, dark: int) -> None:
    assert contrast(TOKENS[front][dark], TOKENS[back][dark]) >= 4.5


@pytest.mark.parametrize("dark", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), MARKS)
def test_edges_and_marks_can_be_seen(front: str, back: str, dark: int) -> None:
    assert contrast(TOKENS[front][dark], TOKENS[back][dark]) >= 3


def test_the_sheet_names_only_colours_of_the_theme(qapp: QApplication) -> None:
    import re

    for scheme, at in (("light", 0), ("dark", 1)):
        named = set(re.findall(r"#[0-9A-Fa-f]{6}", sheet(Theme(scheme))))
        assert named <= {pair[at] for pair in TOKENS.values()}


def test_sizes_grow_with_the_setting(qapp: QApplication) -> None:
    small, large = Theme("light", SIZES[0]), Theme("light", SIZES[2])
    assert small.px(32) == 32
    assert large.px(32) == 43
    assert QFontMetrics(large.font()).height() > QFontMetrics(small.font()).height()


def test_figures_are_of_one_width_in_the_family_in_use(qapp: QApplication) -> None:
    for role in ("body", "medium", "bold", "small"):
        metrics = QFontMetrics(Theme("light").font(role))
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_a_chinese_family_is_found(qapp: QApplication) -> None:
    assert Theme("light").family() in FAMILIES


def test_the_scheme_can_be_set_and_goes_back_to_the_system(qapp: QApplication) -> None:
    theme = Theme("light")
    told = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.set_scheme("dark")
    assert theme.dark
    assert theme.hex("ink") == TOKENS["ink"][1]
    theme.set_scheme("light")
    assert told == [True, False]


@pytest.mark.parametrize(
    ("installed", "taken"),
    [
        ({"Regular": 400, "Bold": 700}, 700),
        ({"Light": 300, "Regular": 400, "Medium": 500, "Bold": 700}, 500),
        ({"Regular": 400, "SemiBold": 600, "Bold": 700}, 600),
        ({"Regular": 400}, 700),
    ],
)
def test_medium_is_bold_where_the_family_has_nothing_between(
    installed: dict[str, int], taken: int, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "styles", lambda family: list(installed))
    monkeypatch.setattr(QFontDatabase, "weight", lambda family, style: installed[style])
    theme = Theme("light")
    assert theme.font("medium").weight() == taken
    assert f"font-weight: {taken};" in sheet(theme)


def test_names_and_chips_are_heavier_than_the_text_beside_them(qapp: QApplication) -> None:
    """On the screen, whatever weights the family in use has."""
    theme = Theme("light")
    assert _ink(theme, "medium") > 1.1 * _ink(theme, "body")


def _ink(theme: Theme, role: str) -> int:
    """How dark a few words come out."""
    picture = QImage(200, 40, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(theme.font(role))
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, "社会保障所陈立群")
    painter.end()
    return sum(255 - value for value in bytes(picture.constBits()))
