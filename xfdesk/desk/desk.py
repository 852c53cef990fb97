"""The desk: the one door to everything people do. Built once and handed down; it wires lock → open → backup → migrate."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xfdesk import owner
from xfdesk.changes import Watchers
from xfdesk.desk.beginning import Beginning
from xfdesk.desk.clock import Clock
from xfdesk.desk.office import OfficeDesk
from xfdesk.desk.table import Table
from xfdesk.errors import DeskError, FileUnusable, NotSaved
from xfdesk.log import LOG
from xfdesk.paths import backups as backup_folder
from xfdesk.paths import beside, part_notes
from xfdesk.records.counts import Counts, Pressing
from xfdesk.records.keys import new_key
from xfdesk.records.office import Clerk
from xfdesk.safety import marker, parts
from xfdesk.store import counters, history_head, migrate, opening, settings
from xfdesk.store.database import LedgerFile

if TYPE_CHECKING:
    from xfdesk.desk.conference import Conference
    from xfdesk.desk.day_import import DayImport
    from xfdesk.desk.day_pack import DayPack
    from xfdesk.desk.export import Export
    from xfdesk.desk.followup import FollowUp
    from xfdesk.desk.handing_over import HandingOver
    from xfdesk.desk.leaflet import Leaflet
    from xfdesk.desk.ledger import Ledger
    from xfdesk.desk.official import Papers
    from xfdesk.desk.outreach import Outreach
    from xfdesk.desk.reception import Reception
    from xfdesk.desk.reckoning import Reckoning
    from xfdesk.desk.recording import Recording
    from xfdesk.desk.rota import Rota
    from xfdesk.safety.backup import Backup


DEMONSTRATION = "screen.demonstration"
SHARED_FOLDER = "screen.shared_folder"
"""The folder of which it was said that others may write there."""


class Desk:
    """`ended_badly` tells that the last run did not close the file; the next backup then checks it first."""

    def __init__(self, table: Table, ended_badly: bool = False) -> None:
        self.table = table
        self.ended_badly = ended_badly
        self.beginning = Beginning(table)
        self.office = OfficeDesk(table)

    # Imported when first asked for: the start waits for none of them.

    @cached_property
    def reception(self) -> Reception:
        from xfdesk.desk.reception import Reception

        return Reception(self.table)

    @cached_property
    def ledger(self) -> Ledger:
        from xfdesk.desk.ledger import Ledger

        return Ledger(self.table)

    @cached_property
    def followup(self) -> FollowUp:
        from xfdesk.desk.followup import FollowUp

        return FollowUp(self.table)

    @cached_property
    def recording(self) -> Recording:
        from xfdesk.desk.recording import Recording

        return Recording(self.followup, self.outreach)

    @cached_property
    def outreach(self) -> Outreach:
        from xfdesk.desk.outreach import Outreach

        return Outreach(self.table)

    @cached_property
    def conference(self) -> Conference:
        from xfdesk.desk.conference import Conference

        return Conference(self.table)

    @cached_property
    def papers(self) -> Papers:
        from xfdesk.desk.official import Papers

        return Papers(self.table, self.followup)

    @cached_property
    def export(self) -> Export:
        from xfdesk.desk.export import Export

        return Export(self.table)

    @cached_property
    def handing_over(self) -> HandingOver:
        from xfdesk.desk.handing_over import HandingOver

        return HandingOver(self.ledger, self.reception)

    @cached_property
    def reckoning(self) -> Reckoning:
        from xfdesk.desk.reckoning import Reckoning

        return Reckoning(self.table)

    @cached_property
    def day_pack(self) -> DayPack:
        from xfdesk.desk.day_pack import DayPack

        return DayPack(self.table)

    @cached_property
    def leaflet(self) -> Leaflet:
        from xfdesk.desk.leaflet import Leaflet

        return Leaflet(self.table)

    @cached_property
    def rota(self) -> Rota:
        from xfdesk.desk.rota import Rota

        return Rota(self.table)

    @cached_property
    def day_import(self) -> DayImport:
        from xfdesk.desk.day_import import DayImport

        return DayImport(self.table, self.reception)

    @classmethod
    def open(cls, path: Path | str, *, who: str = "", clock: Clock | None = None) -> Desk:
        """Open an existing ledger. Raises `FileUnusable` when it is no ledger, damaged, newer, in use or read-only."""
        try:
            return cls._opened(Path(path), who, clock or Clock())
        except (DeskError, OSError):
            raise
        except Exception as error:
            known = altered_values(Path(path))
            if known is None:
                raise
            raise known from error

    @classmethod
    def _opened(cls, path: Path, who: str, clock: Clock) -> Desk:
        owner.keep_private()
        file = LedgerFile.open(path)
        ended_badly = marker.stands(path)
        try:
            marker.put(path)
            desk = cls(Table(file, clock, who), ended_badly)
            if migrate.bring_up(file, before=lambda: desk._backup_before("升级前")):
                desk._after_upgrade()
            with file.read():
                opening.look_after_opening(file.db)
            if not who:
                desk.table.who = desk._first_clerk()
        except BaseException:
            file.close()
            if not ended_badly:
                marker.take_away(path)
            raise
        owner.tighten(beside(path.resolve()))
        parts.sweep_noted(part_notes())
        LOG.info("ledger opened")
        return desk

    def _after_upgrade(self) -> None:
        """What the older format did not enter is entered as it stands now, and the lists are made anew."""
        from xfdesk.store import history, projection, visits

        with self.file.act():
            history.enter_all(self.file, at=self.clock.now(), who=self.who, what="升级台账格式")
            visits.make_keys_again(self.file)
            for (matter,) in self.file.sql("SELECT uid FROM matter"):
                projection.refresh(self.file, matter, self.table.counting())

    @classmethod
    def create(
        cls, path: Path | str, *, office_name: str, who: str, code: str = "", clock: Clock | None = None
    ) -> Desk:
        """Begin a new ledger for an office; nothing is left behind when it cannot be made."""
        from xfdesk.store import history, registers

        owner.keep_private()
        path, clock = Path(path), clock or Clock()
        file = LedgerFile.create(path)
        try:
            migrate.bring_up(file)
            desk = cls(Table(file, clock, who))
            with file.act():
                settings.put(file, "name", office_name.strip())
                settings.put(file, "code", code)
                registers.fill_categories(file)
                registers.put_clerk(file, Clerk(new_key(clock.now()), who))
                history.enter_all(file, at=clock.now(), who=who, what="建立台账")
            marker.put(path)
        except BaseException:
            file.close()
            for leftover in (path, path.with_name(path.name + "-journal")):
                leftover.unlink(missing_ok=True)
            raise
        return desk

    @property
    def path(self) -> Path:
        return self.table.file.path

    @property
    def is_demonstration(self) -> bool:
        """Whether the people and matters in it are invented."""
        with self.file.read():
            return settings.get(self.file, DEMONSTRATION) == "1"

    @property
    def file(self) -> LedgerFile:
        return self.table.file

    @property
    def who(self) -> str:
        return self.table.who

    @property
    def clock(self) -> Clock:
        return self.table.clock

    @property
    def watchers(self) -> Watchers:
        return self.table.watchers

    def sign_in(self, name: str) -> None:
        """From now on this clerk types; each act carries the name."""
        self.table.who = name

    def _first_clerk(self) -> str:
        return next((clerk.name for clerk in self.table.office.clerks if clerk.active), "")

    def counts(self) -> Counts:
        with self.file.read():
            return Counts(
                counters.value(self.file, counters.WITHOUT_OWNER),
                counters.value(self.file, counters.WITHOUT_ANSWER),
            )

    def pressing(self) -> Pressing:
        from xfdesk.store import pressing

        with self.file.read():
            return pressing.of_day(self.file, self.clock.today(), lambda day: self.table.calendar.safe(day))

    def clock_warning(self) -> str:
        """A sentence when the clock stands before the last record, else ""."""
        with self.file.read():
            last = history_head.last_at(self.file)
        if last is None or self.clock.now() >= last:
            return ""
        return f"电脑时钟比最后一条记录（{last:%Y-%m-%d %H:%M}）还早，请核对日期和时间；已有的记录没有影响。"

    def folder_warning(self) -> str:
        """A sentence, once for each folder, when other accounts may write where the ledger lies, else ""."""
        folder = self.path.resolve().parent
        if not owner.others_may_write(folder):
            return ""
        with self.file.read():
            if settings.get(self.file, SHARED_FOLDER) == str(folder):
                return ""
        with suppress(NotSaved), self.file.act():
            settings.put(self.file, SHARED_FOLDER, str(folder))
        return (
            f"台账所在的文件夹（{folder.name}）别的账户也能写；台账本身只有你能读写，数据没有影响。"
            "最好把台账移到只有你自己能进的文件夹。"
        )

    # Backup

    @property
    def last_backup(self) -> datetime | None:
        with self.file.read():
            found = settings.get(self.file, "screen.last_backup")
        return datetime.fromisoformat(found) if found else None

    def needs_backup(self) -> bool:
        """Something has changed since the last one, and it is the first start of the day or the last run ended badly."""
        with self.file.read():
            done = settings.get(self.file, "screen.backup_head")
            changed = done != str(history_head.head(self.file)[0])
        last = self.last_backup
        return changed and (self.ended_badly or last is None or last.date() < self.clock.today())

    def back_up(self, label: str = "") -> Backup:
        """A verified backup beside the ledger; for the worker, since it reads the whole file."""
        taken = self._backup_before(label)
        with self.file.act():
            settings.put(self.file, "screen.last_backup", self.clock.now().isoformat(timespec="seconds"))
            settings.put(self.file, "screen.backup_head", str(history_head.head(self.file)[0]))
        LOG.info("backup %s taken, %s bytes", taken.number, taken.size)
        return taken

    def copy_out(self, folder: Path) -> Path:
        """A backup of this moment, once more into `folder` (a stick), read again there; for the worker."""
        from xfdesk.safety import backup

        copied = backup.copy_to(self.back_up().path, folder)
        backup.verify(_connect, copied)
        return copied

    def _backup_before(self, label: str) -> Backup:
        from xfdesk.safety import backup

        return backup.take(self.file.db.connection(), _connect, backup_folder(self.path), self._day(), label)

    def _day(self) -> date:
        return self.clock.today()

    @property
    def has_old_dates(self) -> bool:
        """Whether stored dates wait to be rewritten, since the office counts days otherwise (`reckoning`)."""
        with self.file.read():
            return bool(settings.get(self.file, settings.RECKONING))

    # The whole file

    def check(self) -> tuple[str, ...]:
        """Every check of the file; sentences of what is wrong, empty when all is well."""
        from xfdesk.store import check

        return check.everything(self.file, self.table.counting())

    def rebuild_search(self) -> int:
        from xfdesk.store import search

        return search.rebuild(self.file)

    def rest(self) -> bool:
        """A little tidying of the search index in a quiet moment; True while there is more."""
        from xfdesk.store import search

        return search.merge_a_little(self.file)

    def close(self) -> None:
        if not self.file.closed:
            self.file.close()
            marker.take_away(self.path)


def altered_values(path: Path) -> FileUnusable | None:
    """For a failure nobody foresaw: the sentence when the ledger holds values that no program of ours writes."""
    from xfdesk.store import faults, values

    try:
        file = LedgerFile.open(path)
    except DeskError:
        return None
    try:
        with file.read():
            found = list(islice(values.unreadable(file), 3))
    except Exception:  # noqa: BLE001 - the first failure is the one to tell
        return None
    finally:
        file.close()
    return faults.altered("；".join(found)) if found else None


def _connect(path: str) -> Any:
    from sqlcipher3 import dbapi2

    return dbapi2.connect(path)
