"""The page “What goes with liking”: association, and never said to be more."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.api.places import file_of
from generator.api.texts import figures_text
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.pages.page import Download, Material, Page, PageKind
from generator.pages.provenance import check_groups
from generator.scorecards.overviews.drivers import (
    LEAST_PERIODS,
    LEAST_SERVICES,
    Driver,
    Factor,
    LikingDrivers,
    driver_rows,
)
from generator.scorecards.scorecard import Scorecards
from generator.wording.figure_words import figure_range, figure_value
from generator.wording.marks import marked
from generator.wording.parts import BarView, CheckGroup
from generator.wording.spans import span_words
from generator.wording.wording import count, percent, sentence_case

TITLE = N_("What goes with liking")
_FIGURES = file_of("drivers")
_NAMES = {
    Factor.EASE: N_("how easy people find it"),
    Factor.MEASURED: N_("how well it works by our measurements"),
    Factor.WITHOUT: N_("how long it was down"),
}
_MORE = {
    Factor.EASE: N_(
        "The range is {range}. In periods in which more people than usual found a service easy, "
        "more people liked it."
    ),
    Factor.MEASURED: N_(
        "The range is {range}. In periods in which a service worked better than usual, more people "
        "liked it."
    ),
    Factor.WITHOUT: N_(
        "The range is {range}. In periods in which a service was down for less time than usual, "
        "more people liked it."
    ),
}
_FEWER = {
    Factor.EASE: N_(
        "The range is {range}. In periods in which more people than usual found a service easy, "
        "fewer people liked it."
    ),
    Factor.MEASURED: N_(
        "The range is {range}. In periods in which a service worked better than usual, fewer "
        "people liked it."
    ),
    Factor.WITHOUT: N_(
        "The range is {range}. In periods in which a service was down for less time than usual, "
        "fewer people liked it."
    ),
}


class DriversView(Struct, frozen=True):
    """The page: what goes with liking most, if anything does; a bar each, and what is behind."""

    said: str
    rests: str
    bars: tuple[BarView, ...]
    unknown: str
    checks: tuple[CheckGroup, ...]
    figures_href: str


def drivers_view(locale: Locale, cards: Scorecards) -> DriversView:
    """Return the view of the page."""
    found = cards.drivers
    factors = (
        (each.figure, sentence_case(locale.text(_NAMES[each.factor]))) for each in found.each
    )
    together = found.together, locale.text(found.together.method.title)
    checks = check_groups(locale, (together, *factors))
    return DriversView(
        said=said(locale, found),
        rests=rests(locale, found),
        bars=_bars(locale, found),
        unknown=_unknown(locale, found),
        checks=checks,
        figures_href=_FIGURES,
    )


def said(locale: Locale, found: LikingDrivers) -> str:
    """Say what goes with liking most, that nothing stands out, or that nobody can tell."""
    _ = locale.text
    if not found.together.has_value:
        return _(
            "We know too little to say what goes with liking. We need two things to compare it "
            "with, and {services} services with {periods} periods in which we know all of them."
        ).format(services=LEAST_SERVICES, periods=LEAST_PERIODS)
    clear = next((each.figure for each in found.each if each.factor is found.clear), None)
    if found.clear is None or clear is None:
        none = _(
            "What we know explains {share} of the ups and downs of liking. We cannot yet say what "
            "counts most."
        )
        return filled(none, share=figure_value(locale, found.together))
    most = _("What goes with liking most is {name}: it explains {share} of its ups and downs.")
    name = _(_NAMES[found.clear])
    return filled(most, name=name, share=figure_value(locale, clear))


def rests(locale: Locale, found: LikingDrivers) -> str:
    """Say how much all goes with together, and on what that rests; empty where nobody knows."""
    together = found.together
    if together.value is None:
        return ""
    what = [locale.text(_NAMES[each.factor]) for each in found.each if each.figure.has_value]
    span = span_words(locale, together.span)
    said = locale.text(
        "{factors} together explain {share} ({range}) of the ups and downs of liking within a "
        "service. The rest is chance, and what nobody measured. From {periods} of {services}, "
        "{span}."
    )
    return filled(
        said,
        factors=sentence_case(locale.listed(what)),
        share=marked(together, percent(together.value)),
        range=figure_range(locale, together),
        periods=count(locale, found.periods, "period", "periods"),
        services=count(locale, found.services, "service", "services"),
        span=span,
    )


def _bars(locale: Locale, found: LikingDrivers) -> tuple[BarView, ...]:
    """Return a bar for each; its length is its part of all ups and downs of liking."""
    known = [each for each in found.each if each.figure.value is not None]
    return tuple(
        BarView(
            sentence_case(locale.text(_NAMES[each.factor])),
            figure_value(locale, each.figure),
            round(100.0 * (each.figure.value or 0.0), 1),
            note=_note(locale, each),
        )
        for each in known
    )


def _note(locale: Locale, each: Driver) -> str:
    if each.along is None:
        said = locale.text(
            "The range is {range}. We cannot say whether more or fewer people like it then."
        )
    else:
        said = locale.text(_MORE[each.factor] if each.along else _FEWER[each.factor])
    return filled(said, range=figure_range(locale, each.figure))


def _unknown(locale: Locale, found: LikingDrivers) -> str:
    """Name what is not compared with liking, in one sentence; empty where all is."""
    names = [locale.text(_NAMES[each.factor]) for each in found.each if not each.figure.has_value]
    if not names:
        return ""
    said = locale.text("Not compared with it here: {names}.")
    return said.format(names=locale.listed(names))


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    about = locale.text("Which things go up and down together with how many people like a service.")
    cards = material.cards

    def offer() -> tuple[Download, ...]:
        text = figures_text("drivers/", cards.drivers.figures, cards.as_of)
        return (Download(_FIGURES, text),)

    yield Page(
        "drivers/index.md",
        locale.text(TITLE),
        about,
        lambda: drivers_view(locale, cards),
        offer=offer,
        elsewhere=(_FIGURES,),
    )


KIND = PageKind("drivers.html", DriversView, _pages, looks_at=(driver_rows,))
