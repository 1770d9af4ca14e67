"""Old addresses: pages that are part of another now still lead there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from generator.language import N_
from generator.pages import attention
from generator.pages.page import Material, Page, PageKind
from generator.wording.parts import Link

OLD = {
    "warnings/index.md": (N_("Early warnings"), f"{attention.HREF}#warnings"),
    "contrast/index.md": (N_("Green outside, red inside"), f"{attention.HREF}#contrast"),
}
"""By the source that it had: what it was called, and where it is now."""


class OldAddressView(Struct, frozen=True):
    """A page that is part of another now: what it was called, and the link to it."""

    title: str
    now: Link


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    for source, (title, href) in OLD.items():
        view = OldAddressView(locale.text(title), Link(locale.text(attention.TITLE), href))
        said = locale.text("This page has moved. It is now part of another one.")
        yield Page(source, view.title, said, partial(_same, view), sought=tuple)


def _same(view: OldAddressView) -> OldAddressView:
    return view


KIND = PageKind("moved.html", OldAddressView, _pages)
