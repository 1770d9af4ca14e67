"""A new site is built next to the old one and takes its place only when it is whole."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk.whole import stage

MARKER = ".iheartit-site"
"""A file that says: this folder is a site that we made, so we may replace it."""
_AT_FDCWD = -100
_EXCHANGE = 2


class OtherContentError(Exception):
    """The folder to publish into holds something else; replacing it would lose it."""


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """Give an empty folder to build in; when all went well, put it in the site's place.

    On any error the old site stays as it was and the new folder is removed. Raises NotASiteError
    before anything is built where the place is taken by something that is not a site of ours, or
    is a disk of its own, which no folder can take the place of.
    """
    site = site.absolute()
    aside = site.with_name(f".{site.name}-before")
    if _is_ours(aside):  # killed between two moves, or after them
        shutil.rmtree(aside) if site.exists() else aside.rename(site)
    if site.is_symlink() or (site.exists() and not _is_ours(site)):
        raise OtherContentError(f"{site} exists and is not a site made by this program")
    if _is_mounted(site):
        raise OtherContentError(f"{site} is a mount point and cannot be replaced as a whole")
    site.parent.mkdir(parents=True, exist_ok=True)
    with stage(site.parent) as place:
        fresh = place / "site"
        fresh.mkdir()
        yield fresh
        (fresh / MARKER).write_text("Made by I ♥ IT. May be replaced at any time.\n", "utf-8")
        fresh.chmod(0o755)
        _swap(fresh, site, aside)


def _is_mounted(site: Path) -> bool:
    """Return whether a folder is a mount point: of another disk, or of a folder (Linux says)."""
    try:
        mounts = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        mounts = []
    name = re.sub(rb"[\\ \t\n]", _octal, bytes(site.resolve()))
    return os.path.ismount(site) or any(mount.split(b" ")[4] == name for mount in mounts)


def _octal(found: re.Match[bytes]) -> bytes:
    return b"\\%03o" % ord(found[0])


def _is_ours(site: Path) -> bool:
    return site.is_dir() and ((site / MARKER).is_file() or not any(site.iterdir()))


def _swap(fresh: Path, site: Path, aside: Path) -> None:
    """Put ``fresh`` where ``site`` is; what was there is then where ``fresh`` was."""
    if not site.exists():
        fresh.rename(site)
    elif not _exchange(fresh, site):
        site.rename(aside)
        try:
            fresh.rename(site)
        except OSError:
            aside.rename(site)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in a single step, where the system can (Linux)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    done: int = renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE)
    return done == 0
