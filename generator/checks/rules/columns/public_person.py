"""No column of a public file singles somebody out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.public.columns import ColumnContext, is_of_person
from generator.checks.rule import ERROR, Family, Problem, Rule

_ALWAYS = "respondent"
"""The column that singles people out however many rows they have."""


def find(context: ColumnContext) -> Iterator[Problem]:
    """Columns that single somebody out."""
    known = {column.name for column in context.kind.columns} if context.kind else set()
    for name in context.table.header:
        always = name == _ALWAYS
        named = always or (name not in known and is_of_person(name))
        if named and context.has_rare_value(name, 2**62 if always else context.floor):
            message = f"the column “{name}” singles people out, in a file that everybody can read"
            place = context.table.header_place(name)
            yield Problem(place, message, f"remove the column “{name}”")


RULE = Rule(
    code="public-person",
    title="No column of a public file identifies a person",
    severity=ERROR,
    family=Family.PUBLIC,
    why=(
        "Anyone who knows one row of a person can find all the others. A column “respondent” "
        "always allows that. So does a column named after a person, an account or a device, if a "
        "value is in fewer rows than the privacy floor. Bad: a column “user_id” in data/answers/. "
        "Good: no such column."
    ),
    hint="remove the column “respondent”",
    find=find,
)
