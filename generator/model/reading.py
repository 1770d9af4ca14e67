"""A document becomes a model, or findings that say where and how to fix it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.annotations import Location, annotation_at, choices_of, part_at, part_within
from generator.model.fields import Part, as_id, number_hint
from generator.model.meant_hours import meant_hours
from generator.model.shared_keys import with_shared_keys
from generator.sources.finding import Finding, Place, error
from generator.sources.yaml_document import Document

AnyPart = TypeVar("AnyPart", bound=Part)

GAP = "…"
"""What a new file has where a value belongs."""
_LIKE, _LESS_LIKE = 0.6, 0.5
"""How alike two names must be, of 1; and where one of them is missing."""
_AS_NEAR = 0.1
"""Two names that are as near as this are both offered."""
_LISTS = {"tuple_type", "list_type"}
_PARTS = {"model_type", "model_attributes_type", "dict_type"}
_BOUNDS = {
    "greater_than_equal": ("is below {ge}", "write {ge} or more"),
    "less_than_equal": ("is above {le}", "write {le} or less"),
    "string_too_short": ("is empty", "write at least {min_length} character"),
    "string_too_long": ("is too long", "shorten it to {max_length} characters"),
    "too_short": ("is an empty list", "write at least {min_length} value"),
    "too_long": ("has too many values", "write {max_length} values at most"),
}


def read_part(document: Document, kind: type[AnyPart]) -> tuple[AnyPart | None, list[Finding]]:
    """Return the model that the document describes, and the findings.

    There is a model where there is no finding, and the other way round.
    """
    value = document.value if document.value is not None else {}
    if not isinstance(value, dict):
        message = "the file does not start with “name: value”"
        hint = "write one “name: value” a line"
        return None, [error("wrong-type", document.place(), message, hint)]
    try:
        return with_shared_keys(kind.model_validate(value)), []
    except ValidationError as problems:
        reported = _reported(document, kind, problems)
        return None, [_finding(document, kind, problem) for problem in reported]


def _reported(
    document: Document, kind: type[Part], problems: ValidationError
) -> list[ErrorDetails]:
    """Return the problems without keys that are missing only because they are misspelt."""
    every = problems.errors()
    meant = {
        (*found["loc"][:-1], _meant_key(document, kind, tuple(found["loc"])))
        for found in every
        if found["type"] == "extra_forbidden"
    }
    return [one for one in every if one["type"] != "missing" or tuple(one["loc"]) not in meant]


def _keys(kind: type[Part], location: Location) -> list[str]:
    """Return the keys that are known where a location leads to one."""
    holder = part_at(kind, location[:-1])
    return list(holder.model_fields) if holder else []


def _meant_key(document: Document, kind: type[Part], location: Location) -> str | None:
    """Return the key that an unknown one is meant to be: one that is not there already.

    One that must be there is meant sooner than one that may be left out.
    """
    there = _value_at(document, location[:-1])
    absent = [key for key in _keys(kind, location) if key not in there]
    holder = part_at(kind, location[:-1])
    needed = [key for key in absent if holder and holder.model_fields[key].is_required()]
    written = str(location[-1])
    near = did_you_mean(written, absent)
    return near if near in needed else did_you_mean(written, needed, _LESS_LIKE) or near


def did_you_mean(word: str, known: Iterable[str], like: float = _LIKE) -> str | None:
    """Return the known word that is nearest to a mistyped one, if any is near."""
    by_lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower().replace(" ", "_"), by_lower, n=1, cutoff=like)
    return by_lower[near[0]] if near else None


def misspelt(word: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that a mistyped one may be, the nearest first: most often none or one.

    Names that share a part are not near: “hr-leave” is no misspelt “it-leave”.
    """
    written, found = as_id(word), []
    for name in sorted(ids):
        likeness = SequenceMatcher(None, name, written).ratio()
        ours, theirs = name.split("-"), written.split("-")
        by_part = len(ours) == len(theirs) and all(
            one == other or SequenceMatcher(None, one, other).ratio() > _LIKE
            for one, other in zip(ours, theirs, strict=True)
        )
        if by_part or name.replace("-", "") == written.replace("-", ""):
            found.append((likeness, name))
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(name for likeness, name in found if likeness > found[0][0] - _AS_NEAR)


def _finding(document: Document, kind: type[Part], problem: ErrorDetails) -> Finding:
    location = tuple(problem["loc"])
    what, given, facts = problem["type"], problem.get("input"), problem.get("ctx", {})
    place = document.place(*location, *filter(None, [facts.get("at")]))
    if "hint" in facts and given != GAP:
        hint = _closer_hint(document, location, what, given) or str(facts["hint"])
        return error(what, place, str(facts["message"]), hint)
    name = location[-1] if location else document.file
    if what == "extra_forbidden":
        return _unknown_key(document, kind, location)
    if what == "missing":
        hint = f"add “{name}: …”: {_meaning(kind, location)}"
        message = f"“{name}” is missing"
        return error("missing-key", document.key_place(*location[:-1]), message, hint)
    if given in (None, GAP, [GAP]):
        return _without_value(document, kind, location, given)
    if what in ("enum", "literal_error") and isinstance(given, str):
        return _unknown_value(kind, location, place, str(given))
    if what in _LISTS:
        return error(
            "wrong-type", place, f"“{name}” must be a list", _as_list(kind, location, given)
        )
    if what in _PARTS:
        hint = "write its “name: value” lines below it, each indented"
        return error("wrong-type", place, f"“{name}” must hold “name: value” lines", hint)
    if what in _BOUNDS:
        message, hint = (words.format(**facts) for words in _BOUNDS[what])
        return error("out-of-range", place, f"“{name}” {message}", hint)
    if what == "string_pattern_mismatch":
        hours = meant_hours(given) if name == "hours" and isinstance(given, str) else ""
        like = f"write it like this: {_meaning(kind, location)}"
        hint = f"write “{hours}”" if hours else like
        return error("bad-format", place, f"“{given}” is not how “{name}” is written", hint)
    return error("wrong-type", place, f"“{name}” must be a single value", _as_one(name, given))


