"""A site of which nothing is new stays as it is: nobody reads, counts or draws it again.

What a site was made from is known by digests, and what was published by the times and sizes of its
files. So whatever was changed, in the organisation, in the program or in the site, it is built.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.disk.cache import Cache, maker
from generator.disk.seen import Seen, seen
from generator.publish.replace import MARKER
from generator.releases.written import FILE as LEDGER
from generator.resources import program_files, site_overrides
from generator.site.settings_file import own_settings, settings_file
from generator.sources.history import History, read_history

_DATA = ("services", "data")
_OWN = (*_DATA, "site_overrides")
"""Folders of an organisation that go into its site, whatever it sets."""


class CannotBeKnownError(Exception):
    """A folder holds what has no digest, such as a link, or what cannot be read."""


class MadeFrom(Struct, frozen=True):
    """All that a site is made from, as digests; its files lie in ``places``, as they were seen.

    ``history`` is among it, so that nobody asks git twice. ``around`` is what is around the pages.
    """

    target: Path
    given: tuple[str, ...]
    around: tuple[str, ...]
    history: History
    places: tuple[Path, ...]
    seen: Seen

    def said(self, cache: Cache) -> Any:
        """Return what was said when the site was built, if all of it is still as it was then."""
        kept = cache.get(program(), *self.given)
        if kept is None or self.target.is_symlink() or not (self.target / MARKER).is_file():
            return None
        files, said = json.loads(kept)
        return said if files == _said_of(published(self.target)) else None

    def keep(self, cache: Cache, files: Seen, said: object) -> bool:
        """Keep what is said of a site that was published, by its ``files``; return whether it was.

        Nothing may be kept where a file that it is made from has changed meanwhile.
        """
        if self.seen != seen(self.places):
            return False
        cache.put(json.dumps([_said_of(files), said]).encode(), program(), *self.given)
        return True


def published(site: Path) -> Seen:
    """Return a site's files by their names in it, but for its marker."""
    begin = len(os.fspath(site)) + 1
    return {file[begin:]: about for file, about in seen([site]).items() if file[begin:] != MARKER}


def settled(before: Seen, site: Path) -> Seen | None:
    """Return the files of a site in its place; none where any was written since it went there.

    ``before`` are the files as they were then. Meanwhile the old site goes, and with it a name of
    each file that was taken over: a change, as the times say, but none of what is written in it.
    """
    now = published(site)
    contents = [{name: (t, size) for name, (t, _, size) in each.items()} for each in (before, now)]
    return now if contents[0] == contents[1] else None


def made_from(
    cache: Cache, root: Path, site: Path | None, ledger: Path | None, options: str
) -> MadeFrom | None:
    """Return what the site is made from; none where that cannot be known without building it.

    ``site`` is where it goes, if that is said; ``ledger`` what was published before, unless it is
    what lies there. ``options`` is all else that was asked for.
    """
    settings = own_settings(settings_file(root)) if cache.folder is not None else None
    if settings is None:
        return None
    kept = cache.get(program(), *_of_settings(root, site, settings))
    if kept is None:
        return None
    where, *folders = map(Path, json.loads(kept))
    own = tuple(dict.fromkeys([*(root / each for each in _OWN), *folders]))
    places = (settings_file(root), *own)
    before, history = seen(places), read_history(root)
    if history.shallow:  # what git says then hangs on more than its commits
        return None
    try:
        inside = {folder: f"{folder}\0{digest_of(folder)}" for folder in own}
        published_before = _digest(_ledger(ledger or where))
    except CannotBeKnownError:
        return None
    of_all = *_of_settings(root, site, settings), options, str(where)
    given = *of_all, history.said, *inside.values(), published_before
    data = {root / name for name in _DATA}
    around = program(), *of_all, *(said for folder, said in inside.items() if folder not in data)
    return MadeFrom(where, given, around, history, places, before)


def remember_folders(
    cache: Cache, root: Path, site: Path | None, target: Path, folders: Iterable[Path] | None
) -> None:
    """Keep where settings say that a site goes, and from which folders it is made, if all is said.

    Nothing is kept of a site that lies among its own sources, or these in it.
    """
    settings = own_settings(settings_file(root))
    if settings is None or folders is None:
        return
    every = [*folders]
    if not any(each.is_relative_to(target) or target.is_relative_to(each) for each in every):
        value = json.dumps([str(target), *map(str, every)]).encode()
        cache.put(value, program(), *_of_settings(root, site, settings))


def digest_of(folder: Path) -> str:
    """Return a digest of the names and the bytes of all that lies below a folder.

    That of a folder that is missing is empty. Raises CannotBeKnownError.
    """
    if not os.path.lexists(folder):
        return ""
    found = sha256()
    try:
        for name, path in sorted(_below(os.fspath(folder), "")):
            with open(path, "rb") as file:  # noqa: PTH123 # thousands of them
                raw = file.read()
            found.update(f"{len(raw)} {len(os.fsencode(name))} ".encode() + os.fsencode(name) + raw)
    except OSError as problem:
        raise CannotBeKnownError from problem
    return found.hexdigest()


def _below(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the names and paths of all files below a folder, hidden ones too."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{name}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield name + entry.name, entry.path
            else:
                raise CannotBeKnownError(entry.path)


def _ledger(place: Path) -> bytes:
    """Return what was published before, as it is written; empty where nothing was."""
    file = place / LEDGER if place.is_dir() else place
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as problem:
        raise CannotBeKnownError from problem


def _said_of(files: Seen) -> str:
    """Return a digest of the names, times and sizes of a site's files."""
    return _digest(repr(sorted(files.items())).encode())


def _of_settings(root: Path, site: Path | None, settings: bytes) -> tuple[str, ...]:
    return str(root), "" if site is None else str(site.absolute()), _digest(settings)


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()


@functools.cache
def program() -> str:
    """Return a digest of the program with all its files, and of every library that is installed."""
    libraries = sorted(
        entry
        for folder in map(Path, dict.fromkeys(sys.path))
        if folder.is_dir()
        for entry in os.listdir(folder)  # noqa: PTH208 # names are all that is asked for
        if entry.endswith(".dist-info")
    )
    theme = digest_of(site_overrides())
    return _digest("\0".join([maker(program_files()), theme, *libraries]).encode())
