"""Files are put in their places all together, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.sources.finding import Finding, Place, error


def obstacles(names: Iterable[str], into: Path, force: bool) -> list[Finding]:
    """Return the findings about places that must not be written.

    ``names`` are relative to ``into``. Existing files are overwritten only by ``force``; what lies
    outside (by a link) never is.
    """
    findings = []
    root = into.resolve()
    for name in names:
        path, shown = into / name, Place((into / name).as_posix())
        if not path.resolve().is_relative_to(root):
            message, hint = "a link leads out of the repository here", "replace it by a folder"
            findings.append(error("outside-repository", shown, message, hint))
        elif path.is_dir():
            findings.append(error("import-exists", shown, "a folder lies here", "move it away"))
        elif path.exists() and not force:
            message = "this file is there already, and is left as it is"
            hint = "name another folder with --into, or add --force to overwrite it"
            findings.append(error("import-exists", shown, message, hint))
    return findings


def put(files: Mapping[str, bytes], into: Path) -> None:
    """Write all files below ``into``: a failure leaves everything as it was.

    They are written to a folder of their own on the same disk first, so that only moves remain.
    Raises OSError where the disk says no.
    """
    exists = into.is_dir()
    if not exists:
        into.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".importing-", dir=into if exists else into.parent))
    try:
        new = stage / "new"
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        if exists:
            _move_each(files, new, into, stage / "old")
        else:
            new.rename(into)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move_each(names: Iterable[str], new: Path, into: Path, old: Path) -> None:
    """Move files one by one; where one fails, the earlier ones go back."""
    moved: list[str] = []
    made: list[Path] = []
    try:
        for name in names:
            target, kept = into / name, old / name
            made += _make_folders(target.parent)
            if target.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                target.replace(kept)
            (new / name).replace(target)
            moved.append(name)
    except BaseException:
        for name in moved:
            (into / name).unlink(missing_ok=True)
        for kept in (path for path in old.rglob("*") if path.is_file()):
            kept.replace(into / kept.relative_to(old))
        for folder in reversed(made):
            folder.rmdir()
        raise


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those it lies in; return the ones that were not there, outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]
