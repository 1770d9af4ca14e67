"""Which files have changed since somebody last looked: no more than their times and sizes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

Seen = Mapping[str, tuple[int, int]]
"""Files by their paths, each with its time in nanoseconds and its size in bytes."""
_NOT_LOOKED_AT = {"__pycache__", "node_modules"}


def seen(places: Iterable[Path]) -> Seen:
    """Return the files below some folders, and those that are named themselves."""
    return dict(each for place in places for each in _of(place))


def _of(place: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    if place.is_dir():
        yield from _below(os.fspath(place))
        return
    with suppress(OSError):
        about = place.stat()
        yield os.fspath(place), (about.st_mtime_ns, about.st_size)


def _below(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files below a folder; what has gone meanwhile is a change as any other."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_file():
                    about = entry.stat()
                    yield entry.path, (about.st_mtime_ns, about.st_size)
                elif entry.name not in _NOT_LOOKED_AT:
                    yield from _below(entry.path)
