"""``iheartit build``: check, compute, publish."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import asdict, replace

from generator.cli.built import BuiltSite, built_site, say_built
from generator.cli.handover import Handover
from generator.cli.ledger import ledger_option, read_ledger_said
from generator.cli.options import as_of_option, cache_option, root_option
from generator.cli.terminal import interactive, say
from generator.disk.give_back import give_back

if TYPE_CHECKING:
    from generator.disk.cache import Cache
    from generator.disk.memory import Memory
    from generator.disk.seen import Seen
    from generator.disk.standing import StandingFiles
    from generator.pages.page import Download, Material
    from generator.releases.ledger import Ledger
    from generator.site.around import KeptAround
    from generator.site.chart_store import ChartStore
    from generator.site.draw import DrawnSite
    from generator.site.look import LookedAt, Sight
    from generator.sources.history import History


class ToPublish(Struct, frozen=True):
    """Where a site is built: from which folder, in which place, for which address.

    The rest is what is kept from one build to the next.
    """

    root: Path
    target: Path
    url: str
    store: Cache
    charts: ChartStore
    memory: Memory
    standing: StandingFiles
    around: KeptAround


@click.command()
@root_option
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=None,
    show_default="site_dir in mkdocs.yml, else “site” in the repository",
    help="Where the site goes.",
)
@click.option(
    "--url",
    envvar=["IHEARTIT_SITE_URL", "CI_PAGES_URL"],
    default="",
    show_envvar=True,
    metavar="URL",
    help="The address that the site will have, if mkdocs.yml does not name it as site_url.",
)
@ledger_option
@as_of_option
@cache_option
def build(
    root: Path,
    site: Path | None,
    url: str,
    published: Path | None,
    as_of: date | None,
    cache: bool,
) -> None:
    """Check the repository, compute the scorecards and publish the site.

    The old site stays whole until the new one is. With errors in the files nothing is published.
    Numbers that readers have seen change only when many people's answers have; what is held to is
    the ledger of the site that is replaced, unless another is named.
    """
    from generator.disk.batch import Batch
    from generator.disk.cache import own_cache
    from generator.disk.memory import Memory
    from generator.disk.standing import StandingFiles
    from generator.publish.unchanged import made_from, program, remember_folders, settled
    from generator.site.around import KeptAround
    from generator.site.chart_store import ChartStore

    _prepare_process()
    began = time.perf_counter()
    named, root = root, root.resolve()
    store = own_cache(cache)
    known = made_from(store, root, site, published, f"{as_of} {url}")
    said = known.said(store) if known else None
    if known and said:
        seconds = time.perf_counter() - began
        say_built(BuiltSite(**said), named, known.target, seconds, new=False)
        return
    target = known.target if known else _target(root, site)
    charts = ChartStore(store)
    charts.begin()
    memory = Memory(kept=Batch(store, program(), "build", str(root)))
    history = known.history if known else None
    before = read_ledger_said(published, target)
    handed, read = _compute(root, as_of, cache, before, history, memory)
    standing = StandingFiles(store, target, program(), "standing")
    around = KeptAround(store, known.around if known else ())
    about = ToPublish(root, target, url, store, charts, memory, standing, around)
    drawn, laid = _publish(about, handed)
    said = replace(read, pages=drawn.pages)
    remember_folders(store, root, site, target, drawn.folders)
    files = settled(laid, target)
    if files is not None:
        standing.keep(files)
    if known and files is not None and known.keep(store, files, asdict(said)):
        around.save()
    if memory.kept:
        memory.kept.save()
    store.tidy()
    say_built(said, named, target, time.perf_counter() - began, new=True)
    gc.freeze()  # nor need the interpreter look for garbage once more when it ends


def _prepare_process() -> None:
    # What a build makes lives to its end: looking for garbage among millions of objects finds
    # none and takes a quarter of the time.
    gc.disable()
    # A cancelled job must leave nothing half: ended from outside is ended by an exception.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def _target(root: Path, site: Path | None) -> Path:
    """Return where the site goes; a usage error where that is among the organisation's files."""
    from generator.site.run_mkdocs import load

    target = (site or Path(load(root).site_dir)).absolute()
    if any(target.is_relative_to(root / folder) for folder in ("services", "data")):
        raise click.UsageError(f"{target} is one of the folders that the site is made from")
    return target


