"""``iheartit build``: check, compute, publish."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.ledger import ledger_option, read_ledger
from generator.cli.options import as_of_option, cache_option, root_option
from generator.cli.terminal import interactive, say
from generator.language import ENGLISH

if TYPE_CHECKING:
    from generator.checks.outcome import Checked
    from generator.disk.cache import Cache
    from generator.pages.page import Download, Material
    from generator.releases.ledger import Ledger
    from generator.site.chart_store import ChartStore


@click.command()
@root_option
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=None,
    show_default="site_dir in mkdocs.yml, else “site” in the repository",
    help="Where the site goes.",
)
@ledger_option
@as_of_option
@cache_option
def build(
    root: Path, site: Path | None, published: Path | None, as_of: date | None, cache: bool
) -> None:
    """Check the repository, compute the scorecards and publish the site.

    The old site stays whole until the new one is. With errors in the files nothing is published.
    Numbers that readers have seen change only when many people's answers have; what is held to is
    the ledger of the site that is replaced, unless another is named.
    """
    from generator.disk.cache import own_cache
    from generator.site.chart_store import ChartStore

    _prepare_process()
    began = time.perf_counter()
    root = root.resolve()
    target = _target(root, site)
    store = own_cache(cache)
    charts = ChartStore(store)
    charts.begin()
    before = read_ledger(published, target)
    material, counted = _compute(root, as_of, cache, before)
    pages = _publish(root, target, material, charts, store)
    store.tidy()
    _say_what_was_built(material, counted, pages, time.perf_counter() - began)
    click.echo(f"The site: {target / 'index.html'}")
    gc.freeze()  # nor need the interpreter look for garbage once more when it ends


def _prepare_process() -> None:
    # What a build makes lives to its end: looking for garbage among millions of objects finds
    # none and takes a quarter of the time.
    gc.disable()
    # A cancelled job must leave nothing half: ended from outside is ended by an exception.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def _target(root: Path, site: Path | None) -> Path:
    """Return where the site goes; a usage error where that is among the organisation's files."""
    from generator.site.draw import load

    target = (site or Path(load(root).site_dir)).absolute()
    if any(target.is_relative_to(root / folder) for folder in ("services", "data")):
        raise click.UsageError(f"{target} is one of the folders that the site is made from")
    return target


def _compute(root: Path, as_of: date | None, cache: bool, before: Ledger) -> tuple[Material, str]:
    """Return what the pages are made from, and how much was read; end here where files have errors.

    The hundreds of thousands of rows that no page needs are gone when it returns.
    """
    from generator.pipeline import compute_material, read

    reading = read(root, as_of, cache, say)
    if reading.checked.errors:
        from generator.cli.reports.text import print_text

        print_text(reading.checked.findings, root)
        click.echo("Nothing was published.", err=True)
        sys.exit(1)
    return compute_material(reading, say, before), _counted(reading.checked)


def _publish(
    root: Path,
    target: Path,
    material: Material,
    charts: ChartStore,
    store: Cache,
) -> int:
    """Publish the site and return how many pages it has; say in a line why that cannot be."""
    from generator.audit.audit_site import NotASiteError as NoSiteToAuditError
    from generator.publish.replace import OtherContentError

    try:
        return _replace(root, target, material, charts, store)
    except NoSiteToAuditError as problem:
        raise click.UsageError(str(problem)) from None
    except OtherContentError as problem:
        raise click.UsageError(f"{problem}; name another place with --site") from None
    except OSError as problem:
        said = problem.strerror or "unknown error"
        raise click.ClickException(f"{problem.filename or target}: {said.lower()}") from None


def _replace(
    root: Path,
    target: Path,
    material: Material,
    charts: ChartStore,
    store: Cache,
) -> int:
    """Draw the pages into the site's place; return how many there are."""
    from generator.publish.replace import replacing
    from generator.site.draw import draw

    total = len(material.cards.services)
    with (
        replacing(target) as fresh,
        click.progressbar(
            length=total, label="Drawing the pages", file=sys.stderr, hidden=not interactive()
        ) as bar,
    ):
        drawn = draw(
            root,
            fresh,
            material,
            lambda done: bar.update(done - bar.pos),
            charts.files,
            store,
            statements,
        )
        _audit(fresh, drawn.looked, material.cards.ledger)
    if drawn.findings:
        from generator.cli.reports.text import print_text

        print_text(drawn.findings, root)
    return drawn.pages


def statements(page: Download, downloads: Sequence[Download]) -> bytes:
    """Return what a page says, as the audit reads it."""
    from generator.audit.page import said_on

    texts = {each.path: each.text for each in downloads}
    return said_on(page.path, page.text, texts).to_bytes()


def _audit(fresh: Path, pages: Sequence[bytes], ledger: Ledger) -> None:
    """End here where the new site would reveal what it withholds: the old one stays."""
    from generator.audit.audit_site import audit_drawn
    from generator.audit.page import PageSaid

    found = audit_drawn(fresh, [*map(PageSaid.from_bytes, pages)], ledger)
    if found.findings:
        from generator.cli.reports.text import print_text

        print_text(found.findings, fresh)
        click.echo("Nothing was published: the site would reveal what it withholds.", err=True)
        sys.exit(1)


def _say_what_was_built(material: Material, counted: str, pages: int, seconds: float) -> None:
    from generator.wording.wording import count

    services = count(ENGLISH, len(material.cards.services), "service", "services")
    click.echo(f"{services}, {counted}, {pages} pages in {seconds:.1f} seconds")
    if material.findings:
        click.echo("“iheartit check” lists the warnings; the site shows them too.")


def _counted(checked: Checked) -> str:
    """Say how many answers there are, one by one and counted, and what was found.

    A log on a server does not count answers: two logs would say how many came in between.
    """
    from generator.wording.wording import count

    warnings = count(ENGLISH, len(checked.warnings), "warning", "warnings")
    if not interactive():
        return warnings
    answers = sum(rows for file, rows in checked.rows.items() if "/answers/" in file)
    tallies = sum(1 for file in checked.rows if "/tallies/" in file)
    said = [count(ENGLISH, answers, "answer", "answers")]
    if tallies:
        said.append(count(ENGLISH, tallies, "file of counted answers", "files of counted answers"))
    return ", ".join([*said, warnings])
