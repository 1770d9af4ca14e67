"""What commits since a revision added: versions of files, and what commits say of themselves.

Git's plumbing is asked; the work tree is never touched. A version is known by the id of its
content, so that what stands in many commits, or under many names, is there once: in the first
commit. Names of files are a stranger's: they come with zero bytes between them, and are never
given to git.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.sources.finding import Finding, Place, error
from generator.sources.free_texts import is_own
from generator.sources.history import git, git_bytes, shallow_boundary

BEGINNING = "beginning"
"""The word for the whole history, where no branch or tag is called so."""
LARGEST_CONTENT = 32 * 1024 * 1024
"""Bytes of one version of a file that are read."""
_AT_ONCE = 64 * 1024 * 1024
_RECORD = "\x1e"
_FILE_MODES = ("100644", "100755")


class Version(Struct, frozen=True):
    """A file as a commit left it: the first commit that has this content under any own name."""

    commit: str
    file: str
    content: str
    """The id by which git knows the bytes."""


class Past(Struct, frozen=True):
    """What came since a revision, oldest first.

    ``before`` are the versions at the revision of files that changed since: what stands there was
    not added. ``messages`` are commits' ids and what they say. ``findings`` say what is missing.
    """

    versions: tuple[Version, ...] = ()
    before: tuple[Version, ...] = ()
    messages: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def read_past(root: Path, since: str) -> Past:
    """Read what was added after ``since``, up to the commit we stand on. Nothing is raised."""
    if git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        message = "there is no history: this is not a git repository, or it has no commit"
        return Past(findings=(_unread(message, "run it in a clone, with git installed"),))
    base = commit_of(root, since)
    if base is None and since != BEGINNING:
        return Past(findings=(no_such(root, since),))
    span = "HEAD" if base is None else f"{base}..HEAD"
    log = git(
        root,
        *("log", "--reverse", "--topo-order", "-c", "--raw", "-z", "--no-abbrev", "--no-renames"),
        *("--no-ext-diff", "--no-textconv", "--relative", f"--format={_RECORD}%H", span, "--"),
    )
    output = git(root, "log", "--reverse", "--topo-order", "-z", "--format=%H%n%B", span, "--")
    if log is None or output is None:
        hint = "fetch the whole history: git fetch --unshallow, or clone without a filter"
        return Past(findings=(_unread("git cannot read the history", hint),))
    there = files_of(root, base) if base else {}
    changes = list(_changes(log))
    touched = {file for _, file, _ in changes}
    messages = tuple(_messages(output))
    return Past(
        tuple(_first(changes, set(there.values()))),
        tuple(Version(base or "", f, c) for f, c in there.items() if f in touched),
        messages,
        tuple(_cut(root, {commit for commit, _ in messages})),
    )


def contents(root: Path, versions: Sequence[Version]) -> Iterator[tuple[Version, bytes | None]]:
    """Yield each version with its bytes; none where there are too many, or git has not got them."""
    for group in _groups(root, versions):
        wanted = "".join(f"{version.content}\n" for version in group)
        output = git_bytes(root, "cat-file", "--batch", given=wanted.encode()) or b""
        yield from zip(group, _bodies(output, len(group)), strict=True)


def plain_name(file: str) -> str:
    """Return a file's name that every output can hold: undecodable bytes become “�”."""
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


# Revisions -------------------------------------------------------------------------------------


def commit_of(root: Path, revision: str) -> str | None:
    """Return the id of the commit that a revision names; none where it names none."""
    if not revision or "\0" in revision:
        return None
    wanted = f"{revision}^{{commit}}"
    output = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    return (output or "").strip() or None


