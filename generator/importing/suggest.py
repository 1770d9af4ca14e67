"""A mapping for an export that has none yet: what its file shows, and questions for the rest.

Each open question is a line with “???”, below the values that were found. Only values of questions
and names of services are shown: free text stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import shorten

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.asked_columns import AskedColumn, odd_words, with_tables
from generator.importing.asked_in_rows import asked_in_rows
from generator.importing.asked_services import NamesOfServices
from generator.importing.breakdowns import gravity_question
from generator.importing.counted_tables import as_questions, group_filter
from generator.importing.exports import safe_name
from generator.importing.fitting_example import fitting_example
from generator.importing.found_columns import found_codes, found_columns, last_of, tool_by_values
from generator.importing.found_questions import (
    MOST_VALUES,
    columns_in,
    each_once,
    found_questions,
)
from generator.importing.long_periods import periods_first
from generator.importing.named_by_day import stable_name
from generator.importing.open_places import comment, explained, which_measure, which_question
from generator.importing.shown_export import ShownExport
from generator.importing.suggested_rows import (
    SuggestedEntry,
    asked_of_all,
    columns_said,
    only_service,
    rows_said,
    suggested_entries,
    without_unknown,
)
from generator.importing.tools import Tool
from generator.importing.two_ways import read_two_ways
from generator.importing.unmapped import read_unmapped
from generator.model.mapping import OPEN
from generator.sources.finding import Finding
from generator.sources.yaml_text import Value, inline, to_yaml

_NEXT_KEY = re.compile(r"^(?=[^ #])", re.MULTILINE)
_LONGEST = 70
"""Characters of a question that are shown next to a column that is left behind."""


class Suggestion(Struct, frozen=True):
    """A mapping as text, and how many of its lines are still to be answered.

    ``said`` says by what the export was recognised.
    """

    text: str
    open: int
    said: str


def suggest(
    path: Path, services: NamesOfServices, command: str, *, is_alone: bool = True
) -> tuple[Suggestion | None, list[Finding]]:
    """Return a mapping for a file, and the findings; no mapping where it cannot be read.

    ``services`` are those that there are. ``command`` is how the import is started with a mapping.
    A file that ``is_alone`` is the only one that is imported.
    """
    read, findings = read_unmapped(path)
    if read is None:
        return None, findings
    export = ShownExport.of(read, services)
    if len(read.found.by) <= 1:
        export = replace(export, tool=tool_by_values(export))
    columns = found_columns(export)
    asked = _asked(export, columns)
    questions, unknown = without_unknown(export, asked)
    rated = "rating" in columns or export.tool.kind not in ("answers", "summaries")
    entries, left_out = suggested_entries(export, questions, rated)
    shared = asked_of_all(export, questions)
    if not rated and not questions:
        nothing = [AskedColumn(OPEN, OPEN, ())]
        if entries:
            shared = nothing
        else:
            entries = [SuggestedEntry(only_service(export), {}, nothing)]
    if len(entries) > 1 and not entries[0].only and "id" in columns:
        # A row that makes several is no longer told apart by its own id, but who wrote it is.
        columns.setdefault("respondent", columns["id"])
        del columns["id"]
    files: dict[str, Value] = {
        "files": (f"*{path.suffix}",),
        "into": _into(path) if is_alone else "",
        "sheet": OPEN if read.sheets else "",
    }
    about = {entry.service for entry in entries}
    said = " ".join((_recognised(export, read.found.by), *periods_first(export, columns, about)))
    body = _body(export, files, columns, questions, read.sheets)
    rows = "".join(f"{line}\n" for line in (*rows_said(export, entries), *left_out, *unknown))
    left = _left(export, columns, asked, entries)
    body = _with_columns(body, columns_said(export, shared, "  "))
    return _suggestion(f"{body}rows:\n{rows}", left, said, command), findings


def _with_columns(body: str, lines: Iterable[str]) -> str:
    """Return the upper part of a mapping with more lines at the end of its ``columns:``."""
    before, begin, rest = body.partition("\ncolumns:\n")
    after = _NEXT_KEY.search(rest)
    end = after.start() if after else len(rest)
    more = "".join(f"{line}\n" for line in lines)
    return f"{before}{begin}{rest[:end]}{more}{rest[end:]}"


def _asked(export: ShownExport, columns: Mapping[str, Value]) -> list[AskedColumn]:
    """Return the questions of an export, each with the codes that its answers need."""
    # A tool with a rating of its own has tickets: numbers in other columns are no answers.
    rated = {"rating"} & {*columns} & {*export.tool.columns}
    asks = export.tool.kind == "answers" and not rated
    if export.tool.kind == "summaries":
        return as_questions(export)
    if asks and (in_rows := asked_in_rows(export)):
        return with_tables(in_rows)
    questions = list(found_questions(export, columns)) if asks else []
    return with_tables(list(each_once(export, questions)))


def _body(
    export: ShownExport,
    files: Mapping[str, Value],
    columns: Mapping[str, Value],
    questions: Sequence[AskedColumn],
    sheets: Sequence[str],
) -> str:
    """Return all of a mapping above its ``rows:``, with a comment above what is asked."""
    tool = export.tool
    graver, asked_of = _gravity(export)
    codes = found_codes(export, columns, questions)
    ways = read_two_ways(export, columns, codes, questions)
    top: dict[str, Value] = {
        "kind": tool.kind,
        "source": tool.name,
        **files,
        **ways.top,
        "records": tool.records,
        "daily": tool.daily,
        "last": last_of(export),
        "only": {**export.here(tool.only), **graver},
        "without": export.here(tool.without),
        "fixed": tool.fixed,
        "columns": ways.columns,
        "codes": codes,
        "total": _total(export.tool),
    }
    top = {key: value for key, value in top.items() if value}
    asked_of |= {**ways.asked, **which_question()}
    asked_of |= odd_words(questions, export.texts)
    asked_of |= which_measure(export.services.measures, _unit(tool))
    return explained(to_yaml(top), export.texts, sheets, asked_of)


def _suggestion(body: str, left: Sequence[str], said: str, command: str) -> Suggestion:
    """Return a mapping with its head, which says how many questions are open."""
    lines = (line for line in body.splitlines() if not line.lstrip().startswith("#"))
    open_ = sum(line.count(OPEN) for line in lines)
    head = [*comment(said, "")]
    if open_:
        how = f"Open questions: {open_}, each marked with {OPEN}. Answer them, save this as "
        head += [*comment(f"{how}mapping.yml, and run:", ""), f"# {command}"]
    return Suggestion("\n".join([*head, body.rstrip("\n"), *left, ""]), open_, said)


def _into(path: Path) -> str:
    """Return the file of ours for all exports of this kind, of which tools name each otherwise.

    Empty where this one is named as nothing but an export.
    """
    name = stable_name(path.stem)
    return safe_name(name) if name else ""


def _recognised(export: ShownExport, by: Collection[str]) -> str:
    if not export.tool.name and (name := fitting_example(export.texts)):
        return (
            f"“import --example {name}” prints a mapping for exports with these columns: "
            "change that one. What follows is what the values show."
        )
    if not export.tool.name:
        return (
            export.tool.said
            or "No tool is recognised by these columns; this is what the values show."
        )
    shown = "”, “".join(by)
    what = "column" if len(by) == 1 else "columns"
    return f"This is an export of {export.tool.name}: it has the {what} “{shown}”."


def _total(tool: Tool) -> dict[str, Value]:
    """Return the sum that counts must add up to; empty where the export has none."""
    counts = tuple(ours for ours in tool.columns if ours.startswith("rating_"))
    return {"column": tool.total, "of": counts} if tool.total else {}


def _unit(tool: Tool) -> str:
    """Return the unit of the values of a tool that says yes or no; empty of any other."""
    return "%" if "translate" in tool.codes.get("value", {}) else ""


def _gravity(export: ShownExport) -> tuple[dict[str, str], dict[str, str]]:
    """Return the open filter of tickets, by which some are breakdowns, and its question.

    Of tables with counts or means it is that of the groups, if there are any. Of other exports both
    are empty.
    """
    if export.tool.kind in ("tallies", "summaries"):
        return group_filter(export)
    if not export.tool.gravity:
        return {}, {}
    counted: Mapping[str, int] = export.texts.get(export.grave, {})
    return gravity_question(export.grave, counted, export.texts, MOST_VALUES)


def _left(
    export: ShownExport,
    columns: Mapping[str, Value],
    questions: Sequence[AskedColumn],
    entries: Sequence[SuggestedEntry],
) -> list[str]:
    """Say which columns stay behind; only what a mapping names is carried over."""
    used = columns_in(columns) | {n for each in questions for n in (each.column, *each.among)}
    used |= {name for entry in entries for name in entry.only} | export.filtered
    used |= {export.tool.total, *_gravity(export)[0]}
    left = [name for name in export.texts if name not in used]
    lines = (f"#   {inline(name)}{_said_of(export, name)}" for name in left)
    return ["# Left behind:", *lines] if left else []


def _said_of(export: ShownExport, name: str) -> str:
    asks = export.said.get(name, "") if name.casefold() not in export.tool.own else ""
    return f" ({shorten(asks, _LONGEST, placeholder='…')})" if asks else ""
