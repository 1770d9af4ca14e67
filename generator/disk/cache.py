"""The cache: what takes long to make is kept by everything that it is made from.

An entry's name is a digest of all that goes into it: what is given, and who made it (this program,
its code that makes it, Python, the libraries). So nothing in it is ever out of date, and another
version finds nothing of this one's. An entry begins with a digest of itself, so what is damaged is
as if it were not there. The folder may be deleted at any moment; two processes may use it at once.

It lies in the user's own cache: what is read from there is published, and even run, so no
repository may write there.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator import __version__
from generator.disk.whole import remove_file, write_file

LARGEST = 256 * 1024 * 1024
"""Bytes that stay when a program ends; what was not used for the longest time goes first."""
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by iheartit; may be removed at any time.\n"
)
_DIGEST = 32
_SHELF = 2
"""Letters of an entry's name that its folder is called by."""


class Cache:
    """Bytes below a folder. Without one, or where it cannot be written, nothing is kept."""

    def __init__(self, folder: Path | None = None, largest: int = LARGEST) -> None:
        self.folder = folder
        self._largest = largest
        self._grew = False

    def get(self, maker: str, *given: str) -> bytes | None:
        """Return what a maker made of what it was given; none where that is not known."""
        place = self._place(maker, given)
        if place is None:
            return None
        try:
            raw = place.read_bytes()
            os.utime(place)
        except OSError:
            return None
        value = raw[_DIGEST:]
        return value if raw[:_DIGEST] == _seal(place.name, value) else None

    def put(self, value: bytes, maker: str, *given: str) -> None:
        """Keep what a maker made of what it was given."""
        place = self._place(maker, given)
        if place is None or self.folder is None:
            return
        with suppress(OSError):
            tag = self.folder / "CACHEDIR.TAG"
            if not tag.exists():
                write_file(tag, _TAG, lasting=False)
            _write(place, _seal(place.name, value) + value)
            self._grew = True

    def made(self, make: Callable[[], bytes], maker: str, *given: str) -> bytes:
        """Return what is kept, or make and keep it."""
        value = self.get(maker, *given)
        if value is None:
            value = make()
            self.put(value, maker, *given)
        return value

    def tidy(self) -> None:
        """Remove what was not used for longest, where something came and all is too much."""
        if self.folder is None or not self._grew:
            return
        entries = [*_entries(self.folder)]
        size = sum(size for _, size, _ in entries)
        if size <= self._largest:
            return
        for _, bytes_, path in sorted(entries):
            if size <= self._largest:
                break
            with suppress(OSError):
                remove_file(Path(path))
            size -= bytes_

    def _place(self, maker: str, given: tuple[str, ...]) -> Path | None:
        if self.folder is None:
            return None
        digest = hashlib.sha256()
        for text in (maker, *given):
            raw = text.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
        name = digest.hexdigest()
        return self.folder / name[:_SHELF] / name


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """Yield when each entry was last used, its size, its path. There are thousands."""
    for shelf in _listed(folder):
        if len(shelf.name) == _SHELF and shelf.is_dir(follow_symlinks=False):
            for entry in _listed(shelf.path):
                with suppress(OSError):
                    about = entry.stat()
                    yield about.st_mtime, about.st_size, entry.path


def _listed(folder: Path | str) -> list[os.DirEntry[str]]:
    """Return what is in a folder: nothing where it cannot be read or has gone meanwhile."""
    try:
        with os.scandir(folder) as found:
            return [*found]
    except OSError:
        return []


def own_cache(wanted: bool = True) -> Cache:
    """Return the user's cache; one that keeps nothing where it is not wanted."""
    from platformdirs import user_cache_path

    return Cache(user_cache_path("iheartit") if wanted else None)


@cache
def maker(code: tuple[str, ...], *libraries: str) -> str:
    """Return a digest of who makes a value: this program's modules (files), Python, libraries."""
    modules = [hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in code]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    every = [__version__, python, *modules, *(f"{n} {version(n)}" for n in libraries)]
    return hashlib.sha256(" ".join(every).encode()).hexdigest()


def _seal(name: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST, key=bytes.fromhex(name)).digest()


def _write(place: Path, entry: bytes) -> None:
    """Write an entry under another name, and move it to its place.

    What a killed program left under such a name is no entry, and goes like one that nobody used.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f"{place.name}.{os.getpid()}")
    with new.open("xb") as file:
        file.write(entry)
    new.replace(place)
