"""Answers of a quarter in an organisation that counts by months: nobody can part them again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from generator.importing.day_columns import grain_of
from generator.importing.exports import MOST_BAD
from generator.importing.in_mapping import in_mapping
from generator.importing.shown_export import ShownExport
from generator.importing.tally import ANSWERS, TALLIES
from generator.importing.unpivot import LINE, Converted
from generator.model.definitions import ORGANISATION, Definitions
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.mapping import OPEN
from generator.model.period import Grain, Period, parse_period, period_of
from generator.model.table import Kind
from generator.sources.finding import Finding, error, warning
from generator.sources.yaml_text import Value

_ORDER = [*Grain]
_MOST_SHOWN = 3
_BEFORE = (
    "Each row is about a whole {long}: write “period: {long}” into {where} before you import, or "
    "map a column that says the day."
)


def periods_first(
    export: ShownExport, columns: Mapping[str, Value], about: Collection[str]
) -> Iterator[str]:
    """Yield what to write where before an import that ``long_periods`` would refuse.

    ``columns`` are those of the mapping, ``about`` the services of its rows, open where nobody
    knows.
    """
    kind, said = export.tool.kind, columns.get(KIND_OF_FOLDER[export.tool.kind].when)
    if kind not in (ANSWERS, TALLIES):
        return
    more: Mapping[str, Value] = said if isinstance(said, Mapping) else {"column": said or ""}
    long = more.get("grain") or grain_of(export.texts.get(str(more["column"]), ()))
    files = [
        file
        for service, (grain, file) in export.services.periods.items()
        if (OPEN in about or service in about) and long in _ORDER[_ORDER.index(grain) + 1 :]
    ]
    if len(files) == 1:
        yield _BEFORE.format(long=long, where=files[0])
    elif files:
        shown = ", ".join([*files[:_MOST_SHOWN], *(["…"] if len(files) > _MOST_SHOWN else [])])
        where = f"the file of each service that rows are about ({shown})"
        yield _BEFORE.format(long=long, where=where)


def long_periods(one: Converted, kind: Kind, definitions: Definitions) -> Iterator[Finding]:
    """Yield a finding for each service or provider whose periods are shorter than those of rows."""
    if kind.folder not in (ANSWERS, TALLIES) or one.frame.empty:
        return
    begins = definitions.organisation.part.year_begins
    read = {text: parse_period(text, begins) for text in one.frame[kind.when].unique() if text}
    long = {text: span for text, span in read.items() if span.grain is not Grain.DAY}
    usual, own = definitions.organisation.part.period, definitions.services.values()
    grains = {usual, *(each.part.period or usual for each in own)}
    if not any(_without_place(long, grain, begins) for grain in grains):
        return  # nearly always: nothing is looked at row by row
    subjects = [name for name in ("service", "provider") if name in one.frame]
    for names, rows in one.frame.groupby(subjects, sort=False):
        said = dict(zip(subjects, map(str, names), strict=True))
        service = said.get("service", "")
        grain, file = _grain_of(service, definitions)
        wrong = rows[rows[kind.when].isin(_without_place(long, grain, begins))]
        if len(wrong):
            first = long[str(wrong[kind.when].iloc[0])]
            severe = len(wrong) > MOST_BAD * len(rows)
            yield _finding(one, wrong, service or said["provider"], first, (grain, file), severe)


def _grain_of(service: str, definitions: Definitions) -> tuple[Grain, str]:
    """Return how long the periods of a service or provider are, and the file that may say it."""
    usual = definitions.organisation.part.period
    defined = definitions.services.get(definitions.aliases.get(service, service))
    return (defined.part.period or usual, defined.file) if defined else (usual, ORGANISATION)


def _without_place(spans: Mapping[str, Period], grain: Grain, year_begins: int) -> list[str]:
    """Return the texts of those spans that do not lie within one period of a grain."""

    def within(span: Period) -> bool:
        return period_of(span.start, grain, year_begins) == period_of(span.end, grain, year_begins)

    return [text for text, span in spans.items() if not within(span)]


def _finding(
    one: Converted,
    wrong: pd.DataFrame,
    subject: str,
    first: Period,
    place: tuple[Grain, str],
    severe: bool,
) -> Finding:
    grain, file = place
    rows = "1 row does" if len(wrong) == 1 else f"{len(wrong):,} rows do"
    message = (
        f"{rows} not fit into one {grain} of “{subject}”: the first is of {first.id}, and nobody "
        f"can say in which {grain} people answered"
    )
    hint = (
        f"write “period: {first.grain}” into {file}, or map a column that says the {grain} or "
        "the day"
    )
    where = one.export.table.place(int(wrong[LINE].iloc[0]))
    return in_mapping(
        (error if severe else warning)("import-period-too-long", where, message, hint)
    )
