"""Since when a line of a file says what it says, by the history."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.sources.history import git


def line_days(
    root: Path, file: str, lines: Collection[int], boundary: Collection[str] = ()
) -> dict[int, date]:
    """Return for lines of a file, counted from 1, the day of the commit that wrote each.

    A commit that only indents a line has not written it. A line is missing where the history
    does not say: it is not committed, or comes from a commit of ``boundary``, where a shallow
    clone ends.
    """
    wanted = [f"-L{line},{line}" for line in sorted(set(lines))]
    if not wanted:
        return {}
    how = ("-w", "--line-porcelain", "--ignore-revs-file=")  # no list of commits to look through
    output = git(root, "blame", *how, *wanted, "--", file)
    return {
        line: day
        for line, commit, day in _lines((output or "").split("\n"))
        if day is not None and commit.strip("0") and commit not in boundary
    }


def _lines(output: list[str]) -> Iterator[tuple[int, str, date | None]]:
    """Yield each line's number, commit and day: its header, its facts, then a tab and its text."""
    commit, line, seconds, zone = "", 0, 0, "+0000"
    fresh = True
    for each in output:
        if each.startswith("\t"):
            yield line, commit, _day(seconds, zone)
            fresh = True
        elif fresh and each:
            commit, _, number = each.split(" ")[:3]
            line, fresh = int(number), False
        elif each.startswith("committer-time "):
            seconds = int(each.split(" ")[1])
        elif each.startswith("committer-tz "):
            zone = each.split(" ")[1]


def _day(seconds: int, zone: str) -> date | None:
    """Return the day on the committer's own clock, as the log says it; none of a senseless date."""
    try:
        east = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
        clock = timezone(-east if zone[0] == "-" else east)
        return datetime.fromtimestamp(seconds, clock).date()
    except (OverflowError, ValueError, OSError, IndexError):
        return None
