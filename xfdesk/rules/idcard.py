"""ID numbers: GB 11643 (18 digits, ISO 7064 MOD 11-2) and the old 15 digits. A bad one is described, never refused outright."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.rules import regions
from xfdesk.rules.text import half_width
from xfdesk.rules.words import Sex

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
OLDEST = 130


@dataclass(frozen=True, slots=True)
class IdReading:
    """`kind` is "18", "15", "other" or "empty". `fault` cannot be saved as a resident's ID; `doubt` may be kept (号码有疑)."""

    value: str
    kind: str
    sex: Sex | None = None
    birth_date: date | None = None
    age: int | None = None
    region: str = ""
    id_18: str = ""
    doubt: str = ""
    fault: str = ""


def check_digit(first_17: str) -> str:
    return _CHECKS[sum(int(d) * w for d, w in zip(first_17, _WEIGHTS, strict=True)) % 11]


def tidy(typed: str) -> str:
    """Half width, upper case, blanks and dashes gone: what a scanner, a clerk or a spreadsheet gave."""
    return "".join(ch for ch in half_width(typed).upper() if not ch.isspace() and ch not in "-—·'")


def read(typed: str, on: date) -> IdReading:
    """Read a number as of the day `on`; never raises, whatever was typed."""
    value = tidy(typed)
    if not value:
        return IdReading("", "empty")
    if not value.isascii() or not (value[:-1].isdigit() and (value[-1].isdigit() or value[-1] == "X")):
        return IdReading(
            value, "other", fault="证件号里有数字和 X 以外的字符。居民身份证是 18 位数字，末位可以是 X"
        )
    if len(value) == 18:
        return _read_18(value, on)
    if len(value) == 15 and value.isdigit():
        return _read_15(value, on)
    return IdReading(value, "other", fault=f"证件号是 {len(value)} 位；居民身份证应为 18 位（老证 15 位）")


def _read_18(value: str, on: date) -> IdReading:
    if value[0] == "0":
        return IdReading(value, "18", fault="居民身份证号不会以 0 开头，请再看一眼证件")
    birth, fault = _birth(value[6:14], on)
    if birth is None:
        return IdReading(value, "18", fault=fault)
    right = check_digit(value[:17])
    return IdReading(
        value,
        "18",
        _sex(value[16]),
        birth,
        age_on(birth, on),
        regions.title(value[:6]),
        value,
        doubt=_doubt(value, right),
    )


def _doubt(value: str, right: str) -> str:
    if value[17] != right:
        if value.endswith("000"):
            return "末位校验不符，末三位是 000，可能被 Excel 截断。请再看一眼证件；确实如此也可保留，记为“号码有疑”"
        return f"末位校验不符：按前 17 位算应为 {right}。请再看一眼证件；确实如此也可保留，记为“号码有疑”"
    return _region_doubt(value)


def _read_15(value: str, on: date) -> IdReading:
    birth, fault = _birth("19" + value[6:12], on)
    if birth is None:
        return IdReading(value, "15", fault=fault)
    first = value[:6] + "19" + value[6:]
    return IdReading(
        value,
        "15",
        _sex(value[14]),
        birth,
        age_on(birth, on),
        regions.title(value[:6]),
        first + check_digit(first),
        doubt=_region_doubt(value),
    )


def _region_doubt(value: str) -> str:
    if regions.find(value[:6]) is None:
        return f"前六位 {value[:6]} 不在行政区划代码表里。请再看一眼证件；确实如此也可保留"
    return ""


def _birth(digits: str, on: date) -> tuple[date | None, str]:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None, f"第 7 至 14 位 {digits} 不是一个日期，请再看一眼证件"
    if birth > on:
        return None, f"出生日期 {birth:%Y-%m-%d} 在今天之后，请再看一眼证件"
    if age_on(birth, on) >= OLDEST:
        return None, f"出生日期 {birth:%Y-%m-%d} 离今天超过 {OLDEST} 年，请再看一眼证件"
    return birth, ""


def _sex(digit: str) -> Sex:
    return Sex.MALE if int(digit) % 2 else Sex.FEMALE


def age_on(birth: date, on: date) -> int:
    """Full years on the day `on`; a 29 February birthday counts from 1 March in common years."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
