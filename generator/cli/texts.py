"""``iheartit texts``: the catalogues of the site's texts."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
def texts() -> None:
    """Gather the site's texts for translators, and list what is missing in each translation."""
    from generator.language.catalogue import gather, missing, read, renew
    from generator.language.load import LANGUAGES
    from generator.pages.method import texts as of_methods
    from generator.resources import site_overrides

    gathered = gather(Path(__file__).parents[1], site_overrides() / "theme", of_methods())
    for path in renew(gathered):
        click.echo(path)
    untranslated = [
        (code, each) for code in LANGUAGES[1:] for each in missing(gathered, read(code))
    ]
    for code, each in untranslated:
        click.echo(f"{code}: {each}", err=True)
    sys.exit(1 if untranslated else 0)
