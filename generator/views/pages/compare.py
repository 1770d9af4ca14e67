"""The page on which all services stand in one picture, without a ranking."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.scorecards.overviews.comparison import Beside, Comparison, Placed, compare
from generator.views.cards import service_href
from generator.views.drawing.funnel import FunnelView, funnel_view
from generator.views.pages.page import Download, Material, Page, PageKind
from generator.views.parts import Link
from generator.views.words.sentences import answers_words, figure_range, figure_value
from generator.views.words.wording import count, listed, percent

TITLE = "All in one picture"
CSV = "compare/services.csv"
COLUMNS = ("service", "share", "low", "high", "answers", "band_low", "band_high", "beside")
_BESIDE = {
    Beside.MORE: ("liked more than the others", "good"),
    Beside.LESS: ("liked less than the others", "bad"),
    Beside.AS_OTHERS: ("as the others, as far as we can tell", "plain"),
    Beside.NOT_COMPARED: ("not compared: from an open link", "plain"),
}


@dataclass(frozen=True, slots=True)
class ComparedView:
    """A service in the table: its share, and how that lies beside the others."""

    service: Link
    value: str
    range: str
    answers: str
    beside: str
    tone: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """All that the page shows; ``drawing`` is none where there is nothing to compare."""

    said: str
    centre: str
    drawing: FunnelView | None
    rows: tuple[ComparedView, ...]
    left_out: str
    csv: str


def compare_view(found: Comparison) -> CompareView:
    """Return the view of the page."""
    rows = tuple(_row(each, found) for each in found.placed)
    return CompareView(
        said=said(Counter(each.beside for each in found.placed), found.centre is not None),
        centre="" if found.centre is None else f"all together: {percent(found.centre)}",
        drawing=funnel_view(found),
        rows=rows,
        left_out=_left_out(found.silent),
        csv=CSV,
    )


def said(beside: Counter[Beside], known: bool) -> str:
    """Say how many services differ from the others by more than chance."""
    if not known:
        return "Too few services have been asked about by list to put them beside each other."
    more, less, others = beside[Beside.MORE], beside[Beside.LESS], beside[Beside.AS_OTHERS]
    total = count(more + less + others, "service", "services")
    if not more and not less:
        return f"Of {total}, none differs from the others by more than chance."
    parts = []
    if more:
        parts.append(f"{more} {'is' if more == 1 else 'are'} liked more than the others")
    if less:
        parts.append(f"{less} {'is' if less == 1 else 'are'} liked less")
    rest = "; 1 lies where chance could put it"
    if others > 1:
        rest = f"; {others} lie where chance could put them"
    return f"Of {total}, {listed(parts)} by more than chance{rest if others else ''}."


def _row(each: Placed, found: Comparison) -> ComparedView:
    words, tone = _BESIDE[each.beside]
    if found.centre is None:
        words = ""
    return ComparedView(
        service=Link(each.card.service.name, service_href(each.card.id)),
        value=figure_value(each.like),
        range=figure_range(each.like),
        answers=answers_words(each.like),
        beside=words,
        tone=tone,
    )


def _left_out(silent: int) -> str:
    if not silent:
        return "Every service has enough answers to stand here."
    which = count(silent, "service has", "services have")
    return f"{which} too few answers to stand here."


def _csv(found: Comparison) -> tuple[Download, ...]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in found.placed:
        like, band = each.like, each.band
        numbers = (like.value, like.low, like.high)
        bounds = (band.low, band.high) if band else (None, None)
        shown = ("" if number is None else round(number, 6) for number in numbers)
        limits = ("" if number is None else round(number, 6) for number in bounds)
        writer.writerow((each.card.id, *shown, like.n, *limits, each.beside.value))
    return (Download(CSV, out.getvalue()),)


def _pages(material: Material) -> Iterator[Page]:
    cards = material.cards
    found = compare(cards.services)
    view = compare_view(found)
    yield Page("compare/index.md", TITLE, view.said, lambda: view, offer=lambda: _csv(found))


KIND = PageKind("compare.html", CompareView, _pages)
