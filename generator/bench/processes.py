"""Whole processes with all their children: seconds, processor time, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
"""The folder of our package: what is started there runs the same code as this."""
WHOLE_TREE = Path("/proc/self/smaps_rollup").is_file()
"""Whether this system says how much memory processes hold together; else the largest counts."""
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_PROC = Path("/proc")
_SHORTEST = 0.02
_SHARE = 30
"""To look at the memory takes one thirtieth of a processor's time at most."""
_LAST_LINES = 12
_KB = 1024  # what Linux calls so


class Spent(NamedTuple):
    """What a whole process and its children took.

    ``wall`` and ``processor`` are seconds, on the clock and of processor time. ``peak`` is the most
    memory, in MB, that all of them held at once, and what they share counts once; on a system that
    does not say (see ``WHOLE_TREE``) the most that one of them held.
    """

    wall: float
    processor: float
    peak: float


def run(*arguments: object) -> Spent:
    """Run one of our commands."""
    return timed(ours(*arguments), ROOT)


def ours(*arguments: object) -> list[str]:
    """Return one of our commands, to be started in ``ROOT``."""
    return [sys.executable, "-m", "generator", *map(str, arguments)]


def timed(
    command: Sequence[str],
    folder: Path,
    output: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> Spent:
    """Run a command in a folder, with its children.

    ``output`` is a file for what it prints, ``environment`` is added to this process's. Python's
    bytecode is kept, whatever was said about that. Raises CalledProcessError where it fails, with
    the last lines that it printed.
    """
    given = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    with tempfile.TemporaryFile() as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**given, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=log if output is None else output,
            stderr=log,
        )
        with _ended(process), _watched(process.pid) as watch:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            wall = time.perf_counter() - began
        if process.returncode:
            log.seek(0)
            said = log.read().decode("utf-8", "replace").splitlines()
            last = "\n".join(said[-_LAST_LINES:])
            raise subprocess.CalledProcessError(process.returncode, list(command), last)
    unit = 1 if sys.platform == "darwin" else _KB
    peak = watch.peak * _KB if watch else used.ru_maxrss * unit
    return Spent(wall, used.ru_utime + used.ru_stime, peak / 1e6)


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Leave no process behind, whatever happens."""
    try:
        yield
    finally:
        if process.returncode is None:
            process.kill()
            process.wait()


@contextmanager
def _watched(pid: int) -> Iterator[TreeMemory | None]:
    """Look at a process's memory as long as it lives, where the system lets us."""
    if not WHOLE_TREE:
        yield None
        return
    watch = TreeMemory(pid)
    watch.start()
    try:
        yield watch
    finally:
        watch.stop()


class TreeMemory(threading.Thread):
    """Looks again and again at how much memory a process and its children hold; see ``peak`` (kB).

    It adds up proportional set sizes: a page that two processes share counts half for each, so that
    the sum is what they hold together.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._tree = {pid}
        self._seen = _processes() - {pid}
        self._over = threading.Event()

    def run(self) -> None:
        """Look until it is stopped."""
        pause = _SHORTEST
        while not self._over.wait(pause):
            began = time.thread_time()
            self._look()
            pause = max(_SHORTEST, _SHARE * (time.thread_time() - began))

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()

    def _look(self) -> None:
        there = _processes()
        new = there - self._seen - self._tree
        for pid in sorted(new):
            if _parent(pid) in self._tree:
                self._tree.add(pid)
        self._seen |= new
        self._tree &= there
        self.peak = max(self.peak, sum(map(_held, self._tree)))


def _processes() -> set[int]:
    return {int(path.name) for path in _PROC.iterdir() if path.name.isdigit()}


def _parent(pid: int) -> int:
    """Return a process's parent; 0 where the process has ended."""
    with suppress(OSError):
        stat = (_PROC / str(pid) / "stat").read_text(encoding="ascii", errors="replace")
        return int(stat.rpartition(")")[2].split()[1])  # a name may hold anything
    return 0


def _held(pid: int) -> float:
    """Return the kB that a process holds; 0 where it has ended."""
    with suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
    return 0.0
