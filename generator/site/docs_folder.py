"""The folder of pages written by hand, where a repository's settings name one that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from generator.model.reading import did_you_mean

_KEY = re.compile(r"^(['\"]?docs_dir['\"]?\s*:\s*)", re.MULTILINE)


def missing_docs_folder(own: Path, named: object) -> str:
    """Return what is said of the folder that a repository's own settings name as ``docs_dir``.

    Empty where it is there, or where they name none.
    """
    if not isinstance(named, str) or (own.parent / named).is_dir():
        return ""
    text = own.read_text(encoding="utf-8", errors="replace")
    found = _KEY.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    column = len(found[1]) + 1 if found else 1
    what = "a file" if (own.parent / named).exists() else "no folder"
    folders = [each.name for each in own.parent.iterdir() if each.is_dir()]
    near = did_you_mean(named, folders)
    right = f"write “docs_dir: {near}”, " if near else "write the folder's right name, "
    create = "" if what == "a file" else f"create “{named}”, "
    return (
        f"{own.name}:{line}:{column}: error: “{named}” is to hold pages written by hand, and there "
        f"is {what} of that name\n    → {right}{create}or remove this line: the site's other pages "
        "are made without it"
    )
