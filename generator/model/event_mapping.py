"""The mapping of events: which columns say what, and which measures of ours they become.

An export's mapping is a language of its own (see ``mapping``): most of its words look at a whole
file, or run code of ours on each column. Events are read by engines that know SQL only, so theirs
has the few words that all engines can say alike; both share how keys may be written (``brief``).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.brief import ANY_TEXT, TEXT, OrBrief
from generator.model.fields import Name, Number, Part, refuse

YES = ("true", "yes", "1", "ok")
NO = ("false", "no", "0", "failed")
COLUMNS = ("service", "measure", "time", "value", "ok")
"""What an event says, and the columns that are read where no mapping names others."""
EPOCHS = {"epoch seconds": 1, "epoch milliseconds": 1_000}
"""How often a second a number that stands for a time counts."""
DIRECTIVES = {"%Y": 4, "%m": 2, "%d": 2, "%H": 2, "%M": 2, "%S": 2}
"""What a format of times may name, and how many digits each is."""
_SMALLEST_TARGET = 0.0


class DayStatistic(StrEnum):
    """What is made of a day's events."""

    COUNT = "count"
    OK = "share ok"
    GOOD = "share good"
    APDEX = "apdex"
    P50 = "p50"
    P75 = "p75"
    P95 = "p95"


PERCENTILES = {DayStatistic.P50: 50, DayStatistic.P75: 75, DayStatistic.P95: 95}


def _brief(value: Any) -> Any:
    return {"column": value} if isinstance(value, str) else value


def _words(value: Any) -> Any:
    return [str(each) for each in ([value] if not isinstance(value, list | tuple) else value)]


def _word(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else str(value)


Word = Annotated[
    str, BeforeValidator(_word), Field(min_length=1, max_length=200), WithJsonSchema(ANY_TEXT)
]
Words = Annotated[tuple[Word, ...], BeforeValidator(_words), OrBrief(ANY_TEXT)]


class EventColumn(Part):
    """A column of the events, and how its values are written."""

    column: Name = Field(description="The column's name in the events.")
    format: Name | None = Field(
        None,
        description="Of “time”: “epoch seconds”, “epoch milliseconds”, or as “%d.%m.%Y %H:%M:%S”; "
        "without it, as 2026-09-30T10:15:00Z.",
    )
    times: Annotated[Number | None, Field(gt=0)] = Field(
        None, description="Of “value”: the number by which values are multiplied."
    )
    yes: Words = Field((), description="Of “ok”: what it says of an event that went well.")
    no: Words = Field((), description="Of “ok”: what it says of one that did not; else the rest.")

    @model_validator(mode="after")
    def _known_format(self) -> Self:
        if self.format and self.format not in EPOCHS and not positions(self.format):
            message = f"“{self.format}” is no format of times that is known here"
            known = ", ".join(f"“{each}”" for each in EPOCHS)
            hint = f"write {known}, or a format with %Y, %m, %d and perhaps %H, %M, %S"
            raise refuse("unknown-value", message, hint, at="format")
        return self


Column = Annotated[EventColumn, BeforeValidator(_brief), OrBrief(TEXT)]


class EventColumns(Part):
    """Where an event says what."""

    service: Column | None = Field(None, description="Which service it is about.")
    measure: Column | None = Field(None, description="What was measured.")
    time: Column = Field(EventColumn(column="time"), description="When it was.")
    value: Column | None = Field(None, description="The measured value, if there is one.")
    ok: Column | None = Field(None, description="Whether it went well, if it says so.")


class EventsAs(Part):
    """A measure of ours: the events that it is made of, and how."""

    of: Name | None = Field(None, description="What the events call it; else as we do.")
    statistic: DayStatistic = Field(DayStatistic.P50, description="What is made of a day's events.")
    at_most: Number | None = Field(None, description="Of “share good”: good up to this value.")
    at_least: Number | None = Field(None, description="Of “share good”: good from this value on.")
    target: Annotated[Number | None, Field(gt=_SMALLEST_TARGET)] = Field(
        None, description="Of “apdex”: up to this value people are satisfied."
    )

    @property
    def has_bounds(self) -> bool:
        """Whether it says itself which values are good."""
        return self.at_most is not None or self.at_least is not None

    @model_validator(mode="after")
    def _has_target(self) -> Self:
        if self.statistic is DayStatistic.APDEX and self.target is None:
            message = "this does not say up to which value people are satisfied"
            raise refuse("missing-key", message, "add “target: …”, in the unit of the events")
        return self


class EventMapping(Part):
    """How events become daily values of measures."""

    columns: EventColumns = Field(
        EventColumns(
            service=EventColumn(column="service"),
            measure=EventColumn(column="measure"),
            value=EventColumn(column="value"),
            ok=EventColumn(column="ok"),
        ),
        description="Our names, and the columns of the events.",
    )
    fixed: dict[str, Name] = Field(
        {}, description="“service” or “measure”, where all events are of the same."
    )
    services: dict[Word, Name] = Field(
        {}, description="What the events call a service, and its id."
    )
    measures: dict[str, EventsAs] = Field(
        {}, description="Our measures; without them, the median of each that the events name."
    )
    into: Name = Field(
        "events-{year}.csv",
        description="The file of `data/telemetry/` to write: {year} and {month} are the day's.",
    )
    separator: Annotated[str, Field(min_length=1, max_length=1)] = Field(
        ",", description="The character between the columns of CSV."
    )

    @model_validator(mode="after")
    def _says_all(self) -> Self:
        for ours in ("service", "measure"):
            if ours not in self.fixed and getattr(self.columns, ours) is None:
                message = f"this does not say which {ours} the events are about"
                hint = f"add “{ours}: …” below “columns:”, or below “fixed:” where all say the same"
                raise refuse("missing-key", message, hint, at="columns")
        unknown = next((ours for ours in self.fixed if ours not in ("service", "measure")), None)
        if unknown:
            message = f"“{unknown}” cannot be fixed"
            raise refuse("unknown-key", message, f"remove “{unknown}:” from “fixed:”", at="fixed")
        if self.columns.value is None and self.columns.ok is None:
            message = "this says neither where the value is nor whether an event went well"
            hint = "add “value: …” or “ok: …” below “columns:”"
            raise refuse("missing-key", message, hint, at="columns")
        return self

    def without(self, missing: Iterable[str]) -> EventMapping:
        """Return the same without columns that the events need not have."""
        none = dict.fromkeys(missing)
        return self.model_copy(update={"columns": self.columns.model_copy(update=none)})

    def column(self, ours: str) -> str | None:
        """Return the column of the events for one of ours; none where nothing says it."""
        if ours in self.fixed:
            return None
        found: EventColumn | None = getattr(self.columns, ours)
        return found.column if found else None


def positions(written: str) -> dict[str, int]:
    """Return where each part of a time begins in a text of a format; empty where it is none."""
    found: dict[str, int] = {}
    at, length = 0, 0
    while at < len(written):
        part = written[at : at + 2]
        if part in DIRECTIVES and part not in found:
            found[part] = length
            at, length = at + 2, length + DIRECTIVES[part]
        elif written[at] == "%" or written[at].isdigit():
            return {}
        else:
            at, length = at + 1, length + 1
    return found if {"%Y", "%m", "%d"} <= found.keys() else {}


def lowered(words: Iterable[str]) -> frozenset[str]:
    """Return words as they are compared: in small letters."""
    return frozenset(word.lower() for word in words)
