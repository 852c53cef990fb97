"""Phone numbers: a mobile or a landline is tidied, every other number is kept as it was typed; none sends anybody away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xfdesk.rules.text import half_width

NONE = "无"
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_BETWEEN = re.compile(r"[/、，,;；|]|\s或\s|或|(?<=\d{7})\s+(?=[01+(（]\d)")
_ELSEWHERE = re.compile(r"(?:\+|00)(?!86)\d{1,3}")
_DOUBT = "不是 11 位手机号，也不是带区号的座机；按原样保存，请再看一眼"
_NO_AREA = "座机没有区号；按原样保存，请补上区号，或在设置里填好单位的联系电话"
_ABROAD = "境外或港澳台的号码，按原样保存"
_NO_DIGITS = "里面没有号码；按原样保存，没有电话就空着或写“无”"
_TWO = "写了两个号码，而“电话二”里已经有一个；按原样保存"


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """`value` is stored (`13837720415`, `0377-61234567`), `display` shown (`138 3772 0415`); `second` is another
    number from the same field, `doubt` a sentence about what is kept as typed.
    """

    value: str
    display: str = ""
    doubt: str = ""
    second: str = ""


def read(typed: str, area: str = "", *, room_for_two: bool = False) -> PhoneReading:
    """Read what was typed; never refuses. `area` is the office's own code, `room_for_two` that a second may stand apart."""
    text = typed.strip()
    if not text:
        return PhoneReading("")
    if half_width(text) == NONE:
        return PhoneReading(NONE, NONE)
    one = _tidy(text, area)
    if one is not None:
        return one
    two = _two(text, area)
    if two is not None:
        return two if room_for_two else PhoneReading(text, text, _TWO)
    return PhoneReading(text, text, _why(text))


def area_of(phone: str) -> str:
    """The area code of a landline (`0377`), "" when it has none."""
    found = _LANDLINE.fullmatch(_bare(phone))
    return found[1] if found else ""


def digits_of(value: str) -> str:
    return re.sub(r"\D", "", half_width(value))


def _bare(typed: str) -> str:
    """The figures alone, without the country's code."""
    digits = re.sub(r"[\s\-–—()（）]", "", half_width(typed))
    return re.sub(r"^(\+|00)?86(?=1[3-9]\d{9}$|0?[1-9]\d{8,10}$)", "", digits)


def _tidy(typed: str, area: str) -> PhoneReading | None:
    digits = _bare(typed)
    if _MOBILE.fullmatch(digits):
        return PhoneReading(digits, f"{digits[:3]} {digits[3:7]} {digits[7:]}")
    from_abroad = re.match(r"\s*(\+|00)?86", half_width(typed)) and not digits.startswith("0")
    found = _LANDLINE.fullmatch(digits) or (_LANDLINE.fullmatch("0" + digits) if from_abroad else None)
    if found:
        value = f"{found[1]}-{found[2]}"
        return PhoneReading(value, value)
    if area and _LOCAL.fullmatch(digits):
        return PhoneReading(f"{area}-{digits}", f"{area}-{digits}")
    return None


def _two(typed: str, area: str) -> PhoneReading | None:
    parts = [part.strip() for part in _BETWEEN.split(typed) if part.strip()]
    if len(parts) != 2:
        return None
    first, second = (_tidy(part, area) for part in parts)
    if first is None or second is None:
        return None
    return PhoneReading(first.value, first.display, second=second.value)


def _why(typed: str) -> str:
    text = half_width(typed)
    digits = digits_of(text)
    if not digits:
        return _NO_DIGITS
    if _ELSEWHERE.match(text.strip()) or re.match(r"\s*(852|853|886)[\s-]", text):
        return _ABROAD
    return _NO_AREA if _LOCAL.fullmatch(_bare(typed)) else _DOUBT
