"""The kinds of values that definitions are made of, each with its rule and its description."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LINK_SCHEMES = ("https", "http", "mailto", "tel")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def refuse(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return the error that becomes a finding: the check's code, what is wrong, what mends it."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


class Part(BaseModel):
    """The base of all definitions: frozen, and an unknown key is a finding, not a shrug."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _DAY.fullmatch(value):
        raise refuse("bad-date", f"“{value}” is not a date", "write it as 2026-09-30")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        hint = "look the day up: the month has fewer days, or the year fewer months"
        raise refuse("bad-date", f"the calendar has no {value}", hint) from None
    if not 1900 <= day.year < 2200:
        raise refuse("bad-date", f"{value} is too far away", "write a year from 1900 to 2199")
    return day


def _link(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    reaches = parts.netloc if parts.scheme in ("http", "https") else parts.path
    blank = any(character.isspace() or ord(character) < 32 for character in value)
    if parts.scheme not in LINK_SCHEMES or not reaches or blank:
        hint = "write it as https://example.org/page or mailto:desk@example.org"
        raise refuse("bad-link", f"“{value}” is not a link", hint)
    return value


def _id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        better = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") or "a-name"
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
        mend = value.replace(",", ".")
        better = mend if re.fullmatch(r"[+-]?\d+\.\d+", mend) else "digits, such as 4.5"
        raise refuse("wrong-type", f"“{value}” is not a number", f"write {better}")
    return float(value)


def _whole(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[+-]?\d{1,15}", value):
        hint = "write digits only, such as 30"
        raise refuse("wrong-type", f"“{value}” is not a whole number", hint)
    return int(value)


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{ID_PATTERN}$"})]
Day = Annotated[date, BeforeValidator(_day)]
Link = Annotated[str, AfterValidator(_link), Field(json_schema_extra={"format": "uri"})]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Number = Annotated[float, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Share = Annotated[float, BeforeValidator(_number), Field(ge=0, le=1)]
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
