"""Files that are said not to be the same are there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import FileContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.reading import did_you_mean


def find(context: FileContext) -> Iterator[Problem]:
    """Names below “not_the_same:” that no file of data has."""
    if context.definitions is None:
        return
    organisation = context.definitions.organisation
    for i, each in enumerate(organisation.part.not_the_same):
        for j, file in enumerate(each.files):
            if file not in context.there:
                place = organisation.place("not_the_same", i, "files", j)
                free = sorted(context.there - {*each.files})
                near = did_you_mean(file, [name for name in free if name.startswith("data/")])
                hint = f"write “{near}”" if near else "write the name of a file in data/"
                meant = f"; did you mean “{near}”?" if near else ""
                yield Problem(
                    place, f"there is no file “{file}”{meant}", f"{hint}, or remove this entry"
                )


RULE = Rule(
    code="names-no-file",
    title="Files that are said to be different exist",
    severity=WARNING,
    family=Family.REFERENCES,
    why="Rows of the file that was meant would still be treated as copies.",
    hint="write “data/answers/2026.csv”, or remove this entry",
    find=find,
)
