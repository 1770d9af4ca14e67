"""The kinds of values that definitions are made of, each with its rule and its description."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError

from generator.model.written_number import number_readings, write_one_of

LARGEST_RATING = 10
"""No mean of a scale is larger; a number up to it may be a mean or a percentage."""
ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LINK_SCHEMES = ("https", "http", "mailto", "tel")
_LINK_HINT = "write it as https://example.org/page or mailto:desk@example.org"
_BLANK = re.compile(r"[\s\x00-\x1f]")
_OFTEN = lru_cache(maxsize=10_000)
"""For what a thousand files say alike."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
OLD_NAMES = "x-old-names"
"""The word of a JSON Schema under which ``Formerly`` leaves its names."""


def refuse(code: str, message: str, hint: str, at: str = "") -> PydanticCustomError:
    """Return the error that becomes a finding: the check's code, what is wrong, what fixes it.

    ``at`` names the key to point at, where a whole part is refused for one of its values.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "at": at})


class Formerly:
    """The old names of a key, in the annotation of its field: ``Annotated[Day, Formerly("on")]``.

    They are read with a warning (see ``old_names``), and editors show them as deprecated.
    """

    def __init__(self, *names: str) -> None:
        self.names = names

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(core), OLD_NAMES: list(self.names)}


class Part(BaseModel):
    """The base of all definitions: frozen, and an unknown key is a finding, not a shrug.

    A model is built when it is first asked, with those in it, which takes half as long as to build
    each of them on import. So a default that is a part is made by ``model_construct``.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


def meant_day(text: str) -> date | None:
    """Return the day that another country's way of writing means, where it can mean only one."""
    days = meant_days(text)
    return days[0] if len(days) == 1 else None


def meant_days(text: str) -> tuple[date, ...]:
    """Return the days that another country's way of writing may mean: none, one or two.

    With dots the day comes first; with strokes it may be the month: of two days, the one written
    with the day first comes first. Where the year comes first, month and day follow, or the week
    and its day. A year of two digits is of this century.
    """
    if re.fullmatch(r"(?:19|20)\d{6}|\d{4}-?W\d{2}-?[1-7]", text):
        with contextlib.suppress(ValueError):
            return (date.fromisoformat(text),)
    if year_first := re.fullmatch(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})", text):
        with contextlib.suppress(ValueError):
            return (date(int(year_first[1]), int(year_first[3]), int(year_first[4])),)
    found = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})", text)
    if found is None:
        return ()
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if len(found[4]) == len("26") else 0
    days: dict[date, None] = {}
    for day, month in ((first, second), (second, first))[: 1 if found[2] == "." else 2]:
        with contextlib.suppress(ValueError):
            days[date(year, month, day)] = None
    return tuple(days)


def beyond_the_month(text: str) -> str | None:
    """Return the hint for a day that its month does not have; none where the month is none."""
    year, month, day = (int(number) for number in text[:10].split("-"))
    if not (1 <= month <= 12 and day > 28 and year):
        return None
    last = date(year, month, monthrange(year, month)[1])
    return f"write {last}, the last day of that month, or the day that is meant"


def _day(value: Any) -> Any:
    return day_of(value) if isinstance(value, str) else value


@_OFTEN
def day_of(value: str) -> date:
    """Return the day that a text says; refused, with what is meant, where it says none."""
    if not _DAY.fullmatch(value):
        better = " or ".join(map(str, meant_days(value)))
        either = ", whichever it is" if " or " in better else ""
        hint = f"write {better}{either}" if better else "write it as 2026-09-30"
        raise refuse("bad-date", f"“{value}” is not a date", hint)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        hint = beyond_the_month(value) or "write a month from 01 to 12, and a day that it has"
        raise refuse("bad-date", f"the calendar has no {value}", hint) from None
    if not 1900 <= day.year < 2200:
        raise refuse("bad-date", f"{value} is too far away", "write a year from 1900 to 2199")
    return day


def _meant_link(value: str) -> str | None:
    """Return the link that an address for mail or a site's name is meant to be."""
    if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", value):
        return f"mailto:{value}"
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", value):
        return f"https://{value}"
    return None


@_OFTEN
def _link(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    reaches = parts.netloc if parts.scheme in ("http", "https") else parts.path
    if parts.scheme not in LINK_SCHEMES or not reaches or _BLANK.search(value):
        better = _meant_link(value)
        hint = f"write {better}" if better else _LINK_HINT
        raise refuse("bad-link", f"“{value}” is not a link", hint)
    return value


def as_id(text: str) -> str:
    """Return a text written as an id."""
    return plain_id(text) or "a-name"


def plain_id(text: str) -> str:
    """Return a text written as an id; “” where it has no letter that one can hold."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")


@_OFTEN
def _id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        better = as_id(value)
        raise refuse("bad-id", f"“{value}” cannot be an id", f"write “{better}”")
    return value


def _yes_no(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.lower()
    if word not in ("yes", "no", "true", "false"):
        raise refuse("wrong-type", f"“{value}” is neither yes nor no", "write yes or no")
    return word in ("yes", "true")


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,15})?", value):
        raise refuse("wrong-type", f"“{value}” is not a number", number_hint(value))
    return float(value)


def number_hint(text: str, unit: str = "") -> str:
    """Return the hint for what is no number: with a comma, in thousands, with its ``unit``."""
    hint = write_one_of(number_readings(text, unit=unit))
    return hint or (
        f"write digits, such as 4.5, in {unit}" if unit else "write digits, such as 4.5"
    )


def _share(value: Any) -> Any:
    """Read a share; the finding about one in per cent says what it is of one."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,9})?) ?(%?)", value)
    part = float(found[1].replace(",", ".")) if found else 0
    if found and part <= 100 and (found[2] or part > 1):
        message = f"“{value}” is not a share from 0 to 1"
        per_cent = found[2] or part > LARGEST_RATING
        raise refuse(
            "out-of-range", message, f"write {part / 100:.10g}" if per_cent else ask_share(part)
        )
    return _number(value)


def ask_share(number: float, low: int = 0) -> str:
    """Return the hint for what is no share, and may be a mean as well as a percentage."""
    return (
        f"write a number from {low} to 1, such as 0.7 for 7 in 10 people: {number:g} % is "
        f"{number / 100:.10g}, and a mean of {number:g} is not a share"
    )


def _whole(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[+-]?\d{1,15}", value):
        hint = write_one_of(number_readings(value, float.is_integer))
        message = f"“{value}” is not a whole number"
        raise refuse("wrong-type", message, hint or "write digits only, such as 30")
    return int(value)


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{ID_PATTERN}$"})]
Day = Annotated[date, BeforeValidator(_day)]
Link = Annotated[str, AfterValidator(_link), Field(json_schema_extra={"format": "uri"})]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Number = Annotated[float, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Share = Annotated[float, BeforeValidator(_share), Field(ge=0, le=1)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]


class Contact(Part):
    """Who answers for something: a role, never a person's name, and how to reach it."""

    role: Name = Field(description="The role that answers, such as “Head of Workplace”.")
    contact: Link | None = Field(None, description="How to reach the role: https:// or mailto:.")


class Dated(Part):
    """Something that holds from a day on, until the next entry of its list begins."""

    since: Day = Field(description="The first day on which this holds.")


AnyDated = TypeVar("AnyDated", bound=Dated)


def holding_on(entries: tuple[AnyDated, ...], day: date) -> AnyDated | None:
    """Return the entry that held on ``day``: the last that began by then; none before the first."""
    begun = [entry for entry in entries if entry.since <= day]
    return max(begun, key=lambda entry: entry.since) if begun else None
