"""A change that somebody sent by a form becomes a few lines of a file, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from generator.language import LANGUAGES, locale_of
from generator.model.changes import CHANGES, FIELDS, SUPPLIER, Insertion, SmallChange, slots
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse
from generator.sources.yaml_lines import with_lines
from generator.sources.yaml_text import inline
from generator.writing.entry import from_form

LONGEST = 4000
"""Characters of a text."""


class Refused(ValueError):
    """What somebody sent cannot be made; its text says why, in a sentence."""


def asked_for(text: str) -> tuple[SmallChange, dict[str, str]]:
    """Return the kind of change that an issue asks for, and what it says in each field.

    A heading is the field's question in any language of the site, or ends in its name: “… (text)”.

    Raises ``Refused`` where a field is missing or no day.
    """
    said = _answers(text)
    wanted = said.get("kind", "")
    kinds = ((each, {each.id, *_in_each_language(each.title)}) for each in CHANGES)
    change = next((each for each, names in kinds if wanted in names), None)
    if change is None:
        known = ", ".join(f"“{each.title}”" for each in CHANGES)
        raise Refused(f"It does not say what is to change. There are: {known}.")
    for name in ("about", *change.asks):
        if not said.get(name):
            raise Refused(f"“{FIELDS[name]}” has no answer.")
        if name in ("day", "due") and not _is_day(said[name]):
            raise Refused(f"“{FIELDS[name]}” needs a day such as 2026-09-30, not “{said[name]}”.")
    if len(said.get("text", "")) > LONGEST:
        raise Refused(f"“{FIELDS['text']}” has more than {LONGEST:,} characters.")
    return change, said


def with_change(text: str, change: SmallChange, said: Mapping[str, str], about: str) -> str:
    """Return a file's text with the change; every other line of it stays as it is.

    ``about`` is the id of the supplier, where the change is about one. Raises ``Refused`` where
    there is no place for it, or the file would say anything else than before.
    """
    before = _value(text)
    number = _number(before, about) if change.about == SUPPLIER else 0
    slot = _chosen(list(slots(change, text, number)), change, said, before)
    keys = change.item(said)
    lines = slot.lines({key: inline(value) for key, value in keys.items()})
    made = with_lines(text, slot.first, slot.last, lines)
    if _value(made) != _meant(before, change, slot, number, keys):
        raise Refused("The file is written in a way that only a person can change.")
    return made


def _answers(text: str) -> dict[str, str]:
    """Return what is said in each field; a heading that is no field's belongs to the text above."""
    said: dict[str, str] = {}
    last = ""
    for heading, answer in from_form(text):
        fits = (
            name
            for name, asked in FIELDS.items()
            if heading.endswith(f"({name})") or heading in _in_each_language(asked)
        )
        name = next(fits, "")
        if name and name not in said:
            said[name] = answer
            last = name
        elif last:
            said[last] += f"\n\n### {heading}\n\n{answer}"
    return said


@cache
def _in_each_language(text: str) -> frozenset[str]:
    return frozenset(locale_of(code).text(text) for code in LANGUAGES)


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def _value(text: str) -> dict[str, Any]:
    document, findings = parse(TextFile("services/file.yml", text))
    if document is None or findings or not isinstance(document.value, dict):
        raise Refused("The file has errors, which have to be removed first.")
    return document.value


def _number(value: Mapping[str, Any], supplier: str) -> int:
    ids = [each.get("id") for each in value.get("suppliers") or []]
    return ids.index(supplier)


def _chosen(
    found: Sequence[Insertion],
    change: SmallChange,
    said: Mapping[str, str],
    value: Mapping[str, Any],
) -> Insertion:
    """Return the place of the comment that is meant, or the only place."""
    if change.among:
        day, _, words = said["comment"].partition(":")
        entries = value.get(change.among) or []
        that_day = [each for each in found if entries[each.item or 0].get("raised") == day.strip()]
        same = [each for each in that_day if entries[each.item or 0].get("said") == words.strip()]
        found = same or that_day
        if len(found) != 1:
            many = "several" if found else "no"
            raise Refused(
                f"There are {many} comments “{said['comment']}” that this can be done to."
            )
    if not found:
        raise Refused("The file is written in a way that only a person can change.")
    return found[0]


def _meant(
    value: Mapping[str, Any],
    change: SmallChange,
    slot: Insertion,
    number: int,
    keys: Mapping[str, str],
) -> dict[str, Any]:
    """Return what the file is to say."""
    if change.about == SUPPLIER:
        name, at = "suppliers", number
    elif slot.item is not None:
        name, at = change.among, slot.item
    else:
        return {**value, change.place: [*(value.get(change.place) or []), dict(keys)]}
    changed = [{**each, **keys} if i == at else each for i, each in enumerate(value[name])]
    return {**value, name: changed}
