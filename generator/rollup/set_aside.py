"""Events that cannot count: counted by reason, and kept apart as they are."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from generator.rollup import counting
from generator.rollup.counting_plan import CountingPlan
from generator.rollup.groups import SAID

WHY = {
    counting.MISFIT: "does not fit the header, or is no JSON",
    counting.NO_SERVICE: "names no service",
    counting.UNKNOWN: "names a measure that nothing is made of",
    counting.NO_TIME: "has no time that can be read",
    counting.NOT_A_NUMBER: "has a value that is no number",
    counting.NEGATIVE: "has a value below 0",
    counting.ODD_OK: "does not say clearly whether it went well",
    counting.NOTHING: "has no value, and does not say whether it went well",
}
_UNKNOWN_SERVICE = "names a service that nothing defines"
NAME = "set-aside.csv"
_LONGEST = 60


class SetAsideFile:
    """Takes events that cannot count, and writes them; see ``groups.SetAside``."""

    def __init__(self, path: Path, plan: CountingPlan) -> None:
        self._path = path
        self._services = {each.named[0] for each in plan.series}
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, str] = {}

    def __enter__(self) -> SetAsideFile:
        self._file = self._path.open("w", encoding="utf-8", errors="replace", newline="")
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(("why", *SAID))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __call__(self, reason: int, said: Sequence[str], times: int) -> None:
        """Take an event that was there so often."""
        why = WHY[reason]
        if reason == counting.UNKNOWN and said[0] not in self._services:
            why = _UNKNOWN_SERVICE
        self.counts[why] += times
        if why not in self.examples:
            self.examples[why] = ", ".join(said).rstrip(", ")[:_LONGEST]
        self._rows.writerows([(why, *said)] * times)
