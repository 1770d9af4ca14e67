"""The ledger of what was published, as commands read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.releases.ledger import Ledger

ledger_option = click.option(
    "--ledger",
    "published",
    type=click.Path(path_type=Path),
    metavar="SITE|FILE",
    help=(
        "The site that readers have now, or its ledger: a few people's answers do not change its "
        "numbers."
    ),
)


def read_ledger(published: Path | None, site: Path | None = None) -> Ledger:
    """Return the ledger that was named, or that of the site that stands where the new one goes.

    An empty one where nothing was published yet. A ledger that was named must be there, and one
    that is there must be whole: else the command ends.
    """
    return read_ledger_said(published, site)[0]


def read_ledger_said(published: Path | None, site: Path | None = None) -> tuple[Ledger, str]:
    """Return the ledger as ``read_ledger`` does, and a digest of its text; empty without one."""
    from generator.releases.ledger import Ledger
    from generator.releases.written import FILE, LedgerError, from_text
    from generator.sources.text import digest

    place = published or site
    if place is None:
        return Ledger(), ""
    file = place / FILE if place.is_dir() else place
    if published is None and not file.exists():
        return Ledger(), ""
    try:
        text = file.read_text(encoding="utf-8")
        return from_text(text), digest(text)
    except FileNotFoundError:
        raise _refused(file, "there is none") from None
    except (OSError, UnicodeDecodeError) as problem:
        said = problem.strerror if isinstance(problem, OSError) else None
        raise _refused(file, (said or "it is not text").lower()) from None
    except LedgerError as problem:
        raise _refused(file, str(problem)) from None


def _refused(file: Path, why: str) -> click.ClickException:
    return click.ClickException(f"The ledger of what was published, {file}, cannot be read: {why}.")
