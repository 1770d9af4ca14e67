"""`forecast`: what to expect of the running period, and freeze it before the answers come."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.ledger import ledger_option, read_ledger
from generator.cli.options import as_of_option, cache_option, root_option
from generator.cli.started_as import command_line
from generator.disk.whole import write_file
from generator.language import ENGLISH

if TYPE_CHECKING:
    from generator.figures.figure import Figure
    from generator.pipeline import Reading
    from generator.scorecards.scorecard import Scorecards

FILE = Path("data") / "forecasts" / "forecasts.csv"


@click.command()
@root_option
@as_of_option
@cache_option
@ledger_option
@click.option("--record", is_flag=True, help=f"Append it to {FILE.as_posix()}, once and for all.")
def forecast(
    root: Path, as_of: date | None, cache: bool, published: Path | None, record: bool
) -> None:
    """Say what to expect of the running period, before anybody has answered.

    Only of services whose forecasts have been closer than the best simple guess, beyond chance.
    With --record each is written down: one row for each service and period, chained to the row
    before it, and never made again. Commit it before the answers arrive.
    """
    from generator.pipeline import compute, read

    named, root = root, root.resolve()
    reading = read(root, as_of, cache)
    if reading.checked.errors:
        raise click.ClickException(
            f"the files have errors; “{command_line('check', root=named)}” lists them"
        )
    cards = compute(reading, before=read_ledger(published))
    found = _running(cards)
    for name, figure in found.items():
        click.echo(_line(name, figure))
    if not found:
        click.echo(f"There is nothing to predict on {cards.as_of}: {_why(cards)}.", err=True)
    if record:
        _record(root, reading, cards, found)


def _running(cards: Scorecards) -> dict[str, Figure]:
    """Return the forecasts of periods that still run, by service; those with a range alone.

    There are none of a service that is made up: once it is removed, rows about it would be left.
    """
    from generator.features.expected.figures import Expected

    real = (card for card in cards.services if not card.service.fictional)
    shown = {card.id: card.panels[Expected].now for card in real}
    return {
        name: now
        for name, now in sorted(shown.items())
        if now.value is not None and now.low is not None and now.span and now.span.end > cards.as_of
    }


def _why(cards: Scorecards) -> str:
    from generator.features.expected.figures import Expected, ForecastState

    real = (card for card in cards.services if not card.service.fictional)
    states = {card.panels[Expected].state for card in real}
    if ForecastState.SHOWN in states:
        return "the period ends with that day, so its answers may be known"
    if ForecastState.NOTHING_YET in states:
        return "nothing is measured yet in the running period"
    return "for no service do measurements predict better than the last answers"


def _line(name: str, figure: Figure) -> str:
    from generator.wording.spans import span_words
    from generator.wording.wording import percent, percent_range

    label = span_words(ENGLISH, figure.span)
    between = percent_range(figure.low or 0.0, figure.high or 0.0)
    return f"{name}, {label}: {percent(figure.value or 0.0)} ({between})"


def _record(root: Path, reading: Reading, cards: Scorecards, found: dict[str, Figure]) -> None:
    """Append the rows that are not there yet."""
    from generator.model.frozen import COLUMNS, sealed

    known, rows = _known(reading), []
    for name, figure in found.items():
        period = _period(cards, name)
        if (name, period) not in known:
            numbers = (figure.value, figure.low, figure.high)
            head = reading.history.head.id if reading.history.head else "none"
            method = f"{figure.method.id} {figure.method.version}"
            texts = (f"{number or 0.0:.6f}" for number in numbers)
            rows.append((cards.as_of.isoformat(), head, name, period, *texts, method))
    path = root / FILE
    try:
        before = path.read_bytes() if path.exists() else b""
        text = before.decode("utf-8-sig")
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        if not text.strip():
            writer.writerow(COLUMNS)
        elif not text.endswith("\n"):
            out.write("\n")
        writer.writerows(sealed(_last_digest(text), rows))
        if rows:
            write_file(path, before + out.getvalue().encode())
    except OSError as problem:
        said = (problem.strerror or "unknown error").lower()
        raise click.ClickException(f"{problem.filename or path}: {said}") from None
    again = len(found) - len(rows)
    unchanged = f"; {again} had been frozen before and stay as they are" if again else ""
    click.echo(f"{len(rows)} frozen in {FILE.as_posix()}{unchanged}.", err=True)


def _known(reading: Reading) -> set[tuple[str, str]]:
    """Return the services and periods of all rows that were ever frozen."""
    found = set()
    for file, table in reading.checked.tables.items():
        if file.startswith(f"{FILE.parent.as_posix()}/"):
            at = [table.header.index(name) for name in ("service", "period")]
            found |= {(row[at[0]].strip(), row[at[1]].strip()) for row in table.rows}
    return found


def _period(cards: Scorecards, name: str) -> str:
    from generator.features.expected.figures import Expected

    card = next(card for card in cards.services if card.id == name)
    running = card.panels[Expected].running
    return running.id if running else ""


def _last_digest(text: str) -> str:
    """Return the digest that the next row is chained to; the file was checked before."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    return (rows[-1].get("digest") or "").strip() if rows else ""
