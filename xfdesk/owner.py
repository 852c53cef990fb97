"""For the owner's eyes: what the program leaves behind is the account's own, since names and numbers of visitors stand in it.

POSIX only: on Windows a profile's folders are the account's own already, and modes say nothing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

POSIX = os.name == "posix"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private() -> None:
    """From now on this process and its children make files 0600 and folders 0700, whatever the umask was."""
    if POSIX:
        os.umask(OTHERS)


def tighten(paths: Iterable[Path]) -> None:
    """Take what group and others may do from our own files and folders; links and strangers' files stay as they are."""
    if POSIX:
        for path in paths:
            _tighten(path)


def _tighten(path: Path) -> None:
    try:
        known = path.lstat()
        ours = known.st_uid == os.geteuid() and not stat.S_ISLNK(known.st_mode)
        if ours and known.st_mode & OTHERS:
            path.chmod(stat.S_IMODE(known.st_mode) & ~OTHERS)
    except OSError:
        return


def others_may_write(folder: Path) -> bool:
    """Whether another account could put files beside the ledger or take its place; a group of one's own is no other."""
    if not POSIX:
        return False
    try:
        known = folder.stat()
    except OSError:
        return False
    if known.st_uid not in (0, os.geteuid()) or known.st_mode & stat.S_IWOTH:
        return True
    return bool(known.st_mode & stat.S_IWGRP) and not _own_group(known.st_gid)


def _own_group(number: int) -> bool:
    import grp
    import pwd

    try:
        group = grp.getgrgid(number)
        return group.gr_name == pwd.getpwuid(os.geteuid()).pw_name and not group.gr_mem
    except KeyError:
        return False
