"""``iheartit rules``: the catalogue of checks, and each with an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.started_as import command_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checks.example import Example
    from generator.checks.rule import Rule


_IGNORE = """
If it is right as it is, say so at the end of the line or on the line above, and why:

  # iheartit: ignore {code} because …

CSV files have no comments: for them, services/organisation.yml has a list “ignore:”."""


@click.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List all checks, or explain the one with this CODE."""
    from generator.checks.catalogue import catalogue
    from generator.checks.rule import HEADINGS

    known = catalogue()
    if code is None:
        for family, heading in HEADINGS.items():
            click.echo(click.style(f"\n{heading}", bold=True))
            _list([rule for rule in known.values() if rule.family is family])
        return
    rule = known.get(code)
    if rule is None:
        from generator.model.reading import did_you_mean

        near = did_you_mean(code, known)
        hint = f" Did you mean “{near}”?" if near else f" “{command_line('rules')}” lists them all."
        raise click.UsageError(f"There is no check “{code}”.{hint}")
    _explain(rule)


def _explain(rule: Rule) -> None:
    from generator.checks.example import example_of
    from generator.checks.rule import EFFECTS, Lifecycle

    click.echo(f"{rule.title}.\n\nWhy: {rule.why}\nA hint may say: {rule.hint}")
    click.echo(f"It is {EFFECTS[rule.weight]}.")
    if rule.lifecycle is Lifecycle.NEW and rule.severity is not rule.weight:
        click.echo(
            f"The check is new since {rule.since}: it will become an error in a later release."
        )
    if rule.may_be_ignored:
        click.echo(_IGNORE.format(code=rule.code))
    example = example_of(rule.code)
    if example:
        for line in _lines(example):
            click.echo(line)


def _lines(example: Example) -> Iterator[str]:
    """Yield an example as text: what stands there, what is said of it, what fixes it."""
    yield f"\nFor example: {example.story}".rstrip(": ") if example.story else "\nFor example"
    yield ""
    yield from _numbered(example.bad, example.begins, "-")
    where = f"{example.file}:{example.line}:{example.column}"
    yield f"\n  {where}: {example.message}\n  hint: {example.hint}"
    if example.good:
        yield "\nFixed\n"
        yield from _numbered(example.good, example.begins, "+")


def _numbered(lines: tuple[str, ...], begins: int, sign: str) -> Iterator[str]:
    for number, line in enumerate(lines, begins):
        yield f"  {sign} {number:>4} │ {line}" if begins else f"  {sign} {line}"


def _list(rules_of_family: list[Rule]) -> None:
    width = max(len(rule.code) for rule in rules_of_family)
    for rule in rules_of_family:
        click.echo(f"  {rule.code:<{width}}  {rule.weight:<7}  {rule.title}.")
