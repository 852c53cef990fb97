"""Colours by meaning, sizes from the font, and how both reach Qt. Nothing else in the window names a colour."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.sheet import sheet

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
SIZES = (10.5, 12.0, 14.0)

# token: (light, dark)
TOKENS: dict[str, tuple[str, str]] = {
    "chrome": ("#E8EDEB", "#121817"),
    "bg": ("#F3F6F5", "#171E1D"),
    "sunk": ("#F8FAF9", "#1B2322"),
    "surface": ("#FFFFFF", "#1F2827"),
    "hover": ("#EEF3F1", "#273231"),
    "ink": ("#17211F", "#E8EEEC"),
    "ink2": ("#4C5956", "#A9B7B4"),
    "ink3": ("#65726F", "#8E9C99"),
    "line": ("#E0E6E4", "#2D3836"),
    "line2": ("#CDD6D3", "#3B4846"),
    "edge": ("#7E8B88", "#788986"),
    "accent": ("#0E6963", "#56BDB3"),
    "accent_h": ("#0A5550", "#74CFC6"),
    "on_accent": ("#FFFFFF", "#06201D"),
    "accent_soft": ("#DFEEEC", "#1D3B38"),
    "accent_line": ("#9CC9C4", "#2F635E"),
    "full": ("#17663D", "#82CFA0"),
    "full_bg": ("#E1F2E8", "#1D3829"),
    "part": ("#1D5A91", "#92C1EE"),
    "part_bg": ("#E2EDF8", "#1C3247"),
    "un": ("#6B3F75", "#D6AEDF"),
    "un_bg": ("#F3E8F5", "#3A2840"),
    "pend": ("#4C5956", "#B3C0BD"),
    "pend_bg": ("#F0F3F2", "#28312F"),
    "amber": ("#865200", "#EDBE66"),
    "amber_bg": ("#FCF0D8", "#3B2F16"),
    "amber_line": ("#E5C27E", "#6B5424"),
    "red": ("#B02A20", "#F5958C"),
    "red_bg": ("#FBE8E6", "#422422"),
    "red_line": ("#E3A39D", "#7A3E3A"),
    "c1": ("#0E6963", "#56BDB3"),
    "c3": ("#658BD0", "#A3C3F7"),
    "c4": ("#6F3B79", "#AE74BE"),
    "c5": ("#84908D", "#7C8A87"),
}

# role: (points at 10.5, weight)
ROLES: dict[str, tuple[float, QFont.Weight]] = {
    "body": (10.5, QFont.Weight.Normal),
    "medium": (10.5, QFont.Weight.Medium),
    "bold": (10.5, QFont.Weight.Bold),
    "small": (9.5, QFont.Weight.Normal),
    "small_medium": (9.5, QFont.Weight.Medium),
    "section": (10.5, QFont.Weight.Medium),
    "key": (11.0, QFont.Weight.Normal),
    "key_bold": (11.0, QFont.Weight.Bold),
    "title": (14.0, QFont.Weight.Bold),
    "gate": (17.0, QFont.Weight.Bold),
    "figure": (20.0, QFont.Weight.Bold),
    "badge": (8.5, QFont.Weight.Bold),
}

FUSION, WORN = "wears_fusion", "wears"
"""Set on an application begun with `-style`: asking for the style in Python makes all its enums, which takes a while."""
SCHEMES = ("system", "light", "dark")


def medium_of(family: str) -> QFont.Weight:
    """500, or 600, where the family has it; else Bold: asked for 500, Qt would take Regular and the rank be lost."""
    weights = [QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)]
    for wanted in (QFont.Weight.Medium, QFont.Weight.DemiBold):
        if any(abs(weight - wanted) < 50 for weight in weights):
            return wanted
    return QFont.Weight.Bold


class Theme(QObject):
    """The colours of one scheme and the sizes of one setting. `changed` tells painted widgets to paint again."""

    changed = Signal()

    def __init__(self, scheme: str = "light", points: float = SIZES[0]) -> None:
        super().__init__()
        self.scheme = scheme if scheme in SCHEMES else "system"
        self.points = points
        self.dark = self._is_dark()
        self._family: str | None = None
        self._medium: QFont.Weight | None = None
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, float], QFont] = {}
        self._rises: dict[tuple[str, float], float] = {}

    # Colours

    def color(self, token: str) -> QColor:
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(self.hex(token))
        return found

    def hex(self, token: str) -> str:
        return TOKENS[token][1 if self.dark else 0]

    def set_scheme(self, scheme: str) -> None:
        self.scheme = scheme if scheme in SCHEMES else "system"
        self.follow_system()

    def set_points(self, points: float) -> None:
        """The display size; widgets built afterwards take it, so the window is built again."""
        self.points = points if points in SIZES else SIZES[0]

    def follow_system(self) -> None:
        """Take the scheme again, after the setting or the system changed; paints anew only when it differs."""
        dark = self._is_dark()
        if dark == self.dark:
            return
        self.dark = dark
        self._colors.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.apply(app)
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self.scheme != "system":
            return self.scheme == "dark"
        hints = QGuiApplication.styleHints() if QGuiApplication.instance() else None
        return hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark

    # Sizes

    @property
    def factor(self) -> float:
        return self.points / SIZES[0]

    def px(self, at_100: float) -> int:
        """Pixels of the look page, grown with the display size."""
        return round(at_100 * self.factor)

    def font(self, role: str = "body") -> QFont:
        """A copy each time, since callers may underline theirs."""
        known = self._fonts.get((role, self.points))
        if known is None:
            known = self._fonts[role, self.points] = self._made(role)
        return QFont(known)

    def _made(self, role: str) -> QFont:
        points, weight = ROLES[role]
        font = QFont(self.families())
        font.setPointSizeF(round(points * self.factor, 2))
        font.setWeight(self.medium if weight == QFont.Weight.Medium else weight)
        return font

    def rise(self, role: str = "body") -> float:
        """How far below the middle of a box the baseline lies when the ideographs stand in the middle.

        A font's own line box is no measure for that: Chinese ones hang lower in theirs.
        """
        known = self._rises.get((role, self.points))
        if known is None:
            ink = QFontMetricsF(self.font(role)).tightBoundingRect("国")
            known = self._rises[role, self.points] = -ink.center().y()
        return known

    @property
    def medium(self) -> QFont.Weight:
        """What stands for 500 in the family in use."""
        if self._medium is None:
            self._medium = medium_of(self.family())
        return self._medium

    def families(self) -> list[str]:
        return [self.family(), *(name for name in FAMILIES if name != self.family())]

    def family(self) -> str:
        """The first family of the list that this machine has; the system's own otherwise."""
        if self._family is None:
            known = (name for name in FAMILIES if QFontDatabase.hasFamily(name))
            self._family = next(known, None) or QFontInfo(QFont()).family()
        return self._family

    # To Qt

    def apply(self, app: QApplication) -> None:
        """Style, font, palette, then the one sheet: in this order, since a sheet reads the palette. Twice is once,
        also by another theme: a walk over every widget is for a change alone.
        """
        wears = f"{self.dark} {self.points}"
        if app.property(WORN) == wears:
            return
        app.setProperty(WORN, wears)
        # Qt walks over every widget here and asks Python for sizes: one collected meanwhile would be walked over dead.
        collects = gc.isenabled()
        gc.disable()
        try:
            self._dress(app)
        finally:
            if collects:
                gc.enable()

    def _dress(self, app: QApplication) -> None:
        if not app.property(FUSION):
            app.setProperty(FUSION, True)
            app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(self.font())
        app.setPalette(self.palette())
        app.setStyleSheet(sheet(self))

    def palette(self) -> QPalette:
        palette, role = QPalette(), QPalette.ColorRole
        pairs = (
            (role.Window, "bg"), (role.WindowText, "ink"), (role.Base, "surface"), (role.AlternateBase, "sunk"),
            (role.Text, "ink"), (role.Button, "surface"), (role.ButtonText, "ink"), (role.BrightText, "red"),
            (role.ToolTipBase, "surface"), (role.ToolTipText, "ink"), (role.PlaceholderText, "ink3"),
            (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.Accent, "accent"),
            (role.Link, "accent"), (role.LinkVisited, "accent"), (role.Light, "surface"), (role.Midlight, "line"),
            (role.Mid, "line2"), (role.Dark, "edge"), (role.Shadow, "line2"),
        )  # fmt: skip
        for which, token in pairs:
            palette.setColor(which, self.color(token))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.color("ink3"))
        return palette
