"""``iheartit explain``: where a published number comes from, to the very lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import click

from generator.cli.options import as_of_option, cache_option, root_option
from generator.cli.started_as import command_line
from generator.language import ENGLISH

if TYPE_CHECKING:
    from generator.checks.outcome import Checked
    from generator.counts.trace import Counted
    from generator.figures.figure import Figure, Span
    from generator.figures.method import Method
    from generator.model.definitions import Definitions
    from generator.model.subject import Subject
    from generator.pipeline import Reading
    from generator.records.records import Ints

_DAY = timedelta(days=1)


@click.command()
@click.argument("figure", metavar="FIGURE")
@root_option
@as_of_option
@cache_option
def explain(figure: str, root: Path, as_of: date | None, cache: bool) -> None:
    """Say where FIGURE comes from: formula, answers, files and lines, commit.

    FIGURE is an id as “Check our numbers” shows it, such as “remote-access/like” or
    “remote-access/like?period=2026-09”.
    """
    from generator.model.reading import did_you_mean
    from generator.pipeline import compute, read

    reading = read(root.resolve(), as_of, cache)
    if reading.checked.errors:
        raise click.ClickException(
            f"the files have errors; “{command_line('check', root=root)}” lists them"
        )
    figures = compute(reading).figures()
    if figure not in figures:
        near = did_you_mean(figure, figures)
        hint = f" Did you mean “{near}”?" if near else ""
        raise click.UsageError(f"There is no figure “{figure}”.{hint}")
    for line in _lines(figures[figure], reading):
        click.echo(line)
    sys.exit(0)


def _lines(figure: Figure, reading: Reading) -> list[str]:
    from generator.pages.provenance import check_view
    from generator.wording.figure_words import state_name
    from generator.wording.spans import span_words_with_months

    check = check_view(ENGLISH, figure, figure.method.title)
    said = [
        f"{check.id}: {check.title}",
        "",
        f"  value    {check.value}",
        f"  state    {state_name(ENGLISH, figure.state)}",
        f"  answers  {check.n or '–'}",
        f"  period   {span_words_with_months(ENGLISH, figure.span) or '–'}",
        f"  method   {check.method}",
        f"  formula  {figure.method.formula}",
        *(f"  note     {note}" for note in check.notes),
        *_exact(figure),
        "",
        "Files and lines:",
    ]
    return [*said, *_sources(figure, reading)]


def _exact(figure: Figure) -> list[str]:
    if figure.value is None:
        return []
    between = f", {figure.method.sure} % interval"
    low = "" if figure.low is None else f"{between} {figure.low:.4f} to {figure.high:.4f}"
    return [f"  exactly  {figure.value:.4f}{low}"]


def _sources(figure: Figure, reading: Reading) -> list[str]:
    """The lines are shown to the owner of the files; of a withheld figure too, they hold them."""
    from generator.sources.repository import DATA

    if figure.span is None:
        return ["  none"]
    records = reading.checked.records
    said = [
        f"  {file} ({_committed(file, reading)}): lines {_listed(runs)}"
        for kind, rows in Origins(reading.checked).rows(figure).items()
        for file, runs in records[kind].places(rows).items()
    ]
    definitions = (file for file in figure.sources if not file.startswith(f"{DATA}/"))
    said += [f"  {file} ({_committed(file, reading)})" for file in definitions]
    return said or ["  none"]


class Origins:
    """Finds the rows that figures are made from; what counts is worked out once for all of them."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked

    @cached_property
    def _counted(self) -> Counted:
        from generator.counts.trace import Counted

        return Counted(self._checked.records, self._checked.definitions, self._checked.as_of)

    def rows(self, figure: Figure) -> dict[str, Ints]:
        """Return the rows behind a figure, by kind of data: numbers of records."""
        import numpy as np

        from generator.model.subject import Subject

        if figure.span is None:
            return {}
        kind_of, _, name = figure.id.partition("/")[0].rpartition(":")
        subject = Subject(kind_of or "service", name)
        chosen = dict(figure.method.only)
        chosen |= parse_qsl(figure.id.partition("?")[2], keep_blank_values=True)
        found: dict[str, list[Ints]] = {}
        for kind, own in (
            *self._of_answers(figure, subject, chosen),
            *self._of_records(figure, subject, chosen),
        ):
            found.setdefault(kind, []).append(own)
        return {
            kind: np.unique(np.concatenate(parts))
            for kind, parts in found.items()
            if kind in self._checked.records
        }

    def _of_answers(
        self, figure: Figure, subject: Subject, chosen: Mapping[str, str]
    ) -> Iterator[tuple[str, Ints]]:
        """Yield the responses that a figure counts."""
        span = figure.span
        assert span
        for question in _questions(figure.method, chosen):
            for each in _subjects(subject, figure, self._checked.definitions):
                yield from self._counted.rows(
                    each,
                    question,
                    figure.mode,
                    (span.start, span.end),
                    _gaps(figure, each),
                    chosen.get("community", ""),
                ).items()

    def _of_records(
        self, figure: Figure, subject: Subject, chosen: Mapping[str, str]
    ) -> Iterator[tuple[str, Ints]]:
        """Yield the records of the kinds that a method takes as they are."""
        from generator.counts.trace import invitation_rows, record_rows

        span, checked = figure.span, self._checked
        assert span
        gaps = _days_between(span)
        for kind in figure.method.data:
            if kind == "invitations":
                if figure.mode and subject.kind in ("service", "provider"):
                    days = span.start, span.end
                    yield kind, invitation_rows(checked.records, subject, figure.mode, *days)
                continue
            own = _of_kind(kind, chosen)
            for name, narrowed in _about(kind, subject, own, checked.definitions):
                rows = record_rows(
                    checked.records, kind, name, narrowed, span.start, span.end, gaps
                )
                yield kind, rows


