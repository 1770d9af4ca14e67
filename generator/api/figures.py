"""Figures as JSON, for the API."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter

from generator.disclosure.opinions import Opinion
from generator.figures.figure import Figure
from generator.figures.method import Method

_DIGITS = 6


def figures_json(figures: Iterable[Figure]) -> str:
    """Return figures as JSON, a line each fact, sorted: the same figures are the same bytes."""
    found = {f.id: f for f in sorted(figures, key=attrgetter("id"))}
    return "{" + ",\n".join(f"{_text(i)}: {_facts(f)}" for i, f in found.items()) + "}\n"


def _facts(figure: Figure) -> str:
    """Return what is known of a figure, as JSON.

    It is written fact by fact: of a hundred thousand figures, most say the same but their numbers.
    """
    said = '{"state": "' + figure.state + '"'  # an f-string asks an enumeration for its words
    if figure.value is not None or figure.n is not None:
        said += _numbers(figure)
    span = figure.span
    if span is not None:
        said += _days(span.start, span.end)
    said += _missing(figure)
    if figure.mode is not None:
        said += ',\n"mode": "' + figure.mode + '"'
    return said + _made_by(figure.method, figure.unit, figure.scale, figure.sources)


def _numbers(figure: Figure) -> str:
    """Return the value with all that says how sure it is; only what there is."""
    said = ""
    if figure.value is not None:
        said += f',\n"value": {round(figure.value, _DIGITS)}'
    if figure.low is not None:
        said += f',\n"low": {round(figure.low, _DIGITS)}'
    if figure.high is not None:
        said += f',\n"high": {round(figure.high, _DIGITS)}'
    if figure.at_least:
        said += ',\n"at_least": true'
    if figure.opinion is not Opinion.EXACT:
        said += f',\n"opinion": "{figure.opinion}"'
    if figure.n is not None:
        said += f',\n"answers": {figure.n}'
    if figure.of is not None:
        said += f',\n"asked": {figure.of}'
    return said


def _missing(figure: Figure) -> str:
    """Return what a figure leaves out, and why; only what there is."""
    said = ""
    if figure.excluded_days:
        said += f',\n"without": {_text(figure.excluded_days)}'
    if figure.withdrawn:
        said += f',\n"withdrawn": {_text(figure.withdrawn)}'
    if figure.other_days:
        said += ',\n"part_of_other_days_before": true'
    if figure.partial:
        said += ',\n"rows_left_out": true'
    if figure.release is not None:
        said += f',\n"as_published_on": "{_day(figure.release)}"'
    if figure.counts_from is not None:
        said += f',\n"counts_from": "{_day(figure.counts_from)}"'
    return said


@lru_cache(maxsize=4096)
def _days(start: date, end: date) -> str:
    return f',\n"from": "{_day(start)}",\n"to": "{_day(end)}"'


@lru_cache(maxsize=4096)
def _made_by(method: Method, unit: str, scale: str, sources: tuple[str, ...]) -> str:
    """Return how figures of a method, a unit and some files were made: the last of their facts."""
    facts: dict[str, object] = {"method": f"{method.id}/{method.version}"}
    facts["unit"] = unit or method.unit.value
    if scale:
        facts["scale"] = scale
    if sources:
        facts["files"] = sources
    return ",\n" + _text(facts)[1:]


_day = cache(date.isoformat)
_text = json.JSONEncoder(ensure_ascii=False, separators=(",\n", ": ")).encode
