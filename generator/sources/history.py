"""What git knows: the commit we stand on, and the last commit that touched each file.

One pass over the history, not a call per file. Everything git says is data: it is asked without
a shell, without the repository's own hooks and monitors, and with zero bytes between names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from generator.sources.finding import Finding, Place, error, warning

_TIMEOUT = 120
_RECORD = "\x1e"


class Commit(Struct, frozen=True):
    """A commit: its full id and its committer's date. Names of people are never read."""

    id: str
    day: date

    @property
    def short(self) -> str:
        """The first ten digits, enough to find it."""
        return self.id[:10]


class Release(Struct, frozen=True):
    """A tag before the commit we stand on: its name, and the day of the commit that it names."""

    name: str
    day: date


_OURS = ("services/", "data/")


class History(Struct, frozen=True):
    """The repository's memory; all empty where there is no git.

    ``last`` maps a file to the last commit that touched it; a file missing there is not committed
    (or, in a shallow clone, older than what was fetched). ``changed`` are files that differ from
    the commit. ``release`` is the last tag before the commit, none where there is no tag.
    ``findings`` say why a repository that is there cannot be read: not the same as no repository.
    ``folder`` is where the files are in their repository, “ours/”; “” at its top.
    """

    head: Commit | None = None
    last: Mapping[str, Commit] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    shallow: bool = False
    release: Release | None = None
    findings: tuple[Finding, ...] = ()
    folder: str = ""

    @property
    def said(self) -> str:
        """All of it as a text: the same where it is the same."""
        last, changed = sorted(self.last.items()), sorted(self.changed)
        return repr(
            (self.head, last, changed, self.shallow, self.release, self.findings, self.folder)
        )

    def of(self, files: Iterable[str]) -> History:
        """Return what is known of some files alone."""
        last = {file: commit for file in files if (commit := self.last_of(file))}
        return History(last=last, folder=self.folder)

    def last_of(self, file: str) -> Commit | None:
        """Return the last commit that touched ``file``, none where it is unknown or has changed."""
        return None if file in self.changed else self.last.get(file)


def read_commit(root: Path, revision: str = "HEAD") -> Commit | None:
    """Return the commit that a revision names; ``revision`` is trusted: an id, or our own word."""
    output = git(root, "log", "-1", "--format=%H %cs", revision, "--")
    return _commit(output) if output else None


def read_head(root: Path) -> History:
    """Read only the commit that is checked out: who asks no more need not wait for the rest."""
    return History(head=read_commit(root))


