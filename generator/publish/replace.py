"""A new site is built beside the old one and takes its place only when it is whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".iheartit-site"
"""A file that says: this folder is a site that we made, so we may replace it."""
_AT_FDCWD = -100
_EXCHANGE = 2


class NotASiteError(Exception):
    """The folder to publish into holds something else; replacing it would lose it."""


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """Give an empty folder to build in; when all went well, put it in the site's place.

    On any error the old site stays as it was and the new folder is removed. Raises NotASiteError
    before anything is built where the place is taken by something that is not a site of ours.
    """
    site = site.absolute()
    if site.is_symlink() or (site.exists() and not _is_ours(site)):
        raise NotASiteError(f"{site} exists and is not a site made by this program")
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield fresh
        (fresh / MARKER).write_text("Made by I ♥ IT. May be replaced at any time.\n", "utf-8")
        fresh.chmod(0o755)
        _swap(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _is_ours(site: Path) -> bool:
    return site.is_dir() and ((site / MARKER).is_file() or not any(site.iterdir()))


def _swap(fresh: Path, site: Path) -> None:
    """Put ``fresh`` where ``site`` is; what was there is then where ``fresh`` was."""
    if not site.exists():
        fresh.rename(site)
    elif not _exchange(fresh, site):
        aside = fresh.with_name(f"{fresh.name}-old")
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
