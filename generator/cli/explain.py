"""``iheartit explain``: where a published number comes from, to the very lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import click

from generator.cli.options import as_of_option, cache_option, root_option
from generator.language import ENGLISH

if TYPE_CHECKING:
    from generator.figures.figure import Figure
    from generator.figures.method import Method
    from generator.model.definitions import Definitions
    from generator.model.subject import Subject
    from generator.pipeline import Reading


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
        raise click.ClickException("the files have errors; “iheartit check” lists them")
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

    check = check_view(ENGLISH, figure, figure.method.title)
    said = [
        f"{check.id}: {check.title}",
        "",
        f"  value    {check.value}",
        f"  state    {check.state}",
        f"  answers  {check.n or '–'}",
        f"  period   {check.period or '–'}",
        f"  method   {check.method}",
        f"  formula  {check.formula}",
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
    plain = "" if figure.unweighted is None else f", without weights {figure.unweighted:.4f}"
    return [f"  exactly  {figure.value:.4f}{low}{plain}"]


def _sources(figure: Figure, reading: Reading) -> list[str]:
    """The lines are shown for the asker's own files; of a withheld figure too, they hold them."""
    from generator.checks.frames import frames
    from generator.counts.trace import record_rows, rows_behind
    from generator.model.subject import Subject
    from generator.sources.repository import DATA

    if figure.span is None:
        return ["  none"]
    kind_of, _, name = figure.id.partition("/")[0].rpartition(":")
    subject = Subject(kind_of or "service", name)
    span = figure.span
    data = frames(reading.checked)
    chosen = dict(figure.method.only)
    chosen |= parse_qsl(figure.id.partition("?")[2], keep_blank_values=True)
    community = chosen.get("community", "")
    gaps = [
        *([figure.excluded_span] if figure.excluded_span else []),
        *map(_days, figure.excluded_days),
    ]
    found: dict[str, tuple[range, ...]] = {}
    for question in _questions(figure.method, chosen):
        for each in _subjects(subject, reading.checked.definitions):
            rows = rows_behind(data, each, question, span.start, span.end, gaps, community)
            _add(found, rows)
    for kind in figure.method.data:
        for name, narrowed in _about(kind, subject, chosen, reading.checked.definitions):
            rows = record_rows(data, kind, name, narrowed, span.start, span.end)
            _add(found, rows)
    said = [
        f"  {file} ({_committed(file, reading)}): lines {_listed(runs)}"
        for file, runs in found.items()
    ]
    definitions = (file for file in figure.sources if not file.startswith(f"{DATA}/"))
    said += [f"  {file} ({_committed(file, reading)})" for file in definitions]
    return said or ["  none"]


def _add(found: dict[str, tuple[range, ...]], rows: Mapping[str, tuple[range, ...]]) -> None:
    """Add lines to those that are known, each once."""
    for file, lines in rows.items():
        merged: list[range] = []
        for run in sorted((*found.get(file, ()), *lines), key=lambda each: each.start):
            if merged and run.start <= merged[-1].stop:
                merged[-1] = range(merged[-1].start, max(merged[-1].stop, run.stop))
            else:
                merged.append(run)
        found[file] = tuple(merged)


def _subjects(subject: Subject, definitions: Definitions) -> tuple[Subject, ...]:
    """Return about whom answers are looked for: of the organisation, about each service."""
    from generator.model.subject import Subject

    if subject.kind != "organisation":
        return (subject,)
    return tuple(Subject("service", name) for name in definitions.services)


def _days(written: str) -> tuple[date, date]:
    """Read “2026-03-01/2026-03-31”, before which a service may be named."""
    first, _, last = written.rpartition(" ")[2].partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _about(
    kind: str, subject: Subject, chosen: dict[str, str], definitions: Definitions
) -> Iterable[tuple[str, dict[str, str]]]:
    """Return about whom rows are looked for, and by which of their columns they are chosen.

    Rows name no supplier: those of the steps that it ever delivered are looked for. Of a provider
    they are about its services, but for the kinds that name the provider itself.
    """
    from generator.counts.records import ABOUT

    if subject.kind == "organisation":
        return [(name, chosen) for name in definitions.services]
    if subject.kind == "provider" and ABOUT[kind] != "provider":
        services = definitions.services.values()
        return [(each.id, chosen) for each in services if each.provider == subject.id]
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
    return "not committed as it is"


def _listed(runs: Iterable[range]) -> str:
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
