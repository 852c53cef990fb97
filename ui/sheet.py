"""The one style sheet: fields, buttons, labels by role, lists, menus, scroll bars. The rest is painted."""

from __future__ import annotations

from typing import Protocol


class Wearer(Protocol):
    """Whose colours and sizes the sheet takes."""

    @property
    def factor(self) -> float: ...
    @property
    def medium(self) -> int: ...
    def hex(self, token: str) -> str: ...
    def px(self, at_100: float) -> int: ...


def sheet(theme: Wearer) -> str:
    """Property selectors say the states: `mark`, `primary`, `quiet`, `role`, `tone`, `ground`."""
    parts = (
        _fields(theme),
        _buttons(theme),
        _labels(theme),
        _grounds(theme),
        _lists(theme),
        _scroll_bars(theme),
    )
    return "\n".join(parts)


def _fields(t: Wearer) -> str:
    """Text stands one edge from the frame in each of them: Qt adds 2 px of its own in a line, a margin in a text."""
    pad, margin = t.px(11), t.px(3)
    return f"""
QLineEdit, QPlainTextEdit, QSpinBox {{ background: {t.hex("surface")}; color: {t.hex("ink")};
  border: 1px solid {t.hex("line2")}; border-bottom: 1px solid {t.hex("edge")}; border-radius: {t.px(5)}px;
  placeholder-text-color: {t.hex("ink3")}; selection-background-color: {t.hex("accent")};
  selection-color: {t.hex("on_accent")}; }}
QLineEdit {{ padding: 0 {pad - 2}px; }}
QPlainTextEdit {{ padding: {t.px(3)}px {pad - margin}px; }}
QLineEdit:read-only, QPlainTextEdit:read-only, QLineEdit[rests="true"], QPlainTextEdit[rests="true"] {{ background: {t.hex("sunk")}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.hex("sunk")}; color: {t.hex("ink3")};
  border-color: {t.hex("line")}; }}
QLineEdit[mark="doubt"], QPlainTextEdit[mark="doubt"] {{ border: 1px solid {t.hex("amber_line")};
  border-bottom: 2px solid {t.hex("amber")}; }}
QLineEdit[mark="problem"], QPlainTextEdit[mark="problem"] {{ border: 1px solid {t.hex("red")};
  border-bottom: 2px solid {t.hex("red")}; }}
QLineEdit:focus {{ border: 2px solid {t.hex("accent")}; padding: 0 {pad - 3}px; }}
QPlainTextEdit:focus {{ border: 2px solid {t.hex("accent")}; padding: {t.px(3) - 1}px {pad - margin - 1}px; }}
QLineEdit[mark="doubt"]:focus, QPlainTextEdit[mark="doubt"]:focus {{ border-bottom-color: {t.hex("amber")}; }}
QLineEdit[mark="problem"]:focus, QPlainTextEdit[mark="problem"]:focus {{ border-bottom-color: {t.hex("red")}; }}
QLineEdit[chevron="true"] {{ padding-right: {t.px(28)}px; }}
QLineEdit[bare="true"] {{ border: none; border-radius: 0; background: transparent; padding: 0; }}
"""


def _buttons(t: Wearer) -> str:
    """Focus is painted by the buttons themselves; those of the system's boxes take the same ring from here."""
    return f"""
QPushButton {{ background: {t.hex("surface")}; color: {t.hex("ink")}; border: 1px solid {t.hex("line2")};
  border-bottom: 1px solid {t.hex("edge")}; border-radius: {t.px(5)}px; padding: 0 {t.px(12)}px; outline: none; }}
QPushButton:hover {{ background: {t.hex("hover")}; }}
QPushButton:pressed {{ background: {t.hex("hover")}; border-color: {t.hex("accent_line")}; }}
QMessageBox QPushButton:focus, QInputDialog QPushButton:focus, QFileDialog QPushButton:focus {{
  border: 2px solid {t.hex("accent")}; padding: 0 {t.px(12) - 1}px; }}
QPushButton:disabled {{ background: {t.hex("sunk")}; color: {t.hex("ink3")}; border: 1px solid {t.hex("line")}; }}
QPushButton[primary="true"] {{ background: {t.hex("accent")}; color: {t.hex("on_accent")}; border: none;
  font-weight: 700; padding: 0 {t.px(13)}px; }}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {{ background: {t.hex("accent_h")}; }}
QPushButton[primary="true"]:disabled {{ background: {t.hex("sunk")}; color: {t.hex("ink3")};
  border: 1px solid {t.hex("line")}; }}
QPushButton[quiet="true"] {{ background: transparent; color: {t.hex("accent")}; border: 1px solid transparent;
  min-height: 0; padding: 0 {t.px(7)}px; text-align: left; }}
QPushButton[quiet="true"][under="true"] {{ padding-left: {t.px(11)}px; }}
QPushButton[quiet="true"]:hover {{ background: {t.hex("hover")}; color: {t.hex("accent_h")}; }}
QPushButton[quiet="true"]:disabled {{ color: {t.hex("ink3")}; background: transparent; }}
QPushButton[quiet="true"][tone="ink2"] {{ color: {t.hex("ink2")}; }}
QPushButton[quiet="true"][tone="amber"] {{ color: {t.hex("amber")}; text-decoration: underline; }}
"""


