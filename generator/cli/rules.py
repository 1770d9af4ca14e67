"""``iheartit rules``: the catalogue of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.checks.rule import Rule


@click.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List all checks, or explain the one with this CODE."""
    from generator.checks.catalogue import catalogue
    from generator.checks.rule import Family

    known = catalogue()
    if code is None:
        for family in Family:
            click.echo(click.style(f"\n{_HEADINGS[family]}", bold=True))
            _list([rule for rule in known.values() if rule.family is family])
        return
    rule = known.get(code)
    if rule is None:
        from generator.model.reading import did_you_mean

        near = did_you_mean(code, known)
        hint = f" Did you mean “{near}”?" if near else " “iheartit rules” lists them all."
        raise click.UsageError(f"There is no check “{code}”.{hint}")
    effect = "an error: it blocks publishing" if rule.severity == "error" else _WARNS
    click.echo(f"{rule.title}.\n\nWhy: {rule.why}\nA hint may say: {rule.hint}\nIt is {effect}.")


_WARNS = "a warning: it is published with the site"
_HEADINGS = {
    "shape": "Shape: can the files be read, and do they say what they should?",
    "references": "References: is everything there that is named?",
    "data": "Data: can the rows be counted?",
    "sense": "Sense: do the things that are said fit together?",
    "site": "Site: does what is published keep what was withheld?",
    "public": "Public: do the files keep what nobody should read there?",
}


def _list(rules_of_family: list[Rule]) -> None:
    width = max(len(rule.code) for rule in rules_of_family)
    for rule in rules_of_family:
        click.echo(f"  {rule.code:<{width}}  {rule.severity:<7}  {rule.title}.")
