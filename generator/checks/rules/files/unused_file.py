"""Every file is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.checks.file_context import FileContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.out_of_place import leave_for, meant_definition
from generator.sources.finding import Place
from generator.sources.repository import SERVICES

_ABOUT = ("README", "LICENSE")
"""Names of files that people may read, and that no finding is about."""
_PACKED = ("gz", "zip", "bz2", "7z", "xz", "zst")
_MISSPELT = ("cvs", "csw", "csvx")


def find(context: FileContext) -> Iterator[Problem]:
    """Files below “services” and “data” that nobody reads."""
    for file in context.others:
        name = file.rsplit("/", 1)[-1]
        meant = meant_definition(file)
        if name.upper().split(".")[0] not in _ABOUT and (not meant or meant in context.there):
            yield Problem(Place(file), "this file is not read", _hint(file, context.there))


def _hint(file: str, there: Collection[str]) -> str:
    """Say what becomes of a file without losing what is in it.

    No hint sends it to where another file lies.
    """
    stem, _, ending = file.rpartition(".")
    top = file.partition("/")[0]
    if top == SERVICES:
        meant = meant_definition(file)
        if meant:
            return leave_for(meant)
        if ending.lower() == "csv":
            return f"move it into one of data/: {', '.join(KIND_OF_FOLDER)}"
        return f"move it out of “{top}/”; if it defines a service, save it as “….yml”"
    if ending.lower() in ("yml", "yaml"):
        return f"move it into a provider's folder below “{SERVICES}/”"
    if "." not in file.rpartition("/")[2]:
        stem, ending = file, ""
    began = stem.lower().rpartition(".csv")[0]
    meant = f"{stem[: len(began)] if began else stem}.csv"
    if meant in there:
        return leave_for(meant)
    if ending.lower() in _PACKED:
        return f"unpack it as “{meant}”"
    if began or ending.lower() in _MISSPELT:
        return f"rename it to “{meant}”"
    return f"if it holds rows, save it as “{meant}” (CSV UTF-8); move it out of “{top}/”"


RULE = Rule(
    code="unused-file",
    title="Every file is used",
    severity=WARNING,
    family=Family.DATA,
    why="A file that is not read looks like one that counts.",
    hint="if it holds rows, save it as “data/answers/2026.csv” (CSV UTF-8); move it out of “data/”",
    find=find,
)
