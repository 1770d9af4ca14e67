"""The history in a clone of an Upptime repository: its commits say what each check saw.

Its files hold the last check of each site alone. Only subjects and times of commits are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.importing.upptime_check import Check, NoCheckError, read_check
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.history import git

_SETTINGS = ".upptimerc.yml"
_SAID = re.compile(
    r"(?:[^\w\s]+ )?(?P<service>.+) is (?:experiencing )?(?P<status>up|down|degraded)"
    r"(?: performance)? \((?P<http_code>\d{1,12}) in (?P<response_ms>\d{1,12}) ms\)"
)
"""How the monitor writes a subject: “🟩 Web is up (200 in 312 ms) [skip ci] [upptime]”."""


def is_clone(folder: Path) -> bool:
    """Return whether a folder holds a status page of Upptime: its settings, or states of sites."""
    try:
        return (folder / _SETTINGS).is_file() or any((folder / "history").glob("*.yml"))
    except OSError:
        return False


def read_clone(folder: Path) -> tuple[list[Check], int, list[Finding]]:
    """Return the checks that commits say, how many commits are none, and the findings."""
    place = Place(folder.as_posix())
    log = git(folder, "log", "--reverse", "-z", "--format=%h %aI %s", "HEAD", "--", ".")
    if log is None:
        message = "this folder holds the last check of each site; the others are in its commits"
        hint = "import a clone of the repository, made with “git clone”"
        return [], 0, [error("import-no-history", place, message, hint)]
    findings: list[Finding] = []
    if (git(folder, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        message = "this clone has only the latest commits: the checks before them are missing"
        findings.append(warning("shallow-clone", place, message, "run “git fetch --unshallow”"))
    checks = list(_checks(folder.as_posix(), log, findings))
    return checks, sum(1 for each in log.split("\0") if each) - len(checks), findings


def _checks(folder: str, log: str, findings: list[Finding]) -> Iterator[Check]:
    for record in filter(None, log.split("\0")):
        commit, moment, subject = record.split(" ", 2)
        found = _SAID.match(subject)
        if found is None:
            continue
        place = Place(f"{folder} (commit {commit})")
        try:
            yield read_check({**found.groupdict(), "timestamp": moment}, place)
        except NoCheckError as problem:
            message = f"{problem.message}: the commit is left out"
            hint = "leave it: what a commit says stays as it is"
            findings.append(warning("import-no-check", place, message, hint))
