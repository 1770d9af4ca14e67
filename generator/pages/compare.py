"""The page on which all services stand in one picture, without a ranking."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial

from msgspec import Struct

from generator.api.tables import COMPARED, COMPARED_FILE
from generator.drawing.cards import service_href
from generator.language import N_, Locale
from generator.pages.funnel import FunnelView, funnel_view
from generator.pages.page import Download, Material, Page, PageKind
from generator.scorecards.overviews.comparison import Comparison, Placed, Position, compare
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.parts import Link
from generator.wording.wording import integer

TITLE = N_("All services in one chart")
_POSITIONS = {
    Position.MORE: (N_("liked more than the others"), "good"),
    Position.LESS: (N_("liked less than the others"), "bad"),
    Position.AS_OTHERS: (N_("like the others, as far as we can say"), "plain"),
    Position.NOT_COMPARED: (N_("not compared: from an open link"), "plain"),
}
_OUTSIDE = {
    Position.MORE: N_("Liked more than the others:"),
    Position.LESS: N_("Liked less than the others:"),
}
_MOST_NAMED = 24


class ComparedView(Struct, frozen=True):
    """A service in the table: its share, and how that lies compared with the others."""

    service: Link
    value: str
    range: str
    answers: str
    position: str
    tone: str


class OutsideView(Struct, frozen=True):
    """Services that differ from the others in the same way, from the top of the chart down.

    ``more`` says how many are not named, empty where all are.
    """

    title: str
    tone: str
    services: tuple[ComparedView, ...]
    more: str


class CompareView(Struct, frozen=True):
    """All that the page shows; ``drawing`` is none where there is nothing to compare.

    ``outside`` names what the chart has no room to name.
    """

    said: str
    drawing: FunnelView | None
    outside: tuple[OutsideView, ...]
    rows: tuple[ComparedView, ...]
    left_out: str
    csv: str


def compare_view(locale: Locale, found: Comparison) -> CompareView:
    """Return the view of the page."""
    rows = tuple(_row(locale, each, found) for each in found.placed)
    return CompareView(
        said=said(
            locale, Counter(each.position for each in found.placed), found.centre is not None
        ),
        drawing=funnel_view(locale, found),
        outside=tuple(_outside(locale, found.placed, rows)),
        rows=rows,
        left_out=_left_out(locale, found.silent),
        csv=COMPARED_FILE,
    )


def said(locale: Locale, position: Counter[Position], known: bool) -> str:
    """Say how many services differ from the others by more than chance."""
    if not known:
        return locale.text("Too few services have been asked about by list to compare them.")
    more, less, others = (
        position[Position.MORE],
        position[Position.LESS],
        position[Position.AS_OTHERS],
    )
    total = more + less + others
    if not more and not less:
        said = locale.plural(
            "We compared {n} service. None differs from the others by more than chance.",
            "We compared {n} services. None differs from the others by more than chance.",
            total,
        )
        return said.format(n=integer(locale, total))
    parts = []
    if more:
        liked = locale.plural(
            "{n} is liked more than the others", "{n} are liked more than the others", more
        )
        parts.append(liked.format(n=integer(locale, more)))
    if less:
        liked = locale.plural("{n} is liked less", "{n} are liked less", less)
        parts.append(liked.format(n=integer(locale, less)))
    said = locale.plural(
        "We compared {n} service; {parts} by more than chance",
        "We compared {n} services; {parts} by more than chance",
        total,
    ).format(n=integer(locale, total), parts=locale.listed(parts))
    if not others:
        return f"{said}."
    rest = locale.plural(
        "{n} is where chance could put it", "{n} are where chance could put them", others
    )
    return f"{said}; {rest.format(n=integer(locale, others))}."


def _outside(
    locale: Locale, placed: Sequence[Placed], rows: Sequence[ComparedView]
) -> Iterator[OutsideView]:
    """Yield those that are liked more, then those that are liked less; ``rows`` are as placed."""
    down = sorted(zip(placed, rows, strict=True), key=lambda each: -(each[0].like.value or 0.0))
    for position, title in _OUTSIDE.items():
        some = [row for each, row in down if each.position is position]
        more = len(some) - _MOST_NAMED
        if some:
            yield OutsideView(
                title=locale.text(title),
                tone=_POSITIONS[position][1],
                services=tuple(some[:_MOST_NAMED]),
                more=locale.text("and {n} more").format(n=integer(locale, more))
                if more > 0
                else "",
            )


def _row(locale: Locale, each: Placed, found: Comparison) -> ComparedView:
    words, tone = _POSITIONS[each.position]
    if found.centre is None:
        words = ""
    return ComparedView(
        service=Link(each.card.service.name, service_href(each.card.id)),
        value=figure_value(locale, each.like),
        range=figure_range(locale, each.like),
        answers=answers_words(locale, each.like),
        position=locale.text(words),
        tone=tone,
    )


def _left_out(locale: Locale, silent: int) -> str:
    if not silent:
        return locale.text("Every service has enough answers to compare.")
    said = locale.plural(
        "{n} service has too few answers to compare.",
        "{n} services have too few answers to compare.",
        silent,
    )
    return said.format(n=integer(locale, silent))


def _csv(found: Comparison) -> tuple[Download, ...]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COMPARED.names)
    for each in found.placed:
        like, band = each.like, each.band
        numbers = (like.value, like.low, like.high)
        bounds = (band.low, band.high) if band else (None, None)
        shown = ("" if number is None else round(number, 6) for number in numbers)
        limits = ("" if number is None else round(number, 6) for number in bounds)
        writer.writerow((each.card.id, *shown, like.n, *limits, each.position.value))
    return (Download(COMPARED_FILE, out.getvalue()),)


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    cards = material.cards
    found = cache(partial(compare, cards.services))
    view = cache(lambda: compare_view(locale, found()))
    yield Page(
        "compare/index.md",
        locale.text(TITLE),
        "",
        view,
        offer=lambda: _csv(found()),
        describe=lambda: view().said,
    )


KIND = PageKind("compare.html", CompareView, _pages)
