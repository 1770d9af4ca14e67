"""What owners withdraw: numbers of answers that are withheld from the next build on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.fields import Id, Name, Part, refuse
from generator.model.period import JANUARY, any_pattern, parse_period

WITHDRAWN = "Numbers of answers that must not be shown, with their period and a reason."
_AN_OWN_YEAR_BEGINS = 4
"""Any month but January: it reads “2026/27”."""
_OWN_YEAR = r"[0-9]{4}/[0-9]{2}"


def _period(value: object) -> object:
    """Read a period; whether its year is the organisation's own is asked later."""
    for begins in (JANUARY, _AN_OWN_YEAR_BEGINS):
        try:
            parse_period(str(value), begins)
        except ValueError:
            continue
        return value
    hint = "write 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"
    raise refuse("bad-period", f"“{value}” is not a period", hint)


class Withdrawn(Part):
    """Numbers of answers that their owner withdraws.

    All of the service, its steps and its communities whose days overlap the period; those of one
    question, or of one community, where it names them.
    """

    period: Annotated[str, BeforeValidator(_period)] = Field(
        description="The period: 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30.",
        json_schema_extra={"pattern": f"^(?:{any_pattern(JANUARY)}|{_OWN_YEAR})$"},
    )
    reason: Name = Field(description="Why. It is shown where the number would be.")
    question: Literal["like", "ease", "recommend", "home", "shirt", "lost", "pride"] | None = Field(
        None, description="The question. Without it: all questions."
    )
    community: Id | None = Field(
        None, description="The community, if only its numbers are withdrawn."
    )
