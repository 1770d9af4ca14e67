"""What a page tells those who make a preview of a link to it (Open Graph)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as once
from pathlib import Path

from jinja2 import Environment
from msgspec import Struct

from generator.disk.cache import Cache
from generator.language import Locale
from generator.pages.page import Material, Page
from generator.site.drawn_page import PagePlace
from generator.site.frames import Blank
from generator.site.social.card import Card, drawing
from generator.site.social.store import HEIGHT, WIDTH, picture
from generator.wording.parts import ShirtView

FOLDER = "assets/cards"
PICTURE = ".png"
_LOCALES = {"en": "en_GB", "de": "de_DE"}


class Preview(Struct, frozen=True):
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

    A picture's address has to be whole, so without ``site_url`` there is none to be named. It goes
    into the folder ``site``, and says the site's ``name``.
    ``sprite`` gives the shapes of the shirts, and is asked when the first picture is drawn.
    """

    def __init__(
        self,
        locale: Locale,
        name: str,
        site: Path,
        cache: Cache,
        fictional: bool,
        sprite: Callable[[], str],
    ) -> None:
        self._locale = locale
        self._name = name
        self._site = site
        self._cache = cache
        self._fictional = fictional
        self._sprite = sprite

    @classmethod
    def of(
        cls, material: Material, name: str, site: Path | str, cache: Cache, env: Environment
    ) -> Previews:
        """Return the previews of a site that is made from what is given."""
        shapes = env.get_template("partials/iheartit/sprite.html")
        fictional = material.cards.definitions.organisation.part.fictional
        return cls(material.locale, name, Path(site), cache, fictional, once(shapes.render))

    @property
    def said(self) -> tuple[str, bool]:
        """What all of them are made from that no page says itself."""
        return self._name, self._fictional

    def of_written(self, title: str, said: str, place: PagePlace) -> Preview:
        """Return the preview of a page written by hand."""
        return self._with_picture(title, said, place, lambda: None)

    def of_view(self, made: Page, place: PagePlace) -> Preview:
        """Return the preview of a page that has a view."""
        return self._with_picture(made.title, made.description, place, made.shirt)

    def of_frame(self, address: str | None) -> Preview:
        """Return what stands in a frame for the previews of its pages, by its whole address."""
        locale = _LOCALES[self._locale.code]
        if address is None:
            return Preview(Blank.TITLE, Blank.DESCRIPTION, locale)
        return Preview(
            Blank.TITLE,
            Blank.DESCRIPTION,
            locale,
            address,
            Blank.PICTURE,
            Blank.PICTURE_SAID,
        )

    def _with_picture(
        self,
        title: str,
        said: str,
        at: PagePlace,
        wears: Callable[[], ShirtView | None],
    ) -> Preview:
        """Return a preview; its picture lies in the site then."""
        locale = _LOCALES[self._locale.code]
        if at.canonical_url is None:  # nor has any other page an address
            return Preview(title, said, locale)
        shirt = wears()
        card = Card(
            title,
            said,
            self._name,
            shirt.kind if shirt else "",
            shirt.word if shirt else "",
            shirt.outline if shirt else False,
            self._locale.text("All of this is made up.") if self._fictional else "",
        )
        path = f"{FOLDER}/{at.source.removesuffix('.md').removesuffix('/index')}{PICTURE}"
        place = self._site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(picture(self._cache, drawing(card, self._sprite())))
        whole = at.canonical_url.removesuffix(at.url) + path
        alt = f"{shirt.label}. {title}. {said}" if shirt else f"{title}. {said}"
        return Preview(title, said, locale, at.canonical_url, whole, alt, path)