def _without_value(document: Document, kind: type[Part], location: Location, given: Any) -> Finding:
    """Return the finding about a key without a value, or with the gap of a new file."""
    name = next(step for step in reversed(location) if isinstance(step, str))
    if given is None and isinstance(location[-1], int):
        entries = [each for each in _value_at(document, location[:-1]) if each is not None]
        plain = all(isinstance(each, str) for each in entries)
        hint = f"write “[{', '.join(entries)}]”" if plain and entries else "remove this line"
        message = f"entry {location[-1] + 1} of “{name}” is empty"
        return error("missing-value", document.place(*location), message, hint)
    if given is None:
        hint = f"write a value after “{name}:”, or remove the line"
        return error("missing-value", document.key_place(*location), f"“{name}” has no value", hint)
    choices = choices_of(annotation_at(kind, location))
    if choices:
        hint = f"write one of: {', '.join(choices)}; or remove the line"
    else:
        of_key = location[:-1] if isinstance(location[-1], int) else location
        hint = f"write a value ({_meaning(kind, of_key).rstrip('.')}), or remove the line"
    message = f"“{GAP}” after “{name}:” is a gap, not a value"
    return error("missing-value", document.place(*location), message, hint)


def _closer_hint(document: Document, location: Location, what: str, given: Any) -> str | None:
    """Return the hint that only the rest of the file gives: the number's unit, or its list."""
    if what == "wrong-type" and isinstance(given, str) and (unit := _unit(document, location)):
        return number_hint(given, unit)
    if what == "bad-id" and location and isinstance(location[-1], int):
        entries = _value_at(document, location[:-1])
        words = [word.strip() for each in entries for word in re.split("[,;|/&+]", str(each))]
        if len(words) > len(entries):
            return f"write “[{', '.join(as_id(word) for word in words if word)}]”"
    return None


def _unit(document: Document, location: Location) -> str:
    """Return the unit of the measure, promise or result that a location lies in."""
    for end in range(len(location) - 1, 0, -1):
        holder = _value_at(document, location[:end])
        if isinstance(holder, dict) and isinstance(holder.get("unit"), str):
            return str(holder["unit"])
    return ""


def _value_at(document: Document, location: Location) -> Any:
    value: Any = document.value
    for step in location:
        value = value[step]
    return value


def _as_one(name: str | int, given: Any) -> str:
    """Return the hint for what must be a single value: the value of a list that has one."""
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], str):
        return f"write “{given[0]}”"
    return f"write one value after “{name}:”, not several"


def _as_list(kind: type[Part], location: Location, given: Any) -> str:
    """Return the hint for what must be a list: the list, where that is known."""
    of_parts = part_at(kind, (*location, 0)) is not None
    if isinstance(given, dict):
        return "write “- ” before its first line, and start its other lines with two more spaces"
    words = [word.strip() for word in re.split(r"[,;•·\n]", str(given))]
    words = [word for word in words if word]
    if words and not of_parts and all(re.fullmatch(r"[\w -]+", word) for word in words):
        return f"write “[{', '.join(words)}]”"
    return "write one “- …” a line below it, each indented"


def _unknown_key(document: Document, kind: type[Part], location: Location) -> Finding:
    key, holder = str(location[-1]), part_at(kind, location[:-1])
    near = _meant_key(document, kind, location)
    inside = _holders(holder, key) if holder and near is None else []
    hint = f"remove it; known here: {', '.join(_keys(kind, location))}"
    message = f"“{key}” is not known here" + (f"; did you mean “{near}”?" if near else "")
    if near:
        hint = f"write “{near}:”"
    elif len(inside) == 1:
        lines = _lines(inside[0][1], key, _value_at(document, location))
        message = f"“{key}” does not belong here, but below “{inside[0][0]}:”"
        hint = f"remove it; write “{inside[0][0]}:” here, with the lines {lines} below it"
    return error("unknown-key", document.key_place(*location), message, hint)


def _holders(holder: type[BaseModel], key: str) -> list[tuple[str, type[BaseModel]]]:
    """Return the keys that hold parts in which a key is known, with these parts."""
    parts = ((name, part_within(holder, name)) for name in holder.model_fields)
    return [(name, part) for name, part in parts if part and key in part.model_fields]


def _lines(part: type[BaseModel], key: str, given: Any) -> str:
    """Return the lines of an entry that has a key, and all that it must have."""
    plain = isinstance(given, str) and given
    names = [name for name, field in part.model_fields.items() if field.is_required()]
    said = [f"{n}: {given if n == key and plain else GAP}" for n in dict.fromkeys([*names, key])]
    return " and ".join(f"“{'  ' if at else '- '}{each}”" for at, each in enumerate(said))


def _unknown_value(kind: type[Part], location: Location, place: Place, given: str) -> Finding:
    annotation = annotation_at(kind, location)
    choices = choices_of(annotation)
    near = did_you_mean(given, choices)
    message = f"“{given}” is not known here" + (f"; did you mean “{near}”?" if near else "")
    hint = f"write “{near}”" if near else f"write one of: {', '.join(choices)}"
    return error("unknown-value", place, message, hint)


def _meaning(kind: type[Part], location: Location) -> str:
    holder = part_at(kind, location[:-1])
    field = holder.model_fields.get(str(location[-1])) if holder else None
    return (field.description if field else None) or "see the documentation of this file"
