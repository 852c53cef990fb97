"""National administrative codes (GB/T 2260 and its yearly changes), current and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from xfdesk.rules import data


@dataclass(frozen=True, slots=True)
class Region:
    """`until` is the last year in which a withdrawn code stood, None for a current one."""

    code: str
    name: str
    until: int | None = None

    @property
    def current(self) -> bool:
        return self.until is None


def find(code: str) -> Region | None:
    line = data.regions().get(code)
    if line is None:
        return None
    name, _, until = line.partition("\t")
    return Region(code, name, int(until) if until else None)


def title(code: str) -> str:
    """As the form shows it: province without its ending, then the county's own (`河南内乡`); "" when unknown."""
    county, province = find(code), find(code[:2] + "0000")
    if county is None:
        return _short(province.name) if province else ""
    if county.name == "市辖区" or province is None:
        city = find(code[:4] + "00")
        return _short(province.name if province else "") + _short(city.name if city else county.name)
    return _short(province.name) + _short(county.name)


_ENDINGS = (
    "特别行政区",
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
)


def _short(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name[: -len(ending)]
    return name
