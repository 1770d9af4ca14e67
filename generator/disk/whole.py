"""Files are written whole or not at all: one, several together, or a folder.

What is new is made in a hidden folder next to its place, on the same disk, and moved from there
when it is complete. A reader at that moment, and a program that ends halfway, find the old or the
new, never half of one. What a killed program left, the next one removes.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: what a killed program left stays there
    fcntl = None  # type: ignore[assignment]

_PREFIX = ".iheartit-writing-"
_OURS = re.compile(re.escape(_PREFIX) + r"\w{8}")


class NotWrittenError(OSError):
    """A file cannot be written: ``filename`` says which, ``strerror`` why."""

    def __str__(self) -> str:
        """Return both in one sentence."""
        return f"“{self.filename}” cannot be written: {self.strerror}"


def write_file(path: Path, content: bytes | str, lasting: bool = True) -> None:
    """Write a file, whole or not at all, with the rights that it had; see ``write_files``.

    A link is replaced; what it leads to stays as it is.
    """
    write_files({path.name: content}, path.parent, lasting=lasting)


def write_files(
    files: Mapping[str, bytes | str], into: Path, over: bool = True, lasting: bool = True
) -> None:
    """Write files below a folder: all of them, or none.

    ``files`` are contents (texts become UTF-8) by names relative to ``into``, which is made where
    it is missing. Without ``over``, a file that is there already is an error. ``lasting``: they are
    on the disk, and not on their way there, when this returns.

    A failure leaves everything as it was. Only a kill can leave some files new and others old, each
    of them whole; the first name comes last, so that where it is new, all are. Raises
    NotWrittenError.
    """
    named = into / next(iter(files), "")
    try:
        apart = not into.is_dir()
        home = into.parent if apart else into
        with _folders(home), stage(home) as place, ExitStack() as moved:
            for name, content in files.items():
                named = into / name
                _write(place / "new" / name, content, named, lasting)
            if apart:
                named = into
                (place / "new").rename(into)
            for number, name in enumerate([] if apart else reversed([*files])):
                named = into / name
                moved.enter_context(_folders(named.parent))
                old = place / f"old{number}" if over else None
                moved.enter_context(_placed(place / "new" / name, named, old))
            for folder in {home, *((into / name).parent for name in files)} if lasting else ():
                _settle(folder)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise NotWrittenError(problem.errno or 0, why, str(named)) from problem


def remove_file(path: Path) -> None:
    """Remove a file, or a link and not what it leads to, if it is there. Raises NotWrittenError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise NotWrittenError(problem.errno or 0, str(problem.strerror), str(path)) from problem


@contextmanager
def stage(parent: Path) -> Iterator[Path]:
    """Give an empty hidden folder in the folder ``parent``; it is removed afterwards.

    It is locked as long as it is in use. One that nobody holds is what a killed program left, and
    is removed before.
    """
    for left in parent.iterdir():
        if _OURS.fullmatch(left.name) and not left.is_symlink():
            with _held(left, wait=False) as alone:
                if alone:
                    shutil.rmtree(left, ignore_errors=True)
    with ExitStack() as held:
        while True:
            place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
            held.enter_context(_held(place, wait=True))
            if place.is_dir():  # nobody took it for left over before it was held
                break
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _held(folder: Path, wait: bool) -> Iterator[bool]:
    """Hold a folder's lock, which ends with the process; say whether it could be had."""
    if fcntl is None:
        yield False
        return
    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError:  # gone meanwhile
        yield False
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        alone = True
    except OSError:  # another's, or a file system without locks
        alone = False
    try:
        yield alone
    finally:
        os.close(lock)


@contextmanager
def _folders(folder: Path) -> Iterator[None]:
    """Make a folder and those it lies in; where what follows fails, the new ones are removed."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    made: list[Path] = []
    try:
        for one in reversed(missing):
            one.mkdir(exist_ok=True)
            made.append(one)
        yield
    except BaseException:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir()
        raise


@contextmanager
def _placed(new: Path, target: Path, old: Path | None) -> Iterator[None]:
    """Move a file to its place; where what follows fails, what was there comes back.

    ``old`` is a place for that meanwhile; without one, nothing may be there.
    """
    if old is None:
        _move_to_free(new, target)
    else:
        if target.is_symlink() or target.exists():
            _keep(target, old)
        new.replace(target)
    try:
        yield
    except BaseException:
        if old is not None and os.path.lexists(old):
            old.replace(target)
        else:
            target.unlink(missing_ok=True)
        raise


def _move_to_free(new: Path, target: Path) -> None:
    """Move a file to where nothing is: a link is never put over another's file."""
    try:
        os.link(new, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise
        new.rename(target)


def _keep(target: Path, old: Path) -> None:
    """Keep what is there under a second name, or where that cannot be, a copy of it."""
    try:
        os.link(target, old, follow_symlinks=False)
    except OSError:
        shutil.copy2(target, old, follow_symlinks=False)


def _write(new: Path, content: bytes | str, target: Path, lasting: bool) -> None:
    """Write a file that nobody sees yet, with the rights of the one that it replaces."""
    new.parent.mkdir(parents=True, exist_ok=True)
    with new.open("xb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    if target.is_file() and not target.is_symlink():
        new.chmod(stat.S_IMODE(target.stat().st_mode))


def _settle(folder: Path) -> None:
    """Have a folder's names on the disk too, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