def read_history(root: Path) -> History:
    """Read the history of the files below ``root``; an empty one where there is none.

    Where a repository is there and git refuses to read it, its own words are a finding: a site
    without its history would have another date, and other numbers.
    """
    head = read_commit(root)
    if head is None:
        return History(findings=tuple(_refusal(root)))
    shallow = (git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"
    boundary = shallow_boundary(root) if shallow else frozenset()
    log = git(
        root, "log", "--relative", "-z", "--name-only", "--no-renames", f"--format={_RECORD}%H %cs"
    )
    status = git(root, "status", "--porcelain", "-z", "--no-renames", "--", ".")
    if log is None or status is None:
        return History(findings=tuple(_refusal(root)))
    prefix = (git(root, "rev-parse", "--show-prefix") or "").strip()
    last = _last_touches(log, boundary)
    lost = _last_touches(log, frozenset()).keys() - last.keys() if boundary else frozenset()
    ours = [file for file in lost if file.startswith(_OURS)]
    return History(
        head=head,
        last=last,
        changed=_changed(status, prefix),
        shallow=shallow,
        release=_last_release(root),
        findings=(_lost(len(ours)),) if ours else (),
        folder=prefix,
    )


def _lost(files: int) -> Finding:
    """Return the finding about a clone that does not know when files were changed last."""
    some = "1 file was" if files == 1 else f"{files:,} files were"
    message = f"this clone has only the latest commits: they do not say when {some} last changed"
    hint = "run “git fetch --unshallow”; in a workflow, write “fetch-depth: 0” for its checkout"
    return warning("shallow-clone", Place(".git"), message, hint)


def _refusal(root: Path) -> Iterator[Finding]:
    """Yield what git says where a repository is there and cannot be read; one without commits can.

    The first of these questions that git does not answer says why.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.resolve().parents)):
        return
    branch = git(root, "symbolic-ref", "-q", "HEAD")
    known = branch and git(root, "rev-parse", "-q", "--verify", branch.strip())
    if branch and known is None:
        return  # nothing was committed yet
    for question in (("rev-parse", "--git-dir"), ("log", "--format=%H"), ("status", "--short")):
        done = _run(root, *question)
        if isinstance(done, str):
            yield _refused(done)
            return


def _refused(words: str) -> Finding:
    first, *rest = [line.strip() for line in words.splitlines() if line.strip()] or ["git failed"]
    asked = next((line for line in rest if line.startswith("git ")), "")
    hint = f"run “{asked}”" if asked else "make sure that “git log” and “git status” work here"
    hint += ", or work in a copy of the folder without “.git”"
    return error("git-refuses", Place(".git"), first.removeprefix("fatal: "), hint)


def _last_release(root: Path) -> Release | None:
    """Return the last tag that the commit follows; one on the commit itself is this release."""
    here = (git(root, "tag", "--points-at", "HEAD") or "").split("\n")
    name = "%(refname:strip=2)"
    days = "%(committerdate:short)%(*committerdate:short)"  # of a tag: the commit's that it names
    output = git(root, "for-each-ref", "--merged=HEAD", f"--format={days} {name}", "refs/tags")
    found = []
    for line in (output or "").splitlines():
        day, _, tag = line.partition(" ")
        # A name that cannot be printed (bytes that are no text among them) is left out.
        if tag and tag.isprintable() and tag not in here and day[:4].isdigit():
            found.append(Release(tag, date.fromisoformat(day)))
    return max(found, key=lambda each: (each.day, each.name), default=None)


def _last_touches(log: str, boundary: frozenset[str]) -> dict[str, Commit]:
    """Newest first, so the first mention of a file is its last touch.

    A shallow clone's oldest commits claim to have made every file; they are not believed.
    """
    last: dict[str, Commit] = {}
    for record in log.split(_RECORD)[1:]:
        line, _, names = record.partition("\0")
        commit = _commit(line)
        if commit.id in boundary:
            continue
        for name in names.split("\0"):
            if name.strip("\n"):
                last.setdefault(name.lstrip("\n"), commit)
    return last


def _changed(status: str, prefix: str) -> frozenset[str]:
    names = (entry[3:] for entry in status.split("\0") if len(entry) > 3)
    return frozenset(name.removeprefix(prefix) for name in names)


def shallow_boundary(root: Path) -> frozenset[str]:
    """Return the oldest commits that a shallow clone has; none of a whole one."""
    where = (git(root, "rev-parse", "--git-path", "shallow") or "").strip()
    try:
        return frozenset((root / where).read_text(encoding="ascii").split())
    except OSError:
        return frozenset()


def _commit(line: str) -> Commit:
    identity, _, day = line.strip().partition(" ")
    return Commit(identity, date.fromisoformat(day.strip()))


def git(root: Path, *arguments: str) -> str | None:
    """Return what git answers, none where it cannot: no git, no repository, no such file."""
    output = git_bytes(root, *arguments)
    return None if output is None else output.decode("utf-8", "surrogateescape")


def git_bytes(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return the bytes that git answers to what it is ``given``; none where it cannot."""
    answer = _run(root, *arguments, given=given)
    return answer if isinstance(answer, bytes) else None


def _run(root: Path, *arguments: str, given: bytes = b"") -> bytes | str:
    """Return the bytes that git answers, or in words why it does not."""
    import subprocess  # many a command asks git nothing

    settings = (
        "core.fsmonitor=false",
        "core.quotepath=off",
        "log.showRoot=true",
        "log.showSignature=false",
        # A repository hidden in a folder of a stranger's could bring settings that run commands.
        "safe.bareRepository=explicit",
    )
    safe = [word for setting in settings for word in ("-c", setting)]
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *safe, *arguments],
            capture_output=True,
            input=given,
            timeout=_TIMEOUT,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"},
            check=True,
        )
    except subprocess.CalledProcessError as failure:
        return bytes(failure.stderr).decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return f"git gave no answer within {_TIMEOUT} seconds"
    except FileNotFoundError:
        return "there is a repository here, but no program “git” to read it"
    except (OSError, ValueError, subprocess.SubprocessError) as failure:
        return f"git cannot be started: {failure}"
    return done.stdout
