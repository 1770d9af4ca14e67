"""Which files have changed since somebody last looked: no more than their times and sizes.

A program that writes a file can set the time of its content to any other, but not the time of its
last change: so both are looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

OneSeen = tuple[int, int, int]
Seen = Mapping[str, OneSeen]
"""Files by their paths, each with its two times in nanoseconds and its size in bytes."""
_NOT_LOOKED_AT = {"__pycache__", "node_modules"}


def seen(places: Iterable[Path]) -> Seen:
    """Return the files below some folders, and those that are named themselves."""
    return dict(each for place in places for each in _of(place))


def _of(place: Path) -> Iterator[tuple[str, OneSeen]]:
    if place.is_dir():
        yield from _below(os.fspath(place))
        return
    with suppress(OSError):
        yield os.fspath(place), _about(place.stat())


def _below(folder: str) -> Iterator[tuple[str, OneSeen]]:
    """Yield the files below a folder; what has gone meanwhile is a change as any other."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_file():
                    yield entry.path, _about(entry.stat())
                elif entry.name not in _NOT_LOOKED_AT:
                    yield from _below(entry.path)


def _about(file: os.stat_result) -> OneSeen:
    return file.st_mtime_ns, file.st_ctime_ns, file.st_size
