"""Our loop writes what MkDocs would have written, page by page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.disk.cache import Cache
from generator.pages.table import PAGES, pages
from generator.pipeline import compute_material, read
from generator.site.addresses import written
from generator.site.draw import draw
from generator.site.frames import NEEDLESS
from generator.site.mkdocs_pages import place_of
from generator.site.plain import as_html, lighter
from generator.site.plugin import IHeartItPlugin
from generator.wording.marks import shortened
from generator.wording.plain import plain

_SPACES = re.compile(r"\s*\n\s*")


@pytest.fixture
def draw_whole(monkeypatch):
    """Let MkDocs draw each page whole, with the template's own layout."""
    made = {}
    plugin = IHeartItPlugin
    files, context = plugin.on_files, plugin.on_page_context

    def on_files(self, given, config):
        with monkeypatch.context() as without:
            without.setattr(self, "made", ())
            given = files(self, given, config)
        for page in pages(self._made):
            made[page.path] = page
            listed = "/" not in page.path or page.path == "services/index.md"
            place = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
            given.append(File.generated(config, page.path, content="", inclusion=place))
        return given

    def on_page_content(self, html, page, **_):
        if each := made.get(page.file.src_uri):
            title = as_html(each.title)
            page.meta |= {"template": each.template, "title": title}
            page.meta |= {"description": as_html(each.description)}
            page.meta |= {"framed": each.template, "named": plain(each.title)}
            page.meta["hide"] = ["navigation", "toc", "path"]
            page.toc = TableOfContents([AnchorLink(title, "title", 1)])
        return html

    def on_page_context(self, given, page, **rest):
        context(self, given, page=page, **rest)
        if each := made.get(page.file.src_uri):
            address = written(page.canonical_url or "")
            given |= {"address": address, "root": address.removesuffix(page.file.url)}
            given["view"] = each.view
            page.meta["preview"] = self.loop.previews.of_view(
                each, place_of(page.file, "", self.loop.config)
            )
        return given

    def do(*arguments):
        monkeypatch.setattr(plugin, "on_files", on_files)
        monkeypatch.setattr(plugin, "on_page_content", on_page_content)
        monkeypatch.setattr(plugin, "on_page_context", on_page_context)
        draw(*arguments)

    return do


@pytest.mark.parametrize(
    "address", ["", pytest.param("https://example.org/love/", marks=pytest.mark.long)]
)
def test_each_kind_of_page_is_what_mkdocs_makes_of_it(
    address, example, example_site, tmp_path, draw_whole
):
    """But for marks in short, ends that HTML knows, what icons need not say, and spaces."""
    root, ours, theirs = example, example_site, tmp_path / "theirs"
    if address:
        root, ours = tmp_path / "root", tmp_path / "ours"
        shutil.copytree(example, root)
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write(f"site_url: {address}\n")
    material = compute_material(read(root))
    rest = material, lambda _: None, dict, Cache(tmp_path / "cache")
    if address:
        draw(root, ours, *rest)
    draw_whole(root, theirs, *rest)
    made = list(pages(material))
    assert {page.template for page in made} == {kind.template for kind in PAGES}
    for page in made:
        path = page.path.removesuffix(".md").removesuffix("index")
        file = Path(path, "index.html")
        one, other = ((site / file).read_text(encoding="utf-8") for site in (ours, theirs))
        assert len(one) > 5_000
        assert "&amp;#" not in one, "escaped twice"
        assert ('rel="canonical"' in one) == bool(address)
        other = shortened(other.replace(NEEDLESS, ""), file.as_posix())
        one, other = (_SPACES.sub("\n", lighter(each)) for each in (one, other))
        assert one == other, file
    assert (ours / "sitemap.xml").read_text() == (theirs / "sitemap.xml").read_text()
