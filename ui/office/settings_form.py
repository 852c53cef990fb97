"""The declared settings as rows of fields; each is saved when it is left, a refusal stands under it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import Choice, LabelCell, LineField, SectionTitle, Sentence, TextField
from xfdesk.desk.office import OfficeDesk
from xfdesk.errors import DeskError


class Declared(Protocol):
    """A setting as the desk declares it."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def choices(self) -> tuple[str, ...]: ...


NOTES = {
    "name": "印在登记表、处理意见书和台账上",
    "number_prefix": "事项编号的开头，例如 JF-2026-0001",
    "group_size": "到这个人数（含）算集体访",
    "paper_word": "文号里的代字，例如 清信",
    "third_care": "四定三包里第三个“包”怎么写",
    "usual_remedy": "救济途径一栏点“套用”时填入的句子",
    "kind_words": "一行一种，写文书和代字：信访处理意见书 处；不写的用通常的",
    "kinds": "一行一种",
    "places": "一行一处",
    "rota_weekdays": "例如 周五，或 周二、周五",
    "rota_hours": "一行一段，例如 8:30—11:30",
    "principals": "一行一个；副职不算",
    "principal_least": "填 0 就不另外要求",
    "posting_ahead": "公示最晚在接访日前几天张贴",
    "appointment": "印在公示和须知的“预约”后面",
    "place_help": "印在地点后面，例如 无台阶，可代写、有方言翻译",
}
LABEL = 104


class SettingRow(QWidget):
    """One setting: label, field, note or refusal."""

    def __init__(self, theme: Theme, desk: OfficeDesk, declared: Declared, label: int = LABEL) -> None:
        super().__init__()
        self.desk, self.declared = desk, declared
        self.field = self._field(theme)
        self.sentence = Sentence(theme)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(2))
        grid.addWidget(
            LabelCell(theme, declared.label, self.field, width=label), 0, 0, Qt.AlignmentFlag.AlignTop
        )
        narrow = declared.kind == "number"
        grid.addWidget(self.field, 0, 1, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
        grid.addWidget(self.sentence, 1, 1)
        grid.setColumnStretch(1, 1)
        self.field.set_value(desk.value(declared.key))
        self._show_note()

    def _field(self, theme: Theme) -> LineField | TextField | Choice:
        label = self.declared.label
        if self.declared.kind == "choice":
            choice_field = Choice(theme, label, self.declared.choices)
            choice_field.typed.connect(self.save)
            return choice_field
        if self.declared.kind == "lines":
            return LeavingText(theme, label, self)
        line = LineField(theme, label, width=80 if self.declared.kind == "number" else 0)
        line.editingFinished.connect(self.save)
        return line

    def save(self) -> None:
        """Only a changed value is an act; a refused one stays in the field with its sentence."""
        value = self.field.value()
        if value == self.desk.value(self.declared.key):
            self.field.mark("")
            self._show_note()
            return
        try:
            self.desk.set(self.declared.key, value)
        except DeskError as fault:
            self.field.mark("problem")
            self.sentence.say("problem", fault.sentence)
            return
        self.field.mark("")
        self._show_note()

    def _show_note(self) -> None:
        self.sentence.say("note", NOTES.get(self.declared.key, ""))


class LeavingText(TextField):
    """Several lines, saved when the field is left."""

    def __init__(self, theme: Theme, name: str, row: SettingRow) -> None:
        super().__init__(theme, name, lines=4, most=8)
        self.row = row

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusOutEvent(event)
        self.row.save()


class SettingsForm(QWidget):
    """Sections of settings by key; `label` is as wide as the longest of their names asks."""

    def __init__(
        self,
        theme: Theme,
        desk: OfficeDesk,
        sections: tuple[tuple[str, str, tuple[str, ...]], ...],
        label: int = LABEL,
    ) -> None:
        super().__init__()
        declared = {each.key: each for each in desk.declared()}
        self.rows: dict[str, SettingRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for title, note, keys in sections:
            column.addWidget(SectionTitle(theme, title, note))
            for key in keys:
                if key in declared:
                    self.rows[key] = SettingRow(theme, desk, declared[key], label)
                    column.addWidget(self.rows[key])
            column.addSpacing(theme.px(8))
        column.addStretch(1)

    def refresh(self) -> None:
        for key, row in self.rows.items():
            if not row.field.hasFocus():
                row.field.set_value(row.desk.value(key))
