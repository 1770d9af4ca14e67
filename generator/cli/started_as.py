"""How the program was started: what somebody types to start it again.

It may be ``./iheartit`` in a checkout, ``iheartit`` from a wheel, or ``python -m generator``. A
message that names another way would lead to “command not found”.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

OPTION = "iheartit"
"""The launcher hands over its name as ``-X iheartit=…``, not as a variable, which other programs
that this one starts would inherit."""


def program() -> str:
    """Return the beginning of a command, as it is typed into a shell."""
    launched = getattr(sys, "_xoptions", {}).get(OPTION)
    if isinstance(launched, str):
        interpreter, blank, file = launched.rpartition(" ")
        bare = blank and "/" not in launched
        return f"{interpreter} {shlex.quote(file)}" if bare else _by_path(launched)
    began = Path(sys.argv[0])
    if began.parts[-2:] == ("generator", "__main__.py"):
        return f"{Path(sys.executable).stem} -m generator"
    return _by_path(sys.argv[0]) if began.stem == "iheartit" else "iheartit"


def command_line(*words: str, root: Path | None = None) -> str:
    """Return a whole command of this program, with the repository where that is not here."""
    where = [] if root is None or root == Path() else ["--root", str(root)]
    return " ".join([program(), *map(shlex.quote, [*words, *where])])


def as_typed(said: str) -> str:
    """Return a message in which commands of this program begin as they are typed here."""
    return said.replace("“iheartit ", f"“{program()} ")


def _by_path(file: str) -> str:
    """Return a file as it is typed: by its name alone where a shell finds it by that."""
    path = Path(file)
    found = shutil.which(path.stem)
    if path.is_absolute() and found and Path(found).resolve() == path.resolve():
        return path.stem
    return shlex.quote(file)
