"""Phone numbers: mobile, or landline with area code; blanks, dashes and +86 accepted; 无 when the visitor says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xfdesk.rules.text import half_width

NONE = "无"
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})")
_FAULT = "电话应为 11 位手机号，或带区号的座机（如 0377-61234567）；没有电话就空着或写“无”"


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """`value` is stored (`13837720415`, `0377-61234567`), `display` shown (`138 3772 0415`)."""

    value: str
    display: str = ""
    fault: str = ""


def read(typed: str) -> PhoneReading:
    text = half_width(typed).strip()
    if not text:
        return PhoneReading("")
    if text == NONE:
        return PhoneReading(NONE, NONE)
    digits = re.sub(r"[\s\-–—()（）]", "", text)
    digits = re.sub(r"^(\+|00)86", "", digits)
    if _MOBILE.fullmatch(digits):
        return PhoneReading(digits, f"{digits[:3]} {digits[3:7]} {digits[7:]}")
    if not digits.startswith("0"):
        digits = "0" + digits if re.match(r"^\+?86", text) else digits
    if found := _LANDLINE.fullmatch(digits):
        value = f"{found[1]}-{found[2]}"
        return PhoneReading(value, value)
    return PhoneReading(text, text, _FAULT)


def digits_of(value: str) -> str:
    return re.sub(r"\D", "", value)