def _compute(
    root: Path,
    as_of: date | None,
    cache: bool,
    before: tuple[Ledger, str],
    history: History | None,
    memory: Memory,
) -> tuple[Handover[Material], BuiltSite]:
    """Return what the pages are made from, and how much was read; end here where files have errors.

    The hundreds of thousands of rows that no page needs are gone when it returns.
    """
    from generator.pipeline import compute_material, read

    reading = read(root, as_of, cache, say, history, memory)
    if reading.checked.errors:
        from generator.cli.reports.text import print_text

        print_text(reading.checked.findings, root)
        click.echo("Nothing was published.", err=True)
        sys.exit(1)
    reading = replace(reading, checked=reading.checked.without_files())
    give_back()
    made = compute_material(reading, say, *before)
    read_said = built_site(reading.checked, made)
    del reading
    give_back()
    return Handover(made), read_said


def _publish(about: ToPublish, handed: Handover[Material]) -> tuple[DrawnSite, Seen]:
    """Publish the site, and return it with its files; say in a line why that cannot be."""
    from generator.audit.audit_site import NotASiteError as NoSiteToAuditError
    from generator.publish.replace import OtherContentError

    try:
        return _replace(about, handed)
    except NoSiteToAuditError as problem:
        raise click.UsageError(str(problem)) from None
    except OtherContentError as problem:
        raise click.UsageError(f"{problem}; name another place with --site") from None
    except OSError as problem:
        said = problem.strerror or "unknown error"
        raise click.ClickException(f"{problem.filename or about.target}: {said.lower()}") from None


def _replace(about: ToPublish, handed: Handover[Material]) -> tuple[DrawnSite, Seen]:
    """Draw the pages into the site's place; return them, and the files as they were published."""
    from generator.publish.replace import replacing
    from generator.publish.unchanged import published
    from generator.site.draw import draw

    material = handed.take()
    total = len(material.cards.services)
    with (
        replacing(about.target) as fresh,
        click.progressbar(
            length=total, label="Drawing the pages", file=sys.stderr, hidden=not interactive()
        ) as bar,
    ):
        drawn = draw(
            about.root,
            fresh,
            material,
            lambda done: bar.update(done - bar.pos),
            about.charts.files,
            about.store,
            statements,
            about.url,
            about.standing,
            about.around,
        )
        ledger = partial(_ledger_alone, Handover(material), about.memory)
        del material
        _audit(fresh, drawn.looked, ledger, about.memory)
        laid = published(fresh)
    if drawn.findings:
        from generator.cli.reports.text import print_text

        print_text(drawn.findings, about.root)
    return drawn, laid


def statements(page: Download, downloads: Sequence[Download]) -> Sight:
    """Return what a page says, as the audit reads it."""
    from generator.audit.page import said_on
    from generator.site.look import Sight

    said = said_on(page.path, page.text, {each.path: each.text for each in downloads})
    return Sight(said.digest, said.to_bytes())


def _ledger_alone(handed: Handover[Material], memory: Memory) -> Ledger:
    """Return the ledger; all else that the pages were made from goes.

    An audit needs as much memory.
    """
    cards = handed.take().cards
    ledger = cards.ledger
    cards.forget()
    memory.forget()
    return ledger


def _audit(
    fresh: Path, pages: Sequence[LookedAt], ledger: Callable[[], Ledger], memory: Memory
) -> None:
    """End here where the new site would reveal what it withholds: the old one stays."""
    from generator.audit.audit_site import audit_drawn

    found = audit_drawn(fresh, pages, ledger, memory)
    if found.findings:
        from generator.cli.reports.text import print_text

        print_text(found.findings, fresh)
        click.echo("Nothing was published: the site would reveal what it withholds.", err=True)
        sys.exit(1)