def no_such(root: Path, since: str) -> Finding:
    """Say that a revision does not exist, or is not in this clone."""
    name = plain_name(since)
    if (git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        message = f"no revision is called “{name}” in this clone, which holds a part of the history"
        return _unread(message, "fetch the rest: git fetch --unshallow (in CI: fetch-depth: 0)")
    message = f"no revision is called “{name}”"
    return _unread(message, f"write a commit, a tag or a branch, or “{BEGINNING}” for all of it")


def _cut(root: Path, commits: set[str]) -> Iterator[Finding]:
    """Where a shallow clone ends among the commits, what they came from is not known."""
    if shallow_boundary(root) & commits:
        message = "this clone has only part of the history; what is older was not checked"
        yield _unread(message, "fetch the rest: git fetch --unshallow (in CI: fetch-depth: 0)")


def _unread(message: str, hint: str) -> Finding:
    return error("history-unread", Place("."), message, hint)


# What git says ---------------------------------------------------------------------------------


def _changes(log: str) -> Iterator[tuple[str, str, str]]:
    """Yield commit, file and content of each change; content is empty where nothing was added.

    A change begins with as many colons as the commit has parents; its name is the next field, so
    that a name can look like anything.
    """
    commit = ""
    fields = iter(log.split("\0"))
    for field in fields:
        head = field.lstrip("\n")
        if head.startswith(_RECORD):
            commit, _, head = head[1:].partition("\n")
            head = head.lstrip("\n")
        if head.startswith(":"):
            parents = len(head) - len(head.lstrip(":"))
            words = head[parents:].split(" ")
            mode, content = words[parents], words[2 * parents + 1]
            added = mode in _FILE_MODES and bool(content.strip("0"))
            yield commit, next(fields, ""), content if added else ""


def _first(changes: Iterable[tuple[str, str, str]], known: set[str]) -> Iterator[Version]:
    """Yield each content once, and none that is known already."""
    for commit, file, content in changes:
        if content and content not in known and is_own(file):
            known.add(content)
            yield Version(commit, file, content)


def files_of(root: Path, commit: str) -> dict[str, str]:
    """Return the files of a commit below the root, each with its content."""
    found = {}
    for entry in (git(root, "ls-tree", "-r", "-z", commit) or "").split("\0"):
        facts, _, file = entry.partition("\t")
        words = facts.split(" ")
        if len(words) == 3 and words[0] in _FILE_MODES:
            found[file] = words[2]
    return found


def _messages(output: str) -> Iterator[tuple[str, str]]:
    for record in output.split("\0"):
        commit, _, message = record.lstrip("\n").partition("\n")
        if commit:
            yield commit, message


# Contents --------------------------------------------------------------------------------------


def _groups(root: Path, versions: Sequence[Version]) -> Iterator[list[Version]]:
    """Group versions so that each group fits into memory; one that is too large stands for none."""
    wanted = "".join(f"{version.content}\n" for version in versions)
    output = git_bytes(root, "cat-file", "--batch-check=%(objectsize)", given=wanted.encode())
    sizes = (output or b"").decode("ascii", "replace").splitlines()
    group: list[Version] = []
    filled = 0
    for version, size in zip(versions, [*sizes, *[""] * len(versions)], strict=False):
        bytes_ = int(size) if size.isdigit() else 0
        large = bytes_ > LARGEST_CONTENT
        if group and (large or filled + bytes_ > _AT_ONCE):
            yield group
            group, filled = [], 0
        group.append(replace(version, content=_NOTHING) if large else version)
        filled += 0 if large else bytes_
    if group:
        yield group


_NOTHING = "0" * 40
"""The id of nothing: git says that it is missing."""


def _bodies(output: bytes, count: int) -> Iterator[bytes | None]:
    """Yield what “cat-file --batch” says of each object: a line, then as many bytes as it says."""
    at = 0
    for _ in range(count):
        end = output.find(b"\n", at)
        words = output[at:end].split() if end >= 0 else []
        at = end + 1 if end >= 0 else len(output)
        if len(words) == 3 and words[1] == b"blob":
            size = int(words[2])
            yield output[at : at + size]
            at += size + 1
        else:
            yield None
