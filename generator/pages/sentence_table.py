"""The page that lists every sentence which the program can say, and when it says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial

from msgspec import Struct
from msgspec.structs import replace

from generator.disclosure.published import Mode
from generator.drawing.shirts import shirt_name
from generator.features.table import PANELS
from generator.figures import question_methods
from generator.figures.figure import Figure, Span, State
from generator.figures.verdict import Shirt
from generator.language import ENGLISH, N_, Locale
from generator.pages.page import Material, Page, PageKind
from generator.wording.sentences import headline, shirt_said
from generator.wording.situation import Wording
from generator.wording.wording import count, sentence_case

SITUATION = "situation"
"""The context in which translators find the parts of a situation."""
_BETWEEN = re.compile(r"([,;] )")
TITLE = N_("Every sentence and when we say it")
_SHARES = (0.01, 0.05, 0.1, 0.2, 0.25, 0.33, 0.4, 0.5, 0.6, 0.66, 0.75, 0.8, 0.9, 0.95, 0.99)
_STATES = {
    State.NOT_ASKED: "nobody was asked",
    State.LONG_AGO: "people were asked before, and nobody recently",
    State.NOT_YET: "it is new, or people are being asked, and no answers count yet",
    State.SET_ASIDE: "people answered, and all their answers were set aside",
    State.NO_COUNTS: "others asked people, and published a statistic only",
    State.NO_DATA: "people were asked, and nobody answered",
    State.WITHHELD: "fewer people answered than the privacy floor",
    State.NOT_APPLICABLE: "it is not in use",
}
_REASON = N_("two people asked us to")
_WAITING = Span(date(2026, 7, 1), date(2026, 9, 30))
_COUNTS_FROM = date(2026, 11, 7)


class SentencesView(Struct, frozen=True):
    """The sentences of one part of a page."""

    id: str
    title: str
    wordings: tuple[Wording, ...]


class SentenceTableView(Struct, frozen=True):
    """All that the page shows."""

    said: str
    parts: tuple[SentencesView, ...]


def sentence_table_view(locale: Locale) -> SentenceTableView:
    """Return the view of the page, the same for everybody."""
    _ = locale.text
    parts = (
        SentencesView("head", _("At the top of a page"), _said(locale, _headlines(locale))),
        SentencesView("shirts", _("The shirts"), _said(locale, _shirts(locale))),
        *(
            SentencesView(panel.id, _(panel.title), _said(locale, panel.wordings(locale)))
            for panel in PANELS
        ),
    )
    total = sum(len(part.wordings) for part in parts)
    return SentenceTableView(count(locale, total, "sentence", "sentences"), parts)


def situations() -> Iterator[str]:
    """Yield the parts of all situations, for translators: each is said in many of them."""
    of_panels = (wording for panel in PANELS for wording in panel.wordings(ENGLISH))
    for wording in (*_headlines(ENGLISH), *_shirts(ENGLISH), *of_panels):
        yield from _BETWEEN.split(wording.when)[::2]


def _said(locale: Locale, wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """Return wordings with their situations in the reader's language, part by part."""
    said = partial(locale.in_context, SITUATION)
    return tuple(
        replace(wording, when="".join(map(said, _BETWEEN.split(wording.when))))
        for wording in wordings
    )


def _headlines(locale: Locale) -> Iterator[Wording]:
    """Yield what is said of each share, of few answers, and where there is no number."""
    for share in _SHARES:
        figure = Figure("", question_methods.LIKE, State.SHOWN, value=share, n=300, mode=Mode.LIST)
        yield Wording(f"{share:.0%} like it".replace("%", " %"), headline(locale, figure) + ".")
    few = Figure("", question_methods.LIKE, State.FEW, value=0.8, n=20, mode=Mode.LIST)
    yield Wording("80 % like it, but few answered", headline(locale, few))
    for state, when in _STATES.items():
        yield Wording(when, headline(locale, Figure("", question_methods.LIKE, state)))
    for state in (State.NOT_ASKED, State.LONG_AGO, State.NOT_YET):
        figure = Figure("", question_methods.LIKE, state, _WAITING, counts_from=_COUNTS_FROM)
        when = f"{_STATES[state]}; the days since then do not count yet"
        yield Wording(when, headline(locale, figure))
    withdrawn = Figure("", question_methods.LIKE, State.WITHHELD, withdrawn=locale.text(_REASON))
    yield Wording("its owner withdrew it, with this reason", headline(locale, withdrawn))


def _shirts(locale: Locale) -> Iterator[Wording]:
    for shirt in Shirt:
        yield Wording(
            f"the shirt “{shirt_name(ENGLISH, shirt)}”",
            sentence_case(f"{shirt_said(locale, shirt)}."),
        )


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    view = cache(partial(sentence_table_view, locale))

    def said() -> str:
        sentences = locale.text("{sentences}, each with the case in which we say it.")
        return sentences.format(sentences=view().said)

    yield Page("sentences/index.md", locale.text(TITLE), "", view, describe=said)


KIND = PageKind("sentences.html", SentenceTableView, _pages)
