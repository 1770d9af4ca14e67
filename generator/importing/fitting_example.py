"""Which of the mappings that ship as examples is for an export with certain columns."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from generator.importing.examples import EXAMPLES, example
from generator.importing.mapping_file import parse_mapping
from generator.model.mapping import Mapping, RowMapping
from generator.sources.text import TextFile

_ENOUGH = 2
"""Columns that show what an export is: one is in many."""


def fitting_example(header: Collection[str]) -> str:
    """Return the name of the example of which a file has all columns; empty where there is none."""
    names = {name.casefold() for name in header}
    return next((name for name in EXAMPLES if _fits(_mapping(name), names)), "")


def _fits(mapping: Mapping | None, names: Collection[str]) -> bool:
    if mapping is None:
        return False
    entries: tuple[Mapping | RowMapping, ...] = (mapping, *mapping.rows)
    filters = {name for entry in entries for name in (*entry.only, *entry.without)}
    wanted = [each.wanted for entry in entries for each in entry.columns.values()]
    wanted += [(name,) for name in filters]
    return len(wanted) >= _ENOUGH and all(
        any(name.casefold() in names for name in some) for some in wanted
    )


@cache
def _mapping(name: str) -> Mapping | None:
    source, _ = parse_mapping(TextFile(name, example(name)), Path())
    return source.mapping if source else None
