"""A CSV file lies in a folder that says what its rows are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import FileContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.kinds import KIND_OF_FOLDER, kind_of
from generator.model.reading import did_you_mean
from generator.sources.finding import Place
from generator.sources.repository import DATA


def find(context: FileContext) -> Iterator[Problem]:
    """CSV files that nobody reads."""
    for file in context.tables:
        if kind_of(file) is None:
            yield _problem(file)


def _problem(file: str) -> Problem:
    parts = file.split("/")
    folders = ", ".join(KIND_OF_FOLDER)
    move = f"move it into one of data/: {folders}"
    if len(parts) == 2:
        message = "the file is not in a folder that says what its rows are"
        return Problem(Place(file), message, move)
    near = did_you_mean(parts[1], KIND_OF_FOLDER)
    message = f"no kind of data is called “{parts[1]}”"
    if near:
        better = "/".join([DATA, near, *parts[2:]])
        message += f"; did you mean “{near}”?"
        return Problem(Place(file), message, f"move the file to “{better}”")
    return Problem(Place(file), message, move)


RULE = Rule(
    code="unknown-folder",
    title="A CSV file is in a folder that says what its rows are",
    severity=ERROR,
    family=Family.DATA,
    why="A file that is not read looks like data that were counted.",
    hint="move the file to “data/answers/”",
    find=find,
)
