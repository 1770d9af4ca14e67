"""Every file is used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import FileContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.sources.finding import Place
from generator.sources.repository import DATA

_ABOUT = ("README", "LICENSE")
"""Names of files that people may read, and that no finding is about."""
_SHEETS = ("xlsx", "xls", "ods", "tsv", "txt")
"""Endings of files that hold rows, in a form that is not read."""

_READ = (".yml", ".yaml", ".csv")
"""Endings of files that are read: where one stands before the last, a program has added to it."""


def find(context: FileContext) -> Iterator[Problem]:
    """Files below “services” and “data” that nobody reads."""
    for file in context.others:
        name = file.rsplit("/", 1)[-1]
        if name.upper().split(".")[0] not in _ABOUT:
            yield Problem(Place(file), "nothing reads this file", _hint(file))


def _hint(file: str) -> str:
    stem, _, ending = file.rpartition(".")
    if stem.lower().endswith(_READ):
        return f"rename it to “{stem}”"
    if file.startswith(f"{DATA}/") and ending.lower() in _SHEETS:
        return f"save it as “{stem}.csv” (CSV UTF-8), and remove it"
    return f"remove it, or move it out of “{file.partition('/')[0]}/”"


RULE = Rule(
    code="unused-file",
    title="Every file is used",
    severity=WARNING,
    family=Family.DATA,
    why="A file that nobody reads looks like one that counts.",
    hint="save it as “data/answers/2026.csv”, or remove it",
    find=find,
)
