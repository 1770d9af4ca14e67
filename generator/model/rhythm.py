"""How often news of each kind is expected.

Nobody writes down that nothing was written down. So each kind of data has a rhythm, and where it
breaks off, the owner and the readers are shown that.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from pydantic import Field

from generator.model.fields import Part
from generator.model.period import Grain


class Pace(StrEnum):
    """How often rows are expected, from often to never."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    NEVER = "never"


_PACES = tuple(Pace)


class Stream(Struct, frozen=True):
    """News of one kind: the folders that bring it, and how often they usually do."""

    name: str
    folders: tuple[str, ...]
    usual: Pace


STREAMS = (
    Stream("answers", ("answers", "tallies", "summaries", "invitations"), Pace.MONTH),
    Stream("telemetry", ("telemetry",), Pace.MONTH),
    Stream("promises", ("promises",), Pace.MONTH),
    Stream("usage", ("usage",), Pace.MONTH),
    Stream("requests", ("requests",), Pace.MONTH),
    Stream("results", ("results",), Pace.QUARTER),
    Stream("costs", ("costs",), Pace.YEAR),
    Stream("pride", ("pride",), Pace.YEAR),
)
"""Of breakdowns, visits and forecasts no news may be good news: they have no rhythm.

That people were asked is news, even where nobody answered.
"""


class Rhythm(Part):
    """How often rows of each kind are expected: day, week, month, quarter, year or never."""

    answers: Pace | None = Field(None, description="How often people are asked; usually month.")
    telemetry: Pace | None = Field(None, description="How often measures come; usually month.")
    promises: Pace | None = Field(None, description="How often promises are counted.")
    usage: Pace | None = Field(None, description="How often use is counted; usually month.")
    requests: Pace | None = Field(None, description="How often requests are counted.")
    results: Pace | None = Field(None, description="How often results are counted.")
    costs: Pace | None = Field(None, description="How often costs are written down; usually year.")
    pride: Pace | None = Field(None, description="How often staff are asked.")


def pace_of(stream: Stream, grain: Grain, *said: Rhythm | None) -> Pace:
    """Return how often news is expected: by the first rhythm that says it, else as is usual.

    It is never expected more often than its subject has periods.
    """
    paces = (getattr(each, stream.name) for each in said if each is not None)
    pace: Pace = next((pace for pace in paces if pace is not None), stream.usual)
    return max(pace, Pace(grain.value), key=_PACES.index)
