"""Draw a site: MkDocs makes what is around the pages, where that is not known; we draw these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.disk.cache import Cache
from generator.disk.standing import StandingFiles
from generator.pages.page import Material
from generator.pages.table import pages
from generator.site.address_findings import without_address
from generator.site.around import Around, KeptAround, Surrounded
from generator.site.charts import chart_files
from generator.site.look import Look, LookedAt, nothing
from generator.site.page_loop import draw_pages
from generator.site.search import write_search
from generator.sources.finding import Finding


class DrawnSite(NamedTuple):
    """How many pages there are, what is to be said of other plugins, and what was seen in pages.

    Nothing was seen where a plugin or a hook may have changed what is written. ``folders`` hold
    all of the organisation's that the pages around the scorecards are made from; none where others
    may have read anything, or where nobody has asked, since nothing there is new.
    """

    pages: int
    findings: tuple[Finding, ...]
    looked: list[LookedAt]
    folders: tuple[Path, ...] | None


def draw(
    root: Path,
    site: Path,
    material: Material,
    pages_done: Callable[[int], None],
    charts: Callable[[], Mapping[str, bytes]] = chart_files,
    cache: Cache | None = None,
    look: Look = nothing,
    url: str = "",
    standing: StandingFiles | None = None,
    kept: KeptAround | None = None,
) -> DrawnSite:
    """Draw all pages into the folder ``site``.

    ``cache`` keeps compiled templates, pictures and pages, these with what ``look`` saw in them.
    ``url`` is where the site will lie, if the repository does not say it. From ``standing``, the
    site that is replaced, pages are taken over, and what is around them, where ``kept`` knows it:
    then MkDocs is not asked. Raises what it raises where its own configuration is at fault.
    """
    made = list(pages(material))
    key = kept.key(material, made, look) if kept and standing else ""
    known = _known(key, site, standing, kept) if kept and standing else None
    if known and standing and cache:
        loop = known.loop(material, site, cache, look, standing)
        done = Surrounded(known, loop, known.drawn(made), len(made))
    else:
        from generator.site.run_mkdocs import surround  # it loads MkDocs

        done = surround(root, site, material, made, pages_done, charts, cache, look, url, standing)
        if kept and standing and key and done.may_stay:
            kept.put(key, done.around)
            standing.put(key, "", _files(site))
    findings = (*done.findings, *without_address(root, done.loop.address))
    if not done.drawn:
        return DrawnSite(done.pages, findings, [], done.folders)
    looked = [*(each.looked for each in done.around.seen)]
    looked += draw_pages(done.loop, done.drawn, None, pages_done, material.forget_made)
    write_search(site, material.locale, done.around.written, done.drawn)
    return DrawnSite(done.pages, findings, looked, done.folders)


def _known(key: str, site: Path, standing: StandingFiles, kept: KeptAround) -> Around | None:
    """Return what MkDocs would make around the pages, if that lies in ``site`` now."""
    around = kept.get(key)
    return around if around and standing.take(key, site) else None


def _files(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