def _labels(t: Wearer) -> str:
    small = f"font-size: {9.5 * t.factor:.2f}pt;"
    return f"""
QLabel {{ background: transparent; color: {t.hex("ink")}; }}
QLabel[tone="ink2"] {{ color: {t.hex("ink2")}; }}
QLabel[tone="accent"] {{ color: {t.hex("accent")}; }}
QLabel[tone="amber"] {{ color: {t.hex("amber")}; }}
QLabel[tone="red"] {{ color: {t.hex("red")}; }}
QLabel[role="small"] {{ {small} }}
QLabel[role="medium"], QLabel[role="section"] {{ font-weight: {int(t.medium)}; }}
QLabel[role="bold"] {{ font-weight: 700; }}
QLabel[role="title"] {{ font-size: {14 * t.factor:.2f}pt; font-weight: 700; }}
QLabel[role="gate"] {{ font-size: {17 * t.factor:.2f}pt; font-weight: 700; }}
QLabel[role="figure"] {{ font-size: {20 * t.factor:.2f}pt; font-weight: 700; }}
QToolTip {{ background: {t.hex("surface")}; color: {t.hex("ink")}; border: 1px solid {t.hex("line2")};
  padding: {t.px(3)}px {t.px(6)}px; }}
"""


def _grounds(t: Wearer) -> str:
    grounds = "".join(
        f'QWidget[ground="{token}"] {{ background: {t.hex(token)}; }}\n'
        for token in ("chrome", "bg", "sunk", "surface", "accent_soft", "amber_bg", "red_bg")
    )
    return f"""{grounds}
QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QFrame[card="true"] {{ background: {t.hex("surface")}; border: 1px solid {t.hex("line")};
  border-radius: {t.px(8)}px; }}
QDialog, QMessageBox {{ background: {t.hex("surface")}; }}
"""


def _lists(t: Wearer) -> str:
    return f"""
QAbstractItemView {{ background: {t.hex("surface")}; color: {t.hex("ink")}; border: none; outline: none;
  selection-background-color: {t.hex("accent_soft")}; selection-color: {t.hex("ink")}; }}
QListWidget[popup="true"], QComboBox QAbstractItemView {{ border: 1px solid {t.hex("line2")};
  border-radius: {t.px(5)}px; padding: {t.px(3)}px; }}
QComboBox {{ combobox-popup: 0; }}
QListWidget[popup="true"]::item, QComboBox QAbstractItemView::item {{ min-height: {t.px(30)}px;
  padding: 0 {t.px(7)}px; border-radius: {t.px(4)}px; }}
QListWidget[popup="true"]::item:selected, QComboBox QAbstractItemView::item:selected {{
  background: {t.hex("accent_soft")}; color: {t.hex("ink")}; }}
QListWidget[popup="true"]::item:hover {{ background: {t.hex("hover")}; }}
QListWidget[popup="side"] {{ background: transparent; }}
QListWidget[popup="side"]::item {{ padding: 0 {t.px(10)}px; border-radius: {t.px(6)}px; color: {t.hex("ink")}; }}
QListWidget[popup="side"]::item:hover {{ background: {t.hex("hover")}; }}
QListWidget[popup="side"]::item:selected {{ background: {t.hex("accent_soft")}; color: {t.hex("accent")}; }}
QListWidget[popup="side"]::item:selected:focus {{ border: 2px solid {t.hex("accent")}; }}
QMenu {{ background: {t.hex("surface")}; color: {t.hex("ink")}; border: 1px solid {t.hex("line2")};
  padding: {t.px(4)}px; }}
QMenu::item {{ padding: {t.px(5)}px {t.px(22)}px {t.px(5)}px {t.px(12)}px; border-radius: {t.px(4)}px; }}
QMenu::item:selected {{ background: {t.hex("accent_soft")}; }}
QMenu::item:disabled {{ color: {t.hex("ink3")}; }}
QMenu::separator {{ height: 1px; background: {t.hex("line")}; margin: {t.px(4)}px {t.px(8)}px; }}
QTableWidget, QTableView {{ gridline-color: {t.hex("line")}; }}
QHeaderView {{ background: {t.hex("bg")}; }}
QHeaderView::section {{ background: {t.hex("bg")}; color: {t.hex("ink2")}; border: none;
  border-bottom: 1px solid {t.hex("line")}; padding: 0 {t.px(8)}px; font-size: {9.5 * t.factor:.2f}pt;
  font-weight: {int(t.medium)}; }}
QHeaderView[tight="true"]::section {{ padding: 0 {t.px(4)}px; }}
QProgressBar {{ background: {t.hex("line")}; border: none; border-radius: {t.px(3)}px; text-align: center;
  color: {t.hex("ink")}; }}
QProgressBar::chunk {{ background: {t.hex("accent")}; border-radius: {t.px(3)}px; }}
"""


def _scroll_bars(t: Wearer) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: {t.px(10)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {t.px(10)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.hex("edge")}; border-radius: 2px; margin: {t.px(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {t.px(28)}px; }}
QScrollBar::handle:horizontal {{ min-width: {t.px(28)}px; }}
QScrollBar::handle:hover {{ background: {t.hex("ink2")}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: transparent; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
