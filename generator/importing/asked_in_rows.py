"""Tables with a row for each answer, in which a column says what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace

from generator.importing.asked_columns import AskedColumn, counted_texts
from generator.importing.day_columns import moment_columns
from generator.importing.found_questions import MOST_VALUES, question_in
from generator.importing.meanings import asked
from generator.importing.shown_export import ShownExport
from generator.model.mapping import OPEN
from generator.sources.cells import Coded

KNOWN = {"rating": "like", "ease": "ease"}
"""What such a question may be for, and what counts of it are called."""
_WORDS = 3
"""Words that a question has at least: fewer may be the name of a service, or an answer."""


def column_of_questions(export: ShownExport) -> str:
    """Return the column whose texts are questions, some of which we know; empty where none is."""
    return next((name for name in export.texts if _are_questions(export.texts[name])), "")


def _are_questions(texts: Mapping[str, int]) -> bool:
    return (
        1 < len(texts) <= MOST_VALUES
        and all(len(text.split()) >= _WORDS for text in texts)
        and any(asked(text) in KNOWN for text in texts)
    )


def known_in_rows(export: ShownExport) -> dict[str, str]:
    """Return our column of each question that a column of the export has, where we know it."""
    name = column_of_questions(export)
    found = {text: asked(text) for text in export.texts.get(name, ())}
    return {text: ours for text, ours in found.items() if ours in KNOWN}


def asked_in_rows(export: ShownExport) -> list[AskedColumn]:
    """Return the questions of a table with a row for each answer; none of another table.

    Where several columns have the answers, as words and as numbers, that one is taken of which
    fewest values are open.
    """
    column = column_of_questions(export)
    moments = moment_columns(export.texts)
    ways = [
        found
        for name in export.texts
        if name != column and name not in moments and (found := _read_from(export, column, name))
    ]
    return min(ways, key=_open, default=[])


def _read_from(export: ShownExport, column: str, name: str) -> list[AskedColumn]:
    """Return the known questions, whose answers are all in one column; none where some are not."""
    found = []
    for text, ours in known_in_rows(export).items():
        one = question_in(name, ours, _answers(export, column, text, name))
        if one is None or not one.values or one.ours != ours:
            return []
        found.append(replace(one, where={column: text}))
    return found


def _open(questions: list[AskedColumn]) -> int:
    return sum(text == OPEN or each.ten for each in questions for text in each.translate.values())


def _answers(export: ShownExport, column: str, text: str, name: str) -> Counter[str]:
    """Return the texts of one column, in the rows where another has a certain text."""
    asks, said = export.table.column(column), export.table.column(name)
    rows = [at for at, each in enumerate(asks.texts) if each.strip() == text]
    codes = said.codes[np.isin(asks.codes, rows)]
    return counted_texts(Coded(codes, said.texts))
