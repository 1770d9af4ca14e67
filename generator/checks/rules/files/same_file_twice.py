"""No file stands in the repository twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import FileContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.kinds import kind_of
from generator.sources.finding import Place


def find(context: FileContext) -> Iterator[Problem]:
    """Tables whose bytes are another's.

    Of two names the longer is the copy: “answers (1).csv”, “copy of answers.csv”.
    """
    first: dict[tuple[str, str], str] = {}
    for file, table in sorted(context.tables.items(), key=lambda item: (len(item[0]), item[0])):
        kind = kind_of(file)
        if kind is None or not table.lines:
            continue
        earlier = first.setdefault((kind.folder, table.digest), file)
        if earlier != file:
            message = f"“{earlier}” is the same file: all rows would count twice"
            yield Problem(Place(file), message, f"remove “{file}”")


RULE = Rule(
    code="same-file-twice",
    title="No file is in the repository twice",
    severity=ERROR,
    family=Family.DATA,
    why="All of its rows would count twice.",
    hint="remove “data/answers/2026-copy.csv”",
    find=find,
)
