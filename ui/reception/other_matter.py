"""A matter that is stored already is in the form of 登记事项: this line says which, as long as it is."""

from __future__ import annotations

from ui.reception.in_hand import InHand
from ui.reception.masked import Masked
from ui.reception.other_day import OtherLine
from ui.theme import Theme


class OtherMatter(OtherLine):
    def __init__(self, theme: Theme, in_hand: InHand, masked: Masked) -> None:
        super().__init__(theme, in_hand, masked)
        self.back_to = ""

    def stands(self) -> bool:
        return self.in_hand.opened and bool(self.in_hand.entry.uid)

    def said(self) -> tuple[str, str]:
        number = self.in_hand.writing.number_of(self.in_hand.entry.uid)
        return f"正在更正 {number} 的登记，存好就回到{self.back_to}", f"回到{self.back_to}"
