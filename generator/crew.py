"""Work shared by several processes, for what takes seconds and is the same no matter who does it.

The process is doubled (fork: nothing is copied or sent to begin with). The numbers of all pieces of
work lie in a pipe, and a process that is free takes the next one out of it, so that none waits for
another. What comes out goes into a file of each helper's own, and is read when all have ended.
Where a system cannot fork, or there is one processor, or little to do, one process does all.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import IO, Generic, TypeVar

FEWEST = 100
"""Pieces of work for which a second process is worth its while."""
_MOST = 8_000
"""Numbers that every system's pipe can hold at once."""
_BYTES = 4

Piece = TypeVar("Piece")
Made = TypeVar("Made")


class CrewError(Exception):
    """A helper could not do its share; it has said why."""


class Crew(Generic[Piece, Made]):
    """What several processes make of the same pieces of work, each of them once."""

    def __init__(self, work: Callable[[Piece], Made], pieces: Sequence[Piece]) -> None:
        self._work = work
        self._pieces = pieces
        self._step = -(-len(pieces) // _MOST) or 1
        self._numbers = 0
        self._helpers: dict[int, IO[bytes]] = {}

    def begin(self, processes: int) -> None:
        """Start the others: as many processes share the work, this one too."""
        self._numbers, full = os.pipe()
        starts = range(0, len(self._pieces), self._step)
        os.write(full, b"".join(n.to_bytes(_BYTES, "big") for n in starts))
        os.close(full)
        sys.stdout.flush()
        sys.stderr.flush()
        for _ in range(processes - 1):
            found = tempfile.TemporaryFile()  # noqa: SIM115 # closed when it was read
            helper = os.fork()
            if helper == 0:
                _help(partial(self._do_share, found))
            self._helpers[helper] = found

    def _do_share(self, out: IO[bytes]) -> None:
        for number, made in self._share():
            pickle.dump((number, made), out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    def _share(self) -> Iterator[tuple[int, Made]]:
        """Do the pieces that nobody else has taken."""
        while taken := os.read(self._numbers, _BYTES):
            start = int.from_bytes(taken, "big")
            for number, piece in enumerate(self._pieces[start : start + self._step], start):
                yield number, self._work(piece)

    def results(self, done: Callable[[int], None] = lambda _: None) -> list[Made]:
        """Work along until all is done; return what came out, in the order of the pieces.

        ``done`` is called with how many pieces have been taken so far. Raises CrewError where a
        helper failed.
        """
        made: dict[int, Made] = {}
        for number, each in self._share():
            made[number] = each
            done(number + 1)
        while self._helpers:
            helper, status = os.waitpid(next(iter(self._helpers)), 0)
            with self._helpers.pop(helper) as found:
                if status != 0:
                    raise CrewError("another process could not do its share of the work")
                found.seek(0)
                made |= _read(found)
        return [made[number] for number in range(len(self._pieces))]

    def end(self) -> None:
        """Let nobody outlive this process."""
        for helper, found in self._helpers.items():
            os.kill(helper, signal.SIGKILL)
            os.waitpid(helper, 0)
            found.close()
        self._helpers.clear()
        os.close(self._numbers)


@contextmanager
def crew(
    work: Callable[[Piece], Made],
    pieces: Sequence[Piece],
    processes: int | None = None,
    before_sharing: Callable[[], None] = lambda: None,
) -> Iterator[Crew[Piece, Made]]:
    """Begin to do work in other processes; ask for the results inside.

    ``processes`` is how many share the work, this one too: as many as there are processors, or one
    where that is not worth its while. ``before_sharing`` is called where there will be several.
    """
    found = Crew(work, pieces)
    several = _processes(len(pieces)) if processes is None else processes
    if several > 1:
        before_sharing()
    found.begin(several)
    try:
        yield found
    finally:
        found.end()


def _processes(pieces: int) -> int:
    can = hasattr(os, "fork") and sys.platform != "darwin"
    return len(os.sched_getaffinity(0)) if can and pieces >= FEWEST else 1


def _help(share: Callable[[], None]) -> None:
    """Do a share of the work, and end: a helper never returns to what its parent was about."""
    try:
        share()
    except BaseException:  # noqa: BLE001 # a helper ends here, whatever happens
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _read(found: IO[bytes]) -> Iterator[tuple[int, Made]]:
    while found.peek(1):  # type: ignore[attr-defined]
        yield pickle.load(found)  # noqa: S301 # a process of our own has written it
