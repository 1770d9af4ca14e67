"""The words for cells that break a rule: what is wrong, and what mends it.

Each function gets the field and the text that stands there, and returns a message and a hint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.checks.facts import Facts
from generator.checks.world import unknown
from generator.model.fields import beyond_the_month, meant_day
from generator.model.reading import did_you_mean
from generator.model.table import Column, Type

Words = tuple[str, str]
_PERIODS = "write it as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"
_LOOK_UP = "look it up: the month has fewer days, the year fewer weeks, or the day fewer hours"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a kind, and what is known of the definitions."""

    column: Column
    facts: Facts


def say_decimal_comma(_: Field, text: str) -> Words:
    """4,5 for 4.5."""
    return f"“{text}” is written with a decimal comma", f"write {text.replace(',', '.')}"


def say_number(field: Field, text: str) -> Words:
    """No number at all."""
    digits = text.replace(",", "").replace(" ", "").replace("%", "")
    plain = digits.replace(".", "", 1).lstrip("+-").isdigit() and digits.isascii()
    hint = f"write {digits}" if plain else f"write digits in “{field.column.name}”, such as 4.5"
    return f"“{text}” is not a number ({field.column.name}: {field.column.meaning})", hint


def say_whole(field: Field, text: str) -> Words:
    """No whole number."""
    low = 1 if field.column.minimum is None else max(1, int(field.column.minimum))
    return (
        f"“{text}” is not a whole number ({field.column.name}: {field.column.meaning})",
        f"write digits only in “{field.column.name}”, such as {low}, or leave it empty",
    )


def say_range(field: Field, text: str) -> Words:
    """A number that its scale does not have."""
    low, high = field.column.minimum, field.column.maximum
    span = f"{low:g} or more" if high is None else f"a number from {low:g} to {high:g}"
    return f"{text} is out of range ({field.column.name}: {field.column.meaning})", f"write {span}"


def say_day(_: Field, text: str) -> Words:
    """No day."""
    better = meant_day(text)
    return f"“{text}” is not a date", f"write {better}" if better else "write it as 2026-09-30"


def say_time(_: Field, text: str) -> Words:
    """Neither a day nor a time."""
    better = meant_day(text)
    hint = f"write {better}" if better else "write it as 2026-09-30 or 2026-09-30T14:05"
    return f"“{text}” is not a day or a time", hint


def say_period(_: Field, text: str) -> Words:
    """No period."""
    better = meant_day(text)
    hint = f"write {better}" if better else _PERIODS
    return f"“{text}” is not a period", hint


def say_calendar(field: Field, text: str) -> Words:
    """Written well, but no calendar or clock has it."""
    has = "calendar and clock have" if field.column.type is Type.TIME else "the calendar has"
    day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
    hint = (beyond_the_month(text) if day else None) or _LOOK_UP
    return f"{has} no {text}", hint


def say_yes_no(field: Field, text: str) -> Words:
    """Neither yes nor no."""
    return (
        f"“{text}” is neither yes nor no ({field.column.name}: {field.column.meaning})",
        "write yes or no",
    )


def say_choice(field: Field, text: str) -> Words:
    """None of the choices."""
    near = did_you_mean(text, field.column.choices)
    message = f"“{text}” is not known in “{field.column.name}”"
    if near:
        return f"{message}; did you mean “{near}”?", f"write {near}"
    return message, f"write one of: {', '.join(field.column.choices)}"


_WHERE = {
    "service": "services/<provider>/<service>.yml",
    "provider": "services/<provider>/provider.yml",
    "community": "services/communities.yml",
}


def say_unknown(field: Field, text: str) -> Words:
    """No service, provider or community."""
    what = str(field.column.refers_to)
    return unknown(text, what, field.facts.known(what), _WHERE[what])


def say_unknown_to_service(field: Field, text: str) -> Words:
    """Nothing that the row's service has; the text is “service/id”."""
    service, _, name = text.partition("/")
    what = str(field.column.refers_to)
    if not service:
        return (
            f"the row names the {what} “{name}” but no service",
            f"empty “{field.column.name}”, or name a service instead of the provider",
        )
    known = field.facts.services[service].ids(what)
    message, hint = unknown(name, f"{what} of “{service}”", known, f"the service's {what}s")
    return message, hint
