"""`services/organisation.yml`: who publishes, and the rules that were set before the data came."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from generator.model.fields import Day, Id, Link, Name, Part, Share, Text, Whole, YesNo, refuse
from generator.model.month import Month, month_name
from generator.model.period import JANUARY, Grain
from generator.model.rhythm import Rhythm
from generator.model.zones import zone_hint, zones

DEFAULT_WINDOWS = {
    Grain.DAY: (28, 91, 182),
    Grain.WEEK: (13, 26, 52),
    Grain.MONTH: (3, 6, 12),
    Grain.QUARTER: (1, 2, 4),
    Grain.YEAR: (1,),
}
"""Periods of a window, by the length of a period: the first that has answers enough is taken."""


def _zone(value: str) -> str:
    if value not in zones():
        raise refuse("unknown-value", f"“{value}” is not a time zone", zone_hint(value))
    return value


def _windows(value: tuple[int, ...]) -> tuple[int, ...]:
    if list(value) != sorted(set(value)) or not 1 <= value[0] <= value[-1] <= 400:
        hint = "write growing numbers from 1 to 400, such as [3, 6, 12]"
        raise refuse("out-of-range", "a window's lengths must grow", hint)
    return value


HOURS_PATTERN = (
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))? "
    r"(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)"
)
HOURS_MEANING = "When customers need the service: “Mon-Fri 07:00-19:00”."
WINDOW_MEANING = (
    "How many closed periods a figure covers; a longer length is used if the first has too few "
    "answers."
)
LOST_EACH_USE = "use"
"""Time is lost over one use, not over a number of days."""
LostOver = Annotated[str, Field(pattern=rf"^(?:{LOST_EACH_USE}|1 day|[1-9]\d{{0,2}} days)$")]
Hours = Annotated[str, Field(pattern=f"^{HOURS_PATTERN}$")]
Windows = Annotated[
    tuple[Whole, ...],
    Field(min_length=1, max_length=5),
    AfterValidator(_windows),
]


class Goal(Part):
    """A goal of the organisation, which desired results serve."""

    id: Id = Field(description="The goal's id, by which results name it.")
    name: Name = Field(description="The goal in one line.")


class Floors(Part):
    """Below these, a figure is withheld (privacy) or shown without a verdict (reliability)."""

    privacy: Annotated[Whole, Field(ge=3, le=1000)] = Field(
        10, description="Answers of fewer people than this are withheld."
    )
    reliability: Annotated[Whole, Field(ge=10, le=10000)] = Field(
        30, description="Fewer answers than this are shown without a verdict."
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.reliability < self.privacy:
            message = "the reliability floor is below the privacy floor"
            raise refuse("out-of-range", message, f"write “reliability: {self.privacy}” or more")
        return self


class Thresholds(Part):
    """The shares at which a verdict changes, published before the data came."""

    loved: Share = Field(0.70, description="Loved: the interval is at or above this share.")
    pinata: Share = Field(0.45, description="Piñata: the interval is at or below this share.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.pinata <= 0.5 <= self.loved:
            message = "the thresholds must be on either side of one half"
            raise refuse("out-of-range", message, "write “loved: 0.7” and “pinata: 0.45”")
        return self


class Questions(Part):
    """The words in which customers were asked."""

    like: Text = Field("How do you like it?", description="Answered from 1 (not) to 5 (a lot).")
    ease: Text = Field("How easy was it?", description="Answered from 1 (hard) to 5 (easy).")
    recommend: Text = Field(
        "How likely are you to recommend it to a colleague?", description="Answered from 0 to 10."
    )
    home: Text = Field(
        "Compared with what you use at home, is it worse, the same or better?",
        description="Answered −1, 0 or 1.",
    )
    shirt: Text = Field("Would you wear the shirt?", description="Answered yes or no.")
    lost: Text = Field(
        "About how many minutes of working time did you lose because of problems with it?",
        description="Answered in minutes; 0 if none.",
    )


class IgnoredCheck(Part):
    """A check whose warnings about one file are ignored, with the reason."""

    file: Name = Field(description="The file: data/telemetry/mail.csv.")
    check: Id = Field(description="The check's code, as shown after the warning.")
    because: Text = Field(description="Why. It is shown on the data-quality page.")


class NotTheSame(Part):
    """Two files that hold the same rows, and are other people's answers, or other breakdowns."""

    files: Annotated[tuple[Name, ...], Field(min_length=2, max_length=2)] = Field(
        description="The two files: [data/answers/stand.csv, data/answers/mail.csv]."
    )
    because: Text = Field(description="How they were collected, or what each is about.")


