"""A git repository for new files, and their first commit."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from generator.sources.history import git

_HOSTED = re.compile(
    r"(?:https://(?:[^/@]+@)?|ssh://git@|git@)(?P<host>github\.com)[/:]"
    r"(?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?"
)

_NOBODY = ("user.email", "ident name")
"""What git speaks of where it does not know who commits: nothing says it, or the name is empty."""
_WHO = "git config --global user.name NAME, and the same with user.email"


def repository_around(folder: Path) -> Path | None:
    """Return the top of the git repository that a folder lies in, or would lie in; if any."""
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    top = git(there, "rev-parse", "--show-toplevel")
    return Path(top.removesuffix("\n")) if top and top.strip() else None


def hosted(top: Path) -> tuple[str, str]:
    """Return where a repository can be read, and its GitHub Pages; empty where nobody knows."""
    found = _HOSTED.fullmatch((git(top, "remote", "get-url", "origin") or "").strip())
    if found is None:
        return "", ""
    owner, name = found["owner"], found["name"]
    pages = f"{owner.lower()}.github.io"
    below = "" if name.lower() == pages else f"{name}/"
    return f"https://{found['host']}/{owner}/{name}", f"https://{pages}/{below}"


def commit(folder: Path, files: Iterable[str], begin: bool) -> str:
    """Commit some files of a folder; return in words why not, empty where all went well.

    ``begin``: there is no repository yet.
    """
    steps = [["init", "--quiet", "--initial-branch=main"]] if begin else []
    steps += [["add", "--", *files], ["commit", "--quiet", "--message", "Begin", "--", *files]]
    for step in steps:
        try:
            done = subprocess.run(
                ["git", "-C", str(folder), *step],
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
        except OSError as problem:
            return f"git cannot be started ({problem.strerror})"
        if done.returncode:
            said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
            if any(word in done.stderr for word in _NOBODY):
                return f"git does not know who you are; say it, and commit then: {_WHO}"
            return f"git {step[0]}: {said[-1] if said else 'failed'}"
    return ""
