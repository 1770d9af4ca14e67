"""Where an import may write."""

from __future__ import annotations

from collections.abc import Iterable
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
            findings.append(error("import-exists", shown, "there is a folder here", "move it away"))
        elif path.exists() and not force:
            message = "this file is there already, and is left as it is"
            hint = "name another folder with --into, or add --force to overwrite it"
            findings.append(error("import-exists", shown, message, hint))
    return findings
