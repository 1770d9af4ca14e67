"""``iheartit texts``: the catalogues of the site's texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.language.catalogue import Text


@click.command()
def texts() -> None:
    """Gather the site's texts for translators, and list what is missing in each translation."""
    from generator.language.catalogue import gather, missing, read, renew
    from generator.language.load import LANGUAGES
    from generator.resources import site_overrides

    gathered = gather(Path(__file__).parents[1], site_overrides() / "theme", of_tables())
    for path in renew(gathered):
        click.echo(path)
    untranslated = [
        (code, each) for code in LANGUAGES[1:] for each in missing(gathered, read(code))
    ]
    for code, each in untranslated:
        click.echo(f"{code}: {each}", err=True)
    sys.exit(1 if untranslated else 0)


def of_tables() -> Iterator[Text]:
    """Yield the texts that no call in the code names: of methods, and of situations."""
    from generator.pages.method import texts as of_methods
    from generator.pages.sentence_table import SITUATION, situations

    yield from ((said, None) for said in of_methods())
    yield from ((said, SITUATION) for said in situations())
