"""The files of a revision, as they were: laid out in a folder of their own.

The work tree and its index are never touched. Names come out of git's trees, where a stranger may
have put anything: none leads out of the folder.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.sources.git_versions import Version, commit_of, contents, files_of, no_such

FOLDERS = ("services", "data")
"""What a site's numbers and words are made from."""


class RevisionError(Exception):
    """A revision cannot be read; the text says why, and what to do."""


def unpack(root: Path, revision: str, into: Path) -> str:
    """Write the services and data of a revision into a folder; return the commit's id.

    Raises RevisionError where there is no such revision or git has not got its files.
    """
    commit = commit_of(root, revision)
    if commit is None:
        finding = no_such(root, revision)
        hint, *_of_all = finding.hint.split(", or “")  # for a revision there is no “all of it”
        raise RevisionError(f"{finding.message}: {hint}")
    wanted = [
        Version(commit, file, content)
        for file, content in files_of(root, commit).items()
        if _is_safe(file)
    ]
    for version, raw in contents(root, wanted):
        if raw is None:
            message = f"git does not have {version.file} of {commit[:10]}"
            raise RevisionError(f"{message}: fetch it (git fetch --unshallow, or without a filter)")
        path = into.joinpath(*PurePosixPath(version.file).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return commit


def _is_safe(file: str) -> bool:
    first, *rest = file.split("/")
    return first in FOLDERS and bool(rest) and not {"", ".", "..", ".git"} & set(rest)