def _subjects(subject: Subject, figure: Figure, definitions: Definitions) -> tuple[Subject, ...]:
    """Return about whom answers are looked for: of the organisation, about each service.

    Of a provider it is itself, but for the mix of the answers about its services.
    """
    from generator.model.subject import Subject, step_of
    from generator.scorecards.scorecard import MIX

    services = definitions.services.values()
    if subject.kind == "organisation":
        return tuple(Subject("service", each.id) for each in services)
    if subject.kind == "provider" and figure.id.partition("/")[2] == MIX:
        mine = (each.id for each in services if each.provider == subject.id)
        return tuple(Subject("service", name) for name in mine)
    step = dict(parse_qsl(figure.id.partition("?")[2])).get("step")
    return (step_of(subject.id, step) if step else subject,)


def _gaps(figure: Figure, subject: Subject) -> list[tuple[date, date]]:
    """Return the days that a figure leaves out of what is about a subject.

    They are written “2026-03-01/2026-03-31”; in a figure about several services after their ids.
    """
    found = [figure.excluded_span] if figure.excluded_span else []
    for written in figure.excluded_days:
        name, _, days = written.rpartition(" ")
        if name in ("", subject.id):
            first, _, last = days.partition("/")
            found.append((date.fromisoformat(first), date.fromisoformat(last)))
    return found


def _of_kind(kind: str, chosen: Mapping[str, str]) -> dict[str, str]:
    """Return what columns of a kind must hold: “usage.step” is one of that kind alone."""
    parts = ((column.rpartition("."), value) for column, value in chosen.items())
    return {column: value for (of, _, column), value in parts if of in ("", kind)}


def _days_between(span: Span) -> list[tuple[date, date]]:
    """Return the days that lie between the periods of a figure that has gaps."""
    from generator.figures.figure import Each

    periods = span.name.periods if isinstance(span.name, Each) else ()
    between = [(one.end + _DAY, other.start - _DAY) for one, other in pairwise(periods)]
    return [(first, last) for first, last in between if first <= last]


def _about(
    kind: str, subject: Subject, chosen: Mapping[str, str], definitions: Definitions
) -> Iterable[tuple[str, Mapping[str, str]]]:
    """Return about whom rows are looked for, and by which of their columns they are chosen.

    Rows name no supplier: those of the steps that it ever delivered are looked for. Of a provider
    they are about its services in use, but for the kinds that name the provider itself.
    """
    from generator.records.by_subject import ABOUT

    if subject.kind == "organisation":
        return [(name, chosen) for name in definitions.services]
    if subject.kind == "provider" and ABOUT[kind] != "provider":
        mine = (each for each in definitions.services.values() if each.provider == subject.id)
        return [(each.id, chosen) for each in mine if each.part.stage.in_use]
    supplier = subject.id if subject.kind == "supplier" else chosen.get("supplier", "")
    if not supplier:
        return [(subject.id, chosen)]
    own = [subject.id] if subject.kind == "service" else list(definitions.services)
    return [
        (name, {**chosen, "step": step.id})
        for name in own
        for step in definitions.services[name].part.steps
        if any(entry.supplier == supplier for entry in step.delivered_by)
    ]


def _questions(method: Method, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Return the questions whose answers a figure is made from."""
    if method.answers_to_chosen:
        return (chosen[method.answers_to_chosen],)
    return method.answers_to


def _committed(file: str, reading: Reading) -> str:
    commit = reading.history.last_of(file)
    if commit:
        return f"commit {commit.short}, {commit.day}"
    if reading.history.shallow and file not in reading.history.changed:
        return "older than this shallow clone"
    return "not committed in this state"


def _listed(runs: Iterable[range]) -> str:
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
