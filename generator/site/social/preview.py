"""What a page tells those who make a preview of a link to it (Open Graph)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as SitePage

from generator.disk.cache import Cache
from generator.language import Locale
from generator.pages.page import Page
from generator.site.frames import Blank
from generator.site.social.card import Card, drawing
from generator.site.social.store import HEIGHT, WIDTH, picture
from generator.wording.parts import ShirtView

FOLDER = "assets/cards"
PICTURE = ".png"
_LOCALES = {"en": "en_GB", "de": "de_DE"}


@dataclass(frozen=True, slots=True)
class Preview:
    """A page's title and sentence; its address and its picture's where the site's is known.

    ``file`` is where the picture lies in the site.
    """

    title: str
    said: str
    locale: str
    address: str = ""
    picture: str = ""
    alt: str = ""
    file: str = ""
    width: int = WIDTH
    height: int = HEIGHT


class Previews:
    """Makes the previews of a site, and the pictures for them where the site has an address.

    A picture's address has to be whole, so without ``site_url`` there is none to be named.
    ``sprite`` gives the shapes of the shirts, and is asked when the first picture is drawn.
    """

    def __init__(
        self,
        locale: Locale,
        config: MkDocsConfig,
        cache: Cache,
        fictional: bool,
        sprite: Callable[[], str],
    ) -> None:
        self._locale = locale
        self._config = config
        self._cache = cache
        self._fictional = fictional
        self._sprite = sprite

    @property
    def said(self) -> tuple[str, bool]:
        """What all of them are made from that no page says itself."""
        return str(self._config.site_name), self._fictional

    def of_written(self, page: SitePage) -> Preview:
        """Return the preview of a page written by hand."""
        title = str(page.title or self._config.site_name)
        said = str(page.meta.get("description") or self._config.site_description or "")
        return self._with_picture(title, said, page, page.file, lambda: None)

    def of_view(self, made: Page, file: File) -> Preview:
        """Return the preview of a page that has a view."""
        return self._with_picture(made.title, made.description, file.page, file, made.shirt)

    def of_frame(self, page: SitePage) -> Preview:
        """Return what stands in a frame for the previews of its pages."""
        locale = _LOCALES[self._locale.code]
        if page.canonical_url is None:
            return Preview(Blank.TITLE, Blank.DESCRIPTION, locale)
        return Preview(
            Blank.TITLE,
            Blank.DESCRIPTION,
            locale,
            page.canonical_url,
            Blank.PICTURE,
            Blank.PICTURE_SAID,
        )

    def _with_picture(
        self,
        title: str,
        said: str,
        page: Any,
        file: File,
        wears: Callable[[], ShirtView | None],
    ) -> Preview:
        """Return a preview; its picture lies in the site then."""
        locale = _LOCALES[self._locale.code]
        if page.canonical_url is None:  # nor has any other page an address
            return Preview(title, said, locale)
        shirt = wears()
        card = Card(
            title,
            said,
            self._config.site_name,
            shirt.kind if shirt else "",
            shirt.word if shirt else "",
            shirt.outline if shirt else False,
            self._locale.text("All of this is made up.") if self._fictional else "",
        )
        path = f"{FOLDER}/{file.src_uri.removesuffix('.md').removesuffix('/index')}{PICTURE}"
        place = Path(self._config.site_dir, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(picture(self._cache, drawing(card, self._sprite())))
        whole = page.canonical_url.removesuffix(page.url) + path
        alt = f"{shirt.label}. {title}. {said}" if shirt else f"{title}. {said}"
        return Preview(title, said, locale, page.canonical_url, whole, alt, path)
