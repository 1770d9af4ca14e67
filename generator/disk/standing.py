"""Files of a folder that is to be replaced: where nothing is new, they get a place in the next one.

A file is not copied: it gets a second name, and loses its first with the old folder. So nobody
writes to it by another name. One that has changed since, or has a further name already, is not
taken. A folder of which nothing is known, or that cannot have such names, gives nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from generator.disk.cache import Cache
from generator.disk.folders import make_folder
from generator.disk.seen import OneSeen, Seen

_TWO = 2
"""The names that a file has while it lies in the old folder and in the new one."""


class StandingFiles:
    """What lies in ``folder``, by digests of what it was made from; and what will lie there next.

    With each goes a *note*: a text of who made it. ``about`` says whose files these are.
    """

    def __init__(self, cache: Cache, folder: Path, *about: str) -> None:
        self._cache, self._folder, self._about = cache, folder, (*about, str(folder))
        self._known: dict[str, tuple[str, dict[str, OneSeen]]] = json.loads(
            cache.get(*self._about) or b"{}"
        )
        self._next: dict[str, tuple[str, Sequence[str]]] = {}
        self._made: set[str] = set()

    def __bool__(self) -> bool:
        """Return whether anything is known of what lies there."""
        return bool(self._known)

    def take(self, digest: str, into: Path) -> tuple[str, Sequence[str]] | None:
        """Have the files of a digest in the folder ``into`` too; return the note and their names.

        None where they are not there as they were.
        """
        note, files = self._known.get(digest, ("", {}))
        if not files:
            return None
        done: list[str] = []
        try:
            for name, known in files.items():
                self._link(name, known, into)
                done.append(name)
        except OSError:
            for name in done:
                (into / name).unlink()
            return None
        self.put(digest, note, done)
        return note, done

    def _link(self, name: str, known: OneSeen, into: Path) -> None:
        """Give a file its second name. Raises OSError where it is not as it was."""
        old, new = f"{self._folder}/{name}", f"{into}/{name}"
        folder = new.rpartition("/")[0]
        if folder not in self._made:
            make_folder(folder)
            self._made.add(folder)
        about = os.lstat(old)
        if [about.st_mtime_ns, about.st_ctime_ns, about.st_size] != [*known]:
            raise FileNotFoundError(old)
        os.link(old, new, follow_symlinks=False)
        now = os.lstat(new)
        if (now.st_nlink, now.st_mtime_ns, now.st_size) != (_TWO, known[0], known[2]):
            os.unlink(new)  # noqa: PTH108
            raise FileExistsError(new)

    def put(self, digest: str, note: str, files: Sequence[str]) -> None:
        """Say which files of the next folder were made from what has a digest."""
        self._next[digest] = note, files

    def keep(self, seen: Seen) -> None:
        """Keep what is known of the next folder, which lies in its place now: ``seen`` by names."""
        known = {}
        for digest, (note, files) in self._next.items():
            with suppress(KeyError):
                known[digest] = note, {name: seen[name] for name in files}
        self._cache.put(json.dumps(known).encode(), *self._about)