class Licence(Part):
    """Under which licence others may use the published data."""

    name: Name = Field(description="The licence: “Creative Commons Attribution 4.0”.")
    link: Link = Field(description="Where its text is.")


class Organisation(Part):
    """An organisation that publishes what its services are like."""

    name: Name = Field(description="The organisation's name.")
    fictional: YesNo = Field(False, description="Yes: every page says that all of it is made up.")
    note: Text | None = Field(None, description="A sentence on every page: where data come from.")
    goals: tuple[Goal, ...] = Field((), description="The goals that services serve.")
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = Field(
        "EUR", description="The currency of all costs, as three letters."
    )
    language: Literal["en", "de"] = Field(
        "en", description="The language of the site; what owners write stays as they wrote it."
    )
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "UTC", description="The time zone of times that do not give one."
    )
    year_begins: Month = Field(
        JANUARY,
        description="The month in which a year starts. If it is not january, files say 2026/27.",
        json_schema_extra={"default": month_name(JANUARY)},
    )
    period: Grain = Field(Grain.MONTH, description="How long a period is.")
    closes_after: Annotated[Whole, Field(ge=0, le=92)] = Field(
        0, description="How many days after a period's end its answers are published."
    )
    window: Windows | None = Field(None, description=WINDOW_MEANING)
    as_of: Day | None = Field(
        None, description="The day up to which data count; later rows are left out."
    )
    rhythm: Rhythm | None = Field(None, description="How often data are expected, if not as usual.")
    hours: Hours = Field("Mon-Fri 07:00-19:00", description=HOURS_MEANING)
    floors: Floors = Field(
        Floors.model_construct(), description="The privacy and the reliability floor."
    )
    thresholds: Thresholds = Field(
        Thresholds.model_construct(), description="Where a verdict changes."
    )
    questions: Questions = Field(
        Questions.model_construct(), description="The words of the survey."
    )
    lost_over: LostOver | None = Field(
        None,
        description="The time that people were asked about for lost minutes: “7 days”, or “use”.",
    )
    repository: Link | None = Field(
        None, description="Where the files can be read: https://github.com/OWNER/NAME."
    )
    branch: Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_./-]*$")] = Field(
        "main", description="The repository's branch that colleagues change."
    )
    feedback: Link | None = Field(
        None, description="Where customers can comment on a service that has no link of its own."
    )
    licence: Licence | None = Field(
        None, description="Under which licence others may use the published data."
    )
    ignore: tuple[IgnoredCheck, ...] = Field(
        (), description="Warnings about data that are ignored, each with a reason."
    )
    not_the_same: tuple[NotTheSame, ...] = Field(
        (), description="Files with the same rows: other people's answers, or other breakdowns."
    )
    public: YesNo = Field(False, description="Yes: the repository's own files are public too.")
    schema_version: Literal["1"] = Field("1", description="The version of this format.")

    @property
    def lost_days(self) -> int | None:
        """Over how many days lost time was asked for; None for one use, and where nobody says."""
        said = self.lost_over
        return None if said is None or said == LOST_EACH_USE else int(said.partition(" ")[0])

    def windows(self, grain: Grain) -> tuple[int, ...]:
        """Return a window's lengths for a grain; the organisation's own only for its own grain."""
        if self.window and grain is self.period:
            return self.window
        return DEFAULT_WINDOWS[grain]
