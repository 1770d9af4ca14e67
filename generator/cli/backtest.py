"""`backtest`: does what is measured predict what people say? On any table."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.backtest.try_out import BacktestResult
    from generator.sources.finding import Finding

_HOW = {
    "time": "forward in time: each forecast uses earlier rows only",
    "groups": "each group is predicted from all other groups",
    "parts": "fifty parts of the groups, each predicted from the groups of all other parts",
    "blocks": "twenty blocks of rows, each predicted from all others",
}
_UNITS = {"time": "times", "groups": "groups", "parts": "parts", "blocks": "blocks"}


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--target", required=True, metavar="COLUMN", help="What to predict.")
@click.option(
    "--features",
    required=True,
    multiple=True,
    metavar="COLUMN,…",
    help="What may predict it: numbers, separated by commas or given one by one.",
)
@click.option(
    "--groups", default="", metavar="COLUMN", help="What rows are about, such as a service."
)
@click.option(
    "--time", default="", metavar="COLUMN", help="When it was: then only earlier rows are used."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
@click.pass_context
def backtest(
    context: click.Context,
    table: Path,
    target: str,
    features: tuple[str, ...],
    groups: str,
    time: str,
    as_json: bool,
) -> None:
    """Return whether measures in TABLE (CSV, XLSX or JSON) predict a column, and which of them.

    The routine is the one behind “what to expect” on the scorecards. With --time it walks forward
    in time, else it holds out one group after the other.
    """
    from generator.backtest.columns import ColumnChoice, named_features, read_table
    from generator.backtest.try_out import backtest as run

    rows, findings = read_table(table, [target, *features, groups, time])
    found = None
    if rows is not None:
        asked = ColumnChoice(target, named_features(features, rows.header), groups, time)
        found, problems = run(rows, asked)
        findings = [*findings, *problems]
    findings = sorted(findings, key=lambda each: each.severity != "error")
    if as_json:
        click.echo(json.dumps(_result_json(found, findings), indent=2))
    else:
        _print(found, findings)
    context.exit(0 if found else 1)


def _print(found: BacktestResult | None, findings: Sequence[Finding]) -> None:
    from generator.checks.public.strangers import for_readers
    from generator.cli.reports.text import MOST
    from generator.sources.terminal_safe import clean

    for finding in for_readers(findings[:MOST], Path()):
        what = f"{finding.severity}: {clean(finding.message)} [{finding.code}]"
        click.echo(f"{clean(str(finding.place))}: {what}", err=True)
        click.echo(f"    → {clean(finding.hint)}", err=True)
    if len(findings) > MOST:
        click.echo(f"… and {len(findings) - MOST:,} more", err=True)
    for line in _lines(found) if found else ():
        click.echo(clean(line))


def _lines(found: BacktestResult) -> Iterator[str]:
    score, asked = found.score, found.asked
    yield f"Is “{asked.target}” predicted by {', '.join(f'“{each}”' for each in asked.features)}?"
    yield ""
    left = f" ({found.left_out:,} without a target left out)" if found.left_out else ""
    of = f" of {found.groups:,} groups" if found.groups else ""
    yield f"  {found.rows:,} rows{of}{left}, {_HOW[found.how]}."
    yield f"  {score.rows:,} forecasts in {score.units:,} {_UNITS[found.how]}."
    yield ""
    yield "  Mean absolute error"
    yield f"    {score.error:>10.4g}  with these measures"
    for name, error in score.errors.items():
        yield f"    {error:>10.4g}  {name}"
    yield ""
    yield f"  {_verdict(found)}"
    yield f"  {_covered(found)}"
    yield ""
    yield "  Which measures help: how much the error grows when one is shuffled"
    ranked = sorted(zip(asked.features, found.weights, strict=True), key=lambda each: -each[1].rise)
    for name, weight in ranked:
        yield f"    {weight.rise:>+10.4g} ± {weight.spread:<8.2g}  {name}"


def _verdict(found: BacktestResult) -> str:
    score = found.score
    if not score.enough:
        few = f"only {score.units} {_UNITS[found.how]}, and 12 are needed"
        return f"We cannot say whether that is more than chance: {few}."
    than = f"the best guess without them ({score.best})"
    if score.proved:
        sure = f"by {score.gain:.4g}; by at least {score.bound:.4g} with 95 % certainty"
        return f"Yes: better than {than} {sure}."
    return f"No: not better than {than} by more than chance."


def _covered(found: BacktestResult) -> str:
    score = found.score
    if not score.judged:
        return "Too few forecasts to give an interval."
    held = round(score.coverage * score.judged)
    return (
        f"{held:,} of {score.judged:,} intervals contained the result; it should be about 9 in 10."
    )


def _result_json(found: BacktestResult | None, findings: Sequence[Finding]) -> dict[str, object]:
    """Return the answer for programs; what cannot be said is null."""
    problems = [
        {
            "code": each.code,
            "severity": str(each.severity),
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "message": each.message,
            "hint": each.hint,
        }
        for each in findings
    ]
    if found is None:
        return {"result": None, "findings": problems}
    score = found.score
    result = {
        "target": found.asked.target,
        "how": found.how,
        "rows": found.rows,
        "left_out": found.left_out,
        "groups": found.groups,
        "forecasts": score.rows,
        "units": score.units,
        "error": score.error,
        "errors": dict(score.errors),
        "best_guess": score.best,
        "gain": score.gain,
        "gain_at_least": _plain(score.bound),
        "better_beyond_chance": score.proved,
        "coverage": _plain(score.coverage),
        "intervals": score.judged,
        "importance": {
            name: {"rise": weight.rise, "spread": weight.spread}
            for name, weight in zip(found.asked.features, found.weights, strict=True)
        },
    }
    return {"result": result, "findings": problems}


def _plain(number: float) -> float | None:
    return None if math.isnan(number) else number
