"""Changes as Markdown, for a comment next to a change: what weighs most first, never too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.compare.changes import Change, Weight
from generator.sources.terminal_safe import in_markdown

MOST_BYTES = 60_000
"""A comment on a code host holds 65,536 characters."""
_TITLES = {
    Weight.LOST: "What would no longer be shown",
    Weight.VERDICT: "Verdicts that move",
    Weight.WARNING: "New early warnings",
    Weight.FIGURE: "Numbers that change",
    Weight.PROMISE: "Promises",
    Weight.OVERDUE: "What is overdue now",
    Weight.SILENT: "What has no new data",
    Weight.WRITTEN: "What reads differently",
    Weight.FINDING: "What the checks find now",
    Weight.NEW: "What would be shown for the first time",
    Weight.FIXED: "What is fixed",
}


def as_markdown(found: Sequence[Change], names: Mapping[str, str], most: int = MOST_BYTES) -> str:
    """Return the whole comment; cut at a row, with a count, where it would be too much.

    ``names`` says how a subject's id is called.
    """
    text = f"### {in_markdown(summary(found, names))}\n"
    size, shown = len(text.encode()), 0
    for part, number in _parts(found, names):
        size += len(part.encode())
        if size > most:
            return f"{text}\n… and {len(found) - shown:,} more changes.\n"
        text += part
        shown += number
    return text


def summary(found: Sequence[Change], names: Mapping[str, str]) -> str:
    """Return one line that counts."""
    if not found:
        return "Nothing that readers see would change."
    services = _services(found, names)
    parts = [
        f"{number:,} {one if number == 1 else many}"
        for weight, one, many in (
            (Weight.LOST, "thing is no longer shown", "things are no longer shown"),
            (Weight.VERDICT, "verdict moves", "verdicts move"),
            (Weight.FIGURE, "number changes", "numbers change"),
            (Weight.WRITTEN, "text reads differently", "texts read differently"),
            (Weight.FINDING, "new finding", "new findings"),
        )
        if (number := sum(change.weight is weight for change in found))
    ]
    where = f"{len(services):,} service{'' if len(services) == 1 else 's'} touched"
    return f"{', '.join([where, *parts])}."


def _services(found: Sequence[Change], names: Mapping[str, str]) -> set[str]:
    """Return the services among those whom changes are about; others' ids say what they are."""
    return {each.subject for each in found if each.subject in names and ":" not in each.subject}


def _parts(found: Sequence[Change], names: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for weight, group in groupby(found, lambda change: change.weight):
        yield f"\n#### {_TITLES[weight]}\n\n| | | Before | After |\n|---|---|---|---|\n", 0
        for change in group:
            name = names.get(change.subject, change.subject)
            cells = (in_markdown(each) for each in (name, change.what, change.was, change.now))
            yield f"| {' | '.join(cells)} |\n", 1


def as_plain(found: Sequence[Change], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the changes for programs; numbers with their intervals where there are any."""
    return {
        "summary": summary(found, names),
        "services": sorted(_services(found, names)),
        "changes": [_plain(each) for each in found],
    }


def _plain(change: Change) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "about": change.weight.value,
        "subject": change.subject,
        "what": change.what,
        "before": change.was,
        "after": change.now,
    }
    for name, figure in (("before_figure", change.before), ("after_figure", change.after)):
        if figure is not None:
            facts[name] = {
                "id": figure.id,
                "state": figure.state.value,
                "value": figure.value,
                "low": figure.low,
                "high": figure.high,
                "answers": figure.n,
            }
    return facts
