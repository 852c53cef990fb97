"""What can go wrong, in sentences for the people at the desk.

A `DeskError` is the world's fault or a rule's refusal and is shown as it stands; any other exception is a fault
of the program. Each says what happened, what it means for the data, and what to do next.
"""

from __future__ import annotations


class DeskError(Exception):
    """Something the clerk can understand and act on. `exit_status` is the command line's."""

    exit_status = 1

    def __init__(self, what: str, data: str = "", do: str = "") -> None:
        self.what, self.data, self.do = what, data, do
        super().__init__("".join(_sentence(part) for part in (what, data, do) if part))

    @property
    def sentence(self) -> str:
        return str(self)


class Refused(DeskError):
    """A rule of the regulation or of the form says no; nothing was changed.

    `rule` is a stable identifier (`extension_limit`), `article` the article in Chinese figures (`第三十四条`) or "",
    `field` the path of the field it stands under (`points.0.basis`) or "".
    """

    exit_status = 4

    def __init__(
        self, rule: str, what: str, data: str = "", do: str = "", *, article: str = "", field: str = ""
    ) -> None:
        super().__init__(what, data, do)
        self.rule, self.article, self.field = rule, article, field


class FileUnusable(DeskError):
    """The ledger file cannot be used: no ledger, damaged, from a newer version, in use, read-only, wrong password."""

    exit_status = 5


class InUse(FileUnusable):
    """Another process has the ledger open."""


class NotSaved(DeskError):
    """The disk did not take it (full, read-only, I/O error); what was typed is still in the form."""

    exit_status = 5


class Cancelled(DeskError):
    """Somebody stopped it; everything is as before."""

    exit_status = 130


def _sentence(part: str) -> str:
    return part if part.endswith(("。", "！", "？", "…")) else part + "。"
