"""Changes as plain data, for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.compare.changes import Change, Weight


def as_plain(found: Sequence[Change], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the changes for programs; numbers with their intervals where there are any.

    ``names`` says how a subject's id is called.
    """
    return {
        "summary": summary(found, names),
        "services": sorted(_services(found, names)),
        "changes": [_plain(each, names) for each in found],
    }


def summary(found: Sequence[Change], names: Mapping[str, str]) -> str:
    """Return one line that counts."""
    if not found:
        return "Nothing that readers see would change."
    services = _services(found, names)
    of_files = (Weight.LOST, Weight.WRITTEN)
    files = [each for each in found if each.weight in of_files and not each.subject]
    parts = [
        f"{number:,} {one if number == 1 else many}"
        for weight, one, many in (
            (Weight.LOST, "thing is no longer shown", "things are no longer shown"),
            (Weight.VERDICT, "verdict moves", "verdicts move"),
            (Weight.FIGURE, "number changes", "numbers change"),
            (Weight.WRITTEN, "text reads differently", "texts read differently"),
            (Weight.FINDING, "new finding", "new findings"),
        )
        if (number := sum(each.weight is weight for each in found if each not in files))
    ]
    if files:
        number = len({each.was for each in files})
        noun = "file has" if number == 1 else "files have"
        parts.insert(0, f"{number:,} {noun} fewer or other rows")
    where = f"{len(services):,} service{'' if len(services) == 1 else 's'} touched"
    return f"{', '.join([where, *parts])}."


def _services(found: Sequence[Change], names: Mapping[str, str]) -> set[str]:
    """Return the services among those whom changes are about; others' ids say what they are."""
    return {each.subject for each in found if each.subject in names and ":" not in each.subject}


def _plain(change: Change, names: Mapping[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "about": change.weight.value,
        "subject": change.subject,
        "name": names.get(change.subject, change.subject),
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
