"""On what a benchmark ran: the machine, and the versions of all programs in it."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from generator import __version__
from generator.bench.processes import ROOT, WHOLE_TREE

LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "pandas")


class Machine(NamedTuple):
    """A machine: its processor and how many, its memory in GB, its system.

    ``load`` is how many processes wanted to run in the minute before, on average; ``peak`` says
    whose memory is measured.
    """

    processor: str
    processors: int
    memory: float
    system: str
    load: float
    peak: str


def this_machine() -> Machine:
    """Return what we run on."""
    held = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return Machine(
        processor=_processor(),
        processors=os.cpu_count() or 1,
        memory=round(held, 1),
        system=platform.platform(),
        load=round(os.getloadavg()[0], 1),
        peak="all processes together" if WHOLE_TREE else "the largest process",
    )


def versions(hugo: str | None) -> dict[str, str]:
    """Return the versions of Python, of us and of the programs next to us.

    ``hugo`` is its program, none where it is not found.
    """
    commit = _said("git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude=*")
    own = f"{__version__} ({commit})" if commit and (ROOT / ".git").exists() else __version__
    found = {"Python": platform.python_version(), "iheartit": own}
    found |= {library: version(library) for library in LIBRARIES}
    return found | ({"Hugo": _number(_said(hugo, "version"))} if hugo else {})


def find_hugo() -> str | None:
    """Return the program Hugo, where there is one."""
    return shutil.which("hugo")


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _number(said: str) -> str:
    """Return the number of a version in what a program says of itself; all of it without one."""
    found = re.search(r"\d+(\.\d+)+", said)
    return found.group() if found else said


def _said(*command: str) -> str:
    """Return the first line that a command prints; nothing where it cannot run."""
    with suppress(OSError):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout.partition("\n")[0].strip() if done.returncode == 0 else ""
    return ""
